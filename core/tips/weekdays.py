"""Days of the week as people write them: mon-fri, mon,wed,fri, senin s/d jumat, setiap hari, weekends."""

import re
from collections.abc import Mapping
from typing import Final

from core.tips.spelling import plain

WEEK: Final = 7

_SPELLINGS: Final = (
    "monday mondays mon mo senin sen",
    "tuesday tuesdays tue tues tu selasa sel",
    "wednesday wednesdays wed we rabu rab",
    "thursday thursdays thu thur thurs th kamis kam",
    "friday fridays fri fr jumat jum'at jum",
    "saturday saturdays sat sa sabtu sab",
    "sunday sundays sun su minggu min ahad",
)
WEEKDAYS: Final[Mapping[str, int]] = {
    word: day for day, words in enumerate(_SPELLINGS) for word in words.split()
}
"""The day of the week, 0 for Monday, by each word for it."""

_GROUPS: Final = {
    "weekdays": range(5),
    "weekday": range(5),
    "workdays": range(5),
    "kerja": range(5),  # `hari kerja`, of which `hari` names the setting
    "weekends": range(5, WEEK),
    "weekend": range(5, WEEK),
    "daily": range(WEEK),
    "everyday": range(WEEK),
    "all": range(WEEK),
}
_PHRASES: Final = (
    (r"\bhari kerja\b|\bwork(?:ing)? days\b", "weekdays"),
    (r"\bakhir pekan\b", "weekends"),
    (rf"\bhari (?={'|'.join(WEEKDAYS)})", ""),
    (r"\b(?:every|all|semua|setiap|tiap) (?:days?|hari)\b", "daily"),
    (r" ?(?:[-–—]|\b(?:to|through|thru|sampai|sampe|hingga|sd|s/d|s\.d)\b\.?) ?", "-"),
    (r"[,;&+]|\b(?:and|dan|every|setiap|tiap)\b", " "),
)
"""Phrases and the one word or sign that each of them becomes, in this order."""


def read_days(typed: str) -> frozenset[int] | None:
    """The days of the week, 0 for Monday; None when something is no day."""
    wanted = plain(typed)
    for pattern, word in _PHRASES:
        wanted = re.sub(pattern, word, wanted)
    days: set[int] = set()
    for words in wanted.split():
        some = _days_of(words)
        if some is None:
            return None
        days |= some
    return frozenset(days) or None


def _days_of(words: str) -> set[int] | None:
    if words in _GROUPS:
        return set(_GROUPS[words])
    ends = [WEEKDAYS.get(word) for word in words.split("-")]
    match ends:
        case [int(day)]:
            return {day}
        case [int(first), int(last)]:  # over the weekend too: sat-mon
            return {(first + step) % WEEK for step in range((last - first) % WEEK + 1)}
        case _:
            return None
