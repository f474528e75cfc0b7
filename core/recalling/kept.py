"""What somebody's last answers were about, kept in the store.

Noting is done after the answer and at best: nothing waits for it, and what a store does not take is lost.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from core.errors import StoreError, for_log
from core.now import Now, utc_now
from core.origins import Member
from core.ports import Log, Noted, Recents
from core.recalling.recents import DAYS, SHOWN
from core.resting import Rest

_ON_A_PAGE: Final = "slack"
"""The platform that has such a page: of others nothing is noted."""
_PATIENCE: Final = 2.0
"""Seconds that the page waits for the store."""
_PAUSE: Final = 1.0
"""Seconds between two writes while many ask: those who come meanwhile share the next one."""
_MOST_WAITING: Final = 10_000
_REST_SECONDS: Final = 10.0
_SWEPT_EVERY: Final = timedelta(days=1)


class KeptRecalling:
    """A `core.recalling.recents.Recalling` over a store. It belongs to the event loop that uses it."""

    def __init__(
        self,
        store: Recents,
        log: Log,
        *,
        keeps: bool = True,
        now: Now = utc_now,
        patience: float = _PATIENCE,
    ) -> None:
        """Without `keeps` it removes what was kept before, and notes no more; `patience` is in seconds."""
        self.keeps = keeps
        self._store = store
        self._log = log
        self._now = now
        self._patience = patience
        self._waiting: dict[tuple[Member, str], datetime] = {}
        self._saving: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._rest = Rest(_REST_SECONDS, lambda: now().timestamp())
        self._swept = datetime.min.replace(tzinfo=UTC)

    def record(self, person: Member, topics: Sequence[str]) -> None:
        """See `core.recalling.recents.Recalling`."""
        if person.platform != _ON_A_PAGE:
            return
        if self.keeps and len(self._waiting) < _MOST_WAITING:
            now = self._now()
            for place, topic in enumerate(topics[:SHOWN]):
                self._waiting[person, topic] = now - timedelta(microseconds=place)
        if self._saving is None and not self._rest.is_on:
            self._hurry.clear()
            self._saving = asyncio.create_task(self._save_all())

    async def topics(self, person: Member) -> tuple[str, ...] | None:
        """See `core.recalling.recents.Recalling`."""
        if not self.keeps:
            return ()
        try:
            async with asyncio.timeout(self._patience):
                await self._saved()
                since = self._now() - timedelta(days=DAYS)
                return tuple(await self._store.recent_topics(person, since, SHOWN))
        except (StoreError, TimeoutError):
            return None

    async def forget(self, person: Member) -> bool:
        """See `core.recalling.recents.Recalling`."""
        try:
            async with asyncio.timeout(self._patience):
                await self._saved()
                await self._store.forget_topics(person)
        except (StoreError, TimeoutError):
            return False
        return True

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until what was noted is kept."""
        if self._saving is not None:
            self._hurry.set()
            await asyncio.wait({self._saving}, timeout=seconds)

    async def _saved(self) -> None:
        if self._saving is not None:
            self._hurry.set()
            await asyncio.shield(self._saving)

    async def _save_all(self) -> None:
        """Keeps all that waits, in as few statements as can be, and removes what is too old once a day."""
        try:
            await self._sweep()
            while self._waiting:
                waiting, self._waiting = self._waiting, {}
                await self._store.note_topics([Noted(*key, at) for key, at in waiting.items()])
                if self._waiting:
                    await self._pause()
        except StoreError as error:
            self._waiting.clear()
            self._rest.begin()
            self._log.error("recent topics not kept", error=for_log(error))
        finally:
            self._saving = None

    async def _pause(self) -> None:
        """Waits for more to come, unless somebody wants to see what is kept."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PAUSE):
                await self._hurry.wait()

    async def _sweep(self) -> None:
        now = self._now()
        if now - self._swept >= _SWEPT_EVERY:
            await self._store.clear_topics(now - timedelta(days=DAYS) if self.keeps else now)
            self._swept = now
