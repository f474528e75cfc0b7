"""What becomes of a tip that is due, whatever the platform does and whoever dies."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.errors import Unavailable
from core.ports import Later, Refused, Store, Unsure
from core.replies import Reply
from core.storage.memory_store import MemoryStore
from core.tips.model import SENDING, Channel, Delivery, Outcome, Stop, Subscription
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery, a_subscription, typed
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World, in_turn

CHANNEL = a_channel()
BEFORE = NINE - timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
async def world() -> World:
    world = World(start=BEFORE, tips=tips(9))
    await world.subscribe(a_subscription(CHANNEL))
    return world


async def last(world: World) -> Delivery:
    return (await world.store.history(CHANNEL, 1))[0]


async def test_a_tip_goes_out_on_time_and_is_noted(world: World) -> None:
    await world.live_until(NINE + MINUTE)

    (post,) = world.platform.posts
    noted = await last(world)
    assert (post.channel, post.at) == (CHANNEL, NINE)
    assert (noted.outcome, noted.message, noted.day) == (Outcome.POSTED, "1", MONDAY)


async def test_the_next_one_comes_the_next_day_and_is_another(world: World) -> None:
    await world.live_until(NINE + DAY)

    first, second = await world.store.history(CHANNEL, 9)
    assert [post.at for post in world.platform.posts] == [NINE, NINE + DAY]
    assert first.tip != second.tip


async def test_many_processes_post_it_once(world: World) -> None:
    await world.clock.pass_until(NINE)
    others = [world.another_postman() for _ in range(4)]

    for one in (world.postman, *others):
        await one.tick()
    for one in (world.postman, *others):
        await world.clock.pass_while(one.in_hand)

    assert len(world.platform.posts) == 1
    assert await world.store.next_due("slack") == NINE + DAY


async def test_a_platform_that_says_later_gets_it_then(world: World) -> None:
    world.platform.faults = in_turn(Later("rate limited", 40.0))

    await world.live_until(NINE + MINUTE)

    (post,) = world.platform.posts
    assert post.at == NINE + timedelta(seconds=40)
    assert (await last(world)).outcome is Outcome.POSTED


async def test_pauses_grow_while_the_platform_does_not_say_how_long(world: World) -> None:
    world.platform.faults = in_turn(*(Later("it is down") for _ in range(12)))

    await world.live_until(NINE + timedelta(hours=1))

    (post,) = world.platform.posts
    assert world.platform.tries == 13
    assert timedelta(minutes=10) < post.at - NINE < timedelta(minutes=20)


async def test_a_day_is_missed_when_the_platform_is_away_for_too_long(world: World) -> None:
    world.platform.faults = lambda _: Later("it is down")

    await world.live_until(NINE + timedelta(hours=4))

    noted = await last(world)
    assert (noted.outcome, noted.reason) == (Outcome.MISSED, "it is down")
    assert NINE + timedelta(hours=2, minutes=50) < noted.at <= NINE + timedelta(hours=3)
    assert world.platform.posts == []


@pytest.mark.parametrize("fault", [Unsure("cut"), TimeoutError(), ZeroDivisionError("our own mistake")])
async def test_a_post_that_arrived_without_an_answer_is_found(world: World, fault: Exception) -> None:
    world.platform.faults, world.platform.lost = in_turn(fault), True

    await world.live_until(NINE + MINUTE)

    noted = await last(world)
    assert len(world.platform.posts) == 1
    assert (noted.outcome, noted.message) == (Outcome.POSTED, "1")


async def test_a_post_that_did_not_arrive_is_posted_again_where_one_can_look(world: World) -> None:
    world.platform.faults = in_turn(Unsure("cut"))

    await world.live_until(NINE + MINUTE)

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.POSTED


@pytest.mark.parametrize("lost", [False, True])
async def test_where_nobody_can_look_it_is_told_and_never_posted_again(world: World, lost: bool) -> None:  # noqa: FBT001 - pytest's way
    world.platform.faults, world.platform.lost, world.platform.reads = in_turn(Unsure("cut")), lost, False

    await world.live_until(NINE + timedelta(hours=5))

    ((person, said),) = world.platform.told
    assert world.platform.tries == 1
    assert (await last(world)).outcome is Outcome.UNKNOWN
    assert person == "U1"
    assert "the answer to my post was lost" in said
    assert [event for event, _ in world.log.errors] == ["nobody can tell whether a tip was posted"]


@pytest.mark.parametrize("stop", Stop)
async def test_a_channel_that_refuses_for_good_is_stopped_and_its_admin_told_once(
    world: World, stop: Stop
) -> None:
    world.platform.faults = lambda _: Refused(stop)

    await world.live_until(NINE + 7 * DAY)

    kept = await world.store.subscription(CHANNEL)
    ((person, said),) = world.platform.told
    assert kept is not None
    assert (kept.stopped, person, world.platform.tries) == (stop, "U1", 1)
    assert "https://slack.com/app_redirect?team=T1&channel=C1" in said
    assert ((await last(world)).outcome, (await last(world)).reason) == (Outcome.REFUSED, stop.value)
    assert await world.store.next_due("slack") is None


async def test_whoever_turned_tips_off_meanwhile_is_told_nothing(world: World) -> None:
    claim = a_delivery(tip="tip-1")
    await world.store.claim(claim)
    kept = await world.store.subscription(CHANNEL)
    assert kept is not None
    off = await world.store.save(replace(kept, on=False), None)
    world.platform.faults = lambda _: Refused(Stop.REMOVED)

    await world.courier.deliver(replace(off, on=True), claim)

    assert world.platform.told == []
    assert (await last(world)).outcome is Outcome.REFUSED


async def test_a_stop_is_kept_although_somebody_changes_the_settings_at_the_same_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, save = world.store, world.store.save

    async def interrupted(subscription: Subscription, due: datetime | None) -> Subscription:
        monkeypatch.setattr(store, "save", save)
        kept = await store.subscription(CHANNEL)
        assert kept is not None
        await save(replace(kept, language="en"), NINE)
        return await save(subscription, due)

    monkeypatch.setattr(store, "save", interrupted)
    world.platform.faults = lambda _: Refused(Stop.ARCHIVED)

    await world.live_until(NINE)

    kept = await store.subscription(CHANNEL)
    assert kept is not None
    assert (kept.stopped, kept.language) == (Stop.ARCHIVED, "en")


async def test_a_bot_that_was_down_posts_within_three_hours(world: World) -> None:
    await world.clock.pass_until(NINE + timedelta(hours=2, minutes=59))

    await world.tick()

    (post,) = world.platform.posts
    assert post.at == NINE + timedelta(hours=2, minutes=59)


async def test_after_a_week_the_days_are_missed_and_there_is_no_burst(world: World) -> None:
    await world.clock.pass_until(NINE + 7 * DAY + timedelta(hours=4))

    await world.live_until(NINE + 8 * DAY)

    noted = [(one.day - MONDAY).days for one in await world.store.history(CHANNEL, 99)]
    assert noted == [8, 7, 4, 3, 2, 1, 0]
    assert [post.at for post in world.platform.posts] == [NINE + 8 * DAY]
    assert len(world.log.errors) == 6


async def test_a_day_that_somebody_noted_already_is_not_missed_again(world: World) -> None:
    await world.store.claim(a_delivery(outcome=Outcome.POSTED))
    await world.clock.pass_until(NINE + timedelta(hours=4))

    await world.tick()

    assert (await last(world)).outcome is Outcome.POSTED
    assert world.log.errors == []


async def test_new_time_zone_data_moves_what_was_noted_with_the_old(world: World) -> None:
    earlier = NINE - timedelta(minutes=20)
    await world.store.move(CHANNEL, NINE, earlier)

    await world.live_until(NINE)

    assert [post.at for post in world.platform.posts] == [NINE]


def lose(store: Store) -> None:
    """Puts an empty database in the place of the one that is there."""
    assert isinstance(store, MemoryStore)
    store._subscriptions.clear()
    store._deliveries.clear()


async def test_a_subscription_that_is_gone_is_nobodys(world: World) -> None:
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    lose(world.store)

    await world.clock.pass_while(world.postman.in_hand)

    assert world.platform.posts == []


async def test_who_turns_tips_off_before_the_turn_gets_none(world: World) -> None:
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.tips.change(CHANNEL, typed("off"), "U2")

    await world.clock.pass_while(world.postman.in_hand)

    assert world.platform.posts == []
    assert await world.store.history(CHANNEL, 9) == []


async def test_a_subscription_that_goes_while_the_next_instant_is_noted_is_left_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = world.store.move

    async def moving(channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        done = await move(channel, from_due, to_due)
        lose(world.store)
        return done

    monkeypatch.setattr(world.store, "move", moving)

    await world.live_until(NINE)

    assert world.platform.posts == []
    assert world.log.errors == []


async def test_settings_that_change_while_the_next_instant_is_noted_count(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = world.store.move

    async def moving(*args: object) -> bool:
        monkeypatch.setattr(world.store, "move", move)
        done = await move(*args)  # type: ignore[arg-type]
        kept = await world.store.subscription(CHANNEL)
        assert kept is not None
        await world.store.save(replace(kept, days=frozenset({3})), NINE + DAY)
        return done

    monkeypatch.setattr(world.store, "move", moving)

    await world.live_until(NINE)

    assert await world.store.next_due("slack") == NINE + 3 * DAY


# somebody died


async def left(world: World, reason: str | None, channel: Channel = CHANNEL) -> None:
    """A claim of nine o'clock that nobody sees to any more, and that the bot saw."""
    await world.clock.pass_until(NINE)
    assert await world.store.claim(a_delivery(channel, tip="tip-1", at=NINE, reason=reason))
    await world.tick()


