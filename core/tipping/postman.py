"""Looks again and again for what is due on one platform, and has it delivered: many at once, in fair turns.

Any number of processes may do so: the claim on a channel's local day decides who posts.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from core.errors import StoreError
from core.tipping.claims import LEASE, claim_of, missed
from core.tipping.courier import Courier
from core.tipping.means import Means
from core.tipping.pacing import Pacer
from core.tips.model import Channel, Delivery, Platform, Subscription
from core.tips.schedule import local_day, next_due

_LOOKED_AT: Final = 256
"""Channels that are due, at a time."""

_MOST_IN_HAND: Final = 2048
"""Channels that are seen to at the same time."""

_OF_A_WORKSPACE: Final = 16
"""Of them, those of one workspace: when it is slow, the others go on."""

_LOOKS_EVERY: Final = timedelta(seconds=15)
"""Another process may have a new subscription."""

_BUSY: Final = timedelta(seconds=0.2)
_SOON: Final = timedelta(seconds=1)
"""After which one looks again while all that is due is seen to, and hides what is due next."""

_CLOCKS_DIFFER: Final = timedelta(minutes=10)
"""How wrong the clocks of other processes may be."""

_TROUBLE: Final = timedelta(minutes=1)
"""How long a channel that failed is left alone."""

_SHIFTED: Final = timedelta(hours=3)
"""How much new time-zone data may move an instant that was computed with the old."""

_MOST_MISSED: Final = timedelta(days=31)
"""A bot that was away for longer notes no more missed days than these."""


class Postman:
    """Posts what is due on one platform."""

    def __init__(self, platform: Platform, means: Means, courier: Courier) -> None:
        self._platform: Platform = platform
        self._store = means.store
        self._clock = means.clock
        self._catalog = means.catalog
        self._rules = means.rules
        self._log = means.log
        self._courier = courier
        self._pacer = Pacer(means.clock, platform)
        self.in_hand: dict[Channel, asyncio.Task[None]] = {}
        self._workspaces: Counter[str] = Counter()
        self._left_alone: dict[Channel, datetime] = {}
        self._watched: dict[Delivery, datetime] = {}

    async def run(self) -> None:
        """Posts what is due, for ever.

        Raises:
            StoreError: the store cannot be asked; what is in hand goes on.
        """
        while True:
            more = await self.tick()
            now = self._clock.now()
            due = now + _BUSY if more else await self._store.next_due(self._platform)
            if due is not None and due <= now:
                due = now + _SOON
            await self._clock.sleep_until(min(due or now + _LOOKS_EVERY, now + _LOOKS_EVERY))

    async def tick(self) -> bool:
        """Starts what is due and what was left by others; whether there is more than could be started.

        Raises:
            StoreError: the store cannot be asked.
        """
        now = self._clock.now()
        self._left_alone = {channel: until for channel, until in self._left_alone.items() if until > now}
        limit = _LOOKED_AT + len(self._left_alone)  # which must not hide the others
        for left in await self._left_by_others(now, limit):
            self._begin(left.channel, partial(self._take_over, left))
        due = await self._store.due(now, limit, self._platform)
        started = [
            self._begin(one.channel, partial(self._see_to, one.channel, instant)) for one, instant in due
        ]
        return bool(due) and (len(due) == limit or not all(started))

    async def drain(self, seconds: float | None = None) -> int:
        """Waits until nothing is in hand, or for so long; returns how much still is."""
        if self.in_hand:
            await asyncio.wait(self.in_hand.values(), timeout=seconds)
        return len(self.in_hand)

    async def stop(self, seconds: float) -> None:
        """Lets posts that are on their way arrive, for so long; what waits is left to whoever comes next."""
        end = self._clock.now() + timedelta(seconds=seconds)
        while self.in_hand and self._clock.now() < end:
            for task in self.in_hand.values():
                if not self._courier.is_posting(task):
                    task.cancel()
            await asyncio.wait(self.in_hand.values(), timeout=_BUSY.total_seconds())
        for task in self.in_hand.values():
            task.cancel()
        await self.drain()

    async def _left_by_others(self, now: datetime, limit: int) -> list[Delivery]:
        """Claims that nobody renewed for as long as a `LEASE`.

        By this process's clock alone, since others' may be wrong: from when a claim was first seen as it is.
        One that is too old for that by any clock is taken at its word.
        """
        claims = await self._store.unsettled(now + _CLOCKS_DIFFER, self._platform, limit)
        self._watched = {
            claim: claim.at if claim.at <= now - _CLOCKS_DIFFER else self._watched.get(claim, now)
            for claim in claims
        }
        return [claim for claim, since in self._watched.items() if since <= now - LEASE]

    def _begin(self, channel: Channel, work: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Whether somebody sees to the channel: somebody did already, or `work` does now."""
        if channel in self.in_hand or channel in self._left_alone:
            return True
        if len(self.in_hand) >= _MOST_IN_HAND or self._workspaces[channel.workspace] >= _OF_A_WORKSPACE:
            return False
        task = self.in_hand[channel] = asyncio.create_task(self._guarded(channel, work()))
        self._workspaces[channel.workspace] += 1
        task.add_done_callback(lambda _: self._done(channel))
        return True

    def _done(self, channel: Channel) -> None:
        del self.in_hand[channel]
        self._workspaces[channel.workspace] -= 1
        if not self._workspaces[channel.workspace]:
            del self._workspaces[channel.workspace]

    async def _guarded(self, channel: Channel, work: Coroutine[Any, Any, None]) -> None:
        """What fails here is taken up again: it is still due, or still claimed."""
        where = {"platform": channel.platform, "workspace": channel.workspace, "channel": channel.id}
        try:
            await work
        except StoreError as error:
            self._log.error("a tip waits for the store", **where, error=str(error))
        except Exception:  # noqa: BLE001 - one channel's trouble is not the others'
            self._log.error("a tip failed", **where, exc_info=True)
        else:
            return
        self._left_alone[channel] = self._clock.now() + _TROUBLE

    async def _see_to(self, channel: Channel, due: datetime) -> None:
        """Posts the channel's tip if there is one to post, and notes the instant of the next."""
        await self._pacer.turn(channel)
        subscription, now = await self._store.subscription(channel), self._clock.now()
        if subscription is None:
            return
        coming = await self._note_missed(subscription, due, now)
        if coming is None or coming > now:
            await self._move_on(channel, due, now)
            return
        day, seen = local_day(subscription, coming), await self._store.seen(channel)
        claim = claim_of(self._catalog.tips.values(), subscription, day, seen, due=coming, at=now)
        mine = await self._store.claim(claim) or await self._store.reclaim(claim)
        await self._move_on(channel, due, now)
        if mine:
            await self._courier.deliver(subscription, claim)

    async def _note_missed(self, subscription: Subscription, due: datetime, now: datetime) -> datetime | None:
        """Notes each day that it is too late for; returns the next instant, which may have passed."""
        channel, too_late = subscription.channel, now - self._rules.catch_up
        coming = next_due(subscription, max(due - _SHIFTED, now - _MOST_MISSED))
        while coming is not None and coming <= too_late:
            day = local_day(subscription, coming)
            if await self._store.claim(missed(channel, day, coming, now)):
                self._log.error(
                    "tip missed",
                    platform=channel.platform,
                    workspace=channel.workspace,
                    channel=channel.id,
                    day=str(day),
                )
            coming = next_due(subscription, coming)
        return coming

    async def _move_on(self, channel: Channel, due: datetime, now: datetime) -> None:
        """Notes the next instant, by the settings as they are: somebody may be changing them."""
        version = -1
        while subscription := await self._store.subscription(channel):
            if subscription.version == version:
                return
            version, coming = subscription.version, next_due(subscription, now)
            if not await self._store.move(channel, due, coming) or coming is None:
                return
            due = coming

    async def _take_over(self, left: Delivery) -> None:
        await self._pacer.turn(left.channel)
        await self._courier.take_over(await self._store.subscription(left.channel), left)
