"""What becomes of a post of which nobody knows whether it arrived, and of what only people can mend."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from core.ports import Clock, Found, Later, Refused, Trace, Unsure
from core.replies import Reply
from core.tipping import courier, telling
from core.tipping.courier import Courier
from core.tipping.postman import Postman
from core.tips.model import SENDING, Delivery, Outcome, Stop
from tests.drivers.subscribing import NINE, a_channel, a_delivery, a_subscription
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World, in_turn

CHANNEL = a_channel()
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
async def world() -> World:
    world = World(start=NINE - 30 * MINUTE, tips=tips(9))
    await world.subscribe(a_subscription(CHANNEL))
    return world


async def last(world: World) -> Delivery:
    return (await world.store.history(CHANNEL, 1))[0]


async def left_sending(world: World) -> None:
    """A claim of nine o'clock whose post arrived; who made both died."""
    await world.clock.pass_until(NINE)
    claim = a_delivery(CHANNEL, tip="tip-1", at=NINE, reason=SENDING)
    await world.store.claim(claim)
    await world.platform.post(CHANNEL, world.means.wording.public(tips(2)[1], ("en",)), claim.nonce)
    await world.tick()


# a platform that is down


@pytest.mark.parametrize("arrived", [False, True])
async def test_a_platform_that_is_down_is_asked_again_until_it_tells(world: World, arrived: bool) -> None:  # noqa: FBT001 - pytest's way
    world.platform.faults = in_turn(Unsure("it is down"))
    world.platform.lost, world.platform.dark = arrived, 9

    await world.live_until(NINE + 60 * MINUTE)

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.POSTED
    assert world.platform.told == []


async def test_a_platform_that_stays_down_leaves_it_unknown_and_told(world: World) -> None:
    world.platform.faults, world.platform.dark = in_turn(Unsure("it is down")), 999

    await world.live_until(NINE + timedelta(hours=4))

    noted = await last(world)
    assert (noted.outcome, world.platform.tries) == (Outcome.UNKNOWN, 1)
    assert NINE + timedelta(hours=2, minutes=50) < noted.at < NINE + timedelta(hours=3, minutes=1)
    assert [person for person, _ in world.platform.told] == ["U1"]


async def test_who_dies_while_it_waits_to_look_leaves_it_to_be_looked_for(world: World) -> None:
    world.platform.faults, world.platform.lost, world.platform.dark = in_turn(Unsure("cut")), True, 999

    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_by(minutes=20)

    assert ((await last(world)).outcome, (await last(world)).reason) == (Outcome.CLAIMED, SENDING)
    assert (await last(world)).at > NINE + 19 * MINUTE


@pytest.mark.parametrize("late", [timedelta(minutes=3), timedelta(days=2)])
async def test_what_somebody_left_is_found_although_the_platform_is_down_at_first(
    world: World, late: timedelta
) -> None:
    await left_sending(world)
    world.platform.dark = 3

    await world.clock.pass_until(NINE + late)
    await world.tick()

    noted = (await world.store.history(CHANNEL, 9))[-1]
    assert (noted.outcome, noted.message) == (Outcome.POSTED, "1")
    assert len(world.platform.posts) == 1


async def test_a_look_without_an_end_is_cut_off_and_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = world.platform.find

    async def never(_: Delivery) -> Trace:
        monkeypatch.setattr(world.platform, "find", find)
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(courier, "_LOOK_SECONDS", 0)
    monkeypatch.setattr(world.platform, "find", never)
    await left_sending(world)
    await world.clock.pass_by(minutes=3)

    await world.postman.tick()
    while world.platform.find == never:  # noqa: ASYNC110 - there is nothing to wait for
        await asyncio.sleep(0)
    await asyncio.sleep(0.001)
    monkeypatch.setattr(courier, "_LOOK_SECONDS", 9)
    await world.clock.pass_while(world.postman.in_hand)

    assert (await last(world)).outcome is Outcome.POSTED


async def test_who_lost_the_claim_while_it_waited_to_look_leaves_it(world: World) -> None:
    world.platform.faults, world.platform.dark = in_turn(Unsure("cut")), 999
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_by(seconds=1.5)

    assert await world.store.renew(await last(world), world.clock.now(), SENDING)
    await world.clock.pass_by(minutes=5)

    assert (await last(world)).outcome is Outcome.CLAIMED
    assert world.platform.told == []