async def live_on(world: World, **duration: float) -> None:
    await world.clock.pass_by(**duration)
    await world.tick()


async def test_who_died_before_the_post_leaves_it_to_the_next(world: World) -> None:
    await left(world, None)

    await live_on(world, seconds=90)
    too_early = len(world.platform.posts)
    await live_on(world, seconds=60)

    noted = await last(world)
    assert (too_early, len(world.platform.posts)) == (0, 1)
    assert (noted.outcome, noted.tip) == (Outcome.POSTED, "tip-1")


@pytest.mark.parametrize("arrived", [False, True])
async def test_who_died_while_posting_leaves_something_to_find(world: World, arrived: bool) -> None:  # noqa: FBT001 - pytest's way
    await left(world, SENDING)
    if arrived:
        await world.platform.post(CHANNEL, world.means.wording.public(tips(2)[1], ("en",)), f"n-{MONDAY}")

    await live_on(world, minutes=3)

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.POSTED


async def test_where_nobody_can_look_a_death_while_posting_is_told(world: World) -> None:
    world.platform.reads = False
    await left(world, SENDING)

    await live_on(world, minutes=3)
    await live_on(world, hours=3)

    assert (await last(world)).outcome is Outcome.UNKNOWN
    assert [person for person, _ in world.platform.told] == ["U1"]
    assert world.platform.tries == 0


