"""Carries private answers to where somebody asked; where that fails, to them alone.

A response address comes with what people type and press and lets a bot answer where it is no member, five
times within half an hour. Events have none: their answers go out with `chat.postEphemeral`, for which the bot
must be in the channel. What neither takes becomes a direct message, so that nobody is left without an answer.
"""

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.blocks import message
from bots.slack_bot.places import CHANNEL, Place
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.responding import Outcome, Responder
from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.ports import Log
from core.replies import Reply


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, and where."""

    person: str
    channel: str
    place: Place
    response_url: str = ""

    @classmethod
    def of_command(cls, body: Json) -> "Asker":
        """Who typed a command."""
        person, channel = body.get("user_id", ""), body.get("channel_id", "")
        return cls(person, channel, CHANNEL, body.get("response_url", ""))

    @classmethod
    def directly(cls, person: str) -> "Asker":
        """Who asked where no channel is: in a form, or on the bot's page."""
        return cls(person, person, Place(alone=True))


class Carrier:
    """Brings answers to their askers."""

    def __init__(self, desk: Desk, responder: Responder, client: AsyncWebClient, log: Log) -> None:
        self._desk = desk
        self._responder = responder
        self._client = client
        self._log = log

    @property
    def responder(self) -> Responder:
        """What posts to response addresses."""
        return self._responder

    async def carry(self, reply: Reply, asker: Asker, *, replace: bool = False) -> None:
        """Shows the reply to the asker alone, in the first way that Slack takes.

        With `replace`, it takes the place of the message that was acted on, if the address still allows it.
        A post whose fate is unknown counts as not taken: to read a private answer twice does no harm.
        """
        drawn = self.drawn(reply, asker.place)
        respond = self._responder.replace if replace else self._responder.add
        if asker.response_url and await respond(asker.response_url, drawn) is Outcome.DONE:
            return
        if asker.place.alone:
            await self.tell(reply, asker.channel, asker.place)
            return
        if await self._call("chat.postEphemeral", drawn, channel=asker.channel, user=asker.person):
            return
        await self.tell(self._desk.moved(reply), asker.person)

    async def tell(self, reply: Reply, person: str, place: Place | None = None) -> None:
        """Writes the reply to a person directly, or to a conversation of theirs with the bot."""
        drawn = self.drawn(reply, place or Place(alone=True))
        await self._call("chat.postMessage", drawn, channel=person)

    async def show(self, view_id: str, view: Json, reply: Reply, person: str) -> None:
        """Puts the view in a form's place; who has closed the form meanwhile gets the reply directly."""
        try:
            await self._client.views_update(view_id=view_id, view=view)
        except NOT_TAKEN as error:
            self._log.error("answer not taken", platform="slack", method="views.update", reason=reason(error))
            await self.tell(self._desk.moved(reply), person)

    def drawn(self, reply: Reply, place: Place) -> Json:
        """The message for a place."""
        return place.written(message(place.fitted(reply, self._desk), ordinary=place.alone))

    async def _call(self, method: str, drawn: Json, **where: Any) -> bool:
        body = {name: value for name, value in drawn.items() if name != "response_type"} | where
        try:
            await self._client.api_call(method, json=body)
        except NOT_TAKEN as error:
            self._log.error("answer not taken", platform="slack", method=method, reason=reason(error))
            return False
        return True
