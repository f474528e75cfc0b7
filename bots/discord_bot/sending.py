"""Posts replies as messages of the bot's own, also to people whose interactions were answered too late."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import aiohttp
import discord

from bots.discord_bot.layout import layouts
from bots.discord_bot.posting import MaybePostedError
from bots.once import Once, Standing
from core.desk import Desk
from core.ports import Log
from core.replies import Reply
from core.sharing import unshared

FAULTS: Final = (discord.HTTPException, MaybePostedError, aiohttp.ClientError, OSError)
"""What sending may end in."""

_UNKNOWN: Final = 10062
_ENDED: Final = {10015, 50027}
"""Unknown webhook, invalid webhook token: the interaction's quarter of an hour is over."""
_TIME: Final = timedelta(seconds=2.5)
"""Three seconds, less what clocks differ by."""

Interaction = discord.Interaction[discord.Client]
"""What somebody did that Discord wants an answer to."""


async def send(
    place: discord.abc.Messageable, reply: Reply, nonce: int, below: discord.MessageReference | None = None
) -> None:
    """Posts the reply, all messages of it; Discord posts the same `nonce` once.

    Raises:
        discord.HTTPException, MaybePostedError, aiohttp.ClientError, OSError: nobody took it, or it is not
            known whether.
    """
    for number, view in enumerate(layouts(reply)):
        view.stop()  # presses come by custom id
        if below is None:
            await place.send(view=view, nonce=f"{nonce}-{number}")
        else:
            await place.send(view=view, nonce=f"{nonce}-{number}", reference=below)


class Latecomers:
    """Brings answers to people for which Discord did not wait."""

    def __init__(self, desk: Desk, once: Once, log: Log, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._once = once
        self._log = log
        self._now = now

    async def tell(self, interaction: Interaction, reply: Reply, error: discord.HTTPException) -> None:
        """Writes the reply to the person directly, if `error` says that it came too late."""
        self._log.info("interaction expired", platform="discord", reason=str(error))
        if not await self._is_late(interaction, error):
            return
        try:
            await send(interaction.user, self._desk.moved(unshared(reply)), interaction.id)
        except FAULTS as fault:
            self._log.error("answer not delivered", platform="discord", reason=str(fault))

    async def _is_late(self, interaction: Interaction, error: discord.HTTPException) -> bool:
        """Whether nobody answered in time, and it is up to us.

        Discord says `Unknown interaction` of those, too, that another process has answered
        (discord-jda/JDA#2687). It said the same to each process that was late.
        """
        if error.code in _ENDED:
            return True
        if error.code != _UNKNOWN or self._now() - interaction.created_at < _TIME:
            return False
        return await self._once.begin("discord late", str(interaction.id)) is Standing.OURS
