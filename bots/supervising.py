"""Keeps every platform running: each in a task of its own, started again after a pause when it fails."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from bots.platforms import Platform, Refused, State, Status
from core.errors import for_log
from core.ports import Log

_FIRST_PAUSE: Final = 1.0  # seconds
_LONGEST_PAUSE: Final = 60.0  # seconds
_MOST_DOUBLINGS: Final = 6  # beyond, a pause is longer than the longest anyway
_STEADY_AFTER: Final = 60.0  # seconds connected after which the next failure counts as the first


class Tell(Protocol):
    """Says a line to the people who run the bot; `bad` when they have to do something."""

    def __call__(self, text: str, *, bad: bool = False) -> None:
        """Says it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, to be replaced in tests. `jitter` is in [0, 1)."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Condition:
    """How a platform is, and for how many seconds it has been in that state."""

    name: str
    status: Status
    seconds: float


@dataclass(slots=True)
class _Kept:
    platform: Platform
    status: Status
    since: float
    failures: int = 0


class Supervisor:
    """Runs platforms side by side. What happens to one does not touch the others."""

    def __init__(
        self, platforms: Iterable[Platform], tell: Tell, log: Log, clock: Clock | None = None
    ) -> None:
        self._tell = tell
        self._log = log
        self._clock = clock or Clock()
        start = self._clock.now()
        self._kept = [_Kept(platform, Status(State.CONNECTING), start) for platform in platforms]

    def conditions(self) -> tuple[Condition, ...]:
        """How each platform is now."""
        now = self._clock.now()
        return tuple(Condition(one.platform.name, one.status, now - one.since) for one in self._kept)

    async def run(self) -> None:
        """Serves until cancelled; returns when every platform is refused, or there is none."""
        async with asyncio.TaskGroup() as tasks:
            for one in self._kept:
                tasks.create_task(self._keep(one), name=one.platform.name)

    async def _keep(self, one: _Kept) -> None:
        while True:
            try:
                await one.platform.serve(lambda status: self._report(one, status))
            except Refused as refused:
                self._report(one, Status(State.REFUSED, str(refused)))
                return
            except Exception as error:  # noqa: BLE001 - whatever it is, the platform is started again
                await self._pause(one, error)
            else:
                await self._pause(one, ConnectionError("it ended by itself"))

    async def _pause(self, one: _Kept, error: Exception) -> None:
        longest = min(_FIRST_PAUSE * 2 ** min(one.failures, _MOST_DOUBLINGS), _LONGEST_PAUSE)
        seconds = round(longest * (1 + self._clock.jitter()) / 2, 1)
        self._report(one, Status(State.CONNECTING, f"trying again after {for_log(error)}"))
        one.failures += 1
        self._log.error(
            "platform failed",
            platform=one.platform.name,
            error=for_log(error),
            retry_in=seconds,
            # the network's faults are no news; any other may be ours
            exc_info=None if isinstance(error, OSError) else error,
        )
        await self._clock.sleep(seconds)

    def _report(self, one: _Kept, status: Status) -> None:
        was, one.status = one.status, status
        if status.state is was.state:
            return
        now = self._clock.now()
        if was.state is State.CONNECTED and now - one.since >= _STEADY_AFTER:
            one.failures = 0
        one.since = now
        self._tell(line(one.platform.name, status), bad=status.state is State.REFUSED)


def line(name: str, status: Status) -> str:
    """A platform's status for people, e.g. `Slack socket: connected - Studio Satu`."""
    shown = f"{name[:1].upper()}{name[1:]}: {status.state}"
    return f"{shown} - {status.detail}" if status.detail else shown
