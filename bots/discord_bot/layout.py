"""A reply as Discord's Components v2: one container, coloured by tone, words and rows of buttons in it.

Pure: a `Reply` in, a `LayoutView` out that never goes beyond Discord's limits, whatever the reply holds;
`layouts` goes on in further messages first.
When something has to go, it is the end of the running text; the title, the questions with their buttons
and the reply's own buttons stay.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import discord
from discord import ui

from bots.discord_bot import limits
from bots.discord_bot.buttons import Button, buttons, components, pressed, rows, thumbs
from bots.discord_bot.markup import is_blank, markdown, one_line
from bots.discord_bot.paging import pages
from bots.discord_bot.writing import texts
from core.replies import Choices, Heading, Part, Reply, Span, Tone, plain_text

_COLOURS: Final = {
    Tone.SPECIALIST: 0x2A9D8F,
    Tone.STRATEGIST: 0x5C6AC4,
    Tone.SHARED: 0xD98E2B,
    Tone.NEITHER: 0x8A8F98,
    Tone.UNSURE: 0xE0B93B,
    Tone.SEVERAL: 0x4A90C2,
    Tone.INFO: 0x4A90C2,
    Tone.SORRY: 0xC0564F,
}

_NOTE_ROOM: Final = 200
"""Characters kept free, with one component, for the note that takes the place of the Share button."""

_ROOM: Final = limits.COMPONENTS - 2
"""Components for what is in the container: without the container, without that note."""


@dataclass(frozen=True, slots=True)
class _Words:
    markdown: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A thin line."""


@dataclass(frozen=True, slots=True)
class _Row:
    buttons: Sequence[Button]


_Element = _Words | _Rule | _Row


def layouts(reply: Reply) -> tuple[ui.LayoutView, ...]:
    """The reply as one message, or as few in a row when its words need more; the last has the buttons."""
    return tuple(map(layout, pages(reply, limits.TEXT - _NOTE_ROOM)))


def layout(reply: Reply) -> ui.LayoutView:
    """The reply as a view, ready to be sent. It has no callbacks: presses find their way by custom id."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOURS[reply.tone])
    for element in _fitted(_elements(reply)):
        for item in _items(element):
            container.add_item(item)
    return ui.LayoutView(timeout=None).add_item(container)


def without_share(message: discord.Message, is_share: Callable[[str], bool], note: Reply) -> ui.LayoutView:
    """What `message` shows, with the note in place of its Share button."""
    view = ui.LayoutView.from_message(message, timeout=None)
    for row in [item for item in view.walk_children() if isinstance(item, ui.ActionRow)]:
        for button in row.children:
            if isinstance(button, ui.Button) and is_share(pressed(button.custom_id or "")):
                row.remove_item(button)
        if not row.children:
            (row.parent if isinstance(row.parent, ui.Container) else view).remove_item(row)
    place = next((item for item in view.children if isinstance(item, ui.Container)), view)
    place.add_item(ui.TextDisplay(_small_print(note)))
    return view


def _small_print(note: Reply) -> str:
    start = "-# "
    return start + (markdown((Span(one_line(plain_text(note))),), _NOTE_ROOM - len(start)) or "…")


def _elements(reply: Reply) -> list[_Element]:
    votes = thumbs(reply.thumbs)
    chosen, last = buttons(reply, _ROOM - 1 - components(votes))
    asking = [number for number, group in enumerate(chosen) if group]
    title, written = texts(reply, asking, limits.TEXT - _NOTE_ROOM)
    elements: list[_Element] = [] if is_blank(title) else [_Words(title)]
    for part, text, group in zip(reply.parts, written, chosen, strict=True):
        if not is_blank(text):
            elements.extend([_Rule()] if _begins_anew(part, elements) else [])
            elements.append(_Words(text))
        elements.extend([_Row(group)] if group else [])
    elements.extend(_Row(row) for row in (last, votes) if row)
    return elements or [_Words("…")]


def _begins_anew(part: Part, above: list[_Element]) -> bool:
    """Whether a rule parts this from what stands above: answers from each other, questions from answers."""
    return len(above) > 1 and (isinstance(part, Heading | Choices) or isinstance(above[-1], _Row))


def _fitted(elements: list[_Element]) -> list[_Element]:
    """The elements when they are few enough, else without rules, else with neighbouring words in one."""
    without_rules: list[_Element] = [each for each in elements if not isinstance(each, _Rule)]
    for attempt in (elements, without_rules):
        if sum(map(_components, attempt)) <= _ROOM:
            return attempt
    return list(_joined(without_rules))


def _joined(elements: list[_Element]) -> Iterator[_Element]:
    for words, group in groupby(elements, key=lambda each: isinstance(each, _Words)):
        if words:
            yield _Words("\n".join(each.markdown for each in group if isinstance(each, _Words)))
        else:
            yield from group


def _components(element: _Element) -> int:
    return components(element.buttons) if isinstance(element, _Row) else 1


def _items(element: _Element) -> Iterator[ui.Item[ui.LayoutView]]:
    match element:
        case _Words(text):
            yield ui.TextDisplay(text)
        case _Rule():
            yield ui.Separator()
        case _Row(group):
            yield from rows(group)
