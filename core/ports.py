"""What the application needs from outside: a place that keeps things, and the time."""

from datetime import date, datetime
from typing import Protocol

from core.tips.model import Channel, Delivery, Outcome, Platform, Subscription


class Store(Protocol):
    """Keeps what channels subscribed to, and what became of each day's tip.

    Any number of processes may share what a store keeps; each call happens as a whole or not at all.
    Instants are aware, and come back in UTC. Every call raises `core.errors.StoreError` when the store
    cannot be used; the next call tries anew.
    """

    async def subscription(self, channel: Channel) -> Subscription | None:
        """What the channel subscribed to, if it ever did."""
        ...

    async def save(self, subscription: Subscription, due: datetime | None) -> Subscription:
        """Keeps the subscription and the instant of its next tip; a new one has version 0.

        What is off or stopped is never due, whatever `due` says.

        Returns:
            The subscription as kept, its version one higher.

        Raises:
            Conflict: `version` is not the one that is kept; read the subscription again.
        """
        ...

    async def due(self, now: datetime, limit: int, platform: Platform) -> list[tuple[Subscription, datetime]]:
        """Up to `limit` subscriptions that are due at `now`, with the instant at which each was due.

        Fair: the longest overdue of each workspace first, then the second of each, and so on.
        """
        ...

    async def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        """Sets the next instant if it still is `from_due`; False when somebody else changed it."""
        ...

    async def next_due(self, platform: Platform) -> datetime | None:
        """The earliest instant at which any subscription is due."""
        ...

    async def claim(self, delivery: Delivery) -> bool:
        """Notes the delivery unless its channel and day have one; only who gets True may post."""
        ...

    async def settle(  # noqa: PLR0913 - what became of it, in one call
        self,
        channel: Channel,
        day: date,
        outcome: Outcome,
        at: datetime,
        *,
        message: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Notes what became of the delivery. `CLAIMED` again means: still at work on it.

        News that comes late changes nothing: posted stays posted; missed and refused can only turn out
        to be posted; unknown never becomes claimed again.
        """
        ...

    async def unsettled(self, before: datetime, platform: Platform, limit: int) -> list[Delivery]:
        """Claimed deliveries last changed before that instant, oldest first: whose owner may have died."""
        ...

    async def history(self, channel: Channel, limit: int) -> list[Delivery]:
        """The channel's last deliveries, newest day first."""
        ...

    async def seen(self, channel: Channel) -> list[str]:
        """The tips that the channel saw or may have seen (posted, unknown, claimed), oldest day first."""
        ...

    async def forget(self, channel: Channel) -> None:
        """Removes all that is kept about the channel."""
        ...

    async def close(self) -> None:
        """Lets go of connections and files. A later call opens them again."""
        ...


class Clock(Protocol):
    """The time, so that tests can own it."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        ...

    async def sleep_until(self, instant: datetime) -> None:
        """Returns at `instant`, or at once when it has passed."""
        ...
