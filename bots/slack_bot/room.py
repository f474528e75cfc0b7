"""Where the bot has more answers on their way than it has room for, what comes next is left to Slack."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bots.slack_bot.answering import Answering
from bots.slack_bot.sheet import Json
from core.ports import Log

_ANSWERED_LATER: Final = {"event_callback", "block_actions", "message_action", "shortcut"}
"""What has no answer in its acknowledgement; what has is told there that there is no room."""


def make_room(app: AsyncApp, answering: Answering, log: Log) -> None:
    """Takes nothing that is answered later while there is no room for it.

    An event that is not taken Slack sends again, up to three times within minutes; of anything else it tells
    whoever pressed (docs.slack.dev, Events API, “Retries”; Socket Mode leaves it without an acknowledgement).
    """

    @app.middleware
    async def take_or_leave(
        body: Json,
        next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt's name for it
    ) -> BoltResponse | None:
        if answering.is_crowded and body.get("type") in _ANSWERED_LATER:
            log.error("request turned away", platform="slack", kind=body["type"])
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, body="")
        await next()
        return None