async def test_a_claim_whose_subscription_is_gone_is_told_to_nobody(world: World) -> None:
    world.platform.reads = False
    await left(world, SENDING, channel=a_channel(2))

    await live_on(world, minutes=3)

    (noted,) = await world.store.history(a_channel(2), 1)
    assert noted.outcome is Outcome.UNKNOWN
    assert world.platform.told == []


async def test_a_claim_that_is_found_too_late_is_missed(world: World) -> None:
    await left(world, None)

    await live_on(world, hours=4)

    assert ((await last(world)).outcome, (await last(world)).reason) == (Outcome.MISSED, "too late")
    assert world.platform.posts == []


async def test_a_claim_of_a_tip_that_is_gone_is_missed(world: World) -> None:
    await left(world, None, channel=a_channel(2))
    await world.subscribe(a_subscription(a_channel(2)))
    world.means.catalog.tips.pop("tip-1")  # type: ignore[attr-defined]

    await live_on(world, minutes=3)

    (noted,) = await world.store.history(a_channel(2), 1)
    assert noted.outcome is Outcome.MISSED


async def test_a_claim_of_a_channel_that_wants_no_tips_any_more_is_missed(world: World) -> None:
    await left(world, None)
    await world.tips.change(CHANNEL, typed("off"), "U2")

    await live_on(world, minutes=3)

    assert (await last(world)).reason == "turned off before it was posted"


async def test_of_many_who_find_a_claim_one_sees_to_it(world: World) -> None:
    await left(world, None)
    others = [world.another_postman() for _ in range(4)]
    await world.clock.pass_by(minutes=3)

    for one in (world.postman, *others):
        await one.tick()
    for one in (world.postman, *others):
        await world.clock.pass_while(one.in_hand)

    assert len(world.platform.posts) == 1


async def test_a_claim_is_held_through_a_long_wait(world: World) -> None:
    world.platform.faults = in_turn(Later("rate limited", 600.0))
    other = world.another_postman()
    await world.clock.pass_until(NINE)
    await world.postman.tick()

    for _ in range(12):
        await world.clock.pass_by(minutes=1)
        await other.tick()

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.POSTED


