"""The learnt part of the engine: how likely each topic is, from the features of a task; and where tasks part.

Linear models, learnt from `knowledge/examples/` by `make learn`: one says whose kind of task it is, another
which topic of that kind, and a third whether a new task begins at a joint of a request. The first two look at
the same features and are kept as one. A topic keeps the kind that it had when the weights were learnt, so
that a topic that is given to the other role since then takes its requests with it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import exp
from struct import unpack
from typing import Final

from core.ownership.word_parts import WORD, parts_of

_UNIT: Final = 100
"""Weights are stored as whole hundredths."""
_LANE: Final = 32
"""Bits that the weight of one class has in a row."""
_HALF: Final = 1 << (_LANE - 1)
_MASK: Final = (1 << _LANE) - 1
_HIGHEST: Final = 1 << 15
"""Weights stay below this, in hundredths: then no text has words enough to fill a lane."""
_STEEPEST: Final = 700.0
"""Scores beyond which `exp` overflows."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over features that hold or not.

    A row is one integer with a lane of bits for each of the `classes`, which holds what the feature weighs
    for it in hundredths: to add rows adds up all classes at once, ten times as fast as one by one. `half` is
    half of what a lane can hold, in each lane; with it no lane is negative, and can be read.
    The row of a word holds what its parts weigh, too; a word without a row weighs what its parts do.
    """

    classes: int
    bias: int
    half: int
    rows: Mapping[str, int]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each class, a logarithm of odds."""
        total = self.bias + self.half
        rows = self.rows
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                total += row
            elif feature.startswith(WORD):
                total += self._of_parts(feature)
        lanes = unpack(f"<{self.classes}I", total.to_bytes(self.classes * _LANE // 8, "little"))
        return [(lane - _HALF) / _UNIT for lane in lanes]

    def score(self, features: Iterable[str]) -> float:
        """The one score of a model that decides between two, none of whose features is a word."""
        return (self.bias + sum(map(self.rows.get, features, repeat(0)))) / _UNIT

    def leanings(self, features: Iterable[str], one: int, other: int) -> Iterator[tuple[str, float]]:
        """What each feature adds to the score of class `one` over that of class `other`, if anything.

        With `start`, this makes the difference of their scores.
        """
        for feature in features:
            if (row := self.row(feature)) and (lean := self._lead(row, one, other)):
                yield feature, lean / _UNIT

    def start(self, one: int, other: int) -> float:
        """By how much class `one` leads class `other` before any feature is looked at."""
        return self._lead(self.bias, one, other) / _UNIT

    def row(self, feature: str) -> int:
        """What a feature weighs for each class."""
        row = self.rows.get(feature)
        if row is not None:
            return row
        return self._of_parts(feature) if feature.startswith(WORD) else 0

    def _of_parts(self, feature: str) -> int:
        """The row of a word that has none of its own."""
        return sum(self.rows.get(part, 0) for part in parts_of(feature))

    def _lead(self, row: int, one: int, other: int) -> int:
        lanes = row + self.half
        return (lanes >> one * _LANE & _MASK) - (lanes >> other * _LANE & _MASK)


def pack(bias: Sequence[float], weights: Mapping[str, Sequence[float]]) -> Linear:
    """A model from its bias and, for each feature, a flat run of class, weight, class, weight.

    Raises:
        OverflowError: a weight is beyond all reason.
    """
    alone = {feature: _row(zip(run[::2], run[1::2], strict=True)) for feature, run in weights.items()}
    rows = {
        feature: row + sum(alone.get(part, 0) for part in parts_of(feature)) for feature, row in alone.items()
    }
    return Linear(len(bias), _row(enumerate(bias)), _row_of_all(len(bias)), rows)


def beside(one: Linear, other: Linear) -> Linear:
    """Both models as one, the classes of `one` first: it looks each feature up once for all of them."""
    lanes = one.classes * _LANE
    rows = {
        feature: one.row(feature) + (other.row(feature) << lanes)
        for feature in dict.fromkeys((*one.rows, *other.rows))
    }
    return Linear(
        one.classes + other.classes, one.bias + (other.bias << lanes), one.half + (other.half << lanes), rows
    )


def _row(weights: Iterable[tuple[float, float]]) -> int:
    """The lanes of classes and their weights, all in one integer."""
    lanes = [(int(to), round(weight * _UNIT)) for to, weight in weights]
    if any(abs(lane) >= _HIGHEST for _, lane in lanes):
        raise OverflowError(lanes)
    return sum(lane << to * _LANE for to, lane in lanes)


def _row_of_all(classes: int) -> int:
    return sum(_HALF << to * _LANE for to in range(classes))


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each kind is, in the order of `Learnt.owners`, and each topic of every kind but the last."""

    kinds: tuple[float, ...]
    topics: Mapping[str, float]

    @property
    def nobody(self) -> float:
        """How likely none of the topics is."""
        return self.kinds[-1]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt. `topics` are ids, and `kind_of` the index of each one's kind when it was learnt.

    `owners` are the kinds: the owners that topics had then, and last "neither", that of no topic. The classes
    of `tasks` are the kinds, then the topics.
    """

    owners: tuple[str, ...]
    topics: tuple[str, ...]
    kind_of: tuple[int, ...]
    tasks: Linear
    joints: Linear

    def topic_class(self, topic: str) -> int:
        """Which class of `tasks` a topic is; that of a kind is its index."""
        return len(self.owners) + self.topics.index(topic)

    def weigh(self, features: Collection[str]) -> Weighed:
        """How likely each topic is, and how likely none of them; all together they make 1."""
        scores = self.tasks.scores(features)
        kinds, weights = _shares(scores[: len(self.owners)]), _shares(scores[len(self.owners) :])
        of_kind = [0.0] * len(kinds)
        for kind, weight in zip(self.kind_of, weights, strict=True):
            of_kind[kind] += weight
        likely = {
            topic: kinds[kind] * weight / of_kind[kind]
            for topic, kind, weight in zip(self.topics, self.kind_of, weights, strict=True)
        }
        return Weighed(tuple(kinds), likely)

    def guess(self, features: Collection[str]) -> tuple[str, str, float]:
        """The likeliest owner, the likeliest topic of that kind ("" for none), and how likely the owner is.

        What `weigh` tells, in less time.
        """
        scores = self.tasks.scores(features)
        kinds, of_topics = _shares(scores[: len(self.owners)]), scores[len(self.owners) :]
        kind = max(range(len(kinds)), key=kinds.__getitem__)
        if kind == len(kinds) - 1:
            return self.owners[kind], "", kinds[kind]
        topic = max((at for at, one in enumerate(self.kind_of) if one == kind), key=of_topics.__getitem__)
        return self.owners[kind], self.topics[topic], kinds[kind]

    def parts(self, features: Iterable[str]) -> float:
        """How likely a new task begins at a joint with these features."""
        return 1 / (1 + exp(-max(self.joints.score(features), -_STEEPEST)))


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores)
    weights = [exp(score - highest) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
