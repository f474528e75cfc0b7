"""The buttons of a reply on Discord: which of them fit, and how a press says what it means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

import discord
from discord import ui

from bots.discord_bot import limits
from bots.discord_bot.markup import is_blank, one_line
from core.replies import Action, Choices, Reply, Thumbs

Button = ui.Button[ui.LayoutView]

CUSTOM_ID: Final = re.compile(r"who:\d{1,2}:(?P<do>.+)", re.DOTALL)
"""A button's custom id: its number, which makes it unique in its message, and what it does. That is all
there is to a button, so it works after a restart."""

_NUMBERED: Final = "who:{}:{}"
_THUMBS: Final = ((98, "👍"), (99, "👎"))
"""Their numbers, beyond those of all others, and what stands on them."""


def pressed(custom_id: str) -> str:
    """What the button with this custom id does; empty when it is not one of ours."""
    match = CUSTOM_ID.fullmatch(custom_id)
    return match["do"] if match else ""


def buttons(reply: Reply, room: int) -> tuple[list[list[Button]], list[Button]]:
    """The buttons of each part (none for parts that are no choices), and those of the reply as a whole.

    Together with a text before each group they are at most `room` components. The reply's own buttons
    come first when it is narrow, then those of the first choices.
    """
    last = _usable(reply.actions)[: limits.ROW_BUTTONS]
    room -= components(last) + 1
    chosen: list[list[Action]] = []
    for part in reply.parts:
        actions = _usable(part.actions) if isinstance(part, Choices) else []
        actions = actions[: _fitting(len(actions), room - 1)]
        chosen.append(actions)
        room -= components(actions) + 1 if actions else 0
    numbers = count()
    return [[_button(next(numbers), each) for each in group] for group in chosen], [
        _button(next(numbers), each) for each in last
    ]


def thumbs(given: Thumbs | None) -> list[Button]:
    """The two thumbs, if any; with what was asked if Discord has room for it."""
    if given is None:
        return []
    carrying = given.carried()
    fits = given.asked and len(_usable(carrying)) == len(carrying)
    actions = carrying if fits else (given.good, given.bad)
    return [
        _button(number, replace(action, label=sign))
        for (number, sign), action in zip(_THUMBS, actions, strict=True)
    ]


def components(group: Sequence[object]) -> int:
    """How many components a group of buttons is, with the rows it needs."""
    return len(group) - (-len(group) // limits.ROW_BUTTONS)


def rows(group: Sequence[Button]) -> Iterable[ui.ActionRow[ui.LayoutView]]:
    """The buttons in as many rows as they need."""
    for start in range(0, len(group), limits.ROW_BUTTONS):
        yield ui.ActionRow(*group[start : start + limits.ROW_BUTTONS])


def _fitting(wanted: int, room: int) -> int:
    return next(number for number in range(wanted, -1, -1) if components(range(number)) <= max(room, 0))


def _usable(actions: Iterable[Action]) -> list[Action]:
    return [each for each in actions if each.do and limits.length(_custom_id(99, each)) <= limits.CUSTOM_ID]


def _custom_id(number: int, action: Action) -> str:
    return _NUMBERED.format(number, action.do)


def _button(number: int, action: Action) -> Button:
    label = one_line(action.label)
    return ui.Button(
        style=discord.ButtonStyle.primary if action.primary else discord.ButtonStyle.secondary,
        label="…" if is_blank(label) else limits.cut(label, limits.LABEL),
        custom_id=_custom_id(number, action),
    )
