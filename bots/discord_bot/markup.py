"""Words as Discord markdown: escaped once, strong and linked where the reply says so, cut to a length."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final, assert_never

from bots.discord_bot import limits
from core.replies import Inline, Link, Moment, Person, Span, Text

_SPECIAL: Final = re.compile(r"[\\*_~`|<>@\[\]]|:(?=//)|^[#+-]|^(?P<number>\d+)(?=[.)])")
"""What Discord would read as markup. `:` only in `://`, which it would turn into a link by itself; `#`,
`+`, `-` and `1.` only at the start of a line, where they make headings, small print and lists."""

_NEVER_SHOWN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, halves of surrogate pairs, and direction overrides, which would turn our own words
around too."""

_LONGEST_WORD: Final = 20
"""A cut goes back to the end of a word, unless the word is longer than this."""

_URL: Final = re.compile(r"https?://[^\s/][^\s]*")


def is_blank(text: str) -> bool:
    """Whether nothing of `text` is visible; Discord refuses texts and labels like that."""
    return not any(character.isprintable() and not character.isspace() for character in text)


def one_line(text: str) -> str:
    """`text` on a single line, without what is never shown."""
    return " ".join(_NEVER_SHOWN.sub("", text.replace("\r", "\n")).split())


def lines(words: Text) -> list[Text]:
    """`words` line by line: no line begins or ends in spaces, none is blank."""
    broken: list[list[Inline]] = [[]]
    for inline in words:
        first, *others = _pieces(inline)
        broken[-1].append(first)
        broken.extend([piece] for piece in others)
    return [line for line in map(_trimmed, broken) if line]


def joined(words: Text) -> Text:
    """`words` on a single line."""
    whole: list[Inline] = []
    for line in lines(words):
        whole.extend([Span(" "), *line] if whole else line)
    return tuple(whole)


def escape(text: str) -> str:
    """Plain `text`, one line of it, so that Discord shows it letter by letter."""
    return _SPECIAL.sub(_escaped, text)


def markdown(line: Text, room: int) -> str:
    """One line of words as markdown of at most `room` characters, at least 1; what was cut ends in "…"."""
    drawn = [_drawn(inline) for inline in line]
    if limits.length("".join(drawn)) <= room:
        return "".join(drawn)
    return _start(line, drawn, room - 1).rstrip() + "…"


def _start(line: Text, drawn: list[str], room: int) -> str:
    taken = ""
    for inline, piece in zip(line, drawn, strict=True):
        left = room - limits.length(taken)
        if limits.length(piece) > left:
            return taken + _shortened(inline, left)
        taken += piece
    return taken


def _shortened(inline: Inline, room: int) -> str:
    if isinstance(inline, Person | Moment):
        return ""
    low, high = 0, len(inline.text)
    while low < high:  # the longest start of the text whose drawn form has room
        middle = (low + high + 1) // 2
        if limits.length(_drawn(replace(inline, text=inline.text[:middle]))) <= room:
            low = middle
        else:
            high = middle - 1
    whole_words = inline.text[:low].rpartition(" ")[0]
    kept = whole_words if low - len(whole_words) <= _LONGEST_WORD else inline.text[:low]
    return _drawn(replace(inline, text=kept)) if kept else ""


def _drawn(inline: Inline) -> str:
    match inline:
        case Span(text, strong):
            return _strong(text) if strong else escape(text)
        case Link(text, url):
            return f"[{escape(text)}]({_address(url)})" if _URL.fullmatch(url) else escape(text)
        case Person(id, name):
            return f"<@{id}>" if id.isascii() and id.isdecimal() else escape(name)
        case Moment(at, _):
            return f"<t:{int(at.timestamp())}:F>"
        case _:
            assert_never(inline)


def _strong(text: str) -> str:
    core = text.strip()
    if not core:
        return text
    before, _, after = text.partition(core)
    return f"{before}**{escape(core)}**{after}"


def _address(url: str) -> str:
    """The address without the characters that would end Discord's link early."""
    return re.sub(r"[()<>\\\x00-\x20]", lambda found: f"%{ord(found.group()):02X}", url)


def _escaped(match: re.Match[str]) -> str:
    return f"{match['number']}\\" if match["number"] else f"\\{match.group()}"


def _pieces(inline: Inline) -> list[Inline]:
    match inline:
        case Span(text, strong):
            shown = _NEVER_SHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
            return [Span(piece, strong) for piece in shown.split("\n")]
        case Link(text, url):
            return [Link(one_line(text) or one_line(url), url)]
        case Person(id, name):
            return [Person(id, one_line(name))]
        case Moment():
            return [inline]
        case _:
            assert_never(inline)


def _trimmed(line: list[Inline]) -> Text:
    whole = list(_merged(line))
    _strip_end(whole, 0, str.lstrip)
    _strip_end(whole, -1, str.rstrip)
    return tuple(whole) if not is_blank("".join(_letters(inline) for inline in whole)) else ()


def _strip_end(line: list[Inline], end: int, strip: Callable[[str], str]) -> None:
    while line and isinstance(span := line[end], Span):
        if text := strip(span.text):
            line[end] = replace(span, text=text)
            return
        del line[end]


def _merged(line: list[Inline]) -> Iterator[Inline]:
    """Neighbours of one strength become one span: `**a****b**` would not be read as two strong words."""
    for strong, group in groupby(line, key=lambda inline: isinstance(inline, Span) and inline.strong):
        spans: list[str] = []
        for inline in group:
            if isinstance(inline, Span):
                spans.append(inline.text)
                continue
            yield Span("".join(spans), strong)
            spans.clear()
            yield inline
        yield Span("".join(spans), strong)


def _letters(inline: Inline) -> str:
    return inline.name if isinstance(inline, Person) else inline.text
