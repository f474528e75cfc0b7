"""The neutral reply: what is said, in which order, to whom; and its plain-text form.

A reply is frozen data. Text is a tuple of spans and never holds Slack's or Discord's markup: each
renderer escapes plain text once, for its own platform. `Part` is a closed union: renderers `match` on
it and end in `assert_never`, so that a new part fails the type checker until each of them draws it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from core.languages import Lang


@dataclass(frozen=True, slots=True)
class Span:
    """Plain words, strong or not."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the platform; `name` stands in where a platform cannot show its own reference."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, on the reader's own clock where the platform can show it so; `text` stands in elsewhere.

    `at` is aware.
    """

    at: datetime
    text: str


Inline = Span | Link | Person | Moment
Text = tuple[Inline, ...]


class Tone(StrEnum):
    """What kind of reply this is; a renderer may choose a colour or an emoji by it."""

    SPECIALIST = "specialist"
    STRATEGIST = "strategist"
    SHARED = "shared"
    NEITHER = "neither"
    UNSURE = "unsure"
    SEVERAL = "several"
    INFO = "info"
    SORRY = "sorry"


@dataclass(frozen=True, slots=True)
class Action:
    """A button. `do` is what comes back when it is pressed: at most 90 ASCII characters, no secrets.

    `do` is all that the bot needs to act, so a button works after a restart.
    """

    label: str
    do: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of one of several answers in a reply."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled lines that belong together."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to copy and send, set apart from ours."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Choices:
    """A question or lead-in with buttons that answer it in place; buttons alone where it is empty."""

    prompt: Text
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: sources, caveats."""

    text: Text


@dataclass(frozen=True, slots=True)
class TextForm:
    """A form that asks for one long text; `title` has at most 24 characters, `hint` at most 100.

    `send` and `close` are for the platforms on which those buttons have a text of ours.
    """

    title: str
    label: str
    hint: str
    send: str
    close: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """Things to ask, offered where somebody begins to write; what they see is what they send."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to pick from; `label` has at most 75 characters."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A field of a form in which one option has to be picked, of at most 25."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """A field of a form to write into, which may stay empty; `typed` is there already."""

    name: str
    label: str
    hint: str
    typed: str
    most: int
    """Characters."""


Field = Pick | Write


@dataclass(frozen=True, slots=True)
class Form:
    """A form of at most five fields. Labels have at most 45 characters, the rest as in `TextForm`."""

    title: str
    fields: tuple[Field, ...]
    send: str
    close: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Thumbs:
    """Two buttons under an answer to say whether it is right; `bad` opens a form.

    `asked` is what the answer is to, where it may be kept with a vote, else empty. It travels with the
    buttons where there is room for all of it.
    """

    good: Action
    bad: Action
    asked: str = ""

    def carried(self) -> tuple[Action, Action]:
        """The buttons that carry what was asked; the room for that is up to the platform."""
        good, bad = (f"{action.do}\n{self.asked}" for action in (self.good, self.bad))
        return Action(self.good.label, good), Action(self.bad.label, bad)


Part = Heading | Paragraph | Facts | Quote | Choices | Note


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Reply:
    """An answer, before any platform has drawn it.

    `private` replies are for the asker's eyes only. `actions` act on the reply as a whole (Share). Renderers
    may keep what they drew as long as somebody keeps the reply, hence the weak reference.
    """

    title: Text
    parts: tuple[Part, ...]
    lang: Lang
    tone: Tone
    actions: tuple[Action, ...] = ()
    private: bool = True
    thumbs: Thumbs | None = None


def text(*pieces: str | Inline) -> Text:
    """A `Text` from strings and spans; empty strings are dropped."""
    return tuple(Span(piece) if isinstance(piece, str) else piece for piece in pieces if piece != "")


def plain_inline(words: Text) -> str:
    """The words alone; a link is followed by its address in brackets."""
    return "".join(_plain(inline) for inline in words)


def plain_text(reply: Reply) -> str:
    """The reply as text without any markup: for notifications, logs of tests and screen readers."""
    lines = [plain_inline(reply.title)]
    for part in reply.parts:
        lines.extend(["", *_part_lines(part)])
    if reply.actions:
        lines.extend(["", *(f"[{action.label}]" for action in reply.actions)])
    return "\n".join(lines)


def all_actions(reply: Reply) -> tuple[Action, ...]:
    """Every button of the reply, in the order shown."""
    inside = (action for part in reply.parts if isinstance(part, Choices) for action in part.actions)
    return (*inside, *reply.actions)


def _plain(inline: Inline) -> str:
    match inline:
        case Span():
            return inline.text
        case Link():
            return f"{inline.text} ({inline.url})"
        case Person():
            return inline.name
        case Moment():
            return inline.text
        case _:
            assert_never(inline)


def _part_lines(part: Part) -> list[str]:
    match part:
        case Heading() | Paragraph() | Note():
            return [plain_inline(part.text)]
        case Facts():
            return [f"{fact.label}: {plain_inline(fact.text)}" for fact in part.items]
        case Quote():
            return [f"{part.label}:", f"“{plain_inline(part.text)}”"]
        case Choices():
            prompt = [plain_inline(part.prompt)] if part.prompt else []
            return [*prompt, *(f"[{action.label}]" for action in part.actions)]
        case _:
            assert_never(part)
