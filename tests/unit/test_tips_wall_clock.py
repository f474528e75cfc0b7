"""Wall-clock times as instants, above all where clocks are changed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.tips.wall_clock import instant_of


def local(day: str, at: str, zone: str) -> str | None:
    """The instant of a local time, as the clocks of its zone show it, with their distance from UTC."""
    instant = instant_of(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    return instant.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") if instant else None


def test_gives_the_instant_in_utc() -> None:
    instant = instant_of(date(2026, 11, 25), time(9), ZoneInfo("Asia/Jakarta"))

    assert instant == datetime(2026, 11, 25, 2, tzinfo=UTC)
    assert instant.tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "at", "zone", "shown"),
    [
        ("2026-11-25", "09:00", "Asia/Makassar", "2026-11-25T09:00+08:00"),
        ("2026-11-25", "09:00", "Asia/Jayapura", "2026-11-25T09:00+09:00"),
        ("2026-11-25", "09:00", "Asia/Kathmandu", "2026-11-25T09:00+05:45"),
        ("2028-02-29", "09:00", "America/New_York", "2028-02-29T09:00-05:00"),
        ("2026-03-07", "02:30", "America/New_York", "2026-03-07T02:30-05:00"),
        ("2026-03-09", "02:30", "America/New_York", "2026-03-09T02:30-04:00"),
    ],
)
def test_keeps_the_time_on_the_wall_all_year(day: str, at: str, zone: str, shown: str) -> None:
    assert local(day, at, zone) == shown


@pytest.mark.parametrize(
    ("day", "at", "zone", "shown"),
    [
        ("2026-03-08", "02:00", "America/New_York", "2026-03-08T03:00-04:00"),
        ("2026-03-08", "02:30", "America/New_York", "2026-03-08T03:00-04:00"),
        ("2026-03-08", "02:59", "America/New_York", "2026-03-08T03:00-04:00"),
        ("2026-03-08", "03:00", "America/New_York", "2026-03-08T03:00-04:00"),
        ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-04T02:30+11:00"),
        ("2026-04-24", "00:30", "Africa/Cairo", "2026-04-24T01:00+03:00"),
    ],
)
def test_takes_the_first_instant_after_a_time_that_clocks_jump_over(
    day: str, at: str, zone: str, shown: str
) -> None:
    assert local(day, at, zone) == shown


def test_takes_the_last_minute_before_a_jump_into_the_next_day() -> None:
    assert local("2024-03-30", "23:30", "America/Nuuk") == "2024-03-30T22:59-02:00"


@pytest.mark.parametrize(
    ("day", "at", "zone", "shown"),
    [
        ("2026-11-01", "01:30", "America/New_York", "2026-11-01T01:30-04:00"),
        ("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-05T01:45+11:00"),
    ],
)
def test_takes_the_first_of_two(day: str, at: str, zone: str, shown: str) -> None:
    assert local(day, at, zone) == shown


@pytest.mark.parametrize("at", ["00:00", "09:00", "23:59"])
def test_finds_no_instant_on_a_day_that_a_zone_never_had(at: str) -> None:
    assert local("2011-12-30", at, "Pacific/Apia") is None


def test_finds_the_days_around_a_day_that_a_zone_never_had() -> None:
    assert local("2011-12-29", "09:00", "Pacific/Apia") == "2011-12-29T09:00-10:00"
    assert local("2011-12-31", "09:00", "Pacific/Apia") == "2011-12-31T09:00+14:00"
