"""What people type, brought to one spelling, and what is spelt nearly like it."""

from collections.abc import Iterable
from typing import Final
from unicodedata import combining, normalize

LONGEST: Final = 100
"""Characters that are read; nothing that can be meant here is longer."""

_GOOD_ENOUGH: Final = 80.0
"""rapidfuzz's WRatio (0-100) from which something may be meant."""


def plain(typed: str) -> str:
    """The text in small letters without accents, curly apostrophes, underscores or needless space."""
    letters = normalize("NFKD", typed[:LONGEST].casefold().replace("’", "'"))
    return " ".join("".join(letter for letter in letters if not combining(letter)).replace("_", " ").split())


def near(wanted: str, words: Iterable[str]) -> list[str]:
    """The words, themselves in `plain` spelling, that are spelt nearly like `wanted`, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only typos need it

    found = process.extract(wanted, list(words), scorer=fuzz.WRatio, score_cutoff=_GOOD_ENOUGH, limit=None)
    return [word for word, _, _ in found]
