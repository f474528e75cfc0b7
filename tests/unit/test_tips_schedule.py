"""When the next tip is due."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.tips import schedule
from core.tips.model import Stop
from core.tips.schedule import due_on, is_holiday, local_day, moved, next_due
from tests.drivers.subscribing import MONDAY, NINE, a_subscription

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def test_is_due_at_its_time_on_the_same_day() -> None:
    assert next_due(a_subscription(), NINE - MINUTE) == NINE


def test_is_due_again_the_day_after() -> None:
    assert next_due(a_subscription(), NINE) == NINE + DAY


def test_leaves_out_the_weekend() -> None:
    assert next_due(a_subscription(), NINE + 4 * DAY) == NINE + 7 * DAY


@pytest.mark.parametrize("changes", [{"on": False}, {"stopped": Stop.ARCHIVED}, {"days": frozenset[int]()}])
def test_is_never_due_when_off_or_stopped_or_without_days(changes: dict[str, Any]) -> None:
    assert next_due(a_subscription(**changes), NINE) is None


def test_comes_again_on_the_day_until_which_it_is_paused() -> None:
    paused = a_subscription(paused_until=date(2026, 12, 1))

    assert next_due(paused, NINE) == datetime(2026, 12, 1, 2, tzinfo=UTC)
    assert due_on(paused, date(2026, 11, 30)) is None


def test_is_not_held_back_by_a_pause_that_is_over() -> None:
    assert next_due(a_subscription(paused_until=MONDAY), NINE) == NINE + DAY


def test_leaves_out_the_skipped_day_alone() -> None:
    assert next_due(a_subscription(skip=MONDAY), NINE - MINUTE) == NINE + DAY


def test_leaves_out_days_that_had_their_tip() -> None:
    assert next_due(a_subscription(), NINE - MINUTE, taken={MONDAY}) == NINE + DAY


def test_leaves_out_holidays_and_indonesias_collective_leave() -> None:
    new_year = datetime(2025, 12, 24, 2, tzinfo=UTC)  # 24 and 26: Christmas; 1 January: New Year

    dues = [new_year - MINUTE]
    for _ in range(4):
        due = next_due(a_subscription(holidays="ID"), dues[-1])
        assert due
        dues.append(due)

    assert [due.strftime("%m-%d") for due in dues[1:]] == ["12-24", "12-29", "12-30", "12-31"]


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-16",  # Imlek
        "2026-03-18",  # Nyepi
        "2026-03-20",  # Idul Fitri
        "2026-03-23",
        "2026-03-24",
        "2026-05-15",  # Kenaikan Yesus Kristus
        "2026-05-28",  # Idul Adha
        "2026-12-24",  # Natal
    ],
)
def test_knows_indonesias_collective_leave_of_2026(day: str) -> None:
    assert is_holiday("ID", date.fromisoformat(day))


def test_knows_public_holidays_and_working_days() -> None:
    assert is_holiday("ID", date(2026, 8, 17))
    assert not is_holiday("ID", date(2026, 8, 18))
    assert is_holiday("US", date(2026, 7, 4))
    assert not is_holiday("SG", date(2026, 8, 17))


def test_gives_up_when_holidays_take_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "is_holiday", lambda country, day: (country, day.weekday()) == ("SE", 6))

    assert next_due(a_subscription(days=frozenset({6}), holidays="SE"), NINE) is None
    assert next_due(a_subscription(days=frozenset({5, 6}), holidays="SE"), NINE) == NINE + 5 * DAY


def test_keeps_the_time_on_the_wall_when_clocks_change() -> None:
    new_york = a_subscription(zone="America/New_York")

    before = next_due(new_york, datetime(2026, 10, 30, tzinfo=UTC))
    assert before
    after = next_due(new_york, before)

    assert before == datetime(2026, 10, 30, 13, tzinfo=UTC)
    assert after == datetime(2026, 11, 2, 14, tzinfo=UTC)


def test_comes_once_on_the_day_on_which_its_time_comes_twice() -> None:
    daily = a_subscription(zone="America/New_York", at=time(1, 30), days=frozenset(range(7)))

    first = next_due(daily, datetime(2026, 11, 1, 5, tzinfo=UTC))
    assert first
    second = next_due(daily, first)

    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert second == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def test_goes_on_after_a_day_that_the_zone_never_had() -> None:
    apia = a_subscription(zone="Pacific/Apia", days=frozenset(range(7)))
    last = due_on(apia, date(2011, 12, 29))
    assert last

    following = next_due(apia, last)

    assert following == due_on(apia, date(2011, 12, 31))
    assert following == last + DAY


def test_comes_on_leap_days() -> None:
    daily = a_subscription(days=frozenset(range(7)))

    due = next_due(daily, datetime(2028, 2, 28, 2, tzinfo=UTC))

    assert due == datetime(2028, 2, 29, 2, tzinfo=UTC)


def test_follows_new_time_zone_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "ZoneInfo", lambda _key: ZoneInfo("Asia/Makassar"))  # Java moves an hour on

    assert next_due(a_subscription(zone="Asia/Jakarta"), NINE) == NINE + DAY - timedelta(hours=1)


def test_knows_the_date_in_the_channels_zone() -> None:
    midnight = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

    assert local_day(a_subscription(), midnight) == MONDAY
    assert local_day(a_subscription(zone="America/New_York"), midnight) == MONDAY - DAY


def test_tells_when_clocks_will_jump_over_its_time() -> None:
    sundays = a_subscription(zone="America/New_York", at=time(2, 30), days=frozenset({6}))

    assert moved(sundays, NINE) == (date(2027, 3, 14), time(3))


def test_tells_of_no_jump_on_days_that_it_leaves_out() -> None:
    assert moved(a_subscription(zone="America/New_York", at=time(2, 30)), NINE) is None


def test_tells_of_no_jump_that_is_over() -> None:
    sundays = a_subscription(zone="America/New_York", at=time(2, 30), days=frozenset({6}))
    jump = datetime(2026, 3, 8, 7, tzinfo=UTC)

    assert moved(sundays, jump - MINUTE) == (date(2026, 3, 8), time(3))
    assert moved(sundays, jump) is None