async def test_a_post_that_takes_longer_than_a_claim_lasts_is_not_begun_again_here(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, post = asyncio.Event(), world.platform.post

    async def slowly(channel: Channel, reply: Reply, nonce: str) -> str:
        await gate.wait()
        return await post(channel, reply, nonce)

    monkeypatch.setattr(world.platform, "post", slowly)
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_by(minutes=5)

    await world.postman.tick()
    gate.set()
    await world.clock.pass_while(world.postman.in_hand)

    assert len(world.platform.posts) == 1


async def test_who_slept_and_lost_the_claim_does_not_post(world: World) -> None:
    world.platform.faults = in_turn(Later("rate limited", 60.0))
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_by(seconds=10)

    assert await world.store.renew(await last(world), world.clock.now())
    await world.clock.pass_by(minutes=2)

    assert world.platform.posts == []
    assert (await last(world)).outcome is Outcome.CLAIMED


async def test_who_lost_the_claim_before_the_first_post_does_not_post(world: World) -> None:
    nobodys = a_delivery(tip="tip-1")

    noted = await world.courier.deliver(a_subscription(), nobodys)

    assert noted == nobodys
    assert world.platform.tries == 0


async def test_who_finds_a_claim_that_another_took_leaves_it(world: World) -> None:
    await world.store.claim(a_delivery())
    old = replace(a_delivery(), at=NINE - DAY)

    await world.courier.take_over(a_subscription(), old)

    assert world.platform.tries == 0


# the store is away


async def test_what_was_posted_is_noted_when_the_store_is_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, failures = world.store.settle, [Unavailable("it is away")] * 3

    async def away(*args: object, **more: object) -> None:
        if failures:
            raise failures.pop()
        await settle(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(world.store, "settle", away)

    await world.live_until(NINE + timedelta(minutes=2))

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.POSTED


async def test_a_store_that_stays_away_leaves_the_claim_and_the_others_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise Unavailable("it is away")

    monkeypatch.setattr(world.store, "settle", away)

    await world.live_until(NINE + timedelta(minutes=10))

    assert len(world.platform.posts) == 1
    assert (await last(world)).outcome is Outcome.CLAIMED
    assert world.log.errors[-1][0] == "a tip waits for the store"


async def test_trouble_of_ours_is_logged_and_nobody_elses(world: World) -> None:
    world.means.catalog.tips.clear()  # type: ignore[attr-defined]

    await world.live_until(NINE)

    assert [event for event, _ in world.log.errors] == ["a tip failed"]


# the end


async def test_who_is_told_to_stop_lets_a_post_arrive_and_leaves_the_rest(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.subscribe(a_subscription(a_channel(2), at=a_subscription().at))
    gate, post = asyncio.Event(), world.platform.post

    async def slowly(*args: object) -> str:
        await gate.wait()
        return await post(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(world.platform, "post", slowly)
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_until(NINE)  # the first posts, the second waits for its turn

    stopping = asyncio.create_task(world.postman.stop(4))
    await asyncio.sleep(0)
    gate.set()
    await stopping

    assert [post.channel for post in world.platform.posts] == [CHANNEL]
    assert (await last(world)).outcome is Outcome.POSTED
    assert await world.store.history(a_channel(2), 1) == []
    assert len(world.postman.in_hand) == 0


async def test_who_is_told_to_stop_does_not_wait_for_ever(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> str:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(world.platform, "post", never)
    await world.clock.pass_until(NINE)
    await world.postman.tick()
    await world.clock.pass_until(NINE)

    await world.postman.stop(0)

    assert (await last(world)).reason == SENDING
    assert await world.postman.drain() == 0


async def test_runs_for_ever_and_finds_what_others_subscribe_to() -> None:
    world = World(start=BEFORE, tips=tips(9))
    running = asyncio.create_task(world.postman.run())
    await world.clock.pass_by(minutes=5)
    await world.subscribe(a_subscription(CHANNEL))

    await world.clock.pass_until(NINE + DAY + MINUTE)
    running.cancel()

    days = [post.at for post in world.platform.posts]
    assert days == [NINE, NINE + DAY]
    assert world.clock.now() == datetime(2026, 11, 24, 2, 1, tzinfo=NINE.tzinfo)
    assert date(2026, 11, 24) == (await last(world)).day
