"""Where a new task may begin in a request, and what shows there: features for the learnt model of joints."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import Cue
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.sides import Hint, Side, hint_of, side_of

_MARKS: Final = "•\n;.?!…|:,&+/>–—-()☆"
"""Punctuation at which a task may begin, the strongest first; a joint goes by the strongest it has."""
_JOINING: Final = frozenset({Cue.JOINT, Cue.SEQUENCE})
_LENGTHS: Final = (3, 6, 12, 24, 48)
_MOST_COUNTED: Final = 6
_DIFFERENT: Final = 3
_ALIKE: Final = 3
_SHORT: Final = 8
"""Words of an item of a list."""
_MOST_WEIGHED: Final = 80
"""Stretches that are looked at closely: more than any brief has, and a bound on the work of a request."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The mentions between two joints, never none, and what they amount to."""

    mentions: tuple[Mention, ...]
    side: Side


def cut(words: Sequence[Word], mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions, cut at every joint: before one with a punctuation mark, and before a joining word."""
    stretches: list[list[Mention]] = []
    for mention in mentions:
        breaks = words[mention.first].breaks
        if not stretches or (breaks and _mark(breaks)) or joins(mention):
            stretches.append([])
        stretches[-1].append(mention)
    return [tuple(stretch) for stretch in stretches]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut at its joints: its stretches, the kind of the joint before each, and what it is as a whole.

    `whole` tells in short how long the text is, how many joints it has, and whether it looks like a list: its
    stretches are short and would be taken for different things.
    """

    words: tuple[Word, ...]
    stretches: tuple[Stretch, ...]
    joints: tuple[str, ...]
    alike: Mapping[str, int]
    told: int
    whole: str


def look(words: tuple[Word, ...], stretches: Sequence[tuple[Mention, ...]], learnt: Learnt) -> Layout:
    """Looks at a text that was cut into these stretches."""
    seen = tuple(
        Stretch(one, side_of(one, hint_of(words, one, learnt) if at < _MOST_WEIGHED else Hint()))
        for at, one in enumerate(stretches)
    )
    joints = tuple(_mark(words[one[0].first].breaks) + _cue(one[0]) for one in stretches)
    different = len({(one.side.hint.owner, one.side.hint.topic) for one in seen if one.side.hint.sure})
    short = max(one.side.length for one in seen) <= _SHORT
    told = _bucket(len(words))
    whole = f"{told} {min(len(seen), _MOST_COUNTED)} {short} {min(different, _DIFFERENT)}"
    return Layout(words, seen, joints, Counter(joints[1:]), told, whole)


def joins(mention: Mention) -> bool:
    """Whether it is a word that joins ("and", "lalu")."""
    return bool(mention.entry.cues & _JOINING)


def joint_features(text: Layout, at: int, task: Side) -> tuple[str, ...]:
    """The features of the joint before the stretch `at`; `task` is all of the task so far."""
    return tuple(dict.fromkeys(_features(text, at, task)))


def _features(text: Layout, at: int, task: Side) -> Iterator[str]:
    before, after = text.stretches[at - 1], text.stretches[at]
    following = text.stretches[at + 1].side.status if at + 1 < len(text.stretches) else "end"
    joint, count = text.joints[at], min(len(text.stretches), _MOST_COUNTED)
    yield f"joint:{joint}"
    yield f"joints:{count}"
    yield f"number:{min(at, _MOST_COUNTED)}"
    yield f"joint+told:{joint} {text.told}"
    yield f"following:{following}"
    yield from _of_whole(text, joint, task, after.side)
    for name, side in (("task", task), ("before", before.side), ("after", after.side)):
        yield from _of_side(name, side, joint)
    yield from _of_pair(task, after.side, joint, text.told)
    yield f"ends:{before.side.status}/{after.side.status}"
    yield f"joints+complete:{count} {joint} {task.complete}/{after.side.complete}"
    yield from _of_words(text.words, before, after)


def _of_whole(text: Layout, joint: str, task: Side, after: Side) -> Iterator[str]:
    """What the text as a whole says of its joints: a list goes on as it began."""
    alike = min(text.alike[joint], _ALIKE)
    same = _same(task.hint, after.hint)
    yield f"whole:{text.whole}"
    yield f"whole+joint:{text.whole} {joint}"
    yield f"whole+joint+alike:{text.whole} {joint} {alike}"
    yield f"whole+same:{text.whole} {same}"
    yield f"joint+alike:{joint} {alike}"
    yield f"joint+alike+same:{joint} {alike} {same}"
    yield f"joint+alike+after:{joint} {alike} {after.status}"


def _same(one: Hint, other: Hint) -> str:
    """What two hints have in common."""
    return "topic" if one.topic == other.topic else "owner" if one.owner == other.owner else "none"


def _of_side(name: str, side: Side, joint: str) -> Iterator[str]:
    yield f"{name}:{side.status}"
    yield f"{name}-length:{_bucket(side.length)}"
    yield f"{name}-opens:{side.opens}"
    yield f"{name}-act:{side.act}"
    yield f"{name}-about:{side.about}"
    yield f"joint+{name}:{joint} {side.status}"
    yield from (f"{name}-shows:{kind}" for kind in side.shows)


def _of_pair(task: Side, after: Side, joint: str, told: int) -> Iterator[str]:
    """What the task so far and what follows have to do with each other."""
    one, other = task.hint, after.hint
    same = _same(one, other)
    sure = f"{one.sure}/{other.sure}"
    sides = f"{task.status}/{after.status}"
    complete = f"{task.complete}/{after.complete}"
    yield f"sides:{sides}"
    yield f"joint+sides:{joint} {sides}"
    yield f"told+sides:{told} {sides}"
    yield f"told+sides+same:{told} {sides} {same}"
    yield f"acts:{task.act}/{after.act}"
    yield f"abouts:{task.about}/{after.about}"
    yield f"again:{bool(task.about) and task.about == after.about}"
    yield f"complete:{complete}"
    yield f"joint+complete+same:{joint} {complete} {same}"
    yield f"act-at:{after.act_at}"
    yield f"joint+act-at+same:{joint} {after.act_at} {same}"
    yield f"asks:{'asks' in task.shows}/{'asks' in after.shows}"
    yield f"joint+opens:{joint} {after.opens}"
    yield f"joint+opens+same:{joint} {after.opens} {same}"
    yield f"joint+opens+told+same:{joint} {after.opens} {told} {same}"
    yield f"joint+opens+task:{joint} {after.opens} {task.status}"
    yield f"hint:{one.owner} {one.sure}"
    yield f"hint-after:{other.owner} {other.sure}"
    yield f"hints:{one.owner}/{other.owner} {sure}"
    yield f"same:{same}"
    yield f"same+sure:{same} {sure}"
    yield f"joint+same:{joint} {same}"
    yield f"joint+told+same:{joint} {told} {same}"
    yield f"sides+same:{sides} {same}"
    yield f"topics:{one.topic}/{other.topic}"


def _of_words(words: Sequence[Word], before: Stretch, after: Stretch) -> Iterator[str]:
    opening = [words[mention.first].form for mention in after.mentions[:2]]
    yield f"opening:{opening[0]}"
    yield f"opening:{' '.join(opening)}"
    yield f"ending:{words[before.mentions[-1].last].form}"


@lru_cache(maxsize=256)
def _mark(breaks: str) -> str:
    """The strongest mark of the punctuation between two words."""
    strongest = next((mark for mark in _MARKS if mark in breaks), "")
    return strongest.replace("\n", "line-" if "-" in breaks else "line")


def _cue(mention: Mention) -> str:
    cues = mention.entry.cues
    return "then" if Cue.SEQUENCE in cues else "and" if Cue.JOINT in cues else ""


def _bucket(length: int) -> int:
    return sum(length > most for most in _LENGTHS)
