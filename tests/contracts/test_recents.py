"""What every store promises about the topics of people's last answers."""

from datetime import timedelta

from core.origins import Member
from core.ports import Noted, Store
from tests.drivers.subscribing import NINE

RINA = Member("slack", "T1", "U1")
ELSEWHERE = Member("slack", "T2", "U1")
HOUR = timedelta(hours=1)


async def test_tells_the_newest_first_and_no_more_than_wanted(store: Store) -> None:
    await store.note_topics([Noted(RINA, topic, NINE + number * HOUR) for number, topic in enumerate("abc")])

    assert await store.recent_topics(RINA, NINE, 9) == ["c", "b", "a"]
    assert await store.recent_topics(RINA, NINE, 2) == ["c", "b"]
    assert await store.recent_topics(RINA, NINE + HOUR, 9) == ["c", "b"]


async def test_a_topic_that_comes_again_is_there_once_with_its_newest_time(store: Store) -> None:
    await store.note_topics([Noted(RINA, "a", NINE), Noted(RINA, "b", NINE + HOUR)])

    await store.note_topics([Noted(RINA, "a", NINE + 2 * HOUR), Noted(RINA, "a", NINE)])
    await store.note_topics([Noted(RINA, "a", NINE - HOUR)])

    assert await store.recent_topics(RINA, NINE, 9) == ["a", "b"]


async def test_each_persons_are_their_own(store: Store) -> None:
    await store.note_topics([Noted(RINA, "a", NINE), Noted(ELSEWHERE, "b", NINE)])

    await store.forget_topics(RINA)

    assert await store.recent_topics(RINA, NINE, 9) == []
    assert await store.recent_topics(ELSEWHERE, NINE, 9) == ["b"]


async def test_what_is_old_can_be_cleared_for_everybody(store: Store) -> None:
    await store.note_topics([Noted(RINA, "a", NINE), Noted(ELSEWHERE, "b", NINE + HOUR)])

    await store.clear_topics(NINE + HOUR)

    assert await store.recent_topics(RINA, NINE, 9) == []
    assert await store.recent_topics(ELSEWHERE, NINE, 9) == ["b"]


async def test_nothing_to_note_is_no_fault(store: Store) -> None:
    await store.note_topics([])

    assert await store.recent_topics(RINA, NINE, 9) == []
