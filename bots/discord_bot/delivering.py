"""Answers Discord's interactions in time, or defers them and follows up; somebody always gets a reply.

Discord waits three seconds for a first answer. Up to the limit the answer is that first answer; after it
the interaction is deferred and the answer edited in, for which Discord gives a quarter of an hour.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

import discord
from discord import ui

from bots.discord_bot import limits
from bots.discord_bot.layout import layout, layouts
from bots.discord_bot.origins import origin_of
from bots.discord_bot.posting import is_too_late
from bots.discord_bot.sending import Interaction, Latecomers
from bots.handling import Handler, in_time, is_apology
from bots.once import Once
from core.desk import Desk
from core.languages import Lang
from core.ports import Log
from core.replies import Reply
from core.sharing import unshared

_PLATFORM: Final = "discord"


class Delivery:
    """Brings replies to interactions, and an apology where that fails."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        desk: Desk,
        handler: Handler,
        once: Once,
        log: Log,
        limit: float = limits.ANSWER_SECONDS,
        now: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        """`limit`: seconds after which an interaction is deferred."""
        self._desk = desk
        self._handler = handler
        self._log = log
        self._limit = limit
        self._latecomers = Latecomers(desk, once, log, now)
        self._answering: set[asyncio.Task[None]] = set()

    async def guard(self, interaction: Interaction, work: Awaitable[None]) -> None:
        """Does work that answers the interaction; whatever goes wrong in it, the person is told."""
        task = asyncio.ensure_future(work)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        try:
            await task
        except Exception as error:  # noqa: BLE001 - never silence, whatever it was
            await self.apologise(interaction, error)

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until the answers on their way are delivered."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=seconds)

    def start(self, work: Awaitable[Reply], interaction: Interaction, surface: str) -> asyncio.Task[Reply]:
        """Starts work that ends in a reply, or in an apology."""
        return self._handler.start(
            work, platform=_PLATFORM, surface=surface, lang=lambda: self.lang(interaction)
        )

    def lang(self, interaction: Interaction) -> Lang:
        """The language in which to speak to the person, without asking anybody."""
        return self._desk.lang_of("", str(interaction.locale), origin_of(interaction))

    async def answer(
        self, interaction: Interaction, work: Awaitable[Reply], surface: str, *, beside: bool = False
    ) -> None:
        """Answers with what comes of the work: in the place of the message pressed, or `beside` it."""
        task = self.start(work, interaction, surface)
        try:
            if await in_time(task, self._limit) is None:
                submitted = interaction.type is discord.InteractionType.modal_submit
                await interaction.response.defer(ephemeral=True, thinking=submitted)
            await self._deliver(interaction, await task, beside=beside)
        except discord.HTTPException as error:
            if not is_too_late(error):
                raise
            await self._latecomers.tell(interaction, await task, error)

    async def open(self, interaction: Interaction, opening: Awaitable[None], late: Reply) -> None:
        """Opens a form, which can only be the first answer; `late` is said where Discord does not wait."""
        try:
            await opening
        except discord.HTTPException as error:
            if not is_too_late(error):
                raise
            await self._latecomers.tell(interaction, late, error)

    async def apologise(self, interaction: Interaction, error: Exception) -> None:
        """Tells the person that `error` happened, and the log what it was."""
        if is_too_late(error):
            self._log.info("interaction expired", platform=_PLATFORM, reason=str(error))
            return
        apology = await self.start(_failed(error), interaction, "delivery")
        try:
            await self._deliver(interaction, apology)
        except Exception:  # noqa: BLE001 - there is no other way left to reach the person
            self._log.error("apology not delivered", platform=_PLATFORM, exc_info=True)

    async def _deliver(self, interaction: Interaction, reply: Reply, *, beside: bool = False) -> None:
        alone = interaction.context.dm_channel  # nobody to share it with
        view, *others = map(_deaf, layouts(unshared(reply) if alone else reply))
        in_place = interaction.type is discord.InteractionType.component
        if in_place and (beside or is_apology(reply)):  # beside the answer: its buttons can be pressed again
            await _send(interaction, view)
        elif interaction.response.is_done():
            await interaction.edit_original_response(view=view)
        elif in_place:
            await interaction.response.edit_message(view=view)
        else:
            await _send(interaction, view)
        for other in others:
            await _send(interaction, other)


def drawn(reply: Reply) -> ui.LayoutView:
    """The reply as one message."""
    return _deaf(layout(reply))


async def send_privately(interaction: Interaction, reply: Reply) -> None:
    """Shows the reply to the person alone, in a message of its own."""
    await _send(interaction, drawn(reply))


async def _send(interaction: Interaction, view: ui.LayoutView) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


def _deaf(view: ui.LayoutView) -> ui.LayoutView:
    view.stop()  # discord.py would keep it for 15 minutes and listen; presses come through `Press`
    return view


async def _failed(error: Exception) -> Reply:
    raise error
