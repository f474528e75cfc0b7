"""What every contender does: it takes a request and guesses an owner."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from core.ownership.engine import Engine

NEAREST: Final = 5
"""Examples that vote."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An owner, and how like it the request is: the more the likelier, on each contender's own scale."""

    owner: str
    likeness: float


Guesser = Callable[[str], Guess]
Known = Mapping[str, str]
"""All that there is to learn from: the owner of each example, `neither` among them."""


def vote(nearest: Iterable[tuple[str, float]]) -> Guess:
    """The owner whose examples among the nearest (owner, similarity) are most like the request, summed."""
    sums: defaultdict[str, float] = defaultdict(float)
    for owner, similarity in nearest:
        sums[owner] += similarity
    best = max(sums, key=sums.__getitem__)
    return Guess(best, sums[best])


def ours(engine: Engine) -> Guesser:
    """Our engine, which rejects by itself. An answer of several tasks, or `unsure`, is no owner's name."""

    def guess(text: str) -> Guess:
        rulings = engine.understand(text).rulings
        return Guess(" and ".join(ruling.verdict.value for ruling in rulings), math.inf)

    return guess
