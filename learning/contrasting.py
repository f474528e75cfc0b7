"""Requests put together from two examples: one that is asked for, beside one that is not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from random import Random
from typing import Final

from core.ownership.layout import cut
from core.ownership.reading import Reader
from core.ownership.sides import Hint, side_of
from learning.examples import Example

_SEED: Final = 3
_ENDS: Final = " .,;!?"
_LONGEST: Final = 6
"""Words of an example at most: who contrasts two tasks keeps to few."""
_CONTRASTS: Final = 900
_ACTS: Final = frozenset({"act", "noun-act", "other-act"})


def contrasted(reader: Reader, examples: Sequence[Example], ways: Sequence[str]) -> Iterator[Example]:
    """Short examples, each asked for beside one of another owner that is not asked for."""
    short = [one for one in examples if one.topic and begins_plainly(reader, one.text, _LONGEST)]
    Random(_SEED).shuffle(short)  # noqa: S311 - the same order every time is the point
    for at, (example, way) in enumerate(zip(short[:_CONTRASTS], cycle(ways), strict=False)):
        other = next((one for one in short[at + 1 :] if one.verdict != example.verdict), None)
        if other is not None:
            task, denied = example.text.strip(_ENDS), other.text.strip(_ENDS)
            yield replace(example, text=way.format(task=task, other=denied))


def begins_plainly(reader: Reader, text: str, longest: int) -> bool:
    """Whether it is short and opens with a verb, so that it is a task of its own wherever it stands.

    `longest` is in words.
    """
    if len(text.split()) > longest:
        return False
    words, mentions = reader.read(text)
    side = side_of(mentions, Hint())
    return len(cut(words, mentions)) == 1 and side.opens in _ACTS and "denies" not in side.shows
