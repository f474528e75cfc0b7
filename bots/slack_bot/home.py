"""The bot's own page: how and where to ask, in the language that somebody reads, as far as Slack tells it.

Publishing it takes no scope (views.publish). It shows no earlier answers: nothing is kept of what people ask.
"""

from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bots.handling import Log
from bots.slack_bot.answering import Answering
from bots.slack_bot.blocks import message
from bots.slack_bot.people import People
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.languages import Lang
from core.origins import Origin
from core.replies import Reply

HOME_ID: Final = "home"


class Home:
    """Shows the page to whoever opens it."""

    def __init__(
        self, desk: Desk, answering: Answering, people: People, client: AsyncWebClient, log: Log
    ) -> None:
        self._desk = desk
        self._answering = answering
        self._people = people
        self._client = client
        self._log = log

    def show(self, body: Json) -> None:
        """Starts showing it when somebody opened this page, and not the messages beside it."""
        origin = self._people.origin(body)

        def lang() -> Lang:
            return self._desk.lang_of("", origin=origin)

        if body["event"].get("tab") == "home":
            self._answering.later(self._publish(origin), lang)

    async def _publish(self, origin: Origin) -> None:
        view = home_view(self._desk.home(await self._desk.tongue(origin)))
        try:
            await self._client.views_publish(user_id=origin.person.id, view=view)
        except NOT_TAKEN as error:
            self._log.error("home not shown", platform="slack", reason=reason(error))


def home_view(reply: Reply) -> Json:
    """The page with a reply on it."""
    return {"type": "home", "callback_id": HOME_ID, "blocks": message(reply)["blocks"]}
