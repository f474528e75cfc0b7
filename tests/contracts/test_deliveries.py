"""What every store promises about deliveries."""

import asyncio
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from core.ports import Store
from core.tips.model import Channel, Delivery, Outcome
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery

LATER = NINE + timedelta(minutes=5)
DAY = timedelta(days=1)


async def test_only_the_first_claim_of_a_channels_day_wins(store: Store) -> None:
    mine, yours = a_delivery(nonce="mine"), a_delivery(nonce="yours", tip="another")

    won = [await store.claim(mine), await store.claim(yours), await store.claim(mine)]

    assert won == [True, False, False]
    assert await store.history(a_channel(), 9) == [mine]


async def test_of_many_claims_at_once_one_wins(store: Store) -> None:
    won = await asyncio.gather(*(store.claim(a_delivery(nonce=str(number))) for number in range(20)))

    assert sorted(won) == [False] * 19 + [True]


async def test_each_day_and_each_channel_has_a_claim_of_its_own(store: Store) -> None:
    claims = [
        a_delivery(),
        a_delivery(day=MONDAY + DAY),
        a_delivery(a_channel(2)),
        a_delivery(a_channel(workspace="T2")),
        a_delivery(a_channel(platform="discord")),
    ]

    assert [await store.claim(one) for one in claims] == [True] * 5


async def test_gives_back_what_was_claimed(store: Store) -> None:
    missed = a_delivery(outcome=Outcome.MISSED, message="1.2", reason="down until 14:00")

    await store.claim(missed)

    assert await store.history(a_channel(), 1) == [missed]


async def test_tells_instants_in_utc_however_they_were_given(store: Store) -> None:
    jakarta = timezone(timedelta(hours=7))
    await store.claim(a_delivery(due=NINE.astimezone(jakarta), at=NINE.astimezone(jakarta)))
    await store.settle(a_channel(), MONDAY, Outcome.UNKNOWN, LATER.astimezone(jakarta))

    (kept,) = await store.history(a_channel(), 9)

    assert (kept.due, kept.at) == (NINE, LATER)
    assert {kept.due.utcoffset(), kept.at.utcoffset()} == {timedelta(0)}


async def test_notes_what_became_of_a_claim(store: Store) -> None:
    await store.claim(a_delivery())

    await store.settle(a_channel(), MONDAY, Outcome.POSTED, LATER, message="1700.01")

    posted = replace(a_delivery(), outcome=Outcome.POSTED, at=LATER, message="1700.01")
    assert await store.history(a_channel(), 1) == [posted]


async def test_settles_one_day_of_one_channel_alone(store: Store) -> None:
    others = [a_delivery(day=MONDAY + DAY), a_delivery(a_channel(2)), a_delivery(a_channel(workspace="T2"))]
    for one in [a_delivery(), *others]:
        await store.claim(one)

    await store.settle(a_channel(), MONDAY, Outcome.REFUSED, LATER, reason="archived")

    left = await store.unsettled(LATER + 2 * DAY, "slack", 9)
    assert sorted(left, key=others.index) == others


async def test_settles_nothing_that_was_never_claimed(store: Store) -> None:
    await store.settle(a_channel(), MONDAY, Outcome.POSTED, LATER)

    assert await store.history(a_channel(), 9) == []


C, P, M, R, U = (
    Outcome.CLAIMED,
    Outcome.POSTED,
    Outcome.MISSED,
    Outcome.REFUSED,
    Outcome.UNKNOWN,
)


@pytest.mark.parametrize(
    ("known", "news", "then"),
    [
        (C, C, C), (C, P, P), (C, M, M), (C, R, R), (C, U, U),
        (P, C, P), (P, P, P), (P, M, P), (P, R, P), (P, U, P),
        (M, C, M), (M, P, P), (M, M, M), (M, R, M), (M, U, M),
        (R, C, R), (R, P, P), (R, M, R), (R, R, R), (R, U, R),
        (U, C, U), (U, P, P), (U, M, M), (U, R, R), (U, U, U),
    ],
)  # fmt: skip
async def test_late_news_undoes_nothing(store: Store, known: Outcome, news: Outcome, then: Outcome) -> None:
    await store.claim(a_delivery(outcome=known, message="first"))

    await store.settle(a_channel(), MONDAY, news, LATER, message="second")

    (kept,) = await store.history(a_channel(), 9)
    taken = news == then and (known, news) not in {(P, P), (M, M), (R, R)}
    assert kept.outcome is then
    assert kept.message == ("second" if taken else "first")


