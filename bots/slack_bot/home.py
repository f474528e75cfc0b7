"""The bot's own page: how and where to ask, in the language that somebody reads, as far as Slack tells it.

Publishing it takes no scope (views.publish). Of earlier answers it shows what they were about, where that is
kept.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.answering import Answering
from bots.slack_bot.blocks import message
from bots.slack_bot.briefs import Briefs
from bots.slack_bot.people import People
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.sheet import Json
from core.buttons import FORGET, OPEN_FORM, Mine, decode
from core.desk import Desk
from core.languages import Lang
from core.origins import Origin
from core.ports import Log
from core.replies import Reply

HOME_ID: Final = "home"


class Home:
    """Shows the page to whoever opens it."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        desk: Desk,
        answering: Answering,
        briefs: Briefs,
        people: People,
        client: AsyncWebClient,
        log: Log,
    ) -> None:
        self._desk = desk
        self._answering = answering
        self._briefs = briefs
        self._people = people
        self._client = client
        self._log = log

    def show(self, body: Json) -> None:
        """Starts showing it when somebody opened this page, and not the messages beside it."""
        if body["event"].get("tab") == "home":
            self._change(body, self._desk.home)

    def press(self, body: Json) -> None:
        """Starts what a button on it asks for: the form, an answer above the page, or another page."""
        do: str = body["actions"][0].get("value", "")
        if do == OPEN_FORM:
            self._briefs.open(body)
        elif do == FORGET:
            self._change(body, self._desk.forget)
        elif isinstance(decode(do), Mine):
            self._change(body, partial(self._choose, do))
        else:
            self._briefs.look(body)

    async def _choose(self, do: str, origin: Origin) -> Reply:
        await self._desk.buttons.press(do, origin=origin)
        return await self._desk.home(origin)

    def _change(self, body: Json, page: Callable[[Origin], Awaitable[Reply]]) -> None:
        origin = self._people.origin(body)

        def lang() -> Lang:
            return self._desk.lang_of("", origin=origin)

        self._answering.later(self._publish(origin, page), lang)

    async def _publish(self, origin: Origin, page: Callable[[Origin], Awaitable[Reply]]) -> None:
        view = home_view(await page(origin))
        try:
            await self._client.views_publish(user_id=origin.person.id, view=view)
        except NOT_TAKEN as error:
            self._log.error("home not shown", platform="slack", reason=reason(error))


def home_view(reply: Reply) -> Json:
    """The page with a reply on it."""
    return {"type": "home", "callback_id": HOME_ID, "blocks": message(reply)["blocks"]}
