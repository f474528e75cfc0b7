"""The learnt part of the engine: how likely each topic is, from the features of a task; and where tasks part.

Linear models, learnt from `knowledge/examples/` by `make learn`: one says whose kind of task it is, another
which topic of that kind, and a third whether a new task begins at a joint of a request. A topic keeps the
kind that it had when the weights were learnt, so that a topic that is given to the other role since then takes
its requests with it.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

_UNIT: Final = 100
"""Weights are stored as whole hundredths."""
_STEEPEST: Final = 700.0
"""Scores beyond which `exp` overflows."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over features that hold or not, packed so that it loads in no time.

    Row `rows[feature]` of `cells`, from `starts[row]` to `starts[row + 1]`, is a run of pairs: a class, and
    the weight for it in hundredths.
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
            if row is not None:
                for at in range(starts[row], starts[row + 1], 2):
                    totals[cells[at]] += cells[at + 1]
        return [bias + total / _UNIT for bias, total in zip(self.bias, totals, strict=True)]

    def leanings(self, features: Iterable[str], one: int, other: int) -> Iterator[tuple[str, float]]:
        """What each feature adds to the score of class `one` over that of class `other`, if anything.

        With the difference of their biases, this makes the difference of their scores.
        """
        for feature in features:
            row = self.rows.get(feature)
            if row is not None:
                run = self.cells[self.starts[row] : self.starts[row + 1]]
                lean = sum(
                    weight * ((to == one) - (to == other))
                    for to, weight in zip(run[::2], run[1::2], strict=True)
                )
                if lean:
                    yield feature, lean / _UNIT


def pack(bias: Iterable[float], weights: Mapping[str, Iterable[float]]) -> Linear:
    """A model from its bias and, for each feature, a flat run of class, weight, class, weight."""
    rows: dict[str, int] = {}
    starts, cells = array("l", [0]), array("h")
    for feature, run in weights.items():
        rows[feature] = len(rows)
        numbers = list(run)
        for at in range(0, len(numbers), 2):
            cells.extend((int(numbers[at]), round(numbers[at + 1] * _UNIT)))
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

    def parts(self, features: Iterable[str]) -> float:
        """How likely a new task begins at a joint with these features."""
        (score,) = self.joints.scores(features)
        return 1 / (1 + exp(-max(score, -_STEEPEST)))


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores)
    weights = [exp(score - highest) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
