"""Shows the working of a ruling: what was read, which words counted, for what and how much.

Everything comes from the very values that the ruling was made of: the reason shown is the reason used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.ownership.clues import Clue, clues, phrases, placed, telling
from core.ownership.learnt import Learnt, Linear, Weighed
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.tasks import Basis, Task
from core.ownership.verdicts import Ruling

_MOST_TOPICS: Final = 5

Likelihoods = tuple[tuple[str, float], ...]
"""Names with how likely each is, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Why `winner` came before `rival`: `start` without any word, then what the words add.

    All are logarithms of odds; together they make the odds of the one against the other, up to rounding.
    """

    winner: str
    rival: str
    start: float
    clues: tuple[Clue, ...]

    @property
    def lead(self) -> float:
        """By how much the winner leads."""
        return round(self.start + sum(clue.weight for clue in self.clues), 2)


@dataclass(frozen=True, slots=True)
class Working:
    """How a ruling came about.

    `act`, `thing` and `scale` are what the task was read as; `denied` the words that are not asked about.
    The likelihoods are empty and the contests None where nothing was weighed; `for_topic` is None as well
    where no topic won.
    """

    ruling: Ruling
    basis: Basis
    act: str | None
    thing: str | None
    scale: str | None
    denied: tuple[str, ...]
    owners: Likelihoods = ()
    topics: Likelihoods = ()
    for_owner: Contest | None = None
    for_topic: Contest | None = None


def explain(words: tuple[Word, ...], task: Task, learnt: Learnt) -> Working:
    """The working behind the task's ruling."""
    found, weighed = task.seen.found, task.weighed
    topic = task.ruling.topic
    return Working(
        ruling=task.ruling,
        basis=task.basis,
        act=found.act.id if found.act else None,
        thing=found.family,
        scale=found.scale.value if found.scale else None,
        denied=phrases(words, tuple(sorted(task.seen.denied))),
        owners=_ranked(zip(learnt.owners, weighed.kinds, strict=True)) if weighed else (),
        topics=_ranked(weighed.topics.items())[:_MOST_TOPICS] if weighed else (),
        for_owner=_for_owner(words, task, learnt, weighed) if weighed else None,
        for_topic=_for_topic(words, task, learnt, weighed, topic) if weighed and topic else None,
    )


def because(words: tuple[Word, ...], task: Task, learnt: Learnt) -> tuple[str, ...]:
    """The few words, as typed, that spoke most for the task's owner over the likeliest other one.

    Small words ("please", "the") may speak, too, but tell a reader nothing: they are not among them.
    """
    if task.weighed is None:
        return ()
    winner, rival = _kinds(task.ruling, learnt, task.weighed)
    features = task.seen.features
    leanings = placed(learnt.tasks.leanings(features, winner, rival), features)
    return phrases(words, telling(leanings, _saying(task.piece.mentions)))


def _saying(mentions: Iterable[Mention]) -> frozenset[int]:
    """The places of words that say something by themselves."""
    return frozenset(
        at for mention in mentions if mention.entry.says for at in range(mention.first, mention.last + 1)
    )


def _for_owner(words: tuple[Word, ...], task: Task, learnt: Learnt, weighed: Weighed) -> Contest:
    winner, rival = _kinds(task.ruling, learnt, weighed)
    start, counted = _weights(words, task, learnt.tasks, winner, rival)
    return Contest(learnt.owners[winner], learnt.owners[rival], start, counted)


def _for_topic(
    words: tuple[Word, ...], task: Task, learnt: Learnt, weighed: Weighed, topic: str
) -> Contest | None:
    """Why this topic and no other one of its owner; None where the owner has no other."""
    winner = learnt.topics.index(topic)
    others = (at for at, kind in enumerate(learnt.kind_of) if at != winner and kind == learnt.kind_of[winner])
    rival = max(others, key=lambda at: weighed.topics[learnt.topics[at]], default=None)
    if rival is None:
        return None
    against = learnt.topics[rival]
    classes = learnt.topic_class(topic), learnt.topic_class(against)
    start, counted = _weights(words, task, learnt.tasks, *classes)
    return Contest(topic, against, start, counted)


def _weights(
    words: tuple[Word, ...], task: Task, model: Linear, winner: int, rival: int
) -> tuple[float, tuple[Clue, ...]]:
    """What spoke for the winner's class before any word was read, and what the words add."""
    features = task.seen.features
    counted = clues(words, placed(model.leanings(features, winner, rival), features))
    return model.start(winner, rival), counted


def _kinds(ruling: Ruling, learnt: Learnt, weighed: Weighed) -> tuple[int, int]:
    """The kind that won and the likeliest other one."""
    ranked = sorted(range(len(weighed.kinds)), key=weighed.kinds.__getitem__, reverse=True)
    winner = ranked[0] if ruling.topic is None else learnt.kind_of[learnt.topics.index(ruling.topic)]
    return winner, next(kind for kind in ranked if kind != winner)


def _ranked(likely: Iterable[tuple[str, float]]) -> Likelihoods:
    return tuple(sorted(likely, key=lambda one: -one[1]))
