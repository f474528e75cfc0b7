"""What Slack delivers twice, what two people press at once, and what two processes of the bot hear."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bots.once import Once
from core.errors import Unavailable
from tests.drivers.slack import SilentLog, SlackHttpDriver
from tests.drivers.slack_desks import SHARE, FakeDesk
from tests.drivers.slack_payloads import buttons_of, seen
from tests.drivers.slack_workspace import BOT, CHANNEL, Fault, Interaction, Message


@pytest.fixture
async def slack(desk: FakeDesk) -> AsyncIterator[SlackHttpDriver]:
    driver = await SlackHttpDriver.start(desk)
    yield driver
    await driver.aclose()


@pytest.fixture
async def twin(slack: SlackHttpDriver) -> AsyncIterator[SlackHttpDriver]:
    """Another process, with the same store."""
    driver = await slack.another()
    yield driver
    await driver.leave()


def posts(slack: SlackHttpDriver) -> list[Message]:
    return [shown for shown in slack.workspace.messages if not shown.private]


async def answered(slack: SlackHttpDriver) -> Message:
    """An answer about a message in a thread."""
    before = len(slack.workspace.messages)
    await slack.choose_on({"type": "message", "user": "U0BUDI", "text": "captions", "ts": "9.1"})
    await slack.workspace.until(lambda: len(slack.workspace.messages) > before)
    return slack.workspace.messages[-1]


async def share(slack: SlackHttpDriver, message: Message) -> Interaction:
    return await slack.click(message, buttons_of(message.payload)[-1])


async def test_a_mention_that_two_processes_hear_is_answered_once(
    slack: SlackHttpDriver, twin: SlackHttpDriver, desk: FakeDesk
) -> None:
    mention = slack.workspace.event("app_mention", f"<@{BOT}> post scheduling")

    await asyncio.gather(slack.happen(mention), twin.happen(mention, retry=1))
    await asyncio.gather(slack.restart(), twin.restart())  # both finish all that they have begun
    await twin.happen(mention, retry=2)
    await twin.restart()

    assert desk.asked == ["post scheduling"]
    assert len(slack.workspace.messages) == 1


async def test_a_shortcut_that_slack_delivers_twice_is_answered_once(
    slack: SlackHttpDriver, desk: FakeDesk
) -> None:
    await slack.choose("post scheduling", times=2)
    await slack.restart()

    assert desk.asked == ["post scheduling"]


async def test_share_pressed_in_two_processes_posts_once_and_both_say_so(
    slack: SlackHttpDriver, twin: SlackHttpDriver
) -> None:
    message = await slack.command("post scheduling")

    await asyncio.gather(share(slack, message), share(twin, message))
    await asyncio.gather(slack.restart(), twin.restart())

    assert len(posts(slack)) == 1
    assert seen(message.payload, private=True).text == "Shared in the channel (en)"


async def test_two_people_who_share_the_same_answer_in_a_thread_post_it_once(
    slack: SlackHttpDriver, twin: SlackHttpDriver
) -> None:
    mine, yours = await answered(slack), await answered(twin)

    await asyncio.gather(share(slack, mine), share(twin, yours))
    await asyncio.gather(slack.restart(), twin.restart())

    assert len(posts(slack)) == 1
    assert [seen(shown.payload, private=True).text for shown in (mine, yours)] == [
        "Shared in the thread (en)"
    ] * 2


async def test_a_share_that_a_process_died_over_is_not_posted_again_and_the_person_hears_of_it(
    slack: SlackHttpDriver,
) -> None:
    message = await slack.command("post scheduling")
    dead = Once(slack.parts.store, slack.parts.clock.now, SilentLog())
    await dead.begin("slack share", f"{CHANNEL} {message.ts}", SHARE.do)
    await slack.parts.clock.pass_by(seconds=31)

    told = await slack.press(SHARE.label)

    assert told.text == "Posted or not?"
    assert posts(slack) == []


async def test_a_post_whose_answer_was_lost_can_be_shared_from_a_new_answer_in_the_thread(
    slack: SlackHttpDriver,
) -> None:
    first = await answered(slack)
    slack.workspace.faults.append(Fault.BROKEN)
    await share(slack, first)
    await slack.restart()

    again = await answered(slack)
    await share(slack, again)
    await slack.restart()

    assert len(posts(slack)) == 1


async def test_without_the_store_everything_is_answered_and_each_process_shares_once(
    slack: SlackHttpDriver, desk: FakeDesk
) -> None:
    slack.parts.store.fault = Unavailable("no answer")
    mention = slack.workspace.event("app_mention", f"<@{BOT}> post scheduling")

    for retry in range(2):
        await slack.happen(mention, retry=retry)
    await slack.workspace.until(lambda: len(slack.workspace.messages) == 1)
    message = slack.workspace.messages[0]
    for _ in range(2):
        done = await share(slack, message)
        await slack.workspace.until(lambda done=done: bool(done.arrived))  # type: ignore[misc]
    await slack.restart()

    assert desk.asked == ["post scheduling"]
    assert len(posts(slack)) == 1
