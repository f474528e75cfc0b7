"""Time zones and countries as people name them."""

from zoneinfo import ZoneInfo

import pytest

from core.tips.countries import countries_like, find_country
from core.tips.places import all_zones
from core.tips.problems import UnknownCountry, UnknownZone
from core.tips.zones import find_zone, zones_like


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Jakarta", "Asia/Jakarta"),
        (" asia/jakarta ", "Asia/Jakarta"),
        ("Jakarta", "Asia/Jakarta"),
        ("WIB", "Asia/Jakarta"),
        ("Surabaya", "Asia/Jakarta"),
        ("wita", "Asia/Makassar"),
        ("Bali", "Asia/Makassar"),
        ("WIT", "Asia/Jayapura"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("singapore", "Asia/Singapore"),
        ("singapura", "Asia/Singapore"),
        ("Nepal", "Asia/Kathmandu"),
        ("US/Eastern", "US/Eastern"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
    ],
)
def test_finds_a_zone_by_its_name_a_city_or_a_country(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("jakrta", "Asia/Jakarta"),
        ("Asia/Jakrta", "Asia/Jakarta"),
        ("makasar", "Asia/Makassar"),
        ("surabya", "Asia/Jakarta"),
        ("Jakarta, Indonesia", "Asia/Jakarta"),
        ("kathmadu", "Asia/Kathmandu"),
        ("est", "America/New_York"),
        ("UTC+7", "Asia/Jakarta"),
        ("gmt +7", "Asia/Jakarta"),
        ("+05:45", "Asia/Kathmandu"),
        ("utc-3:30", "America/St_Johns"),
    ],
)
def test_suggests_zones_for_typos_and_what_leaves_the_zone_open(typed: str, zone: str) -> None:
    found = find_zone(typed)

    assert isinstance(found, UnknownZone)
    assert found.typed == typed
    assert found.near[0] == zone


def test_offers_all_zones_of_a_country_that_has_several() -> None:
    found = find_zone("Indonesia")

    assert isinstance(found, UnknownZone)
    assert set(found.near) == {"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"}


@pytest.mark.parametrize("typed", ["", "xyzzy", "+99", "../../etc/passwd", "Factory", "localtime", "Asia"])
def test_finds_no_zone_where_there_is_none(typed: str) -> None:
    assert isinstance(find_zone(typed), UnknownZone)


def test_takes_utc_minus_seven_for_what_posix_calls_plus_seven_only_when_told_so_exactly() -> None:
    assert find_zone("Etc/GMT+7") == "Etc/GMT+7"
    assert isinstance(find_zone("GMT+7"), UnknownZone)


def test_completes_a_zone_while_it_is_typed() -> None:
    assert zones_like("jay", 25) == ("Asia/Jayapura",)
    assert zones_like("asia/ma", 3) == ("Asia/Makassar", "Asia/Macau", "Asia/Manila")
    assert zones_like("york", 25) == ("America/New_York",)
    assert zones_like("WIB", 25) == ("Asia/Jakarta",)


def test_offers_common_zones_before_anything_is_typed() -> None:
    assert zones_like("", 3) == ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def test_offers_no_zone_twice_and_no_more_than_wanted() -> None:
    offered = zones_like("a", 25)

    assert len(offered) == len(set(offered)) == 25


def test_accepts_the_zones_that_it_offers() -> None:
    for zone in (*zones_like("", 25), *zones_like("a", 500), *zones_like("utc+7", 500)):
        assert find_zone(zone) == zone


def test_knows_the_data_of_every_zone_that_it_accepts() -> None:
    assert all(ZoneInfo(zone) for zone in all_zones())


@pytest.mark.parametrize(
    ("typed", "code"),
    [("id", "ID"), ("ID", "ID"), ("Indonesia", "ID"), ("uk", "GB"), ("jepang", "JP"), ("Norway", "NO")],
)
def test_finds_a_country_by_code_or_name(typed: str, code: str) -> None:
    assert find_country(typed) == code


def test_suggests_countries_for_typos() -> None:
    assert find_country("swedn") == UnknownCountry("swedn", ("SE",))
    assert find_country("indo") == UnknownCountry("indo", ("ID",))
    assert find_country("indonezia") == UnknownCountry("indonezia", ("ID",))
    assert find_country("xyzzy") == UnknownCountry("xyzzy", ())


def test_completes_a_country_while_it_is_typed() -> None:
    assert countries_like("singa", 25) == (("SG", "Singapore"),)
    assert countries_like("", 2) == (("ID", "Indonesia"), ("SG", "Singapore"))
