"""Runs questions so that somebody always gets a reply, also when too many ask, and logs one line for each.

Every surface of every platform answers through `Handler`: here alone a fault becomes an apology with a
reference, a request becomes a log line (without what was typed), and shutting down waits for what is in
flight.
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Final

from core.languages import Lang
from core.ports import Log
from core.replies import Reply, Tone

Apologise = Callable[[str, Lang], Reply]
"""Makes the apology from a reference and a language."""

TurnAway = Callable[[Lang], Reply]
"""Makes the reply for whom there is no room just now."""

MOST: Final = 2_000
"""Questions in hand at the same time. They pile up only where answers wait for something that is slow."""

Tongue = Callable[[], Lang]
"""Tells the asker's language when an apology needs it; most requests never do."""


class Handler:
    """Starts work that ends in a reply, watches over it, and waits for it at the end."""

    def __init__(self, apologise: Apologise, turn_away: TurnAway, log: Log, most: int = MOST) -> None:
        self._apologise = apologise
        self._turn_away = turn_away
        self._log = log
        self._most = most
        self._in_flight: set[asyncio.Task[Reply]] = set()

    def start(
        self, work: Awaitable[Reply], *, platform: str, surface: str, lang: Tongue
    ) -> asyncio.Task[Reply]:
        """Starts `work`. The task never raises: when the work fails, its result is an apology.

        Where there is no room for more, its result is ready at once and says so; the work is not begun.
        """
        if len(self._in_flight) >= self._most:
            if asyncio.iscoroutine(work):
                work.close()
            work = self._turned_away(lang)
        task = asyncio.ensure_future(self._watched(work, platform, surface, lang))
        self._in_flight.add(task)
        task.add_done_callback(self._in_flight.discard)
        return task

    async def _turned_away(self, lang: Tongue) -> Reply:
        return self._turn_away(lang())

    async def drain(self, seconds: float) -> int:
        """Waits up to `seconds` for the work in flight; returns how many tasks did not finish."""
        if not self._in_flight:
            return 0
        _, late = await asyncio.wait(self._in_flight, timeout=seconds)
        return len(late)

    async def _watched(self, work: Awaitable[Reply], platform: str, surface: str, lang: Tongue) -> Reply:
        began = time.perf_counter()
        fields: dict[str, object] = {"platform": platform, "surface": surface}
        try:
            reply = await work
        except Exception:  # noqa: BLE001 - the one place where every fault becomes an apology
            reference = secrets.token_hex(3)
            self._log.error("request failed", reference=reference, exc_info=True, **fields)
            return self._apologise(reference, lang())
        elapsed = round((time.perf_counter() - began) * 1000, 2)
        self._log.info("request", verdict=str(reply.tone), lang=reply.lang, ms=elapsed, **fields)
        return reply


async def in_time(task: asyncio.Task[Reply], seconds: float) -> Reply | None:
    """The reply when it is ready within `seconds`, else None; the task then goes on."""
    await asyncio.sleep(0)  # most answers are ready after one turn of the loop; waiting costs a timer
    if not task.done():
        await asyncio.wait({task}, timeout=seconds)
    return task.result() if task.done() else None


def is_apology(reply: Reply) -> bool:
    """Whether the reply says that something went wrong on our side."""
    return reply.tone is Tone.SORRY
