"""Where a new task may begin in a request, and what shows there: features for the learnt model of joints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_MOST_WEIGHED: Final = 120
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
        if not stretches or joins(mention) or _mark(words, mention):
            stretches.append([])
        stretches[-1].append(mention)
    return [tuple(stretch) for stretch in stretches]


def look(words: tuple[Word, ...], mentions: Sequence[Mention], learnt: Learnt) -> list[Stretch]:
    """The stretches of a text, each with what it amounts to."""
    stretches = cut(words, mentions)
    return [
        Stretch(one, side_of(one, hint_of(words, one, learnt) if at < _MOST_WEIGHED else Hint()))
        for at, one in enumerate(stretches)
    ]


def joins(mention: Mention) -> bool:
    """Whether it is a word that joins ("and", "lalu")."""
    return bool(mention.entry.cues & _JOINING)


def joint_features(
    words: Sequence[Word], stretches: Sequence[Stretch], at: int, task: Side
) -> tuple[str, ...]:
    """The features of the joint before `stretches[at]`; `task` is all of the task so far."""
    return tuple(dict.fromkeys(_features(words, stretches, at, task)))


def _features(words: Sequence[Word], stretches: Sequence[Stretch], at: int, task: Side) -> Iterator[str]:
    before, after = stretches[at - 1], stretches[at]
    following = stretches[at + 1].side.status if at + 1 < len(stretches) else "end"
    joint = _mark(words, after.mentions[0]) + _cue(after.mentions[0])
    told = _bucket(len(words))
    count = min(len(stretches), _MOST_COUNTED)
    yield f"joint:{joint}"
    yield f"joints:{count}"
    yield f"number:{min(at, _MOST_COUNTED)}"
    yield f"joint+told:{joint} {told}"
    yield f"following:{following}"
    for name, side in (("task", task), ("before", before.side), ("after", after.side)):
        yield from _of_side(name, side, joint)
    yield from _of_pair(task, after.side, joint, told)
    yield f"ends:{before.side.status}/{after.side.status}"
    yield f"joints+complete:{count} {joint} {task.complete}/{after.side.complete}"
    yield from _of_words(words, before, after)


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
    same = "topic" if one.topic == other.topic else "owner" if one.owner == other.owner else "none"
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


def _mark(words: Sequence[Word], mention: Mention) -> str:
    breaks = words[mention.first].breaks
    strongest = next((mark for mark in _MARKS if mark in breaks), "")
    return strongest.replace("\n", "line-" if "-" in breaks else "line")


def _cue(mention: Mention) -> str:
    cues = mention.entry.cues
    return "then" if Cue.SEQUENCE in cues else "and" if Cue.JOINT in cues else ""


def _bucket(length: int) -> int:
    return sum(length > most for most in _LENGTHS)
