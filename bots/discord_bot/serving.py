"""WhoOwns on Discord as a platform: logs in, serves, reports how it is, ends cleanly."""

import logging
from typing import Final

import discord

from bots.discord_bot import limits
from bots.discord_bot.answering import Answering
from bots.discord_bot.client import WhoOwnsClient
from bots.discord_bot.delivering import Delivery
from bots.discord_bot.hearing import Hearing
from bots.discord_bot.tips import DiscordTips
from bots.handling import Handler
from bots.once import Once
from bots.platforms import Refused, Report, State, Status
from core.desk import Desk
from core.ports import Log

_BAD_TOKEN: Final = 4004
"""The gateway's close code when it does not accept the token."""

_LAST_ANSWERS_SECONDS: Final = 5.0


class Discord:
    """A `bots.platforms.Platform`. Each `serve` uses a client of its own, so it can be called again."""

    name = "discord"

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        token: str,
        desk: Desk,
        tips: DiscordTips,
        handler: Handler,
        once: Once,
        log: Log,
        limit: float = limits.ANSWER_SECONDS,
    ) -> None:
        self._token = token
        self._desk = desk
        self._tips = tips
        self._handler = handler
        self._once = once
        self._log = log
        self._limit = limit

    async def serve(self, report: Report) -> None:
        """Connects and serves until cancelled; a lost connection is taken up again by discord.py.

        Raises:
            Refused: Discord does not accept the token.
            discord.DiscordException, OSError: Discord cannot be reached or fails.
        """
        hush()
        delivery = Delivery(self._desk, self._handler, self._once, self._log, self._limit)
        answering = Answering(self._desk, delivery, self._once, self._log)
        hearing = Hearing(self._desk, self._handler, self._once, self._log)
        client = WhoOwnsClient(answering, hearing, self._tips, report, self._log)
        report(Status(State.CONNECTING))
        try:
            await client.login(self._token)
            await client.connect()
        except discord.LoginFailure:
            raise _refused() from None
        except discord.ConnectionClosed as error:
            if error.code == _BAD_TOKEN:
                raise _refused() from None
            raise
        finally:
            await delivery.drain(_LAST_ANSWERS_SECONDS)
            await hearing.drain(_LAST_ANSWERS_SECONDS)
            await client.close()


def hush() -> None:
    """Spares the log what discord.py warns of at each start: we want neither intents nor voice."""
    logging.getLogger("discord.state").setLevel(logging.ERROR)
    discord.VoiceClient.warn_nacl = False
    discord.VoiceClient.warn_dave = False


def _refused() -> Refused:
    return Refused(
        "Discord does not accept the bot token; copy it again from the Bot page of the application at "
        "https://discord.com/developers/applications"
    )
