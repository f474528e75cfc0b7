"""Countries and their time zones, as the package `tzdata` lists them: the same on every machine."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_NOT_FOR_PEOPLE: Final = {"Factory", "EST", "MST", "HST"}
"""EST and its like never change to summer time, which surprises whoever asks for them."""

COUNTRY_WORDS: Final = {
    "america": "US",
    "amerika": "US",
    "amerika serikat": "US",
    "arab saudi": "SA",
    "belanda": "NL",
    "cina": "CN",
    "england": "GB",
    "filipina": "PH",
    "inggris": "GB",
    "jepang": "JP",
    "jerman": "DE",
    "korea": "KR",
    "korea selatan": "KR",
    "prancis": "FR",
    "selandia baru": "NZ",
    "singapura": "SG",
    "south korea": "KR",
    "tiongkok": "CN",
    "uk": "GB",
    "united kingdom": "GB",
    "usa": "US",
}
"""What people call countries besides tzdata's English names, in `plain` spelling."""


@cache
def all_zones() -> frozenset[str]:
    """Every IANA zone that a channel may have, old names included."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split()) - _NOT_FOR_PEOPLE


@cache
def country_names() -> Mapping[str, str]:
    """The English name of each country by its ISO code."""
    return {code: name for code, name, *_ in _rows("iso3166.tab")}


@cache
def zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country by its ISO code, in tzdata's order: the most populous come first, roughly."""
    zones: dict[str, tuple[str, ...]] = {}
    for code, _, zone, *_ in _rows("zone.tab"):
        zones[code] = (*zones.get(code, ()), zone)
    return zones


@cache
def country_of() -> Mapping[str, str]:
    """The ISO code of the country of each zone that has one."""
    return {zone: code for code, zones in zones_by_country().items() for zone in zones}


def _rows(table: str) -> Iterator[list[str]]:
    for line in (files("tzdata.zoneinfo") / table).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