async def test_finds_claims_that_nobody_touched_since(store: Store) -> None:
    left = a_delivery(a_channel(1))
    older = a_delivery(a_channel(2), at=left.at - timedelta(hours=1))
    fresh = a_delivery(a_channel(3), at=LATER)
    elsewhere = a_delivery(a_channel(4, platform="discord"))
    done = a_delivery(a_channel(5), outcome=Outcome.POSTED)
    for one in (left, older, fresh, elsewhere, done):
        await store.claim(one)

    assert await store.unsettled(LATER, "slack", 9) == [older, left]
    assert await store.unsettled(LATER, "slack", 1) == [older]
    assert await store.unsettled(left.at, "slack", 9) == [older]
    assert await store.unsettled(LATER, "discord", 9) == [elsewhere]


async def test_a_claim_that_is_worked_on_is_not_left_alone(store: Store) -> None:
    await store.claim(a_delivery())

    await store.settle(a_channel(), MONDAY, Outcome.CLAIMED, LATER)

    assert await store.unsettled(LATER, "slack", 9) == []


async def test_of_those_who_find_a_claim_left_one_takes_it_over(store: Store) -> None:
    await store.claim(a_delivery())

    taken = await asyncio.gather(*(store.renew(a_delivery(), LATER, reason="left") for _ in range(5)))

    assert sorted(taken) == [False] * 4 + [True]
    assert await store.history(a_channel(), 9) == [replace(a_delivery(), at=LATER, reason="left")]


@pytest.mark.parametrize("outcome", [P, M, R, U])
async def test_what_is_settled_is_not_taken_over(store: Store, outcome: Outcome) -> None:
    await store.claim(a_delivery(outcome=outcome))

    assert not await store.renew(a_delivery(), LATER)
    assert not await store.renew(a_delivery(a_channel(2)), LATER)
    assert await store.history(a_channel(), 9) == [a_delivery(outcome=outcome)]


@pytest.mark.parametrize("outcome", list(Outcome))
async def test_a_day_may_be_claimed_again_when_nothing_went_out(store: Store, outcome: Outcome) -> None:
    known = a_delivery(outcome=outcome, reason="first")
    again = a_delivery(tip="another", nonce="again", due=LATER, at=LATER)
    await store.claim(known)

    won = [await store.reclaim(again), await store.reclaim(again)]

    free = outcome in {M, R}
    assert won == [free, False]
    assert await store.history(a_channel(), 9) == [again if free else known]


async def test_a_day_is_not_claimed_again_for_the_same_instant(store: Store) -> None:
    refused = a_delivery(outcome=Outcome.REFUSED)
    await store.claim(refused)

    assert not await store.reclaim(a_delivery(at=LATER))
    assert await store.history(a_channel(), 9) == [refused]


async def test_a_day_that_nobody_claimed_is_not_claimed_again(store: Store) -> None:
    assert not await store.reclaim(a_delivery())
    assert await store.history(a_channel(), 9) == []


async def test_tells_history_newest_day_first(store: Store) -> None:
    days = [a_delivery(day=MONDAY + number * DAY) for number in (2, 0, 3, 1)]
    for one in days:
        await store.claim(one)

    assert await store.history(a_channel(), 9) == sorted(days, key=lambda one: one.day, reverse=True)
    assert [one.day for one in await store.history(a_channel(), 2)] == [MONDAY + 3 * DAY, MONDAY + 2 * DAY]
    assert await store.history(a_channel(2), 9) == []


async def test_a_channel_has_seen_what_may_have_gone_out(store: Store) -> None:
    for number, outcome in enumerate((U, P, M, R, C, P)):
        await store.claim(seen_on(number, outcome))
    await store.claim(a_delivery(a_channel(2), tip="elsewhere"))

    assert await store.seen(a_channel()) == ["tip0", "tip1", "tip4", "tip5"]


def seen_on(number: int, outcome: Outcome, channel: Channel | None = None) -> Delivery:
    return a_delivery(channel, MONDAY + number * DAY, tip=f"tip{number}", outcome=outcome)
