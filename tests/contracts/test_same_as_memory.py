"""Whatever is done in whatever order, SQLite keeps what memory keeps."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core.errors import Conflict
from core.languages import LANGS, Lang
from core.origins import Member, Whose
from core.ports import Noted, Stage, Store
from core.storage.memory_store import MemoryStore
from core.storage.opening import open_store
from core.tips.model import Channel, Outcome, Platform, Stop, Subscription
from core.votes import Vote, Why
from tests.drivers.subscribing import MONDAY, NINE, a_delivery
from tests.drivers.voting import a_vote

pytestmark = pytest.mark.no_cover  # tracing random histories would take three times as long

PLATFORMS: tuple[Platform, ...] = ("slack", "discord")
CHANNELS = [
    Channel(platform, workspace, f"C{n}") for platform in PLATFORMS for workspace in "ab" for n in (1, 2)
]
channels = st.sampled_from(CHANNELS)
ADDRESSES: list[Whose] = [*CHANNELS[:2], Member("slack", "a", "C1"), Member("discord", "", "C1")]
addresses = st.sampled_from(ADDRESSES)
PEOPLE = [Member("slack", "a", "U1"), Member("slack", "b", "U1")]
people = st.sampled_from(PEOPLE)
platforms = st.sampled_from(PLATFORMS)
instants = st.integers(0, 4).map(lambda hours: NINE + timedelta(hours=hours))
days = st.integers(0, 2).map(lambda number: MONDAY + timedelta(days=number))
outcomes = st.sampled_from(Outcome)
keys = st.sampled_from("ab")
limits = st.integers(1, 3)
texts = st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5)


@st.composite
def subscriptions(draw: st.DrawFn) -> Subscription:
    return Subscription(
        channel=draw(channels),
        on=draw(st.booleans()),
        at=draw(st.times()).replace(tzinfo=None, fold=0),
        days=draw(st.frozensets(st.integers(0, 6))),
        zone=draw(st.sampled_from(["Asia/Jakarta", "Pacific/Apia"])),
        language=draw(st.sampled_from(["en", "id", "both", "alternate"])),
        audience=draw(st.sampled_from(["everybody", "specialist", "strategist"])),
        holidays=draw(st.sampled_from(["ID", None])),
        paused_until=draw(st.none() | st.dates()),
        skip=draw(st.none() | st.dates()),
        stopped=draw(st.none() | st.sampled_from(Stop)),
        seed=draw(st.integers(0, 2**63 - 1)),
        set_by=draw(texts) or "",
        version=draw(st.integers(0, 3)),
    )


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    return a_vote(
        key=draw(st.sampled_from("ab")),
        at=draw(instants),
        good=draw(st.booleans()),
        topics=draw(st.sampled_from([("post-scheduling",), (None, "trends")])),
        expected=draw(st.sampled_from([(), ("shared",), ("neither", "strategist")])),
        why=draw(st.none() | st.sampled_from(Why)),
        words=draw(texts) or None,
        asked=draw(texts),
    )


class Stores(RuleBasedStateMachine):
    """Does the same to both, and compares what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.loop = asyncio.new_event_loop()
        self.memory = MemoryStore()
        self.sqlite = open_store(f"sqlite:///{Path(self.folder.name) / 'whoowns.db'}")

    def teardown(self) -> None:
        self.loop.run_until_complete(self.sqlite.close())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.folder.cleanup()

    def both(self, ask: Callable[[Store], Awaitable[Any]]) -> Any:
        expected, given = (
            self.loop.run_until_complete(answer(ask, one)) for one in (self.memory, self.sqlite)
        )
        assert given == expected
        return given

    @rule(subscription=subscriptions(), due=st.none() | instants)
    def save(self, subscription: Subscription, due: datetime | None) -> None:
        self.both(lambda store: store.save(subscription, due))

    @rule(subscription=subscriptions(), due=instants)
    def change(self, subscription: Subscription, due: datetime) -> None:
        kept = self.both(lambda store: store.subscription(subscription.channel))
        newest = replace(subscription, version=kept.version if kept else 0)
        self.both(lambda store: store.save(newest, due))

    @rule(channel=channels, from_due=instants, to_due=st.none() | instants)
    def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> None:
        self.both(lambda store: store.move(channel, from_due, to_due))

    @rule(channel=channels, day=days, outcome=outcomes, at=instants, text=texts)
    def claim(self, channel: Channel, day: date, outcome: Outcome, at: datetime, text: str | None) -> None:
        delivery = a_delivery(channel, day, outcome=outcome, at=at, tip=f"{at:%H}", reason=text)
        self.both(lambda store: store.claim(delivery))

    @rule(channel=channels, day=days, outcome=outcomes, at=instants, text=texts)
    def settle(self, channel: Channel, day: date, outcome: Outcome, at: datetime, text: str | None) -> None:
        self.both(lambda store: store.settle(channel, day, outcome, at, message=text, reason=text))

    @rule(channel=channels, day=days, at=instants, news=instants)
    def renew(self, channel: Channel, day: date, at: datetime, news: datetime) -> None:
        self.both(lambda store: store.renew(a_delivery(channel, day, at=at), news))

    @rule(channel=channels, day=days, due=instants)
    def reclaim(self, channel: Channel, day: date, due: datetime) -> None:
        again = a_delivery(channel, day, due=due, at=due, tip="again")
        self.both(lambda store: store.reclaim(again))

    @rule(vote=votes())
    def vote(self, vote: Vote) -> None:
        self.both(lambda store: store.vote(vote))

    @rule(before=instants)
    def forget_votes(self, before: datetime) -> None:
        self.both(lambda store: store.forget_votes(before))

    @rule(address=addresses, lang=st.none() | st.sampled_from(LANGS))
    def set_language(self, address: Whose, lang: Lang | None) -> None:
        self.both(lambda store: store.set_language(address, lang))

    @rule(person=people, topic=keys, at=instants)
    def note_topics(self, person: Member, topic: str, at: datetime) -> None:
        notes = [Noted(person, topic, at), Noted(person, "c", at), Noted(person, topic, NINE)]
        self.both(lambda store: store.note_topics(notes))

    @rule(person=people, before=instants)
    def forget_topics(self, person: Member, before: datetime) -> None:
        self.both(lambda store: store.forget_topics(person))
        self.both(lambda store: store.clear_topics(before))

    @rule(channel=channels, limit=limits)
    def ask(self, channel: Channel, limit: int) -> None:
        self.both(lambda store: store.subscription(channel))
        self.both(lambda store: store.history(channel, limit))
        self.both(lambda store: store.seen(channel))

    @rule(key=keys, at=instants)
    def begin(self, key: str, at: datetime) -> None:
        self.both(lambda store: store.begin(key, at))

    @rule(key=keys, stage=st.sampled_from(Stage), at=instants)
    def end(self, key: str, stage: Stage, at: datetime) -> None:
        self.both(lambda store: store.end(key, stage, at))

    @rule(key=keys, before=instants)
    def undo(self, key: str, before: datetime) -> None:
        self.both(lambda store: store.undo(key))
        self.both(lambda store: store.clear(before))

    @rule()
    def close(self) -> None:
        self.both(lambda store: store.close())

    @rule(now=instants, limit=limits, platform=platforms)
    def look(self, now: datetime, limit: int, platform: Platform) -> None:
        self.both(lambda store: store.due(now, limit, platform))
        left = self.both(lambda store: store.next_due(platform))
        assert left is None or left.tzinfo is UTC

    @invariant()
    def tells_the_same(self) -> None:
        claimed = self.both(every_unsettled)
        assert all(one.outcome is Outcome.CLAIMED for one in claimed)
        self.both(lambda store: store.votes())
        self.both(lambda store: store.languages(ADDRESSES))
        self.both(lambda store: store.recent_topics(PEOPLE[0], NINE + timedelta(hours=1), 2))


async def answer(ask: Callable[[Store], Awaitable[Any]], store: Store) -> Any:
    try:
        return await ask(store)
    except Conflict:
        return Conflict


async def every_unsettled(store: Store) -> list[Any]:
    """Those of one instant come in any order."""
    found = await store.unsettled(NINE + timedelta(hours=3), "slack", 99)
    return sorted(found, key=lambda one: (one.at, one.channel.workspace, one.channel.id, one.day))


TestStores = Stores.TestCase
TestStores.settings = settings(max_examples=12, stateful_step_count=20)
