"""What every store promises about votes on answers."""

from datetime import timedelta, timezone

from core.ports import Store
from core.votes import Why
from tests.drivers.subscribing import NINE
from tests.drivers.voting import a_vote

MINUTE = timedelta(minutes=1)
LATER = NINE + MINUTE


async def test_gives_back_what_was_voted_the_oldest_first(store: Store) -> None:
    whole = a_vote(
        key="k2",
        at=LATER,
        lang="id",
        topics=("post-scheduling", None),
        given=("specialist", "neither"),
        expected=("shared", "neither"),
        why=Why.TEAM,
        words="kami beda 你",
        asked="jadwalin\nkopi",
    )

    await store.vote(whole)
    await store.vote(a_vote(good=True))

    assert await store.votes() == [a_vote(good=True), whole]


async def test_the_last_vote_of_a_person_counts(store: Store) -> None:
    await store.vote(a_vote(good=True))
    await store.vote(a_vote(at=LATER, expected=("shared",), why=Why.MISREAD, words="no"))
    first = await store.votes()

    await store.vote(a_vote(at=LATER + MINUTE, good=True))

    assert [one.expected for one in first] == [("shared",)]
    assert await store.votes() == [a_vote(at=LATER + MINUTE, good=True)]


async def test_a_vote_that_comes_late_changes_nothing(store: Store) -> None:
    await store.vote(a_vote(at=LATER, good=True))

    await store.vote(a_vote(words="late"))

    assert await store.votes() == [a_vote(at=LATER, good=True)]


async def test_a_thumb_down_pressed_again_keeps_the_reasons(store: Store) -> None:
    await store.vote(a_vote(expected=("shared",), why=Why.REASON, words="no"))

    await store.vote(a_vote(at=LATER))

    assert await store.votes() == [a_vote(at=LATER, expected=("shared",), why=Why.REASON, words="no")]


async def test_a_thumb_down_after_one_up_is_bare(store: Store) -> None:
    await store.vote(a_vote(good=True, words="nice"))

    await store.vote(a_vote(at=LATER))

    assert await store.votes() == [a_vote(at=LATER)]


async def test_what_was_asked_stays_known_until_it_is_taken_back(store: Store) -> None:
    await store.vote(a_vote(asked="post scheduling"))
    await store.vote(a_vote(at=LATER, good=True))
    (known,) = await store.votes()

    await store.vote(a_vote(at=LATER, asked=""))

    (taken_back,) = await store.votes()
    assert known.asked == "post scheduling"
    assert taken_back.asked == ""


async def test_compares_instants_and_not_how_they_are_written(store: Store) -> None:
    jakarta = timezone(timedelta(hours=7))
    await store.vote(a_vote(at=LATER))

    await store.vote(a_vote(at=NINE.astimezone(jakarta), good=True))

    assert await store.votes() == [a_vote(at=LATER)]


async def test_forgets_what_is_older_and_says_how_much(store: Store) -> None:
    await store.vote(a_vote())
    await store.vote(a_vote(key="k2", at=LATER))

    removed = await store.forget_votes(LATER)

    assert removed == 1
    assert await store.votes() == [a_vote(key="k2", at=LATER)]
    assert await store.forget_votes(LATER) == 0
