"""What the clocks on the wall show, quarter of an hour by quarter: a second opinion on wall-clock times."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
"""All zones' offsets and changes since 2010 are multiples of it."""


@cache
def days_of(zone: str, year: int) -> dict[date, list[tuple[time, datetime]]]:
    """The quarters of each local day of the year as clocks show them, in their order, with their instants."""
    clocks, days = ZoneInfo(zone), dict[date, list[tuple[time, datetime]]]()
    instant = datetime(year - 1, 12, 30, tzinfo=UTC)
    while instant < datetime(year + 1, 1, 3, tzinfo=UTC):
        shown = instant.astimezone(clocks)
        days.setdefault(shown.date(), []).append((shown.time(), instant))
        instant += QUARTER
    return {day: quarters for day, quarters in days.items() if day.year == year}


def expected_instant(day: date, at: time, zone: str) -> datetime | None:
    """When clocks first show `at` on `day`, or what follows it; else the day's last minute, if it has any."""
    quarters = days_of(zone, day.year).get(day, [])
    quarter = at.replace(minute=at.minute // 15 * 15)
    for shown, instant in quarters:
        if shown == quarter:
            return instant + timedelta(minutes=at.minute % 15)
    later = [instant for shown, instant in quarters if shown > at]
    if later:
        return later[0]
    return quarters[-1][1] + timedelta(minutes=14) if quarters else None
