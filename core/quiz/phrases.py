"""What people type for the quiz."""

from collections.abc import Mapping
from typing import Final

from core.languages import Lang

_ASKED: Final[Mapping[str, Lang | None]] = {
    "quiz": None,
    "which one am i": "en",
    "which am i": "en",
    "am i a specialist or a strategist": "en",
    "aku yang mana": "id",
    "aku termasuk yang mana": "id",
    "aku specialist atau strategist": "id",
}
"""And its language where that tells."""


def asks_for_quiz(typed: str) -> bool:
    """Whether that asks for the quiz and nothing else."""
    return _plain(typed) in _ASKED


def lang_of_asking(typed: str) -> Lang | None:
    """The language of those words; None when they do not tell."""
    return _ASKED.get(_plain(typed))


def _plain(typed: str) -> str:
    return " ".join(typed.lower().split()).rstrip("?! ")
