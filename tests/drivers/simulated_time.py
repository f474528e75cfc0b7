"""A clock that tests move: months pass in a second, and nothing that is due on the way is left out."""

import asyncio
import heapq
import itertools
from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 1, tzinfo=UTC)


class SimulatedClock:
    """A `core.ports.Clock`. Who sleeps wakes in the order of instants, each with all before it done."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._sleeping: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def now(self) -> datetime:
        return self._now

    async def sleep_until(self, instant: datetime) -> None:
        if instant > self._now:
            woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            heapq.heappush(self._sleeping, (instant, next(self._order), woken))
            await woken

    async def pass_until(self, end: datetime) -> None:
        """Lets time pass until then."""
        await quiet()
        while self._sleeping and self._sleeping[0][0] <= end:
            await self._wake_next()
        self._now = max(self._now, end)

    async def pass_by(self, **duration: float) -> None:
        """Lets that much time pass: `seconds=`, `hours=` and so on."""
        await self.pass_until(self._now + timedelta(**duration))

    async def pass_while(self, busy: object) -> None:
        """Lets time pass while `busy`, a collection, has anything in it and somebody sleeps."""
        await quiet()
        while busy and self._sleeping:
            await self._wake_next()

    async def _wake_next(self) -> None:
        instant, _, woken = heapq.heappop(self._sleeping)
        if not woken.done():
            self._now = max(self._now, instant)
            woken.set_result(None)
            await quiet()


async def quiet() -> None:
    """Lets every task go on until each of them waits for time, or for something outside."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    # asyncio tells in no other way whether there is more to do
    while loop._ready:  # type: ignore[attr-defined]  # noqa: ASYNC110
        await asyncio.sleep(0)
