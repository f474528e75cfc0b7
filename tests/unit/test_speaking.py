"""In which language somebody is spoken to: what is kept of it, and what happens while the store is away."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from core.errors import Unavailable
from core.languages import Lang
from core.origins import Member, Origin
from core.speaking.kept import KeptTongues
from core.speaking.tongues import LocalesAlone, Tongues
from core.tips.model import Channel
from tests.drivers.language_store import LanguageStore
from tests.drivers.simulated_time import quiet
from tests.drivers.tip_world import Lines

RINA = Member("slack", "T1", "U1")
GENERAL = Channel("slack", "T1", "C1")
THERE = Origin(RINA, GENERAL)
SHORT = 0.01  # seconds


class World:
    """Tongues over a store, with a clock of their own."""

    def __init__(self) -> None:
        self.store = LanguageStore()
        self.log = Lines()
        self.seconds = 0.0
        self.tongues = self.new()

    def new(self, patience: float = 5, most: int = 100) -> KeptTongues:
        """Tongues as another process has them."""
        return KeptTongues(self.store, self.log, lambda: self.seconds, patience, most)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = World()
    yield world
    world.store.gate.set()
    await world.tongues.drain(1)


async def test_the_person_counts_before_the_channel_and_that_before_the_locale(world: World) -> None:
    by_locale = await world.tongues.lang(THERE, "en-US")
    await world.tongues.choose(GENERAL, "id")
    by_channel = await world.tongues.lang(THERE, "en-US")
    await world.tongues.choose(RINA, "en")
    by_person = await world.tongues.lang(THERE, "id")

    assert (by_locale, by_channel, by_person) == ("en", "id", "en")


@pytest.mark.parametrize("locale", [None, "fr"])
async def test_says_nothing_where_nothing_tells(world: World, locale: str | None) -> None:
    assert await world.tongues.lang(THERE, locale) is None


async def test_what_is_taken_back_counts_no_more(world: World) -> None:
    await world.tongues.choose(RINA, "id")
    await world.tongues.choose(RINA, None)

    assert await world.tongues.lang(THERE, "en") == "en"
    assert await world.tongues.chosen(RINA) is None


async def test_the_store_is_asked_once_a_minute(world: World) -> None:
    await world.store.set_language(RINA, "id")
    await world.tongues.lang(THERE, None)
    await world.tongues.lang(THERE, None)
    asked_at_first = len(world.store.asked)
    await world.store.set_language(RINA, "en")

    world.seconds = 61

    assert asked_at_first == 1
    assert await world.tongues.lang(THERE, None) == "en"


async def test_nobody_asks_for_the_channel_of_a_person_who_chose(world: World) -> None:
    await world.tongues.choose(RINA, "id")

    await world.tongues.lang(THERE, None)

    assert world.store.asked == []


async def test_all_who_ask_at_once_share_a_statement(world: World) -> None:
    world.store.gate.clear()
    people = [Origin(Member("slack", "T1", f"U{number}")) for number in range(500)]
    lookups = [asyncio.create_task(world.tongues.lang(one, "id")) for one in people[:1]]
    await quiet()
    lookups += [asyncio.create_task(world.tongues.lang(one, "id")) for one in people[1:]]
    await quiet()

    world.store.gate.set()

    assert set(await asyncio.gather(*lookups)) == {"id"}
    assert len(world.store.asked) <= 4


async def test_what_is_remembered_counts_at_once_and_is_kept_for_good(world: World) -> None:
    world.tongues.remember(RINA, "id")
    at_once = world.tongues.known(THERE, "en")

    await world.tongues.drain(1)

    assert at_once == "id"
    assert await world.new().lang(THERE, "en") == "id"


async def test_without_the_store_the_locale_counts_and_it_is_left_alone(world: World) -> None:
    world.store.down = True

    said = [await world.tongues.lang(THERE, "id") for _ in range(3)]

    assert said == ["id"] * 3
    assert len(world.store.asked) == 1
    assert len(world.log.errors) == 1
    assert "U1" not in str(world.log.errors)


async def test_what_was_found_out_before_counts_while_the_store_is_away(world: World) -> None:
    await world.store.set_language(RINA, "id")
    await world.tongues.lang(THERE, None)
    world.store.down = True
    world.seconds = 61

    assert await world.tongues.lang(THERE, "en") == "id"


async def test_a_store_that_is_back_is_asked_again(world: World) -> None:
    await world.store.set_language(RINA, "id")
    world.store.down = True
    before = await world.tongues.lang(THERE, "en")
    world.store.down = False

    world.seconds = 11

    assert before == "en"
    assert await world.tongues.lang(THERE, "en") == "id"


async def test_what_was_chosen_while_the_store_was_away_is_kept_once_it_is_back(world: World) -> None:
    world.store.down = True
    world.tongues.remember(RINA, "id")
    await world.tongues.drain(1)
    meanwhile = await world.tongues.lang(THERE, "en")
    world.store.down = False

    await world.tongues.lang(Origin(Member("slack", "T1", "U2")), None)
    await world.tongues.drain(1)

    assert meanwhile == "id"
    assert await world.store.languages([RINA]) == {RINA: "id"}


async def test_the_last_of_two_quick_choices_is_kept(world: World) -> None:
    world.store.gate.clear()
    world.tongues.remember(RINA, "id")
    await quiet()
    world.tongues.remember(RINA, "en")

    world.store.gate.set()
    await world.tongues.drain(1)

    assert await world.store.languages([RINA]) == {RINA: "en"}
    assert await world.tongues.chosen(RINA) == "en"


async def test_nobody_waits_for_a_store_that_says_nothing(world: World) -> None:
    tongues = world.new(patience=SHORT)
    await world.store.set_language(RINA, "id")
    world.store.gate.clear()

    at_once = await asyncio.gather(tongues.lang(THERE, "en"), tongues.lang(THERE, "en"))
    later = await tongues.lang(THERE, "en")
    world.store.gate.set()
    await tongues.drain(1)

    assert [*at_once, later] == ["en"] * 3
    assert len(world.store.asked) <= 2
    assert len(world.log.errors) == 1
    assert await tongues.lang(THERE, "en") == "id"  # what it said late is not lost


async def test_a_choice_that_cannot_be_kept_says_so_and_changes_nothing(world: World) -> None:
    world.store.down = True

    with pytest.raises(Unavailable):
        await world.tongues.choose(RINA, "id")
    with pytest.raises(Unavailable):
        await world.tongues.chosen(RINA)

    assert world.tongues.known(THERE, "en") == "en"


async def test_what_was_chosen_and_is_not_kept_yet_is_told_all_the_same(world: World) -> None:
    world.store.down = True
    world.tongues.remember(RINA, "id")
    await world.tongues.drain(1)

    assert await world.tongues.chosen(RINA) == "id"


async def test_remembers_a_bounded_number(world: World) -> None:
    tongues = world.new(most=2)

    for person in ("U1", "U2", "U3", "U1"):
        await tongues.lang(Origin(Member("slack", "T1", person)), None)

    assert len(world.store.asked) == 4


async def locale_of_rina() -> str | None:
    return "id-ID"


async def silence() -> str | None:
    await asyncio.Event().wait()
    return None


@pytest.mark.parametrize("kept", [True, False])
async def test_a_platform_is_asked_for_the_locale_when_nothing_else_tells(world: World, kept: bool) -> None:  # noqa: FBT001
    tongues: Tongues = world.tongues if kept else LocalesAlone()
    asking = replace(THERE, ask_locale=locale_of_rina)

    assert await tongues.lang(asking, None) == "id"
    assert await tongues.lang(asking, "en") == "en"


async def test_nobody_waits_for_a_platform_that_does_not_say(world: World) -> None:
    tongues = world.new(patience=SHORT)

    assert await tongues.lang(replace(THERE, ask_locale=silence), None) is None


@pytest.mark.parametrize(("locale", "lang"), [(None, None), ("id", "id")])
async def test_where_nobody_is_known_the_locale_tells(
    world: World, locale: str | None, lang: Lang | None
) -> None:
    assert await world.tongues.lang(None, locale) == lang
    assert world.tongues.known(None, locale) == lang
    assert await LocalesAlone().lang(None, locale) == lang


async def test_where_nothing_is_kept_nothing_was_chosen() -> None:
    alone = LocalesAlone()

    alone.remember(RINA, "id")
    await alone.choose(RINA, "id")

    assert await alone.chosen(RINA) is None
    assert await alone.lang(THERE, "en") == "en"
