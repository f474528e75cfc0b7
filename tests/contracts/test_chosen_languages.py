"""What every store promises about the languages that people and channels chose."""

from core.origins import Member
from core.ports import Store
from core.tips.model import Channel

RINA = Member("slack", "T1", "X1")
NAMESAKE = Channel("slack", "T1", "X1")
ELSEWHERE = Member("slack", "T2", "X1")


async def test_gives_back_what_was_chosen_by_those_who_are_asked_for(store: Store) -> None:
    await store.set_language(RINA, "id")
    await store.set_language(ELSEWHERE, "en")

    assert await store.languages([RINA, NAMESAKE]) == {RINA: "id"}


async def test_a_person_and_a_channel_are_two_even_with_one_id(store: Store) -> None:
    await store.set_language(RINA, "id")
    await store.set_language(NAMESAKE, "en")

    assert await store.languages([RINA, NAMESAKE, ELSEWHERE]) == {RINA: "id", NAMESAKE: "en"}


async def test_the_last_choice_counts_and_can_be_taken_back(store: Store) -> None:
    await store.set_language(RINA, "id")
    await store.set_language(RINA, "en")
    changed = await store.languages([RINA])

    await store.set_language(RINA, None)

    assert changed == {RINA: "en"}
    assert await store.languages([RINA]) == {}


async def test_nobody_has_a_language_at_first(store: Store) -> None:
    assert await store.languages([RINA]) == {}
    assert await store.languages([]) == {}


async def test_hundreds_are_looked_up_at_once(store: Store) -> None:
    people = [Member("slack", "T1", f"U{number}") for number in range(200)]
    await store.set_language(people[7], "id")

    assert await store.languages(people) == {people[7]: "id"}
