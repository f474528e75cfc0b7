"""What is kept of somebody's last answers: a few topics for a month, best effort, and nothing else."""

import asyncio
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from core.errors import StoreError
from core.origins import Member
from core.ports import Noted
from core.recalling.kept import KeptRecalling
from core.recalling.recents import DAYS, SHOWN, NothingRecalled
from core.storage.memory_store import MemoryStore
from tests.drivers.tip_world import Lines

RINA = Member("slack", "T1", "U1")
SARI = Member("discord", "", "7")


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


class Store(MemoryStore):
    """One that can be broken or hang, and counts what is written at once."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.gate = asyncio.Event()
        self.gate.set()
        self.writes: list[int] = []
        self.tried = 0

    async def note_topics(self, notes: Collection[Noted]) -> None:
        self.tried += 1
        await self.gate.wait()
        self._break()
        self.writes.append(len(notes))
        await super().note_topics(notes)

    async def recent_topics(self, person: Member, since: datetime, limit: int) -> list[str]:
        self._break()
        return await super().recent_topics(person, since, limit)

    async def forget_topics(self, person: Member) -> None:
        self._break()
        await super().forget_topics(person)

    def _break(self) -> None:
        if self.broken:
            raise StoreError("the disk is full")


def recalling(store: Store, *, keeps: bool = True, now: Clock | None = None) -> KeptRecalling:
    return KeptRecalling(store, Lines(), keeps=keeps, now=now or Clock(), patience=0.05)


async def test_tells_the_last_ones_newest_first_and_no_more_than_fit() -> None:
    recent = recalling(Store())

    for topic in "abcdef":
        recent.record(RINA, [topic])
    recent.record(RINA, ["x", "y"])

    topics = await recent.topics(RINA)
    assert topics == ("x", "y", "f", "e", "d")
    assert len(topics) == SHOWN


async def test_keeps_nothing_of_people_who_have_no_such_page() -> None:
    recent = recalling(store := Store())

    recent.record(SARI, ["a"])
    await recent.drain(1)

    assert await recent.topics(SARI) == ()
    assert store.tried == 0


async def test_many_at_once_are_written_together() -> None:
    recent = recalling(store := Store())
    store.gate.clear()

    for number in range(500):
        recent.record(Member("slack", "T1", f"U{number}"), ["a"])
        await asyncio.sleep(0)
    store.gate.set()
    await recent.drain(1)

    assert sum(store.writes) == 500
    assert len(store.writes) == 2


async def test_while_many_ask_what_comes_within_a_second_is_written_together() -> None:
    recent = recalling(store := Store())
    store.gate.clear()
    for topic in "ab":
        recent.record(RINA, [topic])
        await asyncio.sleep(0)
    store.gate.set()
    for topic in "cde":
        await asyncio.sleep(0)
        recent.record(RINA, [topic])

    assert await recent.topics(RINA) == ("e", "d", "c", "b", "a")
    assert store.writes == [1, 4]


async def test_nobody_waits_for_a_store_that_fails_and_it_is_left_alone_for_a_while() -> None:
    recent = recalling(store := Store(), now=(clock := Clock()))
    store.broken = True

    recent.record(RINA, ["a"])
    await recent.drain(1)
    recent.record(RINA, ["b"])
    await recent.drain(1)
    told = await recent.topics(RINA)
    forgot = await recent.forget(RINA)
    store.broken = False
    clock.time += timedelta(minutes=1)
    recent.record(RINA, ["c"])

    assert (told, forgot) == (None, False)
    assert await recent.topics(RINA) == ("c", "b")
    assert store.tried == 2


async def test_a_store_that_hangs_keeps_the_page_waiting_for_a_moment_only() -> None:
    recent = recalling(store := Store())
    store.gate.clear()

    recent.record(RINA, ["a"])

    assert await recent.topics(RINA) is None
    assert await recent.forget(RINA) is False
    store.gate.set()
    await recent.drain(1)
    assert await recent.topics(RINA) == ("a",)


async def test_forgets_all_of_a_person_also_what_was_on_its_way() -> None:
    recent = recalling(Store())
    recent.record(RINA, ["a"])

    assert await recent.forget(RINA)
    assert await recent.topics(RINA) == ()


async def test_shows_and_keeps_nothing_that_is_too_old() -> None:
    recent = recalling(store := Store(), now=(clock := Clock()))
    recent.record(RINA, ["a"])
    await recent.drain(1)
    clock.time += timedelta(days=DAYS)

    shown = await recent.topics(RINA)
    recent.record(RINA, ["b"])
    await recent.drain(1)

    assert shown == ()
    assert await store.recent_topics(RINA, datetime.min.replace(tzinfo=UTC), 9) == ["b"]


async def test_where_nothing_may_be_kept_what_was_kept_before_goes() -> None:
    await recalling(store := Store()).topics(RINA)
    await store.note_topics([Noted(RINA, "a", Clock().time)])
    recent = recalling(store, keeps=False)

    recent.record(RINA, ["b"])
    await recent.drain(1)

    assert not recent.keeps
    assert await recent.topics(RINA) == ()
    assert await store.recent_topics(RINA, datetime.min.replace(tzinfo=UTC), 9) == []


async def test_takes_in_only_so_much_while_the_store_hangs() -> None:
    recent = recalling(store := Store())
    store.gate.clear()
    recent.record(RINA, ["first"])
    await asyncio.sleep(0)

    for number in range(12_000):
        recent.record(RINA, [str(number)])
    store.gate.set()
    await recent.drain(1)

    assert store.writes == [1, 10_000]


async def test_a_terminal_recalls_nothing() -> None:
    nothing = NothingRecalled()

    nothing.record(RINA, ["a"])
    await KeptRecalling(MemoryStore(), Lines()).drain(1)

    assert await nothing.topics(RINA) == ()
    assert await nothing.forget(RINA)
    assert not nothing.keeps
