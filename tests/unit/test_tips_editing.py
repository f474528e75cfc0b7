"""Changes to a channel's tips as people type them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.tips import schedule
from core.tips.editing import Edited, change, fresh
from core.tips.model import Channel, Stop, Subscription
from core.tips.problems import (
    EXAMPLES,
    AmbiguousDate,
    FarDate,
    MissingValue,
    NoDayLeft,
    NothingDue,
    PastDate,
    Problem,
    Setting,
    SkippedAlready,
    TipsAreOff,
    UnknownCountry,
    UnknownSetting,
    UnknownZone,
    Unreadable,
)
from tests.drivers.subscribing import a_channel, a_subscription, edit_by_line

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
"""10:00 on a Wednesday in Jakarta: today's tip came an hour ago."""

TODAY = date(2026, 11, 25)
OFF = a_subscription(on=False)


def edited(line: str, before: Subscription | None = None) -> Edited | Problem:
    return edit_by_line(before or a_subscription(), line, NOW, "U9")


def changes(line: str, before: Subscription | None = None) -> dict[str, Any]:
    """What the line changes, besides who set it."""
    before = before or a_subscription()
    result = edited(line, before)
    assert isinstance(result, Edited), result
    return {
        field: getattr(result.subscription, field)
        for field in Subscription.__slots__
        if field != "set_by" and getattr(result.subscription, field) != getattr(before, field)
    }


def test_reads_working_days_in_indonesian() -> None:
    assert changes("hari kerja", a_subscription(days=frozenset({5}))) == {"days": set(range(5))}


def test_starts_off_at_nine_on_working_days() -> None:
    subscription = fresh(a_channel(), "Asia/Makassar", "U1")

    assert (subscription.on, subscription.at, subscription.days) == (False, time(9), frozenset(range(5)))
    assert (subscription.zone, subscription.language, subscription.set_by) == ("Asia/Makassar", "both", "U1")
    assert subscription.version == 0


def test_seeds_each_channel_differently_and_always_the_same() -> None:
    seeds = {fresh(a_channel(number), "UTC", "U1").seed for number in range(100)}

    assert len(seeds) == 100
    assert (
        fresh(Channel("discord", "1", "2"), "UTC", "U1").seed
        == fresh(Channel("discord", "1", "2"), "UTC", "U2").seed
    )
    assert all(0 <= seed < 2**32 for seed in seeds)


@pytest.mark.parametrize("line", ["on", "ON", "turn on", "nyala", "aktifkan", "nyalain"])
def test_turns_tips_on(line: str) -> None:
    assert changes(line, OFF) == {"on": True}


@pytest.mark.parametrize("line", ["off", "mati", "turn off", "matikan", "stop"])
def test_turns_tips_off(line: str) -> None:
    assert changes(line) == {"on": False}


def test_turning_on_ends_what_held_tips_back() -> None:
    held = a_subscription(on=False, stopped=Stop.REMOVED, paused_until=date(2027, 1, 1))

    assert changes("on", held) == {"on": True, "stopped": None, "paused_until": None}


def test_turning_off_forgets_pause_and_skip() -> None:
    held = a_subscription(paused_until=date(2027, 1, 1), skip=TODAY)

    assert changes("off", held) == {"on": False, "paused_until": None, "skip": None}


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("time 10:30", {"at": time(10, 30)}),
        ("jam 7 malam", {"at": time(19)}),
        ("at 8am", {"at": time(8)}),
        ("21.30", {"at": time(21, 30)}),
        ("time 8 WITA", {"at": time(8), "zone": "Asia/Makassar"}),
        ("jam 8 senin, rabu", {"at": time(8), "days": {0, 2}}),
        ("days mon,wed", {"days": {0, 2}}),
        ("hari senin dan rabu", {"days": {0, 2}}),
        ("days daily", {"days": set(range(7))}),
        ("tiap hari", {"days": set(range(7))}),
        ("every day at 8am", {"days": set(range(7)), "at": time(8)}),
        ("akhir pekan", {"days": {5, 6}}),
        ("jam 8 pagi tiap hari zona WITA", {"at": time(8), "days": set(range(7)), "zone": "Asia/Makassar"}),
        ("untuk specialist hari senin", {"audience": "specialist", "days": {0}}),
        ("audience strategist days mon", {"audience": "strategist", "days": {0}}),
        ("weekends", {"days": {5, 6}}),
        ("timezone Asia/Makassar", {"zone": "Asia/Makassar"}),
        ("time zone: Bali", {"zone": "Asia/Makassar"}),
        ("zona waktu wita", {"zone": "Asia/Makassar"}),
        ("language id", {"language": "id"}),
        ("bahasa inggris", {"language": "en"}),
        ("language bergantian", {"language": "alternate"}),
        ("audience specialist", {"audience": "specialist"}),
        ("for strategists", {"audience": "strategist"}),
        ("untuk spesialis", {"audience": "specialist"}),
        ("holidays id", {"holidays": "ID"}),
        ("libur indonesia", {"holidays": "ID"}),
        ("holidays on", {"holidays": "ID"}),
        ("holidays NO", {"holidays": "NO"}),
    ],
)
def test_changes_a_setting(line: str, changed: dict[str, Any]) -> None:
    assert changes(line) == changed


