"""Two years of tips in a channel, whatever people change and however often the bot is down."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.tips.choosing import choose
from core.tips.editing import Edited
from core.tips.model import Subscription
from core.tips.schedule import due_on, is_holiday, local_day, next_due
from tests.drivers.subscribing import a_subscription, edit_by_line
from tests.drivers.tip_bags import tips
from tests.drivers.wall_calendar import expected_instant

pytestmark = pytest.mark.no_cover  # tracing years of days would take three times as long

CATCH_UP = timedelta(hours=3)
TIPS = tips(60)
ZONES = [
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/New_York",
    "Pacific/Apia",
    "America/Nuuk",  # jumps from 23:00 to midnight
]
YEARS = [2011, 2023, 2026]  # with Apia's lost day, Nuuk's first jump to midnight, and today's rules
HOURS = 2 * 365 * 24

times = st.one_of(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from([time(0), time(1, 30), time(2), time(2, 15), time(2, 30), time(23, 30), time(23, 59)]),
)
days = st.frozensets(st.integers(0, 6), min_size=1)
lines = st.one_of(
    times.map(lambda at: f"time {at:%H:%M}"),
    st.sampled_from(ZONES).map(lambda zone: f"timezone {zone}"),
    days.map(
        lambda some: (
            "days " + ",".join(["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day] for day in some)
        )
    ),
    st.sampled_from(
        ["on", "off", "resume", "skip", "skip tomorrow", "holidays id", "holidays us", "holidays off"]
    ),
    st.integers(1, 90).map(lambda count: f"pause for {count} days"),
)
hours = st.integers(1, HOURS).map(lambda count: timedelta(hours=count))
subscriptions = st.builds(
    a_subscription,
    at=times,
    days=days,
    zone=st.sampled_from(ZONES),
    holidays=st.sampled_from([None, "ID", "US"]),
    seed=st.integers(0, 2**32 - 1),
)
edits = st.lists(st.tuples(hours, lines), max_size=8).map(sorted)
downtimes = st.lists(st.tuples(hours, st.integers(1, 400)), max_size=6)


@dataclass
class Seen:
    """What a channel saw: the instants at which each day's tip was due and was posted, and the tips."""

    due: dict[date, datetime] = field(default_factory=dict)
    posts: list[tuple[date, datetime]] = field(default_factory=list)
    tips: list[str] = field(default_factory=list)


def periods(
    subscription: Subscription, start: datetime, changes: list[tuple[timedelta, str]]
) -> Iterator[tuple[datetime, datetime, Subscription]]:
    """The stretches of time between changes, with the subscription as it is in each."""
    since = start
    for ahead, line in changes:
        yield since, start + ahead, subscription
        since = start + ahead
        result = edit_by_line(subscription, line, since, "U1")
        subscription = result.subscription if isinstance(result, Edited) else subscription
    yield since, start + timedelta(hours=HOURS), subscription


def awake(instant: datetime, start: datetime, down: list[tuple[timedelta, int]]) -> datetime:
    """The first instant from `instant` on at which the bot runs."""
    for ahead, length in sorted(down):
        if start + ahead <= instant < start + ahead + timedelta(hours=length):
            instant = start + ahead + timedelta(hours=length)
    return instant


def live(
    subscription: Subscription,
    start: datetime,
    changes: list[tuple[timedelta, str]],
    down: list[tuple[timedelta, int]],
) -> Seen:
    """The bot's two years: each day is claimed once, posted on time or within the catch-up, else missed."""
    seen = Seen()
    for since, until, current in periods(subscription, start, changes):
        due = next_due(current, since, seen.due)
        while due and due <= until:
            day, at = local_day(current, due), awake(due, start, down)
            seen.due[day] = due
            if at - due <= CATCH_UP:
                seen.posts.append((day, at))
                seen.tips.append(choose(TIPS, current, seen.tips).id)
            due = next_due(current, due, seen.due)
    return seen


def wanted(subscription: Subscription, day: date) -> bool:
    """Whether a day is one of the channel's, said plainly."""
    paused = subscription.paused_until is not None and day < subscription.paused_until
    free = subscription.holidays is not None and is_holiday(subscription.holidays, day)
    left_out = paused or free or day == subscription.skip
    return subscription.on and day.weekday() in subscription.days and not left_out


def expected(
    subscription: Subscription, start: datetime, changes: list[tuple[timedelta, str]]
) -> dict[date, datetime]:
    """The days that should have a tip and when, by walking through the calendar."""
    found: dict[date, datetime] = {}
    for since, until, current in periods(subscription, start, changes):
        day = since.date() - timedelta(days=1)
        while day <= until.date() + timedelta(days=1):
            if day not in found and wanted(current, day):
                instant = expected_instant(day, current.at, current.zone)
                if instant and since < instant <= until:
                    found[day] = instant
            day += timedelta(days=1)
    return found


@given(subscriptions, st.sampled_from(YEARS), edits, downtimes)
@settings(max_examples=25)
@example(a_subscription(zone="Pacific/Apia", days=frozenset(range(7))), 2011, [], [])
@example(a_subscription(zone="America/Nuuk", at=time(23, 30), days=frozenset(range(7))), 2023, [], [])
@example(a_subscription(zone="Australia/Lord_Howe", at=time(2, 15), days=frozenset(range(7))), 2026, [], [])
@example(a_subscription(zone="America/New_York", at=time(2, 30), days=frozenset({6})), 2026, [], [])
@example(a_subscription(), 2026, [], [(timedelta(hours=1000), 24 * 7)])
def test_each_day_that_should_have_a_tip_has_exactly_one_at_its_time(
    subscription: Subscription,
    year: int,
    changes: list[tuple[timedelta, str]],
    down: list[tuple[timedelta, int]],
) -> None:
    start = datetime(year, 1, 1, tzinfo=UTC)

    seen = live(subscription, start, changes, down)

    assert seen.due == expected(subscription, start, changes)
    posted = dict(seen.posts)
    on_time = {day for day, due in seen.due.items() if awake(due, start, down) == due}
    assert len(posted) == len(seen.posts)
    assert on_time <= posted.keys() <= seen.due.keys()
    assert all(timedelta(0) <= at - seen.due[day] <= CATCH_UP for day, at in seen.posts)


@given(subscriptions, st.sampled_from(YEARS), edits, downtimes)
@settings(max_examples=15)
def test_no_tip_comes_again_before_the_bag_is_empty(
    subscription: Subscription,
    year: int,
    changes: list[tuple[timedelta, str]],
    down: list[tuple[timedelta, int]],
) -> None:
    shown = live(subscription, datetime(year, 1, 1, tzinfo=UTC), changes, down).tips

    for begin in range(0, len(shown), len(TIPS)):
        bag = shown[begin : begin + len(TIPS)]
        assert len(set(bag)) == len(bag)


@given(subscriptions, st.dates(date(2011, 1, 5), date(2027, 12, 25)))
@settings(max_examples=150)
def test_shows_the_wanted_time_on_the_wall_unless_clocks_jump_over_it(
    subscription: Subscription, day: date
) -> None:
    due = due_on(subscription, day)

    if due:
        shown = due.astimezone(ZoneInfo(subscription.zone))
        assert shown.date() == day
        assert shown.time() == subscription.at or jumps(due, shown)


def jumps(instant: datetime, shown: datetime) -> bool:
    """Whether clocks are changed within a minute of `instant`."""
    around = (instant - timedelta(minutes=1), instant, instant + timedelta(minutes=1))
    return len({near.astimezone(shown.tzinfo).utcoffset() for near in around}) > 1
