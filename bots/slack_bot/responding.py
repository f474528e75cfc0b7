"""Posts to a `response_url`: where Slack takes what did not fit into an acknowledgement.

The address is good for five posts within half an hour (docs.slack.dev, handling-user-interaction).
A post that Slack does not take is never an exception: what it means is for the caller to decide.
"""

import json
import logging
from enum import Enum, auto
from typing import Final

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bots.slack_bot.sheet import Json
from core.ports import Log

_OK: Final = range(200, 300)
_NO: Final = range(300, 500)


class Outcome(Enum):
    """What became of a post."""

    DONE = auto()
    REFUSED = auto()
    """Slack did not carry it out, e.g. because the address is used up."""
    LOST = auto()
    """The answer never came: Slack may or may not have carried it out."""


class Responder:
    """Posts messages to response addresses, and logs why one was not taken."""

    def __init__(self, log: Log, sdk_log: logging.Logger, seconds: float = 10.0) -> None:
        self._log = log
        self._sdk_log = sdk_log
        self._seconds = seconds

    async def replace(self, url: str, message: Json) -> Outcome:
        """Puts the message in the place of the one that was acted on; harmless when repeated."""
        retries: list[AsyncRetryHandler] = [
            AsyncConnectionErrorRetryHandler(),
            AsyncRateLimitErrorRetryHandler(),
        ]
        return await self._post(url, message | {"replace_original": True}, retries)

    async def add(self, url: str, message: Json) -> Outcome:
        """Posts one more message.

        A connection that breaks is not tried again: the message may have been posted before it broke.
        """
        return await self._post(
            url, message | {"replace_original": False}, [AsyncRateLimitErrorRetryHandler()]
        )

    async def _post(self, url: str, message: Json, retries: list[AsyncRetryHandler]) -> Outcome:
        client = AsyncWebhookClient(
            url,
            timeout=self._seconds,  # type: ignore[arg-type] # aiohttp takes parts of a second, too
            logger=self._sdk_log,
            retry_handlers=retries,
        )
        try:
            response = await client.send_dict(message)
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL, aiohttp.ConnectionTimeoutError) as error:
            return self._failed(Outcome.REFUSED, type(error).__name__)
        except (TimeoutError, aiohttp.ClientError) as error:
            return self._failed(Outcome.LOST, type(error).__name__)
        reason = _refusal(response.body)
        if response.status_code in _OK and not reason:
            return Outcome.DONE
        outcome = Outcome.REFUSED if response.status_code in _NO or reason else Outcome.LOST
        return self._failed(outcome, reason or "no reason given", status=response.status_code)

    def _failed(self, outcome: Outcome, reason: str, **fields: object) -> Outcome:
        self._log.error(
            "message not taken", platform="slack", outcome=outcome.name.lower(), reason=reason, **fields
        )
        return outcome


def _refusal(body: str) -> str:
    """Slack's code in `{"ok": false, "error": …}`, which may come with status 200 as well; else empty."""
    try:
        answer = json.loads(body)
    except ValueError:  # plain `ok`, or a page of HTML
        return ""
    if not isinstance(answer, dict) or answer.get("ok", True):
        return ""
    return str(answer.get("error", "unknown"))