@pytest.mark.parametrize("line", ["holidays off", "holidays no", "libur mati"])
def test_turns_holidays_off(line: str) -> None:
    assert changes(line, a_subscription(holidays="ID")) == {"holidays": None}


def test_changes_several_settings_at_once() -> None:
    line = "on jam 07.30 hari senin-sabtu zona WIT, bahasa indonesia, untuk spesialis, libur off"

    result = edited(line, a_subscription(on=False, holidays="ID"))

    assert result == Edited(
        a_subscription(
            at=time(7, 30),
            days=frozenset(range(6)),
            zone="Asia/Jayapura",
            language="id",
            audience="specialist",
            set_by="U9",
        ),
        (
            Setting.ON,
            Setting.TIME,
            Setting.DAYS,
            Setting.TIMEZONE,
            Setting.LANGUAGE,
            Setting.AUDIENCE,
            Setting.HOLIDAYS,
        ),
        None,
    )


def test_takes_settings_from_a_form_too() -> None:
    form = [(Setting.TIME, "8:00"), (Setting.DAYS, "mon,tue"), (Setting.HOLIDAYS, "off")]

    result = change(a_subscription(), form, NOW, "U9")

    assert isinstance(result, Edited)
    assert result.subscription == a_subscription(at=time(8), days=frozenset({0, 1}), set_by="U9")


def test_changes_nothing_when_one_of_several_settings_is_wrong() -> None:
    assert edited("time 10:00 days someday") == Unreadable(Setting.DAYS, "someday")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("pause until 2026-12-01", "2026-12-01"),
        ("pause until 1 dec", "2026-12-01"),
        ("jeda sampai 1 desember", "2026-12-01"),
        ("tunda sampai hari senin", "2026-11-30"),
        ("pause next monday", "2026-11-30"),
        ("pause until tomorrow", "2026-11-26"),
        ("pause for 2 weeks", "2026-12-09"),
        ("pause until 2027-11-26", "2027-11-26"),
    ],
)
def test_pauses_until_a_date(line: str, day: str) -> None:
    assert changes(line) == {"paused_until": date.fromisoformat(day)}


def test_resumes_what_is_paused_skipped_or_stopped() -> None:
    held = a_subscription(paused_until=date(2026, 12, 1), skip=TODAY, stopped=Stop.FORBIDDEN)

    assert changes("resume", held) == {"paused_until": None, "skip": None, "stopped": None}
    assert changes("lanjutkan", held) == changes("resume", held)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("skip", "2026-11-26"),
        ("skip next", "2026-11-26"),
        ("lewati besok", "2026-11-26"),
        ("skip hari jumat", "2026-11-27"),
        ("skip 1 dec", "2026-12-01"),
    ],
)
def test_skips_one_tip(line: str, day: str) -> None:
    assert changes(line) == {"skip": date.fromisoformat(day)}


def test_skips_todays_tip_while_it_is_still_to_come() -> None:
    assert changes("skip hari ini", a_subscription(at=time(15))) == {"skip": TODAY}


def test_skips_again_once_the_skipped_day_is_over() -> None:
    assert changes("skip", a_subscription(skip=date(2026, 11, 24))) == {"skip": date(2026, 11, 26)}


def test_says_when_the_tip_comes_on_the_day_on_which_clocks_jump_over_its_time() -> None:
    result = edited("zone new york time 2:30 days sun")

    assert isinstance(result, Edited)
    assert result.moved == (date(2027, 3, 14), time(3))


def test_says_nothing_of_clocks_when_something_else_is_set() -> None:
    at_night = a_subscription(zone="America/New_York", at=time(2, 30), days=frozenset({6}))

    result = edited("language id", at_night)

    assert isinstance(result, Edited)
    assert result.moved is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", UnknownSetting("", ())),
        ("holydays id", UnknownSetting("holydays", (Setting.HOLIDAYS,))),
        ("puase", UnknownSetting("puase", (Setting.PAUSE,))),
        ("xyzzy", UnknownSetting("xyzzy", ())),
        ("off tomorrow", UnknownSetting("tomorrow", ())),
        ("time", MissingValue(Setting.TIME)),
        ("pause", MissingValue(Setting.PAUSE)),
        ("time 25:00", Unreadable(Setting.TIME, "25:00")),
        ("time 9 xyzzy", Unreadable(Setting.TIME, "9 xyzzy")),
        ("time 9 jakrta", UnknownZone("jakrta", ("Asia/Jakarta",))),
        ("days someday", Unreadable(Setting.DAYS, "someday")),
        ("timezone jakrta", UnknownZone("jakrta", ("Asia/Jakarta",))),
        ("timezone xyzzy", UnknownZone("xyzzy", ())),
        ("language klingon", Unreadable(Setting.LANGUAGE, "klingon")),
        ("audience cats", Unreadable(Setting.AUDIENCE, "cats")),
        ("holidays swedn", UnknownCountry("swedn", ("SE",))),
        ("holidays xyzzy", UnknownCountry("xyzzy", ())),
        ("pause until someday", Unreadable(Setting.PAUSE, "until someday")),
        ("pause until today", PastDate(Setting.PAUSE, TODAY, TODAY)),
        ("pause until 2026-11-01", PastDate(Setting.PAUSE, date(2026, 11, 1), TODAY)),
        ("pause until 2030-01-01", FarDate(Setting.PAUSE, date(2030, 1, 1), date(2027, 11, 26))),
        (
            "pause 1/12",
            AmbiguousDate(Setting.PAUSE, "1/12", (date(2026, 12, 1), date(2027, 1, 12))),
        ),
        ("skip 1/12", AmbiguousDate(Setting.SKIP, "1/12", (date(2026, 12, 1), date(2027, 1, 12)))),
        ("skip someday", Unreadable(Setting.SKIP, "someday")),
        ("skip 2026-11-01", PastDate(Setting.SKIP, date(2026, 11, 1), TODAY)),
        ("skip 2030-01-01", FarDate(Setting.SKIP, date(2030, 1, 1), date(2027, 11, 26))),
        ("skip today", NothingDue(TODAY)),
        ("skip saturday", NothingDue(date(2026, 11, 28))),
    ],
)
def test_says_what_is_wrong_and_what_to_type_instead(line: str, problem: Problem) -> None:
    assert edited(line) == problem
    assert problem.instead


