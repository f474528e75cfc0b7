"""A request -> its tasks. Which of its joints part two tasks is learnt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.ownership.joints import cut, joins, joint_features, look
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.sides import Side

PARTS: Final = 0.2
"""Likelihood from which a joint parts two tasks."""
_OBJECTS: Final = frozenset({"thing", "place", "foreign", "it", "unknown"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One task of a request: its mentions, and where it stands in the text (end excluded)."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


def split(words: tuple[Word, ...], mentions: tuple[Mention, ...], learnt: Learnt) -> tuple[Piece, ...]:
    """The tasks in the order of the text; a request that has none is one piece."""
    if len(cut(words, mentions)) <= 1:
        return (piece(words, mentions),)
    stretches = look(words, mentions, learnt)
    task = stretches[0].side
    tasks = [list(stretches[0].mentions)]
    for at, stretch in enumerate(stretches[1:], start=1):
        parts = learnt.parts(joint_features(words, stretches, at, task)) >= PARTS
        if parts and not _goes_on(task, stretch.side):
            tasks.append([])
            task = stretch.side
        else:
            task = task.and_then(stretch.side)
        tasks[-1].extend(stretch.mentions)
    return tuple(piece(words, mentions) for mentions in tasks)


def _goes_on(task: Side, after: Side) -> bool:
    """Whether it is more of the same for sure: "a photo, a video", "schedule and publish posts"."""
    names_more = not after.act and bool(task.hint.topic) and task.hint.topic == after.hint.topic
    lacks_object = bool(task.act) and not task.shows & _OBJECTS and task.hint.owner == after.hint.owner
    return names_more or lacks_object


def split_everywhere(words: Sequence[Word], mentions: Sequence[Mention]) -> tuple[Piece, ...]:
    """What stands between joints, whether it is a task or not."""
    return tuple(piece(words, stretch) for stretch in cut(words, mentions))


def piece(words: Sequence[Word], mentions: Sequence[Mention]) -> Piece:
    """The task that the mentions are, without the words that only join it to what was before."""
    first = next((at for at, mention in enumerate(mentions[:-1]) if not joins(mention)), len(mentions) - 1)
    kept = tuple(mentions[max(first, 0) :])
    return Piece(kept, words[kept[0].first].start, words[kept[-1].last].end) if kept else Piece((), 0, 0)
