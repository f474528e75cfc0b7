"""What somebody may begin with who opens a conversation with the bot, where the app is one of Slack's agents.

Slack tells of that in two ways: an app with an `agent_view` in its manifest, which `manifest --direct` makes,
gets `app_home_opened` for the messages' tab; one with the older `assistant_view` gets
`assistant_thread_started`. A call for the former fails without a word when it names a thread
(docs.slack.dev, methods/assistant.threads.setSuggestedPrompts, and ai/migrating-to-agent-messaging).
"""

import time
from collections.abc import Callable
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.answering import Answering
from bots.slack_bot.people import People
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.sheet import Json
from bots.slack_bot.suggestions import suggested
from core.desk import Desk
from core.languages import Lang
from core.origins import Origin
from core.ports import Log

_AWAY_SECONDS: Final = 600.0
"""How long Slack is not asked again after it said that we may not: scopes change with a new install."""
_NO_SCOPE: Final = {"missing_scope", "not_allowed_token_type", "no_permission"}


class Prompting:
    """Offers them, in the language that somebody reads as far as Slack tells it."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        desk: Desk,
        answering: Answering,
        people: People,
        client: AsyncWebClient,
        log: Log,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._answering = answering
        self._people = people
        self._client = client
        self._log = log
        self._now = now
        self._away_until = 0.0

    def opened(self, body: Json) -> None:
        """Somebody opened their messages with the bot; nothing happens on its page beside these."""
        event = body["event"]
        if event.get("tab") == "messages":
            self._begin(self._people.origin(body), channel_id=event["channel"])

    def started(self, body: Json) -> None:
        """Somebody began a thread with an assistant."""
        thread = body["event"]["assistant_thread"]
        who = self._people.origin({"team_id": body.get("team_id"), "user_id": thread["user_id"]})
        self._begin(who, channel_id=thread["channel_id"], thread_ts=thread["thread_ts"])

    def _begin(self, who: Origin, **where: str) -> None:
        def lang() -> Lang:
            return self._desk.lang_of("", origin=who)

        if self._now() >= self._away_until:
            self._answering.later(self._offer(who, where), lang)

    async def _offer(self, who: Origin, where: dict[str, str]) -> None:
        prompts = self._desk.prompts(await self._desk.reads(who))
        try:
            await self._client.assistant_threads_setSuggestedPrompts(
                title=prompts.title, prompts=suggested(prompts), **where
            )
        except NOT_TAKEN as error:
            if (why := reason(error)) in _NO_SCOPE:  # an app that is no agent: not a fault
                self._away_until = self._now() + _AWAY_SECONDS
            else:
                self._log.error("prompts not shown", platform="slack", reason=why)
