"""Draws a reply for a terminal: colour and line breaks for people, plain long lines for a pipe. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final, assert_never

from core.replies import (
    Action,
    Choices,
    Facts,
    Heading,
    Inline,
    Link,
    Moment,
    Note,
    Paragraph,
    Part,
    Person,
    Quote,
    Reply,
    Span,
    Text,
    Tone,
)

# Control and direction characters in what people typed could redraw the screen or hide words.
_UNSEEN: Final = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029]
) | {ord("\n"): "\n", ord("\t"): " "}

# Cleaned text has no control characters, so two of them can mark where strong words start and end.
_STRONG, _END = "\x01", "\x02"

_COLOURS: Final = {
    Tone.SPECIALIST: "36",
    Tone.STRATEGIST: "35",
    Tone.SHARED: "33",
    Tone.SORRY: "31",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How to draw: `width` in columns (None: lines never break), buttons `numbered` to be picked."""

    colour: bool = False
    width: int | None = None
    numbered: bool = False


def draw(reply: Reply, style: Style) -> str:
    """The reply as lines of text, without a line break at the end."""
    labels = (f"{number}. " if style.numbered else "→ " for number in count(1))
    blocks = [_title(reply, style)]
    blocks.extend(_part(part, style, labels) for part in reply.parts)
    if reply.actions:
        blocks.append(_buttons(reply.actions, style, labels))
    return _paint("\n\n".join("\n".join(block) for block in blocks), style)


def _title(reply: Reply, style: Style) -> list[str]:
    colour = _COLOURS.get(reply.tone)
    return _shaded(_wrapped(_words(reply.title), style), f"1;{colour}" if colour else "1", style)


def _shaded(lines: list[str], code: str, style: Style) -> list[str]:
    """Whole lines in one shade; strong words in them would end it early, so they are not marked."""
    if not style.colour:
        return lines
    return [f"\x1b[{code}m{line.replace(_STRONG, '').replace(_END, '')}\x1b[0m" for line in lines]


def _part(part: Part, style: Style, labels: Iterator[str]) -> list[str]:
    match part:
        case Heading():
            return _wrapped(f"{_STRONG}{_words(part.text)}{_END}", style)
        case Paragraph():
            return _wrapped(_words(part.text), style)
        case Facts():
            facts = [f"{_STRONG}{clean(fact.label)}:{_END} {_words(fact.text)}" for fact in part.items]
            return [line for fact in facts for line in _wrapped(fact, style, hang="  ")]
        case Quote():
            label = f"{_STRONG}{clean(part.label)}:{_END}"
            return [*_wrapped(label, style), *_wrapped(_words(part.text), style, first="  ", hang="  ")]
        case Choices():
            prompt = _wrapped(_words(part.prompt), style) if part.prompt else []
            return [*prompt, *_buttons(part.actions, style, labels)]
        case Note():
            return _shaded(_wrapped(_words(part.text), style), "2", style)
        case _:
            assert_never(part)


def _buttons(actions: tuple[Action, ...], style: Style, labels: Iterator[str]) -> list[str]:
    lines = []
    for action in actions:
        label = f"  {next(labels)}"
        lines.extend(_wrapped(clean(action.label), style, first=label, hang=" " * len(label)))
    return lines


def _words(words: Text) -> str:
    return "".join(_inline(inline) for inline in words)


def _inline(inline: Inline) -> str:
    match inline:
        case Span():
            return f"{_STRONG}{clean(inline.text)}{_END}" if inline.strong else clean(inline.text)
        case Link():
            return f"{clean(inline.text)} ({clean(inline.url)})"
        case Person():
            return clean(inline.name)
        case Moment():
            return clean(inline.text)
        case _:
            assert_never(inline)


def clean(text: str) -> str:
    """Words that people typed, without what could redraw the screen or hide some of them."""
    return text.translate(_UNSEEN)


def _wrapped(text: str, style: Style, first: str = "", hang: str = "") -> list[str]:
    """Lines of at most the style's width; a longer word stays whole, so that addresses can be followed."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = hang if lines else first
        room, empty = (style.width or 0) - _seen(line), True
        for word in paragraph.split(" "):
            if style.width and not empty and _seen(word) + 1 > room:
                lines.append(line)
                line, room, empty = hang, style.width - len(hang), True
            line += word if empty else f" {word}"
            room -= _seen(word) + (not empty)
            empty = False
        lines.append(line)
    return lines


def _seen(text: str) -> int:
    return len(text) - text.count(_STRONG) - text.count(_END)


def _paint(text: str, style: Style) -> str:
    start, end = ("\x1b[1m", "\x1b[22m") if style.colour else ("", "")
    return text.replace(_STRONG, start).replace(_END, end)
