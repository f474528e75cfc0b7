"""Carries private answers to where somebody asked; where that fails, to them alone.

A response address comes with what people press and lets a bot answer where it is no member. Events have none:
their answers go out with `chat.postEphemeral`, for which the bot must be in the channel. What neither takes
becomes a direct message, so that nobody is left without an answer.
"""

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bots.handling import Log
from bots.slack_bot.blocks import message
from bots.slack_bot.places import Place
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.responding import Outcome, Responder
from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.replies import Reply


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, and where."""

    person: str
    channel: str
    place: Place
    response_url: str = ""


class Carrier:
    """Brings answers to their askers."""

    def __init__(self, desk: Desk, responder: Responder, client: AsyncWebClient, log: Log) -> None:
        self._desk = desk
        self._responder = responder
        self._client = client
        self._log = log

    async def carry(self, reply: Reply, asker: Asker) -> None:
        """Shows the reply to the asker alone, in the first way that Slack takes.

        A post whose fate is unknown counts as not taken: to read a private answer twice does no harm.
        """
        if asker.place.alone:
            await self.tell(reply, asker.channel, asker.place)
            return
        drawn = self.drawn(reply, asker.place)
        if asker.response_url and await self._responder.add(asker.response_url, drawn) is Outcome.DONE:
            return
        if await self._call("chat.postEphemeral", drawn, channel=asker.channel, user=asker.person):
            return
        await self.tell(reply, asker.person)

    async def tell(self, reply: Reply, person: str, place: Place | None = None) -> None:
        """Writes the reply to a person directly, or to a conversation of theirs with the bot."""
        drawn = self.drawn(reply, place or Place(alone=True))
        await self._call("chat.postMessage", drawn, channel=person)

    def drawn(self, reply: Reply, place: Place) -> Json:
        """The message for a place."""
        return place.written(message(place.fitted(reply, self._desk)))

    async def _call(self, method: str, drawn: Json, **where: Any) -> bool:
        body = {name: value for name, value in drawn.items() if name != "response_type"} | where
        try:
            await self._client.api_call(method, json=body)
        except NOT_TAKEN as error:
            self._log.error("answer not taken", platform="slack", method=method, reason=reason(error))
            return False
        return True
