"""Posts daily tips with `chat.postMessage`, never a second time what may have arrived.

The one scope for it is `chat:write`, and with it nobody can look whether a post arrived: reading a channel
takes a history scope, `chat.getPermalink` and `chat.update` want the timestamp that came with the lost
answer, scheduled messages are only listed until they are due, and `client_msg_id` is for Slack's own clients
(slackapi/java-slack-sdk#852). So `find` says unknown. `chat:write.public` is not asked for: a bot that posts
only where it is a member can be shown out of a channel.
"""

from collections.abc import Mapping
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.blocks import message
from bots.slack_bot.library_logs import sdk_log
from bots.slack_bot.sheet import Json
from core.ports import Found, Later, Refused, Trace, Unsure
from core.replies import Reply
from core.tips.model import Channel, Delivery, Stop

_SECONDS: Final = 20

_NEVER_SENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
_FAILED_INSIDE: Final = {"internal_error", "fatal_error"}
"""Slack: "It's possible some aspect of the operation succeeded before the error was raised."."""

_STOPS: Final[Mapping[str, Stop]] = {
    "not_in_channel": Stop.REMOVED,
    "channel_not_found": Stop.DELETED,  # or private, and we are not in it: Slack does not tell these apart
    "is_archived": Stop.ARCHIVED,
    "restricted_action": Stop.FORBIDDEN,
    "restricted_action_read_only_channel": Stop.FORBIDDEN,
    "restricted_action_thread_only_channel": Stop.FORBIDDEN,
    "restricted_action_non_threadable_channel": Stop.FORBIDDEN,
    "no_permission": Stop.FORBIDDEN,
    "ekm_access_denied": Stop.FORBIDDEN,
    "channel_type_not_supported": Stop.FORBIDDEN,
    "messages_tab_disabled": Stop.FORBIDDEN,
    "missing_scope": Stop.FORBIDDEN,
}
_SERVER_FAILED: Final = 500
_LIMITED: Final = 429


class SlackPoster:
    """A `core.ports.Poster` for the workspace that the bot token belongs to."""

    def __init__(self, bot_token: str, api_url: str, seconds: int = _SECONDS) -> None:
        """`seconds`: how long an answer of Slack's may take."""
        self._client = AsyncWebClient(
            bot_token,
            base_url=api_url,
            timeout=seconds,
            logger=sdk_log(),
            retry_handlers=[],  # the default posts again when an answer is lost, which shows it twice
        )

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:  # noqa: ARG002 - Slack has none
        """See `core.ports.Poster`."""
        return await self._send("chat.postMessage", channel=channel.id, **_drawn(reply))

    async def find(self, delivery: Delivery) -> Trace:  # noqa: ARG002 - there is no way to look
        """See `core.ports.Poster`."""
        return Found.UNKNOWN

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:
        """See `core.ports.Poster`."""
        try:
            await self._send("chat.postEphemeral", channel=channel.id, user=person, **_drawn(hello))
        except Refused as refused:
            return refused.stop
        return None

    async def tell(self, person: str, reply: Reply) -> bool:
        """See `core.ports.Poster`."""
        try:
            await self._send("chat.postMessage", channel=person, **_drawn(reply))
        except (Refused, Later, Unsure):
            return False
        return True

    async def close(self) -> None:
        """Nothing stays open between calls."""

    async def _send(self, method: str, **body: Any) -> str:
        """Calls the method once; returns the message's timestamp."""
        try:
            answer = await self._client.api_call(method, json=body)
        except SlackApiError as error:
            raise _meaning(error) from None
        except _NEVER_SENT as error:
            raise Later(f"Slack cannot be reached: {type(error).__name__}") from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Unsure(type(error).__name__) from None
        return str(answer.get("ts") or answer.get("message_ts") or "")


def _drawn(reply: Reply) -> Json:
    drawn = message(reply)
    del drawn["response_type"]  # which belongs to response addresses
    return drawn


def _meaning(error: SlackApiError) -> Refused | Later | Unsure:
    """What an answer of Slack's that says no means."""
    status = getattr(error.response, "status_code", _SERVER_FAILED)
    answer = getattr(error.response, "data", None)
    code = str(answer.get("error", "")) if isinstance(answer, dict) else ""
    if status == _LIMITED or code in {"ratelimited", "rate_limited"}:
        return Later("rate limited", _seconds(error.response.headers))
    if status >= _SERVER_FAILED or not code or code in _FAILED_INSIDE:
        return Unsure(f"Slack failed: {code or status}")
    return Refused(_STOPS[code]) if code in _STOPS else Later(f"Slack did not take it: {code}")


def _seconds(headers: Mapping[str, str]) -> float | None:
    wanted = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return float(wanted) if wanted.isdecimal() else None
