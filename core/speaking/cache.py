"""Which languages were chosen, as far as the store was asked lately."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from core.languages import Lang
from core.origins import Whose

_FRESH_SECONDS: Final = 60.0
"""After so long the store is asked again: another process may have kept something else."""


@dataclass(frozen=True, slots=True)
class _Known:
    lang: Lang | None
    until: float


class Cache:
    """Remembers what the store said, also that there was nothing; beyond `most` of them it begins anew."""

    def __init__(self, now: Callable[[], float], most: int) -> None:
        """`now` tells seconds."""
        self._now = now
        self._most = most
        self._known: dict[Whose, _Known] = {}

    def lang(self, whose: Whose) -> Lang | None:
        """Their language, however long ago that was found out."""
        known = self._known.get(whose)
        return None if known is None else known.lang

    def stale(self, of: Iterable[Whose]) -> list[Whose]:
        """Those of them that the store must be asked for: none, once one of the first has a language."""
        now, stale = self._now(), list[Whose]()
        for whose in of:
            known = self._known.get(whose)
            if known is None or known.until < now:
                stale.append(whose)
            elif known.lang is not None:
                break
        return stale

    def put(self, whose: Whose, lang: Lang | None) -> None:
        """Notes what the store said, or what was chosen just now."""
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[whose] = _Known(lang, self._now() + _FRESH_SECONDS)
