"""The learnt part of the engine: how likely each topic is, from the features of a task.

Two linear models, learnt from `knowledge/examples/` by `make learn`: one says whose kind of task it is, the
other which topic of that kind. A topic keeps the kind that it had when the weights were learnt, so that a
topic that is given to the other role since then takes its requests with it.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

_UNIT: Final = 100
"""Weights are stored as whole hundredths."""


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
class Learnt:
    """What was learnt. `topics` are ids, and `kind_of` the index of each one's kind when it was learnt.

    The last kind is that of no topic: a task that neither role owns.
    """

    kinds: Linear
    topics: tuple[str, ...]
    kind_of: tuple[int, ...]
    which: Linear

    def likelihoods(self, features: tuple[str, ...]) -> tuple[dict[str, float], float]:
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
        return likely, kinds[-1]


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores)
    weights = [exp(score - highest) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
