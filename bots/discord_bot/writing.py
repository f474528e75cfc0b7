"""The texts of a reply on Discord: one of markdown for the title and for each part, all within the limit.

The title and the questions that have buttons get their room first; the rest is written in order until
there is no room left. Where something is missing stands "…".
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, assert_never

from bots.discord_bot import limits
from bots.discord_bot.markup import joined, lines, markdown, one_line
from core.replies import Choices, Fact, Facts, Heading, Note, Paragraph, Part, Quote, Reply, Span, Text, Tone

TITLE_ROOM: Final = 300
_PROMPT_ROOM: Final = 800
_WORTH_SHOWING: Final = 10
"""Fewer characters of a cut line than this say nothing."""

_EMOJI: Final = {
    Tone.SPECIALIST: "🛠️ ",
    Tone.STRATEGIST: "🧭 ",
    Tone.SHARED: "🤝 ",
    Tone.UNSURE: "💡 ",
    Tone.NEITHER: "🔎 ",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of words and the markup that begins it."""

    start: str
    words: Text


def texts(reply: Reply, asking: Collection[int], room: int) -> tuple[str, list[str]]:
    """The title, and a text for each part: empty where there is nothing to show or no room.

    `asking` are the indices of the choices that have buttons. `room` is for all texts together, with one
    character between neighbours.
    """
    title = _fitted([_Line(f"## {_EMOJI.get(reply.tone, '')}", joined(reply.title))], TITLE_ROOM)
    each = min(_PROMPT_ROOM, room // 2 // max(1, len(asking)))  # half of the room is left for the rest
    prompts = {number: _fitted(_lines(reply.parts[number]), each) for number in asking}
    flow = _Flow(room - sum(limits.length(text) + 1 for text in (title, *prompts.values())))
    return title, [
        prompts[number] if number in prompts else flow.take(_lines(part))
        for number, part in enumerate(reply.parts)
    ]


def length(part: Part) -> int:
    """The characters that the part takes when it is written whole."""
    return limits.length(_whole(_lines(part)))


class _Flow:
    """Texts in order, until the room is used up."""

    def __init__(self, room: int) -> None:
        self._room = room - 2  # a last "…" with the break before it always has room
        self._full = False

    def take(self, part: list[_Line]) -> str:
        """The part's text, its start when the rest has no room, and nothing from then on."""
        whole = _whole(part)
        if self._full or not whole:
            return ""
        text = _fitted(part, self._room - 1) if self._room > 1 else "…"
        self._full = self._room <= 1 or text != whole
        self._room -= limits.length(text) + 1
        return text


def _lines(part: Part) -> list[_Line]:
    match part:
        case Heading(text):
            return [_Line("### ", joined(text))]
        case Paragraph(text):
            return [_Line("", line) for line in lines(text)]
        case Facts(items):
            return [line for fact in items for line in _fact(fact)]
        case Quote(label, text):
            return [*_label(label), *(_Line("> ", line) for line in lines(text))]
        case Choices(prompt, _):
            return [_Line("", line) for line in lines(prompt)]
        case Note(text):
            return [_Line("-# ", line) for line in lines(text)]
        case _:
            assert_never(part)


def _fact(fact: Fact) -> list[_Line]:
    return [
        _Line("", line)
        for line in lines((Span(f"{one_line(fact.label)}:", strong=True), Span(" "), *fact.text))
    ]


def _label(label: str) -> list[_Line]:
    return [_Line("", line) for line in lines((Span(one_line(label), strong=True),))]


def _fitted(part: list[_Line], room: int) -> str:
    """The lines when they have room, else as many as do, with "…" at the end."""
    whole = _whole(part)
    return whole if limits.length(whole) <= room else _cut(part, room)


def _whole(part: list[_Line]) -> str:
    return "\n".join(line.start + markdown(line.words, limits.TEXT) for line in part if line.words)


def _cut(part: list[_Line], room: int) -> str:
    kept: list[str] = []
    room -= len("\n…")
    for line in part:
        left = room - len(line.start)
        drawn = markdown(line.words, limits.TEXT)
        if limits.length(drawn) > left:
            kept.extend([line.start + markdown(line.words, left)] if left >= _WORTH_SHOWING else ["…"])
            break
        kept.append(line.start + drawn)
        room = left - limits.length(drawn) - 1
    return "\n".join(kept)
