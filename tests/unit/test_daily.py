"""Daily tips as a part of the bot."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bots.daily import Daily, WallClock
from bots.platforms import State, Status
from core.errors import Unavailable
from tests.drivers.simulated_time import quiet
from tests.drivers.subscribing import NINE, a_subscription
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World


@pytest.fixture
async def world() -> World:
    world = World(start=NINE - timedelta(minutes=1), tips=tips(5))
    await world.subscribe(a_subscription())
    return world


class Served:
    """The part at work, and what it reported."""

    def __init__(self, world: World) -> None:
        daily = Daily("slack", world.postman, world.platform, world.clock, world.log)
        self.name = daily.name
        self.statuses: list[Status] = []
        self.task = asyncio.create_task(daily.serve(self.statuses.append))

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.wait({self.task})


@pytest.fixture
async def served(world: World) -> AsyncIterator[Served]:
    served = Served(world)
    yield served
    await served.end()


async def test_posts_what_is_due_until_it_is_stopped(world: World, served: Served) -> None:
    await world.clock.pass_by(minutes=5)
    await served.end()
    await world.clock.pass_by(days=3)

    assert served.name == "slack tips"
    assert [post.at for post in world.platform.posts] == [NINE]
    assert [status.state for status in served.statuses] == [State.CONNECTING, State.CONNECTED]


async def test_a_store_that_is_away_is_asked_again_and_the_tip_still_comes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    due, failures = world.store.due, [Unavailable("data.db is locked")] * 5

    async def away(*args: object) -> object:
        if failures:
            raise failures.pop()
        return await due(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(world.store, "due", away)
    served = Served(world)

    await world.clock.pass_by(minutes=10)

    (post,) = world.platform.posts
    assert timedelta(0) < post.at - NINE < timedelta(minutes=3)
    assert Status(State.CONNECTING, "data.db is locked") in served.statuses
    assert served.statuses[-1].state is State.CONNECTED
    waits = [fields["retry_in"] for event, fields in world.log.errors if event == "tips wait for the store"]
    assert waits == [1.0, 5.0, 15.0, 60.0, 60.0]
    await served.end()


async def test_lets_go_of_the_platform_at_the_end(
    world: World, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = asyncio.Event()

    async def close() -> None:
        closed.set()

    monkeypatch.setattr(world.platform, "close", close)
    await quiet()

    await served.end()

    assert closed.is_set()


async def test_the_wall_clock_tells_utc_and_does_not_wait_for_what_has_passed() -> None:
    clock = WallClock()

    await clock.sleep_until(datetime(2020, 1, 1, tzinfo=UTC))

    assert clock.now().utcoffset() == timedelta(0)
