"""Languages that are kept in the store, looked up through a cache.

A lookup waits for the store a quarter of a second at most. A store that fails or is slower than that is left
alone for ten seconds; meanwhile what was found out before counts, and then the locale.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from core.errors import StoreError, for_log
from core.languages import Lang, from_locale
from core.origins import AskLocale, Member, Origin, Whose
from core.ports import Languages, Log
from core.resting import Rest
from core.speaking.cache import Cache

PATIENCE: Final = 0.25
"""Seconds that an answer may wait for the store, and once more for a platform that is asked for a locale."""
_REST_SECONDS: Final = 10.0
_MOST_KEPT: Final = 10_000
_MOST_AT_ONCE: Final = 200


@dataclass(slots=True)
class _Batch:
    """Whose languages are wanted next: all who come while the store is being asked share one statement."""

    wanted: set[Whose] = field(default_factory=set)
    done: asyncio.Event = field(default_factory=asyncio.Event)


class KeptTongues:
    """`core.speaking.tongues.Tongues` over a store. It belongs to the event loop that uses it."""

    def __init__(
        self,
        store: Languages,
        log: Log,
        now: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
        most: int = _MOST_KEPT,
    ) -> None:
        """`now` tells seconds; so many of `most` are remembered."""
        self._store = store
        self._log = log
        self._patience = patience
        self._cache = Cache(now, most)
        self._unsaved: dict[Whose, Lang | None] = {}
        self._batch: _Batch | None = None
        self._rest = Rest(_REST_SECONDS, now)
        self._running: set[asyncio.Task[None]] = set()
        self._asking = False
        self._saving = False

    async def lang(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """See `core.speaking.tongues.Tongues`."""
        if origin is None:
            return from_locale(locale)
        stale = [] if self._unsaved.get(origin.person) else self._cache.stale(origin.addresses)
        if stale and not self._rest.is_on:
            await self._ask(stale)
        lang = self.known(origin, locale)
        if lang is None and origin.ask_locale is not None:
            lang = await self._asked_of_platform(origin.ask_locale)
        return lang

    def known(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """See `core.speaking.tongues.Tongues`."""
        known = map(self._found, origin.addresses if origin else ())
        return next(filter(None, known), None) or from_locale(locale)

    def remember(self, person: Member, lang: Lang | None) -> None:
        """See `core.speaking.tongues.Tongues`."""
        self._unsaved[person] = lang
        self._save()

    async def chosen(self, whose: Whose) -> Lang | None:
        """See `core.speaking.tongues.Tongues`."""
        if whose not in self._unsaved:
            self._cache.put(whose, (await self._store.languages([whose])).get(whose))
        return self._found(whose)

    async def choose(self, whose: Whose, lang: Lang | None) -> None:
        """See `core.speaking.tongues.Tongues`."""
        await self._store.set_language(whose, lang)
        self._unsaved.pop(whose, None)
        self._cache.put(whose, lang)

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until what people chose is kept."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    def _found(self, whose: Whose) -> Lang | None:
        """Their language as far as it is known; what they chose last counts, kept or not."""
        return self._unsaved[whose] if whose in self._unsaved else self._cache.lang(whose)

    async def _ask(self, stale: Iterable[Whose]) -> None:
        if self._batch is None:
            self._batch = _Batch()
        batch = self._batch
        batch.wanted.update(stale)
        if not self._asking:
            self._asking = True
            self._start(self._ask_all())
        try:
            async with asyncio.timeout(self._patience):
                await batch.done.wait()
        except TimeoutError:
            self._leave_alone("it took too long")

    async def _ask_all(self) -> None:
        """Asks the store until nobody waits for it any more."""
        try:
            while self._batch is not None:
                batch, self._batch = self._batch, None
                await self._find(list(batch.wanted))
                batch.done.set()
        finally:
            self._asking = False

    async def _find(self, wanted: list[Whose]) -> None:
        try:
            for start in range(0, len(wanted), _MOST_AT_ONCE):
                some = wanted[start : start + _MOST_AT_ONCE]
                found = await self._store.languages(some)
                for whose in some:
                    self._cache.put(whose, found.get(whose))
        except StoreError as error:
            self._leave_alone(for_log(error))
        else:
            self._save()

    def _leave_alone(self, why: str) -> None:
        if self._rest.begin():
            self._log.error("languages not looked up", error=why)

    async def _asked_of_platform(self, ask: AskLocale) -> Lang | None:
        try:
            async with asyncio.timeout(self._patience):
                return from_locale(await ask())
        except TimeoutError:
            return None

    def _save(self) -> None:
        if self._unsaved and not self._saving:
            self._saving = True
            self._start(self._save_all())

    async def _save_all(self) -> None:
        """Keeps what was chosen. Should the store fail, it is kept after the next lookup that works."""
        try:
            while self._unsaved:
                whose, lang = next(iter(self._unsaved.items()))
                await self._store.set_language(whose, lang)
                self._cache.put(whose, lang)
                if self._unsaved[whose] == lang:  # they may have chosen anew meanwhile
                    del self._unsaved[whose]
        except StoreError as error:
            self._log.error("language not kept yet", error=for_log(error))
        finally:
            self._saving = False

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
