"""Time zones as people name them: by IANA name, city, country, WIB and its like, or distance from UTC."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from core.tips.places import COUNTRY_WORDS, all_zones, country_names, zones_by_country
from core.tips.problems import UnknownZone
from core.tips.spelling import near, plain

_SUGGESTED: Final = 4
"""Zones to choose from; Indonesia has as many."""

_COMMON: Final = (
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "Asia/Pontianak",
    "Asia/Singapore",
    "Asia/Kuala_Lumpur",
    "Asia/Manila",
    "Asia/Bangkok",
    "Asia/Ho_Chi_Minh",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "UTC",
)
"""Offered first, before anything is typed and where many zones share a distance from UTC."""

_ALSO_CALLED: Final = {
    "Asia/Jakarta": "wib, jkt, bandung, batam, bekasi, bogor, depok, jogja, malang, medan, padang, "
    "palembang, semarang, solo, surabaya, tangerang, yogyakarta",
    "Asia/Makassar": "wita, bali, balikpapan, banjarmasin, denpasar, kupang, lombok, manado, mataram, "
    "samarinda",
    "Asia/Jayapura": "wit, ambon, manokwari, papua, sorong, ternate",
    "Asia/Kolkata": "bangalore, bengaluru, calcutta, chennai, delhi, mumbai",
    "Asia/Ho_Chi_Minh": "hanoi, saigon",
    "Asia/Kuala_Lumpur": "kl, penang",
    "Asia/Shanghai": "beijing, shenzhen",
    "America/New_York": "boston, miami, ny, nyc, washington",
    "America/Los_Angeles": "la, san francisco, seattle",
    "Australia/Sydney": "canberra",
    "Pacific/Honolulu": "hawaii",
    "UTC": "utc, gmt",
}
_ABBREVIATED: Final = {
    "cst": "America/Chicago",
    "est": "America/New_York",
    "ist": "Asia/Kolkata",
    "mst": "America/Denver",
    "pst": "America/Los_Angeles",
    "sgt": "Asia/Singapore",
    "bst": "Europe/London",
}
"""Abbreviations that several zones share, or that leave summer time open: suggested, never taken."""

_FROM_UTC: Final = re.compile(r"(?:utc|gmt)? ?([+-]) ?([0-9]{1,2})(?:[:.]?([0-9]{2}))?")
_SEASONS: Final = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


def find_zone(typed: str) -> str | UnknownZone:
    """The IANA name of the zone that is meant, or those that may be."""
    wanted = plain(typed)
    zones = _called(wanted)
    if len(zones) == 1:
        return zones[0]
    return UnknownZone(typed, zones_like(typed, _SUGGESTED) if wanted else ())


def zones_like(typed: str, limit: int) -> tuple[str, ...]:
    """At most `limit` IANA names for what somebody is typing, best first; common ones before they start."""
    wanted = plain(typed)
    if not wanted:
        return _COMMON[:limit]
    return tuple(dict.fromkeys(_ranked(wanted)))[:limit]


def _ranked(wanted: str) -> Iterator[str]:
    if distance := _FROM_UTC.fullmatch(wanted):
        yield from _zones_at(distance)
        return
    names = _named()
    if wanted in _ABBREVIATED:
        yield _ABBREVIATED[wanted]
        return
    yield from _called(wanted)
    for name in _beginning(wanted, names) or near(wanted, names):
        yield from names[name]


def _beginning(wanted: str, names: Iterable[str]) -> list[str]:
    """The names that begin with what is wanted, then those of which a word does."""
    begins = re.compile(rf"(?:^|.*?[ /]){re.escape(wanted)}")
    return sorted(
        (name for name in names if begins.match(name)), key=lambda name: not name.startswith(wanted)
    )


def _zones_at(distance: re.Match[str]) -> Iterator[str]:
    sign, hours, minutes = distance.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    for zone in (*_COMMON, *_of_today()):
        if offset in {season.astimezone(ZoneInfo(zone)).utcoffset() for season in _SEASONS}:
            yield zone


def _of_today() -> Iterator[str]:
    for zones in zones_by_country().values():
        yield from zones


def _called(wanted: str) -> tuple[str, ...]:
    return _named().get(wanted) or _old_names().get(wanted, ())


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """The zones by each name, in `plain` spelling; where names clash, cities come before countries."""
    named: dict[str, tuple[str, ...]] = {}
    for zone in _of_today():
        named[plain(zone.rpartition("/")[2])] = (zone,)
    for zone, words in _ALSO_CALLED.items():
        named |= dict.fromkeys(words.split(", "), (zone,))
    for code, zones in zones_by_country().items():
        named.setdefault(plain(country_names()[code]), zones)
    for word, code in COUNTRY_WORDS.items():
        named.setdefault(word, zones_by_country()[code])
    for zone in _of_today():
        named[plain(zone)] = (zone,)
    return named


@cache
def _old_names() -> dict[str, tuple[str, ...]]:
    """The zones of which people may know the name, and that are not suggested to others."""
    return {plain(zone): (zone,) for zone in all_zones()}
