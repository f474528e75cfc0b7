"""What a channel may ask of its tips."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from core.errors import Conflict
from core.ports import Later, Refused, Unsure
from core.replies import plain_text
from core.tipping.service import Changed, Sent
from core.tips import schedule
from core.tips.model import Outcome, Stop, Subscription
from core.tips.problems import NothingDue, PastDate, Setting
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery, a_subscription, typed
from tests.drivers.tip_bags import tips
from tests.drivers.tip_world import World, in_turn

CHANNEL = a_channel()
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def world() -> World:
    return World(start=NINE - timedelta(minutes=30), tips=tips(9))


async def changed(world: World, line: str, by: str = "U1") -> Changed:
    result = await world.tips.change(CHANNEL, typed(line), by)
    assert isinstance(result, Changed), result
    return result


async def kept(world: World) -> Subscription:
    subscription = await world.store.subscription(CHANNEL)
    assert subscription is not None
    return subscription


async def test_subscribing_starts_at_nine_on_the_next_working_day(world: World) -> None:
    result = await world.tips.change(CHANNEL, typed("on"), "U7")

    assert isinstance(result, Changed)
    assert result.next == NINE == await world.store.next_due("slack")
    assert (result.subscription, result.settings) == (await kept(world), (Setting.ON,))
    assert (result.subscription.set_by, result.subscription.language) == ("U7", "both")


async def test_a_line_changes_all_that_it_says(world: World) -> None:
    result = await changed(world, "on time 10:30 days tue timezone WITA")

    assert result.settings == (Setting.ON, Setting.TIME, Setting.DAYS, Setting.TIMEZONE)
    assert result.next == NINE + DAY + timedelta(minutes=30)
    assert (await kept(world)).zone == "Asia/Makassar"


async def test_what_cannot_be_done_changes_nothing(world: World) -> None:
    await changed(world, "on")

    problem = await world.tips.change(CHANNEL, typed("time 11:00 pause until 2020-01-01"), "U1")

    assert isinstance(problem, PastDate)
    assert (await kept(world)).at == time(9)


async def test_a_form_changes_what_it_gives(world: World) -> None:
    result = await world.tips.change(CHANNEL, [(Setting.ON, ""), (Setting.LANGUAGE, "id")], "U1")

    assert isinstance(result, Changed)
    assert result.subscription.language == "id"


async def test_of_two_who_change_settings_at_the_same_time_both_are_heard(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await changed(world, "on")
    save = world.store.save

    async def slower(subscription: Subscription, due: datetime | None) -> Subscription:
        monkeypatch.setattr(world.store, "save", save)
        await changed(world, "language id", "U2")
        return await save(subscription, due)

    monkeypatch.setattr(world.store, "save", slower)

    await changed(world, "audience specialist")

    assert ((await kept(world)).language, (await kept(world)).audience) == ("id", "specialist")


async def test_gives_up_when_somebody_else_is_always_faster(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> Subscription:
        raise Conflict("again")

    monkeypatch.setattr(world.store, "save", never)

    with pytest.raises(Conflict):
        await world.tips.change(CHANNEL, typed("on"), "U1")


async def test_a_form_that_was_opened_before_a_change_is_not_kept(world: World) -> None:
    old = (await changed(world, "on")).subscription
    await changed(world, "language id", "U2")

    with pytest.raises(Conflict):
        await world.tips.change(CHANNEL, [(Setting.LANGUAGE, "en")], "U1", version=old.version)

    assert (await kept(world)).language == "id"


async def test_todays_tip_still_comes_when_settings_change_a_second_after_nine(world: World) -> None:
    await changed(world, "on")
    await world.clock.pass_until(NINE + SECOND)

    result = await changed(world, "language id")
    await world.tick()

    assert result.next == NINE
    assert len(world.platform.posts) == 1


@pytest.mark.parametrize(
    ("line", "posts"), [("time 8:00", 1), ("time 10:00", 0), ("off", 0), ("days tue", 0)]
)
async def test_a_tip_that_is_late_follows_the_new_settings(world: World, line: str, posts: int) -> None:
    await changed(world, "on")
    await world.clock.pass_until(NINE + SECOND)

    await changed(world, line)
    await world.tick()

    assert len(world.platform.posts) == posts


async def test_who_turns_tips_on_after_nine_gets_the_first_one_tomorrow(world: World) -> None:
    await world.clock.pass_until(NINE + timedelta(minutes=10))
    await changed(world, "on")

    result = await changed(world, "language id")

    assert result.next == NINE + DAY


async def test_a_day_that_had_its_tip_gets_no_other_by_a_later_time(world: World) -> None:
    await changed(world, "on")
    await world.live_until(NINE)

    result = await changed(world, "time 10:00")

    assert result.next == NINE + DAY + timedelta(hours=1)


async def test_status_tells_settings_the_next_tip_and_the_last(world: World) -> None:
    await changed(world, "on")
    await world.live_until(NINE + SECOND)

    status = await world.tips.status(CHANNEL)

    assert status.subscription == await kept(world)
    assert status.next == NINE + DAY
    assert [one.outcome for one in status.last] == [Outcome.POSTED]


async def test_status_of_a_channel_that_never_had_tips(world: World) -> None:
    status = await world.tips.status(CHANNEL)

    assert (status.subscription.version, status.subscription.on) == (0, False)
    assert status.subscription.zone == "Asia/Jakarta"
    assert (status.next, status.last) == (None, ())


async def test_previews_what_comes_in_its_order_for_the_asker_alone(world: World) -> None:
    await changed(world, "on language alternate")

    shown = await world.tips.preview(CHANNEL, 3)
    await world.live_until(NINE + 2 * DAY)

    assert all(reply.private for reply in shown)
    assert [plain_text(reply) for reply in shown] == [post.text for post in world.platform.posts]


@pytest.mark.parametrize(("wanted", "given"), [(0, 1), (1, 1), (99, 5)])
async def test_previews_a_handful_also_where_tips_are_off(world: World, wanted: int, given: int) -> None:
    assert len(await world.tips.preview(CHANNEL, wanted)) == given


async def test_previews_where_holidays_leave_no_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "is_holiday", lambda *_: True)
    await world.store.save(a_subscription(language="alternate", holidays="ID"), None)

    assert len(await world.tips.preview(CHANNEL, 2)) == 2


async def test_now_posts_todays_tip_at_once_and_the_day_has_no_other(world: World) -> None:
    await changed(world, "on")

    sent = await world.tips.now(CHANNEL, "U1")
    await world.live_until(NINE + DAY)

    assert (sent.before, sent.delivery.outcome) == (False, Outcome.POSTED)
    assert [post.at for post in world.platform.posts] == [NINE - timedelta(minutes=30), NINE + DAY]


async def test_now_posts_nothing_twice(world: World) -> None:
    first = await world.tips.now(CHANNEL, "U1")

    second = await world.tips.now(CHANNEL, "U2")

    assert second == Sent(first.delivery, before=True)
    assert len(world.platform.posts) == 1


async def test_now_works_again_where_the_platform_refused_before(world: World) -> None:
    world.platform.faults = in_turn(Refused(Stop.REMOVED))
    refused = await world.tips.now(CHANNEL, "U1")

    await world.clock.pass_by(seconds=9)
    again = await world.tips.now(CHANNEL, "U1")

    assert refused.delivery.outcome is Outcome.REFUSED
    assert (again.before, again.delivery.outcome) == (False, Outcome.POSTED)
    assert len(world.platform.posts) == 1


async def test_where_now_did_not_work_before_nine_the_tip_still_comes_at_nine(world: World) -> None:
    await changed(world, "on")
    world.platform.faults = in_turn(Later("rate limited", 600.0))
    await world.tips.now(CHANNEL, "U1")

    next_one = (await world.tips.status(CHANNEL)).next
    await world.live_until(NINE)

    (noted,) = await world.store.history(CHANNEL, 9)
    assert next_one == NINE
    assert [post.at for post in world.platform.posts] == [NINE]
    assert (noted.outcome, noted.due) == (Outcome.POSTED, NINE)


async def test_a_day_that_was_refused_may_have_its_tip_at_a_later_time(world: World) -> None:
    await changed(world, "on")
    world.platform.faults = in_turn(Refused(Stop.REMOVED))
    await world.live_until(NINE)

    result = await changed(world, "resume time 10:00")
    await world.live_until(NINE + timedelta(hours=1))

    assert result.next == NINE + timedelta(hours=1)
    assert [post.at for post in world.platform.posts] == [NINE + timedelta(hours=1)]


async def test_skip_after_now_leaves_out_the_next_day_with_a_tip(world: World) -> None:
    await changed(world, "on")
    await world.tips.now(CHANNEL, "U1")

    result = await changed(world, "skip")
    again = await world.tips.change(CHANNEL, typed("resume skip today"), "U1")
    await world.live_until(NINE + 2 * DAY)

    assert (result.subscription.skip, result.next) == (MONDAY + DAY, NINE + 2 * DAY)
    assert again == NothingDue(MONDAY)
    assert [post.at for post in world.platform.posts] == [NINE - timedelta(minutes=30), NINE + 2 * DAY]


async def test_previews_in_the_language_of_the_day_on_which_a_tip_comes(world: World) -> None:
    await changed(world, "on language alternate")
    await world.tips.now(CHANNEL, "U1")

    (shown,) = await world.tips.preview(CHANNEL)
    await world.live_until(NINE + DAY)

    assert plain_text(shown) == world.platform.posts[-1].text


async def test_now_never_repeats_what_may_have_arrived(world: World) -> None:
    world.platform.faults, world.platform.reads = in_turn(Unsure("cut")), False
    await world.tips.now(CHANNEL, "U1")

    again = await world.tips.now(CHANNEL, "U1")

    assert (again.before, again.delivery.outcome) == (True, Outcome.UNKNOWN)
    assert world.platform.tries == 1


async def test_now_gives_up_while_somebody_waits(world: World) -> None:
    world.platform.faults = in_turn(Later("rate limited", 600.0))

    sent = await world.tips.now(CHANNEL, "U1")

    assert (sent.delivery.outcome, sent.delivery.reason) == (Outcome.MISSED, "rate limited")


async def test_history_tells_what_became_of_the_last_tips(world: World) -> None:
    await world.store.claim(a_delivery(outcome=Outcome.MISSED))
    await world.store.claim(a_delivery(day=MONDAY + DAY, outcome=Outcome.POSTED))

    told = await world.tips.history(CHANNEL)

    assert [(one.day, one.outcome) for one in told] == [
        (date(2026, 11, 24), Outcome.POSTED),
        (date(2026, 11, 23), Outcome.MISSED),
    ]
    assert await world.tips.history(CHANNEL, 1) == told[:1]


async def test_an_old_copy_of_the_settings_never_comes_back(world: World) -> None:
    await changed(world, "on")

    with pytest.raises(Conflict):
        await world.store.save(replace(await kept(world), version=0), None)
