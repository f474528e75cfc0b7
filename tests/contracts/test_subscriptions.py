"""What every store promises about subscriptions."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from core.errors import Conflict
from core.ports import Store
from core.tips.model import Stop
from tests.drivers.subscribing import NINE, a_channel, a_subscription


async def test_knows_no_channel_that_never_subscribed(store: Store) -> None:
    assert await store.subscription(a_channel()) is None


async def test_gives_back_what_was_saved(store: Store) -> None:
    rich = a_subscription(
        at=time(23, 59),
        days=frozenset({0, 6}),
        zone="Australia/Lord_Howe",
        language="alternate",
        audience="strategist",
        holidays="ID",
        paused_until=date(2026, 12, 1),
        skip=date(2026, 11, 30),
        seed=2**63 - 1,
    )

    saved = await store.save(rich, NINE)

    assert saved == replace(rich, version=1)
    assert await store.subscription(rich.channel) == saved


@pytest.mark.parametrize("stop", list(Stop))
async def test_remembers_why_it_was_stopped(store: Store, stop: Stop) -> None:
    await store.save(a_subscription(stopped=stop), None)

    kept = await store.subscription(a_channel())

    assert kept is not None
    assert kept.stopped is stop


async def test_saves_a_change_of_the_newest_version(store: Store) -> None:
    first = await store.save(a_subscription(), NINE)

    second = await store.save(replace(first, language="id"), NINE)

    assert second.version == 2
    assert await store.subscription(a_channel()) == second


async def test_refuses_a_change_of_an_old_version(store: Store) -> None:
    first = await store.save(a_subscription(), NINE)
    second = await store.save(replace(first, language="id"), NINE)

    with pytest.raises(Conflict):
        await store.save(replace(first, language="en"), NINE)

    assert await store.subscription(a_channel()) == second


async def test_refuses_a_second_new_subscription_of_a_channel(store: Store) -> None:
    first = await store.save(a_subscription(), NINE)

    with pytest.raises(Conflict):
        await store.save(a_subscription(seed=8), NINE)

    assert await store.subscription(a_channel()) == first


async def test_refuses_a_change_of_what_is_not_there(store: Store) -> None:
    with pytest.raises(Conflict):
        await store.save(a_subscription(version=1), NINE)


async def test_tells_workspaces_and_platforms_apart(store: Store) -> None:
    channels = [a_channel(), a_channel(workspace="T2"), a_channel(platform="discord"), a_channel(2)]

    for seed, channel in enumerate(channels):
        await store.save(a_subscription(channel, seed=seed), NINE)

    kept = [await store.subscription(channel) for channel in channels]
    assert [one and one.seed for one in kept] == [0, 1, 2, 3]


async def test_is_due_from_its_instant_on(store: Store) -> None:
    saved = await store.save(a_subscription(), NINE)

    before = await store.due(NINE - timedelta(microseconds=1), 10, "slack")
    then = await store.due(NINE, 10, "slack")
    later = await store.due(NINE + timedelta(days=9), 10, "slack")

    assert before == []
    assert then == later == [(saved, NINE)]


async def test_compares_instants_and_not_how_they_are_written(store: Store) -> None:
    jakarta = timezone(timedelta(hours=7))
    await store.save(a_subscription(), NINE.astimezone(jakarta))

    ((_, due),) = await store.due(NINE.astimezone(jakarta), 10, "slack")
    moved = await store.move(a_channel(), NINE.astimezone(jakarta), None)

    assert due.utcoffset() == timedelta(0)
    assert due == NINE
    assert moved


@pytest.mark.parametrize("change", [{"on": False}, {"stopped": Stop.REMOVED}])
async def test_what_is_off_or_stopped_is_never_due(store: Store, change: dict[str, Any]) -> None:
    await store.save(a_subscription(**change), NINE)

    assert await store.due(NINE, 10, "slack") == []
    assert await store.next_due("slack") is None
    assert not await store.move(a_channel(), NINE, NINE + timedelta(days=1))


async def test_each_platform_has_its_own_that_are_due(store: Store) -> None:
    await store.save(a_subscription(a_channel(platform="discord")), NINE)

    assert await store.due(NINE, 10, "slack") == []
    assert await store.next_due("slack") is None
    assert await store.next_due("discord") == NINE


async def test_takes_turns_between_workspaces(store: Store) -> None:
    for number in range(4):
        await store.save(a_subscription(a_channel(number, "T1")), NINE + timedelta(minutes=number))
    for number in range(2):
        await store.save(a_subscription(a_channel(number, "T2")), NINE + timedelta(minutes=30 + number))
    await store.save(a_subscription(a_channel(0, "T3")), NINE + timedelta(minutes=1))

    due = await store.due(NINE + timedelta(hours=1), 6, "slack")

    turns = [(one.channel.workspace, one.channel.id) for one, _ in due]
    assert turns == [("T1", "C0"), ("T3", "C0"), ("T2", "C0"), ("T1", "C1"), ("T2", "C1"), ("T1", "C2")]


async def test_moves_on_from_the_instant_that_was_seen(store: Store) -> None:
    saved = await store.save(a_subscription(), NINE)
    tomorrow = NINE + timedelta(days=1)

    moved = await store.move(saved.channel, NINE, tomorrow)
    again = await store.move(saved.channel, NINE, NINE + timedelta(days=2))

    assert (moved, again) == (True, False)
    assert await store.next_due("slack") == tomorrow
    assert await store.subscription(saved.channel) == saved


async def test_can_have_nothing_due_any_more(store: Store) -> None:
    saved = await store.save(a_subscription(), NINE)

    await store.move(saved.channel, NINE, None)

    assert await store.next_due("slack") is None
    assert await store.due(NINE + timedelta(days=400), 10, "slack") == []


async def test_moves_nothing_that_is_not_there(store: Store) -> None:
    assert not await store.move(a_channel(), NINE, None)


async def test_knows_the_earliest_instant(store: Store) -> None:
    for number in range(3):
        await store.save(a_subscription(a_channel(number)), NINE - timedelta(hours=number))

    assert await store.next_due("slack") == NINE - timedelta(hours=2)


async def test_keeps_instants_to_the_microsecond(store: Store) -> None:
    odd = datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC)

    await store.save(a_subscription(), odd)

    assert await store.next_due("slack") == odd


async def test_works_again_after_it_was_closed(store: Store) -> None:
    await store.save(a_subscription(), NINE)
    await store.close()

    assert await store.next_due("slack") == NINE