@pytest.mark.parametrize("answer", [Refused(Stop.REMOVED), Unsure("cut")])
async def test_who_lost_the_claim_tells_nobody(
    world: World, answer: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def take_it(delivery: Delivery) -> Trace:
        await world.store.renew(delivery, delivery.at + MINUTE, SENDING)
        return Found.UNKNOWN

    async def post(*_: object) -> str:
        if isinstance(answer, Refused):
            await take_it(await last(world))
        raise answer

    monkeypatch.setattr(world.platform, "post", post)
    monkeypatch.setattr(world.platform, "find", take_it)

    await world.live_until(NINE)

    assert world.platform.told == []
    assert (await last(world)).outcome is Outcome.CLAIMED


@pytest.mark.parametrize("seconds", [1e300, float("inf"), float("nan")])
async def test_a_platform_that_asks_for_more_than_a_day_gets_none(world: World, seconds: float) -> None:
    world.platform.faults = in_turn(Later("rate limited", seconds))

    await world.live_until(NINE)

    assert (await last(world)).outcome is Outcome.MISSED
    assert world.log.errors == []


# people are told


async def test_people_who_cannot_be_told_at_once_are_told_a_little_later(world: World) -> None:
    world.platform.faults, world.platform.reads = in_turn(Unsure("cut")), False
    world.platform.deaf = 2

    await world.live_until(NINE + MINUTE)

    assert [person for person, _ in world.platform.told] == ["U1"]
    assert [fields["told"] for _, fields in world.log.errors] == [True]


async def test_that_nobody_could_be_told_is_an_error_in_the_log(world: World) -> None:
    world.platform.faults, world.platform.reads = in_turn(Unsure("cut")), False
    world.platform.deaf = 99

    await world.live_until(NINE + MINUTE)

    assert [fields["told"] for _, fields in world.log.errors] == [False]
    assert (await last(world)).outcome is Outcome.UNKNOWN


async def test_a_platform_that_never_says_whether_it_told_does_not_hold_the_tip(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> bool:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(telling, "_SECONDS", 0)
    monkeypatch.setattr(telling, "_AGAIN_AFTER", ())
    monkeypatch.setattr(world.platform, "tell", never)

    told = await world.courier._telling.unknown(a_subscription())

    assert not told


async def test_who_dies_while_it_tells_of_a_refusal_leaves_it_to_be_told_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = world.platform.tell

    async def dying(person: str, reply: Reply) -> bool:
        monkeypatch.setattr(world.platform, "tell", tell)
        raise ZeroDivisionError(person, reply)

    monkeypatch.setattr(world.platform, "tell", dying)
    world.platform.faults = lambda _: Refused(Stop.REMOVED)
    await world.live_until(NINE)

    await world.tick()
    await world.clock.pass_by(minutes=3)
    await world.tick()

    kept = await world.store.subscription(CHANNEL)
    assert kept is not None
    assert (kept.stopped, (await last(world)).outcome) == (Stop.REMOVED, Outcome.REFUSED)
    assert [person for person, _ in world.platform.told] == ["U1"]


async def test_who_dies_after_it_stopped_the_tips_leaves_a_refusal_to_be_noted(world: World) -> None:
    await world.clock.pass_until(NINE)
    await world.store.claim(a_delivery(CHANNEL, tip="tip-1", at=NINE))
    kept = await world.store.subscription(CHANNEL)
    assert kept is not None
    await world.store.save(replace(kept, stopped=Stop.ARCHIVED), None)
    await world.tick()

    await world.clock.pass_by(minutes=3)
    await world.tick()

    assert ((await last(world)).outcome, (await last(world)).reason) == (Outcome.REFUSED, "archived")
    assert world.platform.tries == 0


# clocks that differ


@dataclass(frozen=True)
class WrongClock:
    """A `core.ports.Clock` that is as far ahead of the right one as `by`."""

    right: Clock
    by: timedelta

    def now(self) -> datetime:
        return self.right.now() + self.by

    async def sleep_until(self, instant: datetime) -> None:
        await self.right.sleep_until(instant - self.by)


def with_a_wrong_clock(world: World, by: timedelta) -> Postman:
    means = replace(world.means, clock=WrongClock(world.clock, by))
    return Postman(world.name, means, Courier(means, world.platform, chance=lambda: 0.0))


@pytest.mark.parametrize("minutes", [-9, -3, 3, 9])
async def test_clocks_that_differ_take_no_claim_from_who_is_at_work_on_it(world: World, minutes: int) -> None:
    world.platform.faults = in_turn(Later("rate limited", 1500.0))
    other = with_a_wrong_clock(world, minutes * MINUTE)
    await world.clock.pass_until(NINE)
    await world.postman.tick()

    for _ in range(30):
        await world.clock.pass_by(minutes=1)
        await other.tick()

    assert world.platform.tries == 2
    assert len(world.platform.posts) == 1
    assert "somebody else has the claim" not in [event for event, _ in world.log.infos]


@pytest.mark.parametrize("minutes", [-9, 0, 9])
async def test_clocks_that_differ_keep_nobody_from_what_was_left(world: World, minutes: int) -> None:
    await left_sending(world)
    other = with_a_wrong_clock(world, minutes * MINUTE)
    await other.tick()

    await world.clock.pass_by(minutes=2.1)
    await other.tick()
    await world.clock.pass_while(other.in_hand)

    assert (await last(world)).outcome is Outcome.POSTED


async def test_what_is_old_by_any_clock_is_taken_over_at_once(world: World) -> None:
    await left_sending(world)
    await world.clock.pass_by(minutes=10)
    newcomer = world.another_postman()

    await newcomer.tick()
    await world.clock.pass_while(newcomer.in_hand)

    assert (await last(world)).outcome is Outcome.POSTED
