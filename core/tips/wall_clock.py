"""From a time on a channel's wall clock to an instant, also on the days on which clocks are changed."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_MINUTE: Final = timedelta(minutes=1)


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The instant, in UTC, at which clocks in `zone` show `at` on `day`.

    Where clocks show it twice, the first. Where they jump over it, the instant of the jump; the last minute
    before the jump when they jump to another day (Nuuk in 2024: 23:00 to 00:00). None for a day that a zone
    never had (Apia's 2011-12-30).
    """
    local = datetime.combine(day, at.replace(fold=0), zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    jump = _jump(local)
    for nearest in (jump, jump - _MINUTE):
        if nearest.astimezone(zone).date() == day:
            return nearest
    return None


def _jump(missing: datetime) -> datetime:
    """The instant at which clocks jump over the local time `missing`."""
    # PEP 495: with fold=0 a missing time is read with the offset before the jump, which lands behind it,
    # and with fold=1 with the offset after it, which lands before it.
    late, early = missing.astimezone(UTC), missing.replace(fold=1).astimezone(UTC)
    offset = late.astimezone(missing.tzinfo).utcoffset()

    def has_jumped(seconds: int) -> bool:
        return (early + timedelta(seconds=seconds)).astimezone(missing.tzinfo).utcoffset() == offset

    within = range(int((late - early).total_seconds()))
    return early + timedelta(seconds=bisect_left(within, True, key=has_jumped))  # noqa: FBT003 - the one sought
