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
_FEW: Final = 4
_SHORT: Final = 8
"""Words of an item of a list."""
_OPENING: Final = 5
"""Words with which a stretch opens, and which tell what it is."""
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
    """A text cut at its joints: its stretches, and what it is as a whole.

    `firsts` and `kinds` count what stretches have in common, `complete` the ones that could be a task each,
    and `acting` those with an act. `told` tells in short how long the text is, and `whole` also how many
    joints it has, and whether it looks like a list: its stretches are short and would be taken for different
    things.
    """

    words: tuple[Word, ...]
    stretches: tuple[Stretch, ...]
    firsts: Mapping[str, int]
    kinds: Mapping[tuple[str, str], int]
    complete: int
    acting: int
    told: int
    whole: str


def look(words: tuple[Word, ...], stretches: Sequence[tuple[Mention, ...]], learnt: Learnt) -> Layout:
    """Looks at a text that was cut into these stretches."""
    seen = tuple(
        Stretch(
            mentions,
            side_of(mentions, hint_of(words, mentions, learnt) if at < _MOST_WEIGHED else Hint()),
            _mark(words[mentions[0].first].breaks) + _cue(mentions[0]),
            words[said(mentions).first].form,
        )
        for at, mentions in enumerate(stretches)
    )
    told = _bucket(len(words))
    different = len({(one.side.hint.owner, one.side.hint.topic) for one in seen if one.side.hint.sure})
    short = max(one.side.length for one in seen) <= _SHORT
    return Layout(
        words,
        seen,
        firsts=Counter(one.first for one in seen),
        kinds=Counter(one.kind for one in seen),
        complete=sum(one.side.complete for one in seen),
        acting=sum(one.side.acts for one in seen),
        told=told,
        whole=f"{told} {min(len(seen), _MOST_COUNTED)} {short} {min(different, _DIFFERENT)}",
    )


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


def joins(mention: Mention) -> bool:
    """Whether it is a word that joins ("and", "lalu")."""
    return bool(mention.entry.cues & _JOINING)


def said(mentions: Sequence[Mention]) -> Mention:
    """The first that does not only join; the first where all do."""
    return next((mention for mention in mentions if not joins(mention)), mentions[0])


def joint_features(text: Layout, at: int, so_far: SoFar) -> tuple[str, ...]:
    """The features of the joint before the stretch `at`."""
    return tuple(dict.fromkeys(_features(text, at, so_far)))


def _features(text: Layout, at: int, so_far: SoFar) -> Iterator[str]:
    task, before, stretch = so_far.task, text.stretches[at - 1].side, text.stretches[at]
    after, joint = stretch.side, stretch.joint
    count = min(len(text.stretches), _MOST_COUNTED)
    yield f"joint:{joint}"
    yield f"joints:{count}"
    yield f"number:{min(at, _MOST_COUNTED)}"
    yield f"joint+told:{joint} {text.told}"
    yield f"following:{text.stretches[at + 1].side.status if at + 1 < len(text.stretches) else 'end'}"
    for name, side in (("task", task), ("before", before), ("after", after)):
        yield f"{name}:{side.status}"
        yield f"{name}-length:{_bucket(side.length)}"
        yield f"{name}-opens:{side.opens}"
        yield f"joint+{name}:{joint} {side.status}"
    yield f"ends:{before.status}/{after.status}"
    yield f"joints+complete:{count} {joint} {task.complete}/{after.complete}"
    yield from _of_pair(text, joint, task, after)
    yield from _of_list(text, stretch, task)
    yield from _of_decisions(so_far, at, stretch)
    yield from _of_words(text, at)


def _of_pair(text: Layout, joint: str, task: Side, after: Side) -> Iterator[str]:
    """What the task so far and what follows have to do with each other."""
    one, other = task.hint, after.hint
    same = "topic" if one.topic == other.topic else "owner" if one.owner == other.owner else "none"
    sure = f"{one.sure}/{other.sure}"
    complete = f"{task.complete}/{after.complete}"
    yield f"sides:{task.status}/{after.status}"
    yield f"again:{bool(task.about) and task.about == after.about}"
    yield f"complete:{complete}"
    yield f"joint+complete+same:{joint} {complete} {same}"
    yield f"act-at:{after.act_at}"
    yield f"joint+act-at+same:{joint} {after.act_at} {same}"
    yield f"asks:{'asks' in task.shows}/{'asks' in after.shows}"
    yield f"denies:{'denies' in task.shows} {task.acts}/{'denies' in after.shows} {after.acts}"
    yield f"but:{'denies' in task.shows}/{'but' in after.shows} {after.status}"
    yield f"joint+opens:{joint} {after.opens}"
    yield f"hint:{one.owner} {one.sure}"
    yield f"hint-after:{other.owner} {other.sure}"
    yield f"hints:{one.owner}/{other.owner} {sure}"
    yield f"same:{same}"
    yield f"same+sure:{same} {sure}"
    yield f"joint+same:{joint} {same}"
    yield f"joint+told+same:{joint} {text.told} {same}"
    yield f"whole:{text.whole}"
    yield f"whole+joint:{text.whole} {joint}"
    yield f"whole+same:{text.whole} {same}"


def _of_list(text: Layout, stretch: Stretch, task: Side) -> Iterator[str]:
    """What the stretch has in common with the others: the items of a list are alike."""
    joint, after = stretch.joint, stretch.side
    alike, full = min(text.firsts[stretch.first], _DIFFERENT), min(text.complete, _FEW)
    yield f"first:{alike}"
    yield f"joint+first:{joint} {alike}"
    yield f"joint+kind:{joint} {min(text.kinds[stretch.kind], _FEW)} {after.opens}"
    yield f"full:{full} {after.complete} {task.complete}"
    yield f"joint+full:{joint} {full} {after.complete} {task.complete}"
    yield f"joint+acting:{joint} {min(text.acting, _FEW)} {after.acts}/{task.acts}"


def _of_decisions(so_far: SoFar, at: int, stretch: Stretch) -> Iterator[str]:
    """What was made of the joints before: a list goes on as it began."""
    joint, after = stretch.joint, stretch.side
    last, opens = so_far.last.get(joint, (None, None))
    yield f"last:{last}"
    yield f"joint+last:{joint} {last}"
    yield f"last+after:{last} {after.status}"
    yield f"joint+last+alike:{joint} {last} {opens == after.opens}"
    yield f"parts:{min(so_far.parts, _FEW)} {at - so_far.parts > 1}"
    yield f"joint+parted:{joint} {so_far.parted}"


def _of_words(text: Layout, at: int) -> Iterator[str]:
    before, after = text.stretches[at - 1].mentions, text.stretches[at].mentions
    forms = [text.words[place].form for one in after[:_OPENING] for place in range(one.first, one.last + 1)]
    for form in forms[:_OPENING]:
        yield f"among:{form}"
    yield f"first-word:{text.stretches[at].first}"
    yield f"opening:{forms[0]}"
    yield f"opening:{' '.join(forms[:2])}"
    yield f"ending:{text.words[before[-1].last].form}"


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
