"""A request cut at every joint, where a new task may begin: its stretches, and what it is as a whole."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import Cue
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.sides import Hint, Side, hint_of, side_of
from core.ownership.word_classes import WordClasses

MOST_COUNTED: Final = 6
"""Joints beyond which it does not matter how many there are."""
DIFFERENT: Final = 3
"""Kinds of tasks beyond which it does not matter how many there are."""
_MARKS: Final = "•\n;.?!…|:,&+/>–—-()☆"
"""Punctuation at which a task may begin, the strongest first; a joint goes by the strongest it has."""
_JOINING: Final = frozenset({Cue.JOINT, Cue.SEQUENCE})
_LENGTHS: Final = (3, 6, 12, 24, 48)
_SHORT: Final = 8
"""Words of an item of a list."""
_MOST_WEIGHED: Final = 80
"""Stretches that are looked at closely: more than any brief has, and a bound on the work of a request."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The mentions between two joints, never none, and what they amount to.

    `joint` names the joint before them, `first` is their first word that does not only join.
    """

    mentions: tuple[Mention, ...]
    side: Side
    joint: str
    first: str

    @property
    def kind(self) -> tuple[str, str]:
        """What stretches have in common that are items of one list."""
        return self.side.opens, self.side.status


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut at its joints: its stretches, and what it is as a whole.

    `firsts`, `kinds` and `openings` (the class of the first word) count what stretches have in common,
    `complete` the ones that could be a task each, `acting` those with an act, `verbal` those with a verb and
    `led` those that a verb opens. `told` tells in short how long the text is, and `whole` also how many
    joints it has, and whether it looks like a list: its stretches are short and would be taken for different
    things.
    """

    words: tuple[Word, ...]
    stretches: tuple[Stretch, ...]
    firsts: Mapping[str, int]
    kinds: Mapping[tuple[str, str], int]
    openings: Mapping[str, int]
    complete: int
    acting: int
    verbal: int
    led: int
    told: int
    whole: str


class SoFar:
    """What was made of the joints of a text so far: `task` is all of the task that is being read."""

    __slots__ = ("last", "parted", "parts", "task")

    def __init__(self, text: Layout) -> None:
        self.task = text.stretches[0].side
        self.parts = 1
        self.parted = False
        self.last: dict[str, tuple[bool, str]] = {}

    def go_on(self, stretch: Stretch, *, parts: bool) -> None:
        """Goes past a stretch, with which a task begins if its joint `parts`."""
        self.task = stretch.side if parts else self.task.and_then(stretch.side)
        self.parts += parts
        self.parted = parts
        self.last[stretch.joint] = (parts, stretch.side.opens)


def cut(words: Sequence[Word], mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions, cut at every joint: before one with a punctuation mark, and before a joining word."""
    stretches: list[list[Mention]] = []
    for mention in mentions:
        breaks = words[mention.first].breaks
        if not stretches or (breaks and _mark(breaks)) or joins(mention):
            stretches.append([])
        stretches[-1].append(mention)
    return [tuple(stretch) for stretch in stretches]


def look(
    words: tuple[Word, ...], stretches: Sequence[tuple[Mention, ...]], learnt: Learnt, classes: WordClasses
) -> Layout:
    """Looks at a text that was cut into these stretches."""
    seen = tuple(
        _stretch(words, mentions, hint_of(words, mentions, learnt) if at < _MOST_WEIGHED else Hint(), classes)
        for at, mentions in enumerate(stretches)
    )
    sides = [stretch.side for stretch in seen]
    told = bucket(len(words))
    different = len({(side.hint.owner, side.hint.topic) for side in sides if side.hint.sure})
    short = max(side.length for side in sides) <= _SHORT
    return Layout(
        words,
        seen,
        firsts=Counter(stretch.first for stretch in seen),
        kinds=Counter(stretch.kind for stretch in seen),
        openings=Counter(side.opening[0] for side in sides),
        complete=sum(side.complete for side in sides),
        acting=sum(side.acts for side in sides),
        verbal=sum(side.verbal for side in sides),
        led=sum(side.led for side in sides),
        told=told,
        whole=f"{told} {min(len(seen), MOST_COUNTED)} {short} {min(different, DIFFERENT)}",
    )


def joins(mention: Mention) -> bool:
    """Whether it is a word that joins ("and", "lalu")."""
    return bool(mention.entry.cues & _JOINING)


def said(mentions: Sequence[Mention]) -> Mention:
    """The first that does not only join; the first where all do."""
    return next((mention for mention in mentions if not joins(mention)), mentions[0])


def bucket(length: int) -> int:
    """About how long it is."""
    return bisect_left(_LENGTHS, length)


def _stretch(
    words: tuple[Word, ...], mentions: tuple[Mention, ...], hint: Hint, classes: WordClasses
) -> Stretch:
    first, last = said(mentions).first, mentions[-1].last
    told = [classes.of(words[at].form) for at in range(first, last + 1)]
    joint = _mark(words[mentions[0].first].breaks) + _cue(mentions[0])
    return Stretch(mentions, side_of(mentions, hint, told), joint, words[first].form)


@lru_cache(maxsize=256)
def _mark(breaks: str) -> str:
    """The strongest mark of the punctuation between two words."""
    strongest = next((mark for mark in _MARKS if mark in breaks), "")
    return strongest.replace("\n", "line-" if "-" in breaks else "line")


def _cue(mention: Mention) -> str:
    cues = mention.entry.cues
    return "then" if Cue.SEQUENCE in cues else "and" if Cue.JOINT in cues else ""
