"""How often the guesses are right, as a line of a Markdown table."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from benchmarks.figures import MS, percentile
from benchmarks.peers.guessing import Guess
from benchmarks.peers.rows import NEITHER, Row

ALL: Final = "all"
RECALL: Final = "recall of neither"
REJECTED: Final = "false rejections"
_LANGS: Final = {"en": "English", "id": "Indonesian"}

Groups = Mapping[str, Sequence[int]]
"""The columns of the table, and the places of the rows that each is about."""


def grouped(rows: Sequence[Row]) -> Groups:
    """Each kind, all, each language, those that nobody owns and those that somebody does; none is empty."""
    kinds = dict.fromkeys(row.kind for row in rows if row.kind is not None)
    langs = sorted({row.lang for row in rows})
    groups = {
        **{kind: [at for at, row in enumerate(rows) if row.kind == kind] for kind in kinds},
        ALL: list(range(len(rows))),
        **{_LANGS.get(lang, lang): [at for at, row in enumerate(rows) if row.lang == lang] for lang in langs},
        RECALL: [at for at, row in enumerate(rows) if row.owner == NEITHER],
        REJECTED: [at for at, row in enumerate(rows) if row.owner != NEITHER],
    }
    return {name: places for name, places in groups.items() if places}


def flattered(guesses: Sequence[Guess], rows: Sequence[Row]) -> list[Guess]:
    """The guesses, those below a likeness made `neither`: the likeness that makes most of these rows right.

    Nobody can choose it like this for requests that are yet to come.
    """
    limits = (-math.inf, *sorted({guess.likeness for guess in guesses}))
    choices = (_rejecting(guesses, limit) for limit in limits)
    return max(choices, key=lambda made: sum(_hits(made, rows)))


def heading(groups: Groups) -> str:
    """The first two lines of the table: each column with how many rows it is about."""
    columns = [f"{name} ({len(places)})" for name, places in groups.items()]
    return f"{_line(['', *columns, 'p50'])}\n{_line(['---', *['---:'] * (len(columns) + 1)])}"


def line(
    name: str, guesses: Sequence[Guess], rows: Sequence[Row], groups: Groups, seconds: Iterable[float]
) -> str:
    """A contender's line; `seconds` are what each of its guesses took."""
    right = _hits(guesses, rows)
    rejected = [guess.owner == NEITHER for guess in guesses]
    figures = (_share(rejected if group == REJECTED else right, places) for group, places in groups.items())
    return _line([name, *(f"{figure:.3f}" for figure in figures), f"{percentile(seconds, 50) * MS:.2f} ms"])


def _rejecting(guesses: Iterable[Guess], limit: float) -> list[Guess]:
    return [replace(guess, owner=NEITHER) if guess.likeness < limit else guess for guess in guesses]


def _hits(guesses: Iterable[Guess], rows: Iterable[Row]) -> list[bool]:
    return [guess.owner == row.owner for guess, row in zip(guesses, rows, strict=True)]


def _share(flags: Sequence[bool], places: Sequence[int]) -> float:
    return sum(flags[at] for at in places) / len(places)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
