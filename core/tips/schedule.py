"""When the next tip of a channel is due. Computed from the local rule each time: zone data may change."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from core.tips.model import Subscription
from core.tips.wall_clock import instant_of

_FARTHEST: Final = 366
"""Days to look ahead; a rule that finds none in a year, e.g. Sundays where each is a holiday, never will."""


def next_due(subscription: Subscription, after: datetime, taken: Collection[date] = ()) -> datetime | None:
    """The first instant later than `after` at which a tip is due, in UTC; None when there is none.

    `taken` are local days that had their tip already.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: this machine's time-zone data does not know the zone.
    """
    if not subscription.on or subscription.stopped:
        return None
    first = local_day(subscription, after)
    if subscription.paused_until:
        first = max(first, subscription.paused_until)
    for day in (first + timedelta(days=ahead) for ahead in range(_FARTHEST + 1)):
        due = None if day in taken else due_on(subscription, day)
        if due and due > after:
            return due
    return None


def due_on(subscription: Subscription, day: date) -> datetime | None:
    """The instant at which the tip of that local day is due, if its days, pause and holidays let one come."""
    if day.weekday() not in subscription.days or day == subscription.skip:
        return None
    if subscription.paused_until and day < subscription.paused_until:
        return None
    if subscription.holidays and is_holiday(subscription.holidays, day):
        return None
    return instant_of(day, subscription.at, ZoneInfo(subscription.zone))


def local_day(subscription: Subscription, instant: datetime) -> date:
    """The date in the channel's zone at `instant`."""
    return instant.astimezone(ZoneInfo(subscription.zone)).date()


def moved(subscription: Subscription, after: datetime) -> tuple[date, time] | None:
    """The next day, within a year, on which clocks jump over the wanted time, and when its tip comes then."""
    first, zone = local_day(subscription, after), ZoneInfo(subscription.zone)
    for day in (first + timedelta(days=ahead) for ahead in range(_FARTHEST + 1)):
        due = due_on(subscription, day)
        if due and due > after and (comes := due.astimezone(zone).time()) != subscription.at:
            return day, comes
    return None


def is_holiday(country: str, day: date) -> bool:
    """Whether `day` is a public holiday all over the country, or collective leave in Indonesia."""
    return day in _holidays(country, day.year)


@lru_cache(maxsize=512)
def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - takes 0.2 s, and most channels never ask

    # The library files Indonesia's collective leave (cuti bersama) under `government`; elsewhere that means
    # closed offices only.
    categories = ("public", "government") if country == "ID" else ("public",)
    return frozenset(holidays.country_holidays(country, years=year, categories=categories))
