"""What people type, as plain words: Discord's own references taken apart.

Discord puts mentions, emoji and links into an option's or a message's text as markup such as `<@1>`. The
desk wants plain words, and nothing that was markup may come back as markup.
"""

import re
from datetime import UTC, datetime
from typing import Final

import discord

_REFERENCE: Final = re.compile(
    r"""
      <(?P<person>@[!&]?)\d+>                               # <@1> and <@!1> people, <@&1> roles
    | <(?P<channel>\#)\d+>
    | <a?(?P<emoji>:\w+:)\d+>                               # <:name:1>, animated <a:name:1>
    | <(?P<command>/[^<>:\n]+):\d+>                         # </name:1>, </name sub:1>
    | <t:(?P<time>-?\d{1,12})(?::[tTdDfFRsS])?>
    | <(?P<navigation>id):[\w-]+(?::\d+)?>                  # <id:customize>
    | \[(?P<label>[^\[\]]+)\]\(<?https?://[^\s()<>]+>?\)    # [label](url)
    | <(?P<url>https?://[^\s<>]+)>
    """,
    re.VERBOSE,
)


def plain_words(typed: str) -> str:
    """`typed` without Discord's markup: a name where there is one, else "@…" or "#…"."""
    return _REFERENCE.sub(_words, typed).strip()


def words_of(message: discord.Message, me: int | None = None) -> str:
    """What a message says, or the one that it passes on; empty for pictures, stickers and cards.

    `me` is a person whose name is left out: they are spoken to.
    """
    passed_on = (snapshot.content for snapshot in message.message_snapshots)
    said = message.content or "\n".join(passed_on)
    return plain_words(said if me is None else re.sub(rf"<@!?{me}>[ ]?", "", said))


def _words(match: re.Match[str]) -> str:
    found = match.group(match.lastgroup or 0)
    match match.lastgroup:
        case "person":
            return "@…"
        case "channel":
            return "#…"
        case "time":
            return _date(int(found))
        case "navigation":
            return ""
        case _:
            return found


def _date(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):  # a year that no calendar has
        return ""
