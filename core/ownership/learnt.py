"""The learnt part of the engine: how likely each topic is, from the features of a task; and where tasks part.

Linear models, learnt from `knowledge/examples/` by `make learn`: one says whose kind of task it is, another
which topic of that kind, and a third whether a new task begins at a joint of a request. A topic keeps the
kind that it had when the weights were learnt, so that a topic that is given to the other role since then
takes its requests with it.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from core.ownership.word_parts import WORD, parts_of

_UNIT: Final = 100
"""Weights are stored as whole hundredths."""
_STEEPEST: Final = 700.0
"""Scores beyond which `exp` overflows."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over features that hold or not, packed so that it loads in no time.

    Row `rows[feature]` of `cells`, from `starts[row]` to `starts[row + 1]`, is a run of pairs: a class, and
    the weight for it in hundredths. The row of a word holds what its parts weigh, too; a word without a row
    weighs what its parts do.
    """

    bias: tuple[float, ...]
    rows: Mapping[str, int]
    starts: "array[int]"  # 3.11 cannot subscript it
    cells: "array[int]"

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each class, a logarithm of odds."""
        totals = [0] * len(self.bias)
        rows, starts, cells = self.rows, self.starts, self.cells
        for feature in features:
            row = rows.get(feature)
            if row is None and feature.startswith(WORD):
                for to, weight in self._run(feature):
                    totals[to] += weight
            elif row is not None:
                for at in range(starts[row], starts[row + 1], 2):
                    totals[cells[at]] += cells[at + 1]
        return [bias + total / _UNIT for bias, total in zip(self.bias, totals, strict=True)]

    def leanings(self, features: Iterable[str], one: int, other: int) -> Iterator[tuple[str, float]]:
        """What each feature adds to the score of class `one` over that of class `other`, if anything.

        With the difference of their biases, this makes the difference of their scores.
        """
        for feature in features:
            lean = 0
            for to, weight in self._run(feature):
                if to == one:
                    lean += weight
                elif to == other:
                    lean -= weight
            if lean:
                yield feature, lean / _UNIT

    def _run(self, feature: str) -> Iterator[tuple[int, int]]:
        """The classes that a feature speaks for or against, and how much, in hundredths."""
        known = (feature,) if feature in self.rows else parts_of(feature)
        for row in (self.rows[one] for one in known if one in self.rows):
            run = self.cells[self.starts[row] : self.starts[row + 1]]
            yield from zip(run[::2], run[1::2], strict=True)


def pack(bias: Iterable[float], weights: Mapping[str, Sequence[float]]) -> Linear:
    """A model from its bias and, for each feature, a flat run of class, weight, class, weight."""
    rows: dict[str, int] = {}
    starts, cells = array("l", [0]), array("h")
    for feature in weights:
        rows[feature] = len(rows)
        total: dict[int, int] = {}
        for one in (feature, *parts_of(feature)):
            run = weights.get(one, ())
            for to, weight in zip(run[::2], run[1::2], strict=True):
                total[int(to)] = total.get(int(to), 0) + round(weight * _UNIT)
        cells.extend(number for pair in total.items() for number in pair)
        starts.append(len(cells))
    return Linear(tuple(bias), rows, starts, cells)


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

    `owners` are the kinds: the owners that topics had then, and last "neither", that of no topic.
    """

    owners: tuple[str, ...]
    kinds: Linear
    topics: tuple[str, ...]
    kind_of: tuple[int, ...]
    which: Linear
    joints: Linear

    def weigh(self, features: Collection[str]) -> Weighed:
        """How likely each topic is, and how likely none of them; all together they make 1."""
        kinds = _shares(self.kinds.scores(features))
        weights = _shares(self.which.scores(features))
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
        kinds = _shares(self.kinds.scores(features))
        kind = max(range(len(kinds)), key=kinds.__getitem__)
        if kind == len(kinds) - 1:
            return self.owners[kind], "", kinds[kind]
        scores = self.which.scores(features)
        topic = max((at for at, one in enumerate(self.kind_of) if one == kind), key=scores.__getitem__)
        return self.owners[kind], self.topics[topic], kinds[kind]

    def parts(self, features: Iterable[str]) -> float:
        """How likely a new task begins at a joint with these features."""
        (score,) = self.joints.scores(features)
        return 1 / (1 + exp(-max(score, -_STEEPEST)))


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores)
    weights = [exp(score - highest) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
