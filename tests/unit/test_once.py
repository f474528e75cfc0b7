"""What is to happen once: in one process, in two, and without the store."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bots.once import KEPT, Once, Standing
from core.errors import Unavailable
from core.ports import Stage
from core.storage.memory_store import MemoryStore
from tests.drivers.simulated_time import SimulatedClock
from tests.drivers.slack import SilentLog
from tests.drivers.tips_parts import BreakableStore


class World:
    """Processes that share a store and a clock."""

    def __init__(self) -> None:
        self.memory = MemoryStore()
        self.store: Any = BreakableStore(self.memory)
        self.clock = SimulatedClock()
        self.log = SilentLog()

    def process(self, **settings: Any) -> Once:
        return Once(self.store, self.clock.now, self.log, **{"pause": 0.001, **settings})


@pytest.fixture
def world() -> World:
    return World()


async def test_of_two_processes_one_begins_it(world: World) -> None:
    first, second = world.process(), world.process()

    standings = [await first.begin("share", "C1"), await second.begin("share", "C1")]

    assert standings == [Standing.OURS, Standing.BEGUN]


async def test_in_one_process_presses_at_the_same_time_begin_it_once(world: World) -> None:
    once = world.process()

    standings = await asyncio.gather(*(once.begin("share") for _ in range(3)))

    assert standings == [Standing.OURS, Standing.BEGUN, Standing.BEGUN]


@pytest.mark.parametrize("standing", [Standing.DONE, Standing.UNKNOWN])
async def test_the_others_learn_how_it_ended(world: World, standing: Standing) -> None:
    first, second = world.process(), world.process()
    await first.begin("share")

    await first.end(standing, "share")

    assert [await one.begin("share") for one in (first, second, second)] == [standing] * 3


async def test_what_surely_did_not_happen_is_anybodys_again(world: World) -> None:
    first, second = world.process(), world.process()
    await first.begin("share")

    await first.end(Standing.OURS, "share")

    assert await second.begin("share") is Standing.OURS


async def test_waits_for_what_somebody_else_is_at(world: World) -> None:
    first, second = world.process(), world.process()
    await first.begin("share")
    waiting = asyncio.create_task(second.begin_or_wait("share"))
    await asyncio.wait({waiting}, timeout=0.003)

    await first.end(Standing.DONE, "share")

    assert await waiting is Standing.DONE


async def test_nobody_knows_what_became_of_it_when_a_process_died_over_it(world: World) -> None:
    await world.process().begin("share")
    await world.clock.pass_by(seconds=31)

    assert await world.process().begin_or_wait("share") is Standing.UNKNOWN


async def test_without_the_store_a_process_still_does_it_once_and_the_log_tells_once(world: World) -> None:
    world.store.fault = Unavailable("no answer")
    once = world.process()

    standings = [await once.begin(what) for what in ("a", "a", "b")]
    await once.end(Standing.DONE, "a")

    assert standings == [Standing.OURS, Standing.BEGUN, Standing.OURS]
    assert await once.begin("a") is Standing.DONE
    assert [fields["reason"] for _, fields in world.log.lines] == ["no answer"]


async def test_faults_of_those_who_ask_at_the_same_time_are_logged_once(world: World) -> None:
    silent = asyncio.Event()

    async def begin(*_: object) -> None:
        await silent.wait()

    world.memory.begin = begin  # type: ignore[assignment, method-assign]
    once = world.process(patience=0.001)

    await asyncio.gather(*(once.begin(what) for what in "abc"))

    assert len(world.log.lines) == 1


async def test_a_store_that_says_nothing_is_left_in_peace_for_a_while_and_asked_again(world: World) -> None:
    silent = asyncio.Event()
    asked = 0

    async def begin(*_: object) -> None:
        nonlocal asked
        asked += 1
        await silent.wait()

    world.memory.begin = begin  # type: ignore[assignment, method-assign]
    once = world.process(patience=0.001)

    assert [await once.begin(what) for what in "abc"] == [Standing.OURS] * 3
    assert asked == 1
    await world.clock.pass_by(seconds=16)
    silent.set()
    await once.begin("d")
    await once.begin("e")
    assert asked == 3


async def test_keeps_marks_for_two_days_and_clears_them_away(world: World) -> None:
    await world.process().begin("old")
    await world.clock.pass_by(seconds=KEPT.total_seconds() + 1)
    once = world.process()

    await once.begin("new")

    assert [mark.stage for mark in world.memory._marks.values()] == [Stage.BEGUN]


async def test_clears_once_an_hour(world: World) -> None:
    cleared = []

    async def clear(before: object) -> None:
        cleared.append(before)

    world.memory.clear = clear  # type: ignore[method-assign]
    once = world.process()

    for what in "abc":
        await once.begin(what)
    await world.clock.pass_by(hours=1)
    await once.begin("d")

    assert cleared == [world.clock.now() - KEPT - timedelta(hours=hours) for hours in (1, 0)]


async def test_the_oldest_is_forgotten_here_and_known_in_the_store(world: World) -> None:
    once = world.process(most=2)
    for what in "abc":
        await once.begin(what)

    assert [once.begin_here(what) for what in "ca"] == [False, True]
    assert await world.process().begin("a") is Standing.BEGUN


async def test_what_it_is_about_cannot_be_read_in_the_store(world: World) -> None:
    await world.process().begin("slack share", "C0GENERAL", "s:en:abc")

    assert "C0GENERAL" not in str(world.memory._marks)
