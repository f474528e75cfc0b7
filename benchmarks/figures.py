"""From measurements to what is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MS = 1000.0
"""Milliseconds in a second."""

MIB = 1024 * 1024
"""Bytes."""


def percentile(values: Iterable[float], percent: int) -> float:
    """The nearest-rank percentile: the value that `percent` of 100 of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and the limit that it should stay below, or reach when `at_least`."""

    what: str
    figure: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def holds(self) -> bool:
        return self.figure >= self.limit if self.at_least else self.figure < self.limit

    def __str__(self) -> str:
        wanted = f"{'at least' if self.at_least else 'under'} {self.limit:g}{self.unit}"
        outcome = "holds" if self.holds else "DOES NOT HOLD"
        return f"{outcome:<14}{self.what}: {self.figure:.2f}{self.unit}, goal {wanted}"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report: its table as lines, and the goals that it is measured by."""

    lines: Sequence[str]
    goals: Sequence[Goal] = ()
