"""Times, days of the week and dates as people write them, in both languages."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.tips.dates import read_date
from core.tips.times import read_time
from core.tips.weekdays import read_days

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("09:00", "09:00"),
        ("9:00", "09:00"),
        ("09.00", "09:00"),
        ("9", "09:00"),
        ("0900", "09:00"),
        ("930", "09:30"),
        ("9h30", "09:30"),
        ("21.30", "21:30"),
        ("9am", "09:00"),
        ("9 AM", "09:00"),
        ("9:30pm", "21:30"),
        ("9 p.m.", "21:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("13pm", "13:00"),
        ("at 9", "09:00"),
        ("noon", "12:00"),
        ("tengah malam", "00:00"),
        ("jam 09.00", "09:00"),
        ("pukul 9 pagi", "09:00"),
        ("jam 10 siang", "10:00"),
        ("jam 12 siang", "12:00"),
        ("jam 1 siang", "13:00"),
        ("jam 4 sore", "16:00"),
        ("jam 7 malam", "19:00"),
        ("jam 19 malam", "19:00"),
        ("jam 11 malam", "23:00"),
        ("jam 12 malam", "00:00"),
        ("jam 2 malam", "02:00"),
        ("setengah 9", "08:30"),
        ("jam setengah 8 malam", "19:30"),
        ("setengah 1 siang", "12:30"),
        ("setengah 12 malam", "23:30"),
    ],
)
def test_reads_a_time(typed: str, at: str) -> None:
    assert read_time(typed) == (time.fromisoformat(at), "")


def test_leaves_what_follows_a_time() -> None:
    assert read_time("jam 9 pagi WITA") == (time(9), "wita")
    assert read_time("9.00 senin-jumat") == (time(9), "senin-jumat")


@pytest.mark.parametrize(
    "typed", ["", "25:00", "24:00", "9:60", "9:5", "-9", "13am", "0 pm", "setengah 9.30", "pagi", "nine", "٩"]
)
def test_reads_no_time_where_there_is_none(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mon-fri", "01234"),
        ("Mon – Fri", "01234"),
        ("monday to friday", "01234"),
        ("senin-jumat", "01234"),
        ("Senin s/d Jum’at", "01234"),
        ("senin s.d. jumat", "01234"),
        ("senin sampai jumat", "01234"),
        ("weekdays", "01234"),
        ("every weekday", "01234"),
        ("hari kerja", "01234"),
        ("setiap hari kerja", "01234"),
        ("weekends", "56"),
        ("akhir pekan", "56"),
        ("every day", "0123456"),
        ("setiap hari", "0123456"),
        ("tiap hari senin", "0"),
        ("hari minggu", "6"),
        ("mon,wed,fri", "024"),
        ("mon wed fri", "024"),
        ("senin, rabu dan jumat", "024"),
        ("mondays & thursdays", "03"),
        ("sat-mon", "560"),
        ("mon-wed, sat", "0125"),
        ("fri-fri", "4"),
    ],
)
def test_reads_days_of_the_week(typed: str, days: str) -> None:
    assert read_days(typed) == frozenset(int(day) for day in days)


@pytest.mark.parametrize("typed", ["", "someday", "mon, someday", "mon-", "mon-wed-fri", "1-5", "every"])
def test_reads_no_days_where_something_is_no_day(typed: str) -> None:
    assert read_days(typed) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("until 2026-12-01", "2026-12-01"),
        ("1 dec", "2026-12-01"),
        ("until 1 Dec.", "2026-12-01"),
        ("1st of december", "2026-12-01"),
        ("Dec 1", "2026-12-01"),
        ("December 1st, 2027", "2027-12-01"),
        ("1 desember", "2026-12-01"),
        ("sampai tanggal 1 des 2027", "2027-12-01"),
        ("17 agustus", "2027-08-17"),
        ("24 nov", "2027-11-24"),
        ("25 nov", "2026-11-25"),
        ("29 feb", "2028-02-29"),
        ("31/12", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("12.12.2026", "2026-12-12"),
        ("1/12/2026", "2026-12-01"),  # 12 January is over
        ("31/1/2020", "2020-01-31"),
        ("today", "2026-11-25"),
        ("hari ini", "2026-11-25"),
        ("tomorrow", "2026-11-26"),
        ("besok", "2026-11-26"),
        ("lusa", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("jumat depan", "2026-12-04"),
        ("wednesday", "2026-12-02"),
        ("next monday", "2026-11-30"),
        ("senin depan", "2026-11-30"),
        ("until hari senin", "2026-11-30"),
        ("minggu", "2026-11-29"),
        ("hari minggu depan", "2026-12-06"),
        ("minggu depan", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("bulan depan", "2026-12-01"),
        ("next month", "2026-12-01"),
        ("3 days", "2026-11-28"),
        ("3 hari lagi", "2026-11-28"),
        ("for 2 weeks", "2026-12-09"),
        ("selama 2 minggu", "2026-12-09"),
        ("seminggu", "2026-12-02"),
        ("a month", "2026-12-25"),
        ("3 bulan", "2027-02-25"),
    ],
)
def test_reads_a_date(typed: str, day: str) -> None:
    assert read_date(typed, WEDNESDAY) == date.fromisoformat(day)


def test_ends_a_month_later_in_a_shorter_month() -> None:
    assert read_date("1 month", date(2026, 1, 31)) == date(2026, 2, 28)


def test_reads_both_days_that_figures_may_mean() -> None:
    assert read_date("1/12", WEDNESDAY) == (date(2026, 12, 1), date(2027, 1, 12))
    assert read_date("1/2/2020", WEDNESDAY) == (date(2020, 2, 1), date(2020, 1, 2))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "someday",
        "31 feb",
        "2026-02-30",
        "2026-13-01",
        "31/31",
        "1 foo",
        "foo 1",
        "month",
        "next",
        "0 dec",
    ],
)
def test_reads_no_date_where_there_is_none(typed: str) -> None:
    assert read_date(typed, WEDNESDAY) is None


@given(st.text(max_size=40))
@settings(max_examples=150)
def test_reads_any_text_without_failing(typed: str) -> None:
    read_time(typed)
    read_days(typed)
    read_date(typed, WEDNESDAY)
