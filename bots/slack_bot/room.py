"""Where the bot has more answers on their way than it has room for, what comes next is left to Slack."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bots.slack_bot.answering import Answering
from core.ports import Log

_ANSWERED_LATER: Final = {"event_callback", "block_actions", "message_action", "shortcut"}
"""What has no answer in its acknowledgement; what has is told there that there is no room."""


class Room(AsyncMiddleware):
    """Takes nothing that is answered later while there is no room for it.

    An event that is not taken Slack sends again, up to three times within minutes; of anything else it tells
    whoever pressed (docs.slack.dev, Events API, “Retries”; Socket Mode leaves it without an acknowledgement).
    For a function in its place Bolt would gather two dozen arguments at each request.
    """

    def __init__(self, answering: Answering, log: Log) -> None:
        self._answering = answering
        self._log = log

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - what Bolt passes
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's name for it
    ) -> BoltResponse | None:
        """Takes the request, or leaves it."""
        if self._answering.is_crowded and req.body.get("type") in _ANSWERED_LATER:
            self._log.error("request turned away", platform="slack", kind=req.body["type"])
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, body="")
        await next()
        return None
