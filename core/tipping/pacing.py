"""Spreads what is due in the same minute, so that no channel, workspace or platform gets too much at once."""

from datetime import datetime, timedelta
from typing import Final

from core.ports import Clock
from core.tips.model import Channel, Platform

_A_CHANNEL: Final = timedelta(seconds=1)

_A_WORKSPACE: Final[dict[Platform, timedelta]] = {
    "slack": timedelta(seconds=0.25),  # Slack: "several hundred messages per minute" in a workspace
    "discord": timedelta(0),  # Discord counts by channel and over all
}
_ALL: Final[dict[Platform, timedelta]] = {
    "slack": timedelta(seconds=0.01),
    "discord": timedelta(seconds=0.04),  # of 50 requests a second, half are left for answers
}
_MANY: Final = 10_000

Key = Channel | str


class Pacer:
    """Gives turns to post: one a second for a channel, a few for a workspace, first come first served."""

    def __init__(self, clock: Clock, platform: Platform) -> None:
        self._clock = clock
        self._a_workspace = _A_WORKSPACE[platform]
        self._all = _ALL[platform]
        self._free: dict[Key, datetime] = {}

    async def turn(self, channel: Channel) -> None:
        """Returns when it is the channel's turn."""
        await self._slot(channel, _A_CHANNEL)
        await self._slot(channel.workspace, self._a_workspace)
        await self._slot("", self._all)

    async def _slot(self, key: Key, length: timedelta) -> None:
        now = self._clock.now()
        if len(self._free) > _MANY:
            self._free = {kept: free for kept, free in self._free.items() if free > now}
        begins = max(now, self._free.get(key, now))
        self._free[key] = begins + length
        if begins > now:
            await self._clock.sleep_until(begins)
