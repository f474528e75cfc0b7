"""A request -> its tasks. Which of its joints part two tasks is learnt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.ownership.joints import joint_features
from core.ownership.layout import SoFar, joins, look
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.word_classes import WordClasses

PARTS: Final = 0.5
"""Likelihood from which a joint parts two tasks."""
_MOST: Final = 50
"""Tasks that a request is split into: twice as many as are answered, and a bound on its work."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One task of a request: its mentions, and where it stands in the text (end excluded)."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


def split(
    words: tuple[Word, ...], cut_up: Sequence[tuple[Mention, ...]], learnt: Learnt, classes: WordClasses
) -> tuple[Piece, ...]:
    """The tasks in the order of the text, from its stretches, of which there are at least two.

    What is only denied is no task: "not the strategy; upload the reels".
    """
    text = look(words, cut_up, learnt, classes)
    so_far = SoFar(text)
    tasks = [list(text.stretches[0].mentions)]
    for at, stretch in enumerate(text.stretches[1:], start=1):
        parts = (
            len(tasks) < _MOST
            and not so_far.task.denied
            and learnt.parts(joint_features(text, at, so_far)) >= PARTS
        )
        if parts:
            tasks.append([])
        tasks[-1].extend(stretch.mentions)
        so_far.go_on(stretch, parts=parts)
    return tuple(piece(words, mentions) for mentions in tasks)


def piece(words: Sequence[Word], mentions: Sequence[Mention]) -> Piece:
    """The task that the mentions are, without the words that only join it to what was before."""
    first = next((at for at, mention in enumerate(mentions[:-1]) if not joins(mention)), len(mentions) - 1)
    kept = tuple(mentions[max(first, 0) :])
    return Piece(kept, words[kept[0].first].start, words[kept[-1].last].end) if kept else Piece((), 0, 0)
