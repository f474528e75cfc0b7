"""A store that forgets all when the process ends: for tests, and for trying things out."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from typing import TypeVar

from core.errors import Conflict
from core.languages import Lang
from core.origins import Whose
from core.storage.memory_marks import MemoryMarks
from core.storage.memory_recents import MemoryRecents
from core.storage.rows import next_instant
from core.storage.settling import REPLACES, SEEN
from core.tips.model import NOTHING_WENT_OUT, Channel, Delivery, Outcome, Platform, Subscription
from core.votes import Vote, last_word

Moment = TypeVar("Moment", datetime, datetime | None)


class MemoryStore(MemoryMarks, MemoryRecents):
    """A `core.ports.Store` in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._subscriptions: dict[Channel, tuple[Subscription, datetime | None]] = {}
        self._deliveries: dict[tuple[Channel, date], Delivery] = {}
        self._languages: dict[Whose, Lang] = {}
        self._votes: dict[str, Vote] = {}

    async def subscription(self, channel: Channel) -> Subscription | None:
        """See `core.ports.Store`."""
        kept, _ = self._subscriptions.get(channel, (None, None))
        return kept

    async def save(self, subscription: Subscription, due: datetime | None) -> Subscription:
        """See `core.ports.Store`."""
        kept = await self.subscription(subscription.channel)
        if subscription.version != (kept.version if kept else 0):
            raise Conflict("The settings were changed at the same time. Look at them again.")
        saved = replace(subscription, version=subscription.version + 1)
        self._subscriptions[saved.channel] = (saved, _in_utc(next_instant(saved, due)))
        return saved

    async def due(self, now: datetime, limit: int, platform: Platform) -> list[tuple[Subscription, datetime]]:
        """See `core.ports.Store`."""
        late = [(kept, due) for kept, due in self._upcoming(platform) if due <= now]
        late.sort(key=lambda one: (one[0].channel.workspace, one[1], one[0].channel.id))
        turns = [
            (turn, due, workspace, kept)
            for workspace, of_workspace in groupby(late, key=lambda one: one[0].channel.workspace)
            for turn, (kept, due) in enumerate(of_workspace)
        ]
        turns.sort(key=lambda one: one[:3])
        return [(kept, due) for _, due, _, kept in turns[:limit]]

    async def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        """See `core.ports.Store`."""
        kept, due = self._subscriptions.get(channel, (None, None))
        if kept is None or due != from_due:
            return False
        self._subscriptions[channel] = (kept, _in_utc(to_due))
        return True

    async def next_due(self, platform: Platform) -> datetime | None:
        """See `core.ports.Store`."""
        return min((due for _, due in self._upcoming(platform)), default=None)

    async def claim(self, delivery: Delivery) -> bool:
        """See `core.ports.Store`."""
        key = (delivery.channel, delivery.day)
        if key in self._deliveries:
            return False
        self._deliveries[key] = replace(delivery, due=_in_utc(delivery.due), at=_in_utc(delivery.at))
        return True

    async def reclaim(self, delivery: Delivery) -> bool:
        """See `core.ports.Store`."""
        key = (delivery.channel, delivery.day)
        known = self._deliveries.get(key)
        if known is None or known.outcome not in NOTHING_WENT_OUT or known.due >= delivery.due:
            return False
        del self._deliveries[key]
        return await self.claim(delivery)

    async def settle(  # noqa: PLR0913 - see the port
        self,
        channel: Channel,
        day: date,
        outcome: Outcome,
        at: datetime,
        *,
        message: str | None = None,
        reason: str | None = None,
    ) -> None:
        """See `core.ports.Store`."""
        known = self._deliveries.get((channel, day))
        if known is not None and known.outcome in REPLACES[outcome]:
            news = replace(known, outcome=outcome, at=_in_utc(at), message=message, reason=reason)
            self._deliveries[channel, day] = news

    async def renew(self, delivery: Delivery, at: datetime, reason: str | None = None) -> bool:
        """See `core.ports.Store`."""
        key = (delivery.channel, delivery.day)
        known = self._deliveries.get(key)
        if known is None or known.outcome is not Outcome.CLAIMED or known.at != delivery.at:
            return False
        self._deliveries[key] = replace(known, at=_in_utc(at), reason=reason)
        return True

    async def unsettled(self, before: datetime, platform: Platform, limit: int) -> list[Delivery]:
        """See `core.ports.Store`."""
        claimed = [
            one
            for one in self._deliveries.values()
            if one.outcome is Outcome.CLAIMED and one.at < before and one.channel.platform == platform
        ]
        return sorted(claimed, key=lambda one: one.at)[:limit]

    async def history(self, channel: Channel, limit: int) -> list[Delivery]:
        """See `core.ports.Store`."""
        return self._of(channel)[::-1][:limit]

    async def seen(self, channel: Channel) -> list[str]:
        """See `core.ports.Store`."""
        return [one.tip for one in self._of(channel) if one.outcome in SEEN]

    async def vote(self, vote: Vote) -> None:
        """See `core.ports.Votes`."""
        news = replace(vote, at=_in_utc(vote.at))
        self._votes[vote.key] = last_word(self._votes.get(vote.key), news)

    async def votes(self) -> list[Vote]:
        """See `core.ports.Votes`."""
        return sorted(self._votes.values(), key=lambda one: (one.at, one.key))

    async def forget_votes(self, before: datetime) -> int:
        """See `core.ports.Votes`."""
        old = [key for key, one in self._votes.items() if one.at < before]
        for key in old:
            del self._votes[key]
        return len(old)

    async def languages(self, addresses: Collection[Whose]) -> Mapping[Whose, Lang]:
        """See `core.ports.Languages`."""
        return {one: self._languages[one] for one in addresses if one in self._languages}

    async def set_language(self, address: Whose, lang: Lang | None) -> None:
        """See `core.ports.Languages`."""
        if lang is None:
            self._languages.pop(address, None)
        else:
            self._languages[address] = lang

    async def close(self) -> None:
        """Nothing to let go of."""

    def _upcoming(self, platform: Platform) -> list[tuple[Subscription, datetime]]:
        return [
            (kept, due)
            for kept, due in self._subscriptions.values()
            if due is not None and kept.channel.platform == platform
        ]

    def _of(self, channel: Channel) -> list[Delivery]:
        """The channel's deliveries, oldest day first."""
        return sorted(
            (one for one in self._deliveries.values() if one.channel == channel), key=lambda one: one.day
        )


def _in_utc(instant: Moment) -> Moment:
    return instant and instant.astimezone(UTC)
