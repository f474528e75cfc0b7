"""What Discord says, as JSON: the few objects that our servers for tests speak of."""

import json
from typing import Any

from aiohttp import web

DISCORD_TOKEN = "a-token-for-tests"
PERSON = {"id": "7", "username": "sari", "discriminator": "0", "avatar": None}
BOT = {"id": "42", "username": "WhoOwns", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": BOT["id"],
    "name": "WhoOwns",
    "description": "",
    "icon": None,
    "summary": "",
    "verify_key": "0",
    "bot_public": True,
    "bot_require_code_grant": False,
    "flags": 0,
    "team": None,
    "owner": PERSON,
}


def a_message(**fields: Any) -> dict[str, Any]:
    """A message of the bot's, with all that a client wants of one."""
    return {
        "id": "99",
        "channel_id": "5",
        "author": BOT,
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "components": [],
        **fields,
    }


def answer(said: Any, status: int = 200) -> web.Response:
    """The answer that says so."""
    # discord.py reads JSON under exactly this content type, without a charset
    return web.Response(
        body=json.dumps(said).encode(), status=status, headers={"Content-Type": "application/json"}
    )
