"""Daily tips as a part of the bot: posts what is due on one platform, from start to end.

Trouble with the store stops the tips alone, and they go on when it is over.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from bots.platforms import Report, State, Status
from core.errors import StoreError
from core.now import utc_now
from core.ports import Clock, Log, Poster
from core.tipping.postman import Postman
from core.tips.model import Platform

_LAST_POSTS: Final = 4.0
"""Seconds for posts on their way to arrive when the bot ends."""

_PAUSES: Final = (1.0, 5.0, 15.0, 60.0)
"""Seconds until the store is asked again, the first time, the second and so on."""


class WallClock:
    """A `core.ports.Clock`: the system's."""

    def now(self) -> datetime:
        """See `core.ports.Clock`."""
        return utc_now()

    async def sleep_until(self, instant: datetime) -> None:
        """See `core.ports.Clock`."""
        await asyncio.sleep(max(0.0, (instant - self.now()).total_seconds()))


class Daily:
    """A `bots.platforms.Platform` beside the one that it posts to."""

    def __init__(self, platform: Platform, postman: Postman, poster: Poster, clock: Clock, log: Log) -> None:
        self.name = f"{platform} tips"
        self._platform = platform
        self._postman = postman
        self._poster = poster
        self._clock = clock
        self._log = log

    async def serve(self, report: Report) -> None:
        """Posts what is due until cancelled; then what is on its way may still arrive."""
        report(Status(State.CONNECTING))
        failures = 0
        try:
            while True:
                try:
                    await self._postman.tick()
                    failures = 0
                    report(Status(State.CONNECTED))
                    await self._postman.run()
                except StoreError as error:
                    report(Status(State.CONNECTING, str(error)))
                    await self._wait(error, failures)
                    failures += 1
        finally:
            await self._postman.stop(_LAST_POSTS)
            await self._poster.close()

    async def _wait(self, error: StoreError, failures: int) -> None:
        seconds = _PAUSES[min(failures, len(_PAUSES) - 1)]
        self._log.error(
            "tips wait for the store", platform=self._platform, error=str(error), retry_in=seconds
        )
        await self._clock.sleep_until(self._clock.now() + timedelta(seconds=seconds))
