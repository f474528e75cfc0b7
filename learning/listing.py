"""Briefs put together from examples: a list of short tasks, in one of the ways in which people list."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice, pairwise
from random import Random
from typing import Final

from core.ownership.reading import Reader
from learning.contrasting import begins_plainly
from learning.examples import Example, Parted

_SEED: Final = 5
_ENDS: Final = " .,;!?"
_LONGEST: Final = 9
"""Words of an item at most."""
_SIZES: Final = (3, 10, 5, 14, 4, 7, 25)
_WAYS: Final = ("\n- ", "\n{}. ", "\n", "; ", "\n• ", ", ", "\n{}) ", ". ", " - ")
"""What stands before an item; `{}` is its number."""
_LISTS: Final = 420
_FEWEST: Final = 2
_IN_ONE_LINE: Final = frozenset({", ", "; ", ". ", " - "})


def listed(reader: Reader, examples: Sequence[Example]) -> Iterator[Parted]:
    """Lists of short examples, in turn of every size and in every way; each example stands in one of them.

    Neighbours on one line are about different things, as two of the same may well be one task.
    """
    short = [one for one in examples if one.topic and begins_plainly(reader, one.text, _LONGEST)]
    Random(_SEED).shuffle(short)  # noqa: S311 - the same order every time is the point
    waiting = iter(short)
    for number, (size, way) in enumerate(islice(zip(cycle(_SIZES), cycle(_WAYS), strict=False), _LISTS)):
        chosen = list(islice(waiting, size))
        if len(chosen) < _FEWEST:
            break
        if way not in _IN_ONE_LINE or all(one.topic != other.topic for one, other in pairwise(chosen)):
            yield _list([one.text.strip(_ENDS) for one in chosen], way, f"list {number}")


def _list(texts: Sequence[str], way: str, group: str) -> Parted:
    begins, text = [], ""
    for number, item in enumerate(texts, start=1):
        before = way.format(number)
        text += before if text else before.lstrip("\n;,. ")
        begins.append(len(text))
        text += item
    return Parted(text, tuple(begins[1:]), group)
