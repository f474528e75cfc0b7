"""Listens where people ask besides commands and buttons."""

from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bots.handling import Log
from bots.slack_bot.answering import Answering
from bots.slack_bot.asking import Asking
from bots.slack_bot.carrying import Carrier
from bots.slack_bot.library_logs import sdk_log
from bots.slack_bot.manifest import ABOUT_MESSAGE
from bots.slack_bot.sheet import Json
from core.desk import Desk

_SECONDS: Final = 10
"""How long Slack may take to take an answer."""


def listen(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    app: AsyncApp, desk: Desk, answering: Answering, log: Log, bot_token: str, api_url: str
) -> None:
    """Adds the listeners to the app. Each acknowledges at once; answers follow."""
    client = AsyncWebClient(bot_token, base_url=api_url, timeout=_SECONDS, logger=sdk_log())
    asking = Asking(desk, answering, Carrier(desk, answering.responder, client, log))

    @app.message_shortcut(ABOUT_MESSAGE)
    async def ask_about_message(ack: AsyncAck, body: Json) -> None:
        await ack()
        asking.about_message(body)

    @app.event("app_mention")
    async def answer_mention(body: Json) -> None:
        asking.mention(body)
