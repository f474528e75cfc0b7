"""The two ways to be connected to Slack: Socket Mode and HTTP."""

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Final

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bots.platforms import Refused, Report, State, Status
from bots.slack_bot.answering import Answering
from bots.slack_bot.library_logs import sdk_log

_FOR_GOOD: Final = frozenset(
    {
        "account_inactive",
        "app_not_installed",
        "invalid_app",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""Errors that trying again does not cure (docs.slack.dev, methods auth.test and apps.connections.open)."""

_LAST_SECONDS: Final = 4.0
"""How long answers on their way may take to leave when serving ends."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long to wait for what, in seconds."""

    to_open: float = 15.0
    """for the socket to open"""
    to_look: float = 1.0
    """between looks at whether it is still open"""
    to_return: float = 60.0
    """for the library to open a lost socket again, before a new start"""


class HttpPlatform:
    """Slack over HTTP. The web server is not ours: this checks the token, says so, and stays."""

    name = "slack http"

    def __init__(self, app: AsyncApp, answering: Answering, bot_token: str) -> None:
        self._answering = answering
        self._client = AsyncWebClient(bot_token, base_url=app.client.base_url, logger=sdk_log())

    async def serve(self, report: Report) -> None:
        """Serves until cancelled.

        Raises:
            Refused: Slack does not know the token.
            Exception: anything else; the supervisor connects again after a pause.
        """
        report(Status(State.CONNECTING))
        report(Status(State.CONNECTED, await _where(self._client)))
        try:
            await asyncio.Event().wait()
        finally:
            await self._answering.finish(_LAST_SECONDS)


class SocketPlatform:
    """Slack over Socket Mode: no public address needed."""

    name = "slack socket"

    def __init__(
        self,
        app: AsyncApp,
        answering: Answering,
        bot_token: str,
        app_token: str,
        waiting: Waiting | None = None,
    ) -> None:
        self._app = app
        self._answering = answering
        self._app_token = app_token
        self._client = AsyncWebClient(bot_token, base_url=app.client.base_url, logger=sdk_log())
        self._waiting = waiting or Waiting()

    async def serve(self, report: Report) -> None:
        """Serves until cancelled.

        Raises:
            Refused: Slack does not know one of the tokens.
            Exception: anything else; the supervisor connects again after a pause.
        """
        report(Status(State.CONNECTING))
        where = await _where(self._client)
        handler = AsyncSocketModeHandler(
            self._app,
            self._app_token,
            logger=sdk_log(),
            # its default would be the app's client, with the bot token; this call needs the app token
            web_client=AsyncWebClient(base_url=self._client.base_url, logger=sdk_log()),
        )
        try:
            await self._open(handler.client)
            report(Status(State.CONNECTED, where))
            await self._watch(handler.client, report, where)
        finally:
            await self._answering.finish(_LAST_SECONDS)
            await _close(handler.client)

    async def _open(self, client: SocketModeClient) -> None:
        """Opens the socket. Left alone, `connect` would swallow every refusal and try for ever."""
        try:
            client.wss_uri = await client.issue_new_wss_url()
        except SlackApiError as error:
            raise _meaning(error, "the app token") from error
        opening = client.connect()  # type: ignore[no-untyped-call] # slack_sdk leaves it untyped
        await asyncio.wait_for(opening, self._waiting.to_open)

    async def _watch(self, client: SocketModeClient, report: Report, where: str) -> None:
        """Says when the socket is lost and found again; the library reconnects.

        Raises:
            ConnectionError: it did not come back. The library may then be trying a used-up address for ever.
        """
        lost_for = 0.0
        while lost_for < self._waiting.to_return:
            await asyncio.sleep(self._waiting.to_look)
            connected = await client.is_connected()
            if connected and lost_for:
                report(Status(State.CONNECTED, where))
            if not connected and not lost_for:
                report(Status(State.CONNECTING, "the connection was lost"))
            lost_for = 0.0 if connected else lost_for + self._waiting.to_look
        raise ConnectionError("the connection to Slack did not come back")


async def _where(client: AsyncWebClient) -> str:
    """The workspace that the bot token belongs to, for people to read."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise _meaning(error, "the bot token") from error
    return str(answer.get("team") or "")


def _meaning(error: SlackApiError, what: str) -> Exception:
    """What an error of Slack's means: refused for good, or worth another try."""
    code = str(error.response.get("error"))
    if code in _FOR_GOOD:
        return Refused(f"Slack refuses {what}: {code}")
    return ConnectionError(f"Slack did not take {what}: {code}")


async def _close(client: SocketModeClient) -> None:
    """Closes the client and waits for its tasks, which its own `close` only cancels."""
    await client.close()  # type: ignore[no-untyped-call] # slack_sdk leaves it untyped
    tasks = (client.message_processor, client.current_session_monitor, client.message_receiver)
    for task in tasks:
        if task is not None:
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task
