"""Reply to Block Kit: pure, and inside Slack's limits for any reply.

When the room of a message is used up, what is left is replaced by `…`; the buttons of the reply as a whole
keep their place.
"""

import json
import re
import weakref
from collections.abc import Iterable
from typing import Final, assert_never

from bots.slack_bot import limits
from bots.slack_bot.sheet import VOTE, Json, Sheet, escape
from core.replies import (
    Choices,
    Facts,
    Heading,
    Inline,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    Span,
    Tone,
    plain_inline,
    plain_text,
)

ACTION_ID: Final = re.compile(r"^do:\d+$")
"""Matches the `action_id` of every button drawn here but the thumbs; what it means is in its value alone."""

VOTE_ID: Final = re.compile(rf"^{VOTE}(?::\w+)?$")
"""Matches those of the thumbs."""

_SIGNS: Final = {
    Tone.SPECIALIST: "🛠️ ",
    Tone.STRATEGIST: "🧭 ",
    Tone.SHARED: "🤝 ",
    Tone.UNSURE: "💡 ",
    Tone.NEITHER: "🔎 ",
}

_drawn: Final[dict[int, tuple[weakref.ref[Reply], str]]] = {}
"""Messages by the identity of their reply, which costs less to ask for than its value; gone when it is."""

_encode: Final = json.JSONEncoder(separators=(",", ":")).encode


def message(reply: Reply, *, ordinary: bool = False) -> Json:
    """The message for a reply: its blocks, and the same as text for notifications and screen readers.

    `ordinary` says that it is posted as people's messages are, whoever sees it.
    """
    drawn: Json = {
        "response_type": "ephemeral" if reply.private else "in_channel",
        "text": _fallback(reply),
        "blocks": blocks(reply, ordinary=ordinary),
    }
    if not reply.private:
        drawn |= {"unfurl_links": False, "unfurl_media": False}
    return drawn


def encoded(reply: Reply) -> str:
    """The message as JSON text, drawn once for a reply that the desk keeps."""
    key = id(reply)
    known = _drawn.get(key)
    if known is None:
        gone = weakref.ref(reply, lambda _: _drawn.pop(key, None))
        known = _drawn[key] = gone, _encode(message(reply))
    return known[1]


def blocks(reply: Reply, *, ordinary: bool = False) -> list[Json]:
    """The blocks for a reply in a private message or a form, or in an `ordinary` message.

    Slack's own feedback buttons are for messages (context-actions-block), and nothing tells that private ones
    may have them: an answer that Slack refuses would be no answer.
    """
    sheet = Sheet()
    sheet.keep_room(reply.thumbs)
    buttons = sheet.buttons(reply.actions)
    if title := plain_inline(reply.title).strip():
        sheet.header(_SIGNS.get(reply.tone, "") + title)
    for part in reply.parts:
        if sheet.full:
            sheet.more()
            break
        _draw(sheet, part)
    return sheet.blocks + _in_a_row(buttons, sheet.thumbs(reply.thumbs, native=ordinary))


_SIDE_BY_SIDE: Final = 3
"""Buttons that a phone shows in one line when two of them are thumbs."""


def _in_a_row(buttons: list[Json], thumbs: list[Json]) -> list[Json]:
    """Plain thumbs stand beside a single last button: one row less on a phone, which would part them else."""
    elements = [element for block in (*buttons, *thumbs) for element in block["elements"]]
    if not buttons or {block["type"] for block in thumbs} != {"actions"} or len(elements) > _SIDE_BY_SIDE:
        return buttons + thumbs
    return [{"type": "actions", "elements": elements}]


def _draw(sheet: Sheet, part: Part) -> None:
    match part:
        case Heading():
            sheet.heading(sheet.section(part.text, bold=True))
        case Paragraph():
            sheet.rich(sheet.section(part.text))
        case Facts():
            sheet.rich(sheet.section(_lines(part)))
        case Quote():
            label = sheet.section((Span(part.label),), bold=True)
            sheet.quote(label, sheet.section(part.text, kind="quote"))
        case Choices():
            sheet.choices(part.prompt, part.actions)
        case Note():
            sheet.note(part.text)
        case _:
            assert_never(part)


def _lines(facts: Facts) -> Iterable[Inline]:
    """Each fact on its own line, all in one section: Slack shows no gap between sections of a block."""
    start = ""
    for fact in facts.items:
        label = fact.label.strip()
        yield Span(f"{start}{label}: " if label else start, strong=True)
        yield from fact.text
        start = "\n"


def _fallback(reply: Reply) -> str:
    """The reply as one escaped text; never empty, because Slack refuses a message without text."""
    words = limits.cut(plain_text(reply).strip(), limits.FALLBACK)
    escaped = escape(words)
    if limits.size(escaped) > limits.FALLBACK:
        escaped = escape(limits.cut(words, limits.FALLBACK // len("&amp;")))
    return escaped or "…"
