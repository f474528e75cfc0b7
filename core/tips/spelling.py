"""What people type, brought to one spelling, and what is spelt nearly like it."""

from collections.abc import Iterable
from typing import Final
from unicodedata import combining, normalize

LONGEST: Final = 100
"""Characters that are read; nothing that can be meant here is longer."""

_ALIKE: Final = 70.0
"""rapidfuzz's ratio (0-100) from which one word may be another with a typo."""
_ALIKE_IN_PART: Final = 80.0
"""rapidfuzz's WRatio (0-100) from which some words may be among others: `Jakarta, Indonesia`."""


def plain(typed: str) -> str:
    """The text in small letters without accents, curly apostrophes, underscores or needless space."""
    letters = typed[:LONGEST].casefold().replace("’", "'")
    if not letters.isascii():
        letters = "".join(letter for letter in normalize("NFKD", letters) if not combining(letter))
    return " ".join(letters.replace("_", " ").split())


def near(wanted: str, words: Iterable[str], *, whole: bool = False) -> list[str]:
    """The words, themselves in `plain` spelling, that may be meant by `wanted` (all of it), best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only typos need it

    scorer, enough = (fuzz.ratio, _ALIKE) if whole else (fuzz.WRatio, _ALIKE_IN_PART)
    found = process.extract(wanted, list(words), scorer=scorer, score_cutoff=enough, limit=None)
    return [word for word, _, _ in found]
