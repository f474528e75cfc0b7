"""Thousands of channels that are due in the same minute, on a platform with limits."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from core.ports import Later
from core.tipping import postman
from core.tips.model import Channel, Platform
from tests.drivers.subscribing import NINE, a_channel, a_delivery, a_subscription
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
untraced = pytest.mark.no_cover  # thousands of tips: tracing them takes three times as long

A_MINUTE_IN_A_WORKSPACE = 300  # Slack: "several hundred"
A_SECOND_ON_DISCORD = 50
ANSWERS_AFTER = 0.3  # seconds


class Limits:
    """What platforms allow: a message a second in a channel, so many in a minute or second elsewhere."""

    def __init__(self, world: World, key: Callable[[Channel], str], most: int, span: timedelta) -> None:
        self._world = world
        self._key = key
        self._most = most
        self._span = span
        self._seen: dict[str, list[datetime]] = defaultdict(list)
        self.refused = 0

    def __call__(self, channel: Channel) -> Exception | None:
        now, seen = self._world.clock.now(), self._seen[self._key(channel)]
        seen[:] = [at for at in seen if now - at < self._span]
        if len(seen) >= self._most:
            self.refused += 1
            return Later("rate limited", self._span.total_seconds())
        seen.append(now)
        return None


async def lived(world: World, *, until: timedelta = 10 * MINUTE) -> None:
    """Lets the bot run from before nine o'clock, with answers that take their time."""
    post = world.platform.post

    async def slowly(*args: object) -> str:
        await world.clock.sleep_until(world.clock.now() + timedelta(seconds=ANSWERS_AFTER))
        return await post(*args)  # type: ignore[arg-type]

    world.platform.post = slowly  # type: ignore[method-assign, assignment]
    running = asyncio.create_task(world.postman.run())
    await world.clock.pass_until(NINE + until)
    running.cancel()


async def with_channels(platform: Platform, sizes: list[int]) -> World:
    """A workspace for each of `sizes`, with so many channels that are due at nine."""
    world = World(start=NINE - MINUTE, tips=tips(9), platform=platform)
    for workspace, size in enumerate(sizes):
        for number in range(size):
            await world.subscribe(a_subscription(a_channel(number, f"T{workspace}", platform)))
    return world


def last_post(world: World, workspace: str) -> timedelta:
    return max(post.at for post in world.platform.posts if post.channel.workspace == workspace) - NINE


@untraced
async def test_two_thousand_in_fifty_workspaces_are_posted_within_slacks_limits() -> None:
    world = await with_channels("slack", [40] * 50)
    limits = world.platform.faults = Limits(
        world, lambda channel: channel.workspace, A_MINUTE_IN_A_WORKSPACE, MINUTE
    )

    await lived(world)

    assert Counter(Counter(post.channel for post in world.platform.posts).values()) == {1: 2000}
    assert limits.refused == 0
    assert max(post.at for post in world.platform.posts) - NINE < MINUTE


@untraced
async def test_two_thousand_are_posted_within_discords_limits() -> None:
    world = await with_channels("discord", [40] * 50)
    limits = world.platform.faults = Limits(world, lambda _: "all", A_SECOND_ON_DISCORD, SECOND)

    await lived(world)

    assert len(world.platform.posts) == 2000
    assert limits.refused == 0
    assert max(post.at for post in world.platform.posts) - NINE < 2 * MINUTE


async def test_a_workspace_with_hundreds_of_channels_does_not_keep_the_small_ones_waiting() -> None:
    world = await with_channels("slack", [600, *[5] * 20])

    await lived(world)

    assert len(world.platform.posts) == 700
    assert max(last_post(world, f"T{number}") for number in range(1, 21)) < 10 * SECOND
    assert last_post(world, "T0") < 3 * MINUTE


@untraced
async def test_a_workspace_that_is_limited_for_long_keeps_nobody_else_waiting() -> None:
    world = await with_channels("slack", [100, *[5] * 20])
    limited_until = NINE + 5 * MINUTE
    world.platform.faults = lambda channel: (
        Later("rate limited", 60.0)
        if channel.workspace == "T0" and world.clock.now() < limited_until
        else None
    )

    await lived(world, until=20 * MINUTE)

    assert len(world.platform.posts) == 200
    assert max(last_post(world, f"T{number}") for number in range(1, 21)) < 10 * SECOND


async def test_processes_share_the_work_and_post_each_once() -> None:
    world = await with_channels("slack", [20] * 10)
    other = asyncio.create_task(world.another_postman().run())

    await lived(world)
    other.cancel()

    assert Counter(Counter(post.channel for post in world.platform.posts).values()) == {1: 200}


@untraced
async def test_two_processes_that_know_nothing_of_each_others_pace_lose_and_double_nothing() -> None:
    world = await with_channels("slack", [600])
    world.platform.faults = Limits(world, lambda channel: channel.workspace, A_MINUTE_IN_A_WORKSPACE, MINUTE)
    other = asyncio.create_task(world.another_postman().run())

    await lived(world)
    other.cancel()

    assert Counter(Counter(post.channel for post in world.platform.posts).values()) == {1: 600}
    assert max(post.at for post in world.platform.posts) - NINE < 5 * MINUTE


async def test_channels_that_fail_again_and_again_do_not_hide_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postman, "_LOOKED_AT", 2)
    world = await with_channels("slack", [1])
    for number in range(5):
        nowhere = a_subscription(a_channel(0, f"N{number}"), zone="Asia/Nowhere")
        await world.store.save(nowhere, NINE - MINUTE)

    await lived(world)

    (post,) = world.platform.posts
    assert post.at - NINE < 2 * SECOND


async def test_what_fails_does_not_keep_the_store_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    world = await with_channels("slack", [])
    await world.store.save(a_subscription(zone="Asia/Nowhere"), NINE)
    asked, due = 0, world.store.due

    async def counted(*args: object) -> object:
        nonlocal asked
        asked += 1
        return await due(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(world.store, "due", counted)

    await lived(world, until=10 * MINUTE)

    assert asked < 650


async def test_what_many_left_is_taken_over_a_few_at_a_time_in_each_workspace() -> None:
    world = await with_channels("slack", [])
    for number in range(40):
        await world.store.claim(a_delivery(a_channel(number), tip="tip-1", at=NINE - timedelta(hours=1)))

    await world.postman.tick()
    at_once = len(world.postman.in_hand)
    await lived(world)

    assert at_once == 16
    assert await world.store.unsettled(NINE + timedelta(days=1), "slack", 99) == []


async def test_one_channel_gets_a_message_a_second_at_most() -> None:
    world = await with_channels("discord", [1])
    turns = [world.postman._pacer.turn(a_channel(0, "T0", "discord")) for _ in range(3)]

    waiting = [asyncio.create_task(turn) for turn in turns]
    await world.clock.pass_by(seconds=1.5)
    done = [turn.done() for turn in waiting]
    await world.clock.pass_by(seconds=1)

    assert done == [True, True, False]
    assert waiting[2].done()


async def test_pacing_forgets_who_waits_no_more() -> None:
    world = await with_channels("slack", [1])
    pacer = world.postman._pacer

    for number in range(10_100):
        await world.clock.pass_by(seconds=0.3)
        await pacer.turn(a_channel(number))

    assert len(pacer._free) < 200
