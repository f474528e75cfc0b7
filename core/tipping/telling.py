"""Tells whoever set a channel's tips up what they alone can do something about."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.errors import Conflict
from core.ports import Poster
from core.replies import Reply
from core.tipping.means import Means
from core.tips.model import Channel, Stop, Subscription

_SECONDS: Final = 20.0
_AGAIN_AFTER: Final = (2.0, 10.0)  # seconds


class Telling:
    """Direct messages of one platform's tips. To hear something twice does no harm."""

    def __init__(self, means: Means, poster: Poster) -> None:
        self._store = means.store
        self._clock = means.clock
        self._wording = means.wording
        self._log = means.log
        self._poster = poster

    async def unknown(self, subscription: Subscription) -> bool:
        """That nobody knows whether a tip went out; whether they could be told."""
        notice = self._wording.unknown(subscription.channel, subscription.language)
        return await self._told(subscription.set_by, notice)

    async def stop(self, subscription: Subscription, stop: Stop) -> None:
        """That a channel takes no tips, and stops them; nothing, when they are stopped or off already."""
        channel = subscription.channel
        kept = await self._store.subscription(channel)
        if kept is None or not kept.on or kept.stopped:
            return
        notice = self._wording.stopped(channel, stop, subscription.language)
        told = await self._told(subscription.set_by, notice)
        await self._stop(channel, stop)
        where = {"platform": channel.platform, "workspace": channel.workspace, "channel": channel.id}
        self._log.info("tips stopped", **where, reason=stop.value, told=told)

    async def _stop(self, channel: Channel, stop: Stop) -> None:
        while (kept := await self._store.subscription(channel)) and kept.on and not kept.stopped:
            with suppress(Conflict):
                await self._store.save(replace(kept, stopped=stop), None)

    async def _told(self, person: str, notice: Reply) -> bool:
        for pause in (*_AGAIN_AFTER, None):
            with suppress(TimeoutError):
                async with asyncio.timeout(_SECONDS):
                    if await self._poster.tell(person, notice):
                        return True
            if pause is not None:
                await self._clock.sleep_until(self._clock.now() + timedelta(seconds=pause))
        return False
