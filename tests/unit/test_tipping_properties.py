"""Two simulated years of the whole service: settings change, the bot is down, processes come and go."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.tips.model import Outcome, Subscription
from tests.drivers.subscribing import a_subscription, typed
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World
from tests.drivers.wall_calendar import expected_instant
from tests.unit.test_tips_properties import HOURS, YEARS, edits, subscriptions, wanted

pytestmark = pytest.mark.no_cover  # tracing years of days would take three times as long

CATCH_UP = timedelta(hours=3)
SPREAD = timedelta(seconds=3)  # turns of one a second
TIPS = tips(40)

downtimes = st.lists(st.tuples(st.integers(1, HOURS), st.integers(1, 400)), max_size=6)


@dataclass
class Year:
    """What should happen to a channel: by its day, when the tip is due, and when it comes, if ever."""

    due: dict[date, datetime]
    comes: dict[date, datetime]


def up_at(instant: datetime, down: list[tuple[datetime, datetime]]) -> datetime:
    """The first instant from then on at which the bot runs."""
    for begin, end in down:
        if begin <= instant < end:
            instant = end
    return instant


def expected(
    stretches: list[tuple[datetime, datetime, Subscription]], down: list[tuple[datetime, datetime]]
) -> Year:
    """By walking through the calendar, settings after settings."""
    year = Year({}, {})
    for since, until, current in stretches:
        day = since.date() - timedelta(days=1)
        while day <= until.date() + timedelta(days=1):
            due = expected_instant(day, current.at, current.zone) if wanted(current, day) else None
            if due and day not in year.comes and since < due <= until:
                year.due[day] = due
                if (comes := up_at(due, down)) - due < CATCH_UP:
                    year.comes[day] = comes
            day += timedelta(days=1)
    return year


def periods(start: datetime, down: list[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
    """When the bot is down, one after the other."""
    merged: list[tuple[datetime, datetime]] = []
    for ahead, length in sorted(down):
        begin = start + timedelta(hours=ahead, seconds=30)
        if merged and begin <= merged[-1][1]:
            continue
        merged.append((begin, begin + timedelta(hours=length)))
    return merged


async def live(
    world: World,
    first: Subscription,
    changes: list[tuple[timedelta, str]],
    down: list[tuple[datetime, datetime]],
) -> list[tuple[datetime, datetime, Subscription]]:
    """Two years; returns which settings the channel had when."""
    start = world.clock.now()
    end, since, current = start + timedelta(hours=HOURS), start, await world.subscribe(first)
    stretches = []
    for at, line in [*((start + ahead, line) for ahead, line in changes), (end, "")]:
        await live_through(world, at, down)
        now = world.clock.now()
        stretches.append((since, now, current))
        if line:
            await world.tips.change(first.channel, typed(line), "U1")
            kept = await world.store.subscription(first.channel)
            assert kept is not None
            since, current = now, kept
    return stretches


async def live_through(world: World, until: datetime, down: list[tuple[datetime, datetime]]) -> None:
    """Lets the bot live on; nobody changes anything while it is down."""
    for begin, end in down:
        if world.clock.now() <= begin < until:
            await world.live_until(begin)
            await world.clock.pass_until(end)
            world.postman = world.another_postman()  # it comes back as another process
            await world.tick()
    await world.live_until(max(until, world.clock.now()))


@given(subscriptions, st.sampled_from(YEARS), edits, downtimes)
@settings(max_examples=8)
@example(a_subscription(zone="Pacific/Apia", days=frozenset(range(7))), 2011, [], [(100, 200)])
@example(a_subscription(zone="Australia/Lord_Howe", at=time(2, 15), days=frozenset(range(7))), 2026, [], [])
async def test_each_day_has_the_one_tip_that_it_should_have(
    first: Subscription, year: int, changes: list[tuple[timedelta, str]], hours_down: list[tuple[int, int]]
) -> None:
    start = datetime(year, 1, 1, tzinfo=UTC)
    world, down = World(start=start, tips=TIPS), periods(start, hours_down)

    should = expected(await live(world, first, changes, down), down)

    noted = await world.store.history(first.channel, 10_000)
    posted = {one.day: one.at for one in noted if one.outcome is Outcome.POSTED}
    assert posted.keys() == should.comes.keys()
    assert len(world.platform.posts) == len(posted)
    assert all(timedelta(0) <= at - should.comes[day] <= SPREAD for day, at in posted.items())
    assert {one.day for one in noted if one.outcome is Outcome.MISSED} == should.due.keys() - posted.keys()
    assert comes_in_bags([one.tip for one in reversed(noted) if one.outcome is Outcome.POSTED])


def comes_in_bags(shown: list[str]) -> bool:
    """Whether no tip came again before all of them were seen."""
    bags = (shown[begin : begin + len(TIPS)] for begin in range(0, len(shown), len(TIPS)))
    return all(len(set(bag)) == len(bag) for bag in bags)
