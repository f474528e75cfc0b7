"""A request -> its tasks. Which of its joints part two tasks is learnt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.ownership.joints import joins, joint_features, look
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.sides import Side

PARTS: Final = 0.3
"""Likelihood from which a joint parts two tasks."""
_MOST: Final = 50
"""Tasks that a request is split into: twice as many as are answered, and a bound on its work."""
_IN_A_ROW: Final = frozenset({",", "and", ",and", "&", "/", "+"})
"""Joints between the objects of one verb, as well as between tasks."""
_OBJECTS: Final = frozenset({"thing", "place", "foreign", "it", "unknown"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One task of a request: its mentions, and where it stands in the text (end excluded)."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


def split(
    words: tuple[Word, ...], cut_up: Sequence[tuple[Mention, ...]], learnt: Learnt
) -> tuple[Piece, ...]:
    """The tasks in the order of the text, from its stretches, of which there are at least two."""
    text = look(words, cut_up, learnt)
    task = text.stretches[0].side
    tasks = [list(text.stretches[0].mentions)]
    for at, stretch in enumerate(text.stretches[1:], start=1):
        parts = learnt.parts(joint_features(text, at, task)) >= PARTS
        if parts and len(tasks) < _MOST and not _goes_on(task, stretch.side, text.joints[at]):
            tasks.append([])
            task = stretch.side
        else:
            task = task.and_then(stretch.side)
        tasks[-1].extend(stretch.mentions)
    return tuple(piece(words, mentions) for mentions in tasks)


def _goes_on(task: Side, after: Side, joint: str) -> bool:
    """Whether it is more of the same for sure.

    "a photo, a video", "make a photo, a story", "schedule and publish posts", "not the strategy; upload it".
    """
    same_owner = task.hint.owner == after.hint.owner
    same_topic = bool(task.hint.topic) and task.hint.topic == after.hint.topic
    in_a_row = joint in _IN_A_ROW
    names_more = not after.act and (same_topic or (bool(task.act) and same_owner and in_a_row))
    lacks_object = bool(task.act) and not task.shows & _OBJECTS and same_owner
    only_denies = "denies" in task.shows and not task.act
    return names_more or lacks_object or only_denies


def piece(words: Sequence[Word], mentions: Sequence[Mention]) -> Piece:
    """The task that the mentions are, without the words that only join it to what was before."""
    first = next((at for at, mention in enumerate(mentions[:-1]) if not joins(mention)), len(mentions) - 1)
    kept = tuple(mentions[max(first, 0) :])
    return Piece(kept, words[kept[0].first].start, words[kept[-1].last].end) if kept else Piece((), 0, 0)
