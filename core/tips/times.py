"""Times of day as people write them: 9am, 21.30, jam 7 malam, setengah 9."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Final

from core.tips.spelling import plain

_NOON: Final = 12
_MINUTES: Final = 60
_DAY: Final = 24 * _MINUTES

_WORDS: Final = {
    "noon": time(12),
    "midday": time(12),
    "tengah hari": time(12),
    "midnight": time(0),
    "tengah malam": time(0),
}
_TIME: Final = re.compile(
    r"(?:(?:at|jam|pukul|pkl\.?) )?"
    r"(?P<half>setengah )?"
    r"(?P<hour>[0-9]{1,2}?)(?:[.:h]?(?P<minute>[0-9]{2}))?"
    r" ?(?P<part>am|pm|a\.m\.|p\.m\.|pagi|siang|sore|malam)?"
    r"(?: (?P<rest>.+))?"
)


def _morning(hour: int) -> int:
    return hour % _NOON


def _afternoon(hour: int) -> int:
    return hour % _NOON + _NOON


def _midday(hour: int) -> int:
    """`siang` begins at nine or ten in the morning."""
    return hour if hour in {9, 10, 11} else _afternoon(hour)


def _night(hour: int) -> int:
    """`malam` ends at four in the morning."""
    return _morning(hour) if hour % _NOON in range(5) else _afternoon(hour)


_PARTS: Final[Mapping[str, Callable[[int], int]]] = {
    "am": _morning,
    "a.m.": _morning,
    "pagi": _morning,
    "pm": _afternoon,
    "p.m.": _afternoon,
    "sore": _afternoon,
    "siang": _midday,
    "malam": _night,
}


def read_time(typed: str) -> tuple[time, str] | None:
    """The time, to the minute, and what follows it, such as a zone; None when it is none."""
    wanted = plain(typed)
    if wanted in _WORDS:
        return _WORDS[wanted], ""
    read = _TIME.fullmatch(wanted)
    if not read or (read["half"] and read["minute"]):
        return None
    hour = _hour(int(read["hour"]), read["part"])
    minute = int(read["minute"] or 0)
    if hour is None or minute >= _MINUTES:
        return None
    # Indonesian counts the half towards the hour: `setengah 9` is 8:30.
    minutes = (hour * _MINUTES + minute - (30 if read["half"] else 0)) % _DAY
    return time(*divmod(minutes, _MINUTES)), read["rest"] or ""


def _hour(hour: int, part: str | None) -> int | None:
    """The hour of 24; none when there is no such hour, as in 25:00 or 13am."""
    if part is None:
        return hour if hour < _DAY // _MINUTES else None
    if 1 <= hour <= _NOON:
        return _PARTS[part](hour)
    return hour if _NOON < hour < _DAY // _MINUTES and _PARTS[part](hour) == hour else None