@pytest.mark.parametrize("off", [OFF, a_subscription(stopped=Stop.ARCHIVED)])
def test_has_nothing_to_skip_or_pause_where_no_tips_come(off: Subscription) -> None:
    assert edited("skip", off) == TipsAreOff(Setting.SKIP)
    assert edited("pause until 1 dec", off) == TipsAreOff(Setting.PAUSE)
    assert TipsAreOff(Setting.SKIP).instead == ("on",)


def test_has_nothing_to_resume_in_a_channel_that_is_off() -> None:
    assert edited("resume", OFF) == TipsAreOff(Setting.RESUME)


def test_skips_one_day_at_a_time() -> None:
    problem = edited("skip", a_subscription(skip=TODAY))

    assert problem == SkippedAlready(TODAY)
    assert problem.instead


def test_skips_nothing_where_nothing_is_due() -> None:
    assert edited("skip", a_subscription(days=frozenset())) == NothingDue(None)


def test_refuses_days_of_which_holidays_leave_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "is_holiday", lambda _country, day: day.weekday() == 6)

    problem = edited("days sun holidays se", OFF)

    assert problem == NoDayLeft(frozenset({6}), "SE")
    assert problem.instead == ("holidays off", "days mon-fri")
    assert changes("holidays off", a_subscription(days=frozenset({6}), holidays="SE")) == {"holidays": None}
    assert changes("off", a_subscription(days=frozenset({6}), holidays="SE")) == {"on": False}


def test_offers_examples_for_every_setting() -> None:
    assert EXAMPLES.keys() == set(Setting)
    assert UnknownSetting("", ()).instead == tuple(lines[0] for lines in EXAMPLES.values())


@pytest.mark.parametrize(
    "problem",
    [
        UnknownSetting("", ()),
        *(MissingValue(setting) for setting in Setting),
        UnknownZone("utc+7", ("Asia/Jakarta", "Asia/Bangkok")),
        UnknownZone("", ()),
        UnknownCountry("swedn", ("SE", "NO")),
        UnknownCountry("", ()),
        AmbiguousDate(Setting.PAUSE, "1/12", (date(2026, 12, 1), date(2027, 1, 12))),
        AmbiguousDate(Setting.SKIP, "1/12", (date(2026, 12, 1), date(2027, 1, 12))),
        PastDate(Setting.PAUSE, TODAY, TODAY),
        FarDate(Setting.PAUSE, date(2030, 1, 1), date(2027, 11, 26)),
        FarDate(Setting.SKIP, date(2030, 1, 1), date(2027, 11, 26)),
        SkippedAlready(TODAY),
        NothingDue(TODAY),
        NoDayLeft(frozenset({6}), "SE"),
    ],
)
def test_understands_what_it_says_to_type_instead(problem: Problem) -> None:
    for line in problem.instead:
        assert isinstance(edited(line, a_subscription(skip=None)), Edited), line


words = st.sampled_from(
    [
        *Setting,
        "9",
        "25:00",
        "wib",
        "mon-fri",
        "until",
        "1",
        "dec",
        "id",
        "both",
        "hari",
        "ini",
        "next",
        "xyzzy",
    ]
)
lines = st.one_of(st.text(max_size=60), st.lists(words, max_size=8).map(" ".join))


@given(lines, st.booleans())
@settings(max_examples=200)
def test_answers_any_line_with_a_change_or_a_problem(line: str, on: bool) -> None:  # noqa: FBT001 - drawn
    before = a_subscription(on=on)

    result = edited(line, before)

    if isinstance(result, Edited):
        assert replace(result.subscription, set_by="U1").channel == before.channel
        assert result.subscription.set_by == "U9"
        assert result.settings
    else:
        assert result.instead
