"""Posts answers that somebody shares: once, however often and by how many Share is pressed."""

from typing import Final

import discord

from bots.discord_bot.delivering import Delivery, drawn, send_privately
from bots.discord_bot.layout import without_share
from bots.discord_bot.posting import is_surely_not_posted
from bots.discord_bot.replying import post
from bots.discord_bot.sending import Interaction
from bots.once import Once, Standing
from bots.shares import Shared, Shares
from core.buttons import is_share
from core.desk import Desk
from core.languages import Lang
from core.ports import Log
from core.replies import Person, Reply

_PLATFORM: Final = "discord"


class Sharing:
    """Takes a press on Share to the desk, and posts what it gives."""

    def __init__(self, desk: Desk, delivery: Delivery, once: Once, log: Log) -> None:
        self._desk = desk
        self._delivery = delivery
        self._log = log
        self._shares = Shares(once)

    async def share(self, interaction: Interaction, message: discord.Message, do: str) -> None:
        """Posts the answer on the message, unless that has happened; the message then says so."""
        # A deferred update and no "thinking …": the first follow-up to that would become its answer, and
        # as private as it. After an update, a follow-up is a message of its own.
        await interaction.response.defer()
        shared = _shared(message, do)
        if not self._shares.take(shared):
            return
        try:
            await self._share_once(interaction, message, do, shared)
        finally:
            self._shares.let_go(shared)

    async def _share_once(
        self, interaction: Interaction, message: discord.Message, do: str, shared: Shared
    ) -> None:
        match await self._shares.begin(shared):
            case Standing.OURS:
                await self._post(interaction, message, do, shared)
            case Standing.DONE:
                await self._show_shared(interaction, message, self._delivery.lang(interaction))
            case _:
                await send_privately(interaction, self._desk.sharing.unsure(do))

    async def _post(
        self, interaction: Interaction, message: discord.Message, do: str, shared: Shared
    ) -> None:
        """Posts the answer where the button is, and says so; or says why not."""
        asker = Person(str(interaction.user.id), interaction.user.display_name)
        ended = Standing.OURS
        try:
            reply = await self._delivery.start(self._desk.sharing.public(do, asker), interaction, "share")
            if not reply.private:
                ended = await _posted(interaction, message, reply)
        finally:
            await self._shares.end(shared, ended)
        if reply.private:  # an apology, or a note that the button is old
            await send_privately(interaction, reply)
        elif ended is Standing.DONE:
            await self._show_shared(interaction, message, reply.lang)
        elif ended is Standing.UNKNOWN:
            self._log.error("post unsure", platform=_PLATFORM)
            await send_privately(interaction, self._desk.sharing.unsure(do))

    async def _show_shared(self, interaction: Interaction, message: discord.Message, lang: Lang) -> None:
        view = without_share(message, is_share, self._desk.sharing.done(lang))
        view.stop()
        await interaction.edit_original_response(view=view)


async def _posted(interaction: Interaction, message: discord.Message, reply: Reply) -> Standing:
    """Posts it; `OURS` when Discord let only the person see it, and tells them why itself.

    Raises:
        Exception: surely it was not posted.
    """
    try:
        posted = await post(interaction, message, drawn(reply))
    except Exception as error:
        if is_surely_not_posted(error):
            raise
        return Standing.UNKNOWN
    # without the flag, the channel does not take posts of apps that its server does not have
    return Standing.OURS if posted.flags.ephemeral else Standing.DONE


def _shared(message: discord.Message, do: str) -> Shared:
    """What Share posts: the answer on this message, and the same answer about the same message."""
    about = message.interaction_metadata and message.interaction_metadata.target_message_id
    place = ("discord about", str(message.channel.id), str(about), do) if about else None
    return Shared(("discord share", str(message.id), do), place)
