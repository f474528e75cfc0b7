"""Dates as people write them: 2026-12-01, 1 dec, 1 desember, besok, next monday, senin depan, 2 weeks."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from core.tips.spelling import plain
from core.tips.weekdays import WEEK, WEEKDAYS

_LEAP_DAYS_APART: Final = 8
"""Years, at most."""
_MONTHS: Final = 12

_SPELLINGS: Final = (
    "january jan januari",
    "february feb februari pebruari",
    "march mar maret",
    "april apr",
    "may mei",
    "june jun juni",
    "july jul juli",
    "august aug agustus agu agt ags",
    "september sep sept",
    "october oct oktober okt",
    "november nov nopember nop",
    "december dec desember des",
)
_MONTH: Final[Mapping[str, int]] = {
    word: month for month, words in enumerate(_SPELLINGS, start=1) for word in words.split()
}
_NEAR_DAYS: Final = {
    "today": 0,
    "hari ini": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "besok": 1,
    "bsk": 1,
    "day after tomorrow": 2,
    "lusa": 2,
}
_FILLER: Final = re.compile(
    r"^(?:(?:until|till|til|up to|sampai|sampe|hingga|on|for|selama|in|tanggal|tgl|the|hari(?! ini)) )+"
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}))?")
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?([a-z]+)\.?,?(?:[ -]([0-9]{4}))?")
_MONTH_DAY: Final = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,?(?: ([0-9]{4}))?")
_WEEKDAY: Final = re.compile(r"(next )?([a-z']+)( depan)?")
_SPAN: Final = re.compile(
    r"([0-9]{1,3}|a|one|se) ?(days?|hari|weeks?|minggu|pekan|months?|bulan)(?: lagi| ke depan)?"
)


def read_date(typed: str, today: date) -> date | tuple[date, date] | None:
    """The date that is meant, without a year the next such one; two for 1/12; None when it is none."""
    wanted = _FILLER.sub("", plain(typed).replace("hari minggu", "ahad"))  # `minggu` alone may be a week
    if wanted in _NEAR_DAYS:
        return _after(today, _NEAR_DAYS[wanted])
    for pattern, read in _READERS:
        if (found := pattern.fullmatch(wanted)) and (day := read(found, today)):
            return day
    return None


def _iso(found: re.Match[str], _today: date) -> date | None:
    year, month, day = map(int, found.groups())
    return _date(year, month, day)


def _numbers(found: re.Match[str], today: date) -> date | tuple[date, date] | None:
    """Indonesia and most countries write the day first, the United States the month."""
    one, other, year = found.groups()
    read = [_dated(int(day), int(month), year, today) for day, month in ((one, other), (other, one))]
    days = [day for day in dict.fromkeys(read) if day]
    match [day for day in days if day >= today] or days:
        case [day]:
            return day
        case [day, american]:
            return day, american
        case _:
            return None


def _day_month(found: re.Match[str], today: date) -> date | None:
    day, month, year = found.groups()
    return _dated(int(day), _MONTH.get(month, 0), year, today)


def _month_day(found: re.Match[str], today: date) -> date | None:
    month, day, year = found.groups()
    return _dated(int(day), _MONTH.get(month, 0), year, today)


def _weekday(found: re.Match[str], today: date) -> date | None:
    """`friday` is the first one after today; `next friday` that of the next week."""
    before, word, behind = found.groups()
    monday = _after(today, WEEK - today.weekday())
    if word in {"week", "minggu", "pekan"} and (before or behind):
        return monday
    if word in {"month", "bulan"} and (before or behind):
        return _months_after(today.replace(day=1), 1)
    if word not in WEEKDAYS:
        return None
    if before or behind:
        return _after(monday, WEEKDAYS[word])
    return _after(today, (WEEKDAYS[word] - today.weekday() - 1) % WEEK + 1)


def _span(found: re.Match[str], today: date) -> date:
    number, unit = found.groups()
    count = int(number) if number.isdecimal() else 1
    if unit.startswith(("month", "bulan")):
        return _months_after(today, count)
    return _after(today, count if unit.startswith(("day", "hari")) else WEEK * count)


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year), month, day)
    coming = (_date(today.year + more, month, day) for more in range(_LEAP_DAYS_APART + 1))
    return next((found for found in coming if found and found >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_Reader = Callable[[re.Match[str], date], date | tuple[date, date] | None]

_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_ISO, _iso),
    (_NUMBERS, _numbers),
    (_SPAN, _span),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_WEEKDAY, _weekday),
)
