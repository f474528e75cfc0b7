"""Which words spoke for an answer, and how strongly: the learnt weights, gathered by where they were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.ownership.features import Places
from core.ownership.normalising import Word

_MOST_NAMED: Final = 4
"""Words beyond which nobody reads on."""
_ENOUGH: Final = 0.7
"""Part of all that speaks for an answer from which the words named are enough."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that spoke for an answer, or against it when `weight` is negative.

    `weight` is a logarithm of odds: what the words add to the answer's score over that of its rival.
    """

    words: str
    weight: float


def clues(words: Sequence[Word], leanings: Iterable[tuple[Places, float]]) -> tuple[Clue, ...]:
    """The clues, the strongest first; words that were read together are one."""
    weights: dict[Places, float] = {}
    for places, lean in leanings:
        spot = tuple(sorted(set(places)))  # a word that is an act and the thing as well stands there once
        weights[spot] = weights.get(spot, 0.0) + lean
    ranked = sorted(weights.items(), key=lambda one: (-abs(one[1]), one[0]))
    return tuple(Clue(quoted(words, places), round(weight, 2)) for places, weight in ranked)


def telling(leanings: Iterable[tuple[Places, float]], saying: frozenset[int]) -> Places:
    """The few words among `saying` that speak most for an answer.

    What was read together counts for each word in equal parts.
    """
    weights: dict[int, float] = {}
    for places, lean in leanings:
        for at in places:
            weights[at] = weights.get(at, 0.0) + lean / len(places)
    speaking = {at: weight for at, weight in weights.items() if weight > 0 and at in saying}
    wanted = _ENOUGH * sum(speaking.values())
    named: list[int] = []
    for at in sorted(speaking, key=lambda one: (-speaking[one], one))[:_MOST_NAMED]:
        if wanted <= 0:
            break
        named.append(at)
        wanted -= speaking[at]
    return tuple(sorted(named))


def phrases(words: Sequence[Word], places: Places) -> tuple[str, ...]:
    """The words at these places as typed, neighbours as one phrase."""
    runs: list[list[int]] = []
    for at in places:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(" ".join(words[at].surface for at in run) for run in runs)


def quoted(words: Sequence[Word], places: Places) -> str:
    """The words at these rising places in one line, as typed; "" for none."""
    return " … ".join(phrases(words, places))


def placed(
    leanings: Iterable[tuple[str, float]], features: Mapping[str, Places]
) -> Iterable[tuple[Places, float]]:
    """What each feature leans, by where it was read."""
    return ((features[feature], lean) for feature, lean in leanings)
