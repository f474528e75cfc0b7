"""Parts a reply that has more words than one Discord message takes: a plan of 25 steps, for example."""

from dataclasses import replace
from typing import Final

from bots.discord_bot.writing import TITLE_ROOM, length
from core.replies import Choices, Heading, Note, Part, Reply

_MOST: Final = 3
"""Messages; what goes on beyond them is no plan that anybody reads, and is cut."""

_SPARE: Final = 3
"""Characters that the writer keeps for a last "…"."""


def pages(reply: Reply, room: int) -> tuple[Reply, ...]:
    """The reply, or its parts in several; each but the last has at most `room` characters.

    The first has the title, the last the buttons. A heading stays with what it heads.
    """
    groups: list[list[Part]] = [[]]
    room -= _SPARE
    left = room - TITLE_ROOM
    for part in reply.parts:
        needs = length(part) + 1
        if needs > left and groups[-1] and len(groups) < _MOST:
            groups.append(_end_off(groups[-1]))
            left = room - sum(length(each) + 1 for each in groups[-1])
        groups[-1].append(part)
        left -= needs
    whole = [
        replace(reply, title=(), parts=tuple(parts), actions=(), thumbs=None) for parts in groups if parts
    ]
    if not whole:
        return (reply,)
    whole[0] = replace(whole[0], title=reply.title)
    whole[-1] = replace(whole[-1], actions=reply.actions, thumbs=reply.thumbs)
    return tuple(whole)


def _end_off(parts: list[Part]) -> list[Part]:
    """Takes away what belongs to the next message, and gives it back: headings, questions, small print."""
    first = len(parts)
    while first and isinstance(parts[first - 1], Heading | Choices | Note):
        first -= 1
    taken = parts[first:]
    del parts[first:]
    return taken
