"""Whether the bot is in a conversation, for help that says how to ask there.

A command does not tell, and asking Slack (`conversations.info`) takes a scope that opens every channel's
description. So the bot sends itself a message that nobody sees: `chat.postEphemeral` refuses that where it is
no member, and `chat:write` is enough for it.
"""

import asyncio
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.refusing import NOT_TAKEN, reason
from core.help_wording import Place

_NO_MEMBER: Final = {"not_in_channel", "channel_not_found", "user_not_in_channel"}
_SECONDS: Final = 1.0
"""How long that may take: an acknowledgement waits for it."""
_DIRECT: Final = "D"
"""How ids of direct messages begin."""


class Membership:
    """Asks Slack where the bot is."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._self = ""

    async def place(self, channel: str) -> Place | None:
        """Where help is asked for by command; None when Slack does not tell. It never raises."""
        try:
            async with asyncio.timeout(_SECONDS):
                await self._client.chat_postEphemeral(channel=channel, user=await self._myself(), text="·")
        except SlackApiError as error:
            return Place.SLACK_AWAY if reason(error) in _NO_MEMBER else None
        except NOT_TAKEN:
            return None
        return None if channel.startswith(_DIRECT) else Place.SLACK_CHANNEL

    async def _myself(self) -> str:
        if not self._self:
            self._self = str((await self._client.auth_test()).get("user_id") or "")
        return self._self
