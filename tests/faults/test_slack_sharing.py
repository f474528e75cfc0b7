import asyncio

import pytest

from tests.drivers.slack import SilentLog, SlackDriver
from tests.drivers.slack_desks import SHARE, FakeDesk
from tests.drivers.slack_payloads import Json, buttons_of
from tests.drivers.slack_workspace import Fault, Message


async def asked(slack: SlackDriver) -> tuple[Message, Json]:
    """A private answer, and its Share button."""
    message = await slack.command("post scheduling")
    return message, buttons_of(message.payload)[-1]


async def test_share_posts_the_answer_and_says_who_asked(slack: SlackDriver) -> None:
    await slack.ask("post scheduling")

    private = await slack.press(SHARE.label)

    (public,) = await slack.public()
    assert (public.private, public.buttons) == (False, ())
    assert public.text == f"🛠️ Specialist\n@rina asked: {SHARE.do}"
    assert (private.private, private.buttons) == (True, ())
    assert private.text.endswith("Shared in the channel (en)")


async def test_presses_at_the_same_time_post_once(slack: SlackDriver, desk: FakeDesk) -> None:
    message, share = await asked(slack)
    desk.gate.clear()

    presses = await asyncio.gather(*(slack.click(message, share) for _ in range(5)))
    desk.gate.set()
    await slack.workspace.until(lambda: sum(len(press.arrived) for press in presses) == 2)

    assert len(await slack.public()) == 1
    assert desk.shared == 1


async def test_a_press_that_slack_sends_again_posts_once(slack: SlackDriver) -> None:
    message, share = await asked(slack)
    first = await slack.click(message, share)
    await slack.workspace.until(lambda: len(first.arrived) == 2)

    again = await slack.click(message, share, retry=1)
    await slack.workspace.until(lambda: len(again.arrived) == 1)

    assert len(await slack.public()) == 1
    assert again.arrived[0]["replace_original"] is True


async def test_a_lost_answer_is_not_posted_again_and_the_asker_hears_of_it(
    slack: SlackDriver, log: SilentLog
) -> None:
    await slack.ask("post scheduling")
    slack.workspace.faults.append(Fault.CUT)

    first = await slack.press(SHARE.label)
    second = await slack.press(SHARE.label)

    assert len(await slack.public()) == 1
    assert (first.text, second.text) == ("Posted or not?", "Posted or not?")
    assert "message not taken" in [event for event, _ in log.lines]


@pytest.mark.parametrize(
    ("fault", "said"), [(Fault.BROKEN, "Posted or not?"), (Fault.EXPIRED, "Sorry\nreference ")]
)
async def test_a_post_that_failed_leaves_the_buttons_and_says_so(
    slack: SlackDriver, fault: Fault, said: str
) -> None:
    message, _ = await asked(slack)
    slack.workspace.faults.append(fault)

    apology = await slack.press(SHARE.label)

    assert apology.text.startswith(said)
    assert len(buttons_of(message.payload)) == 2
    assert await slack.public() == []


async def test_a_post_that_slack_surely_refused_can_be_tried_again(slack: SlackDriver) -> None:
    await slack.ask("post scheduling")
    slack.workspace.faults.append(Fault.EXPIRED)
    await slack.press(SHARE.label)

    await slack.press(SHARE.label)

    assert len(await slack.public()) == 1


async def test_a_post_that_came_too_often_waits_and_is_posted_once(slack: SlackDriver) -> None:
    await slack.ask("post scheduling")
    slack.workspace.faults.append(Fault.LIMITED)

    await slack.press(SHARE.label)

    assert len(await slack.public()) == 1


async def test_an_answer_that_cannot_be_made_can_be_shared_later(slack: SlackDriver, desk: FakeDesk) -> None:
    await slack.ask("post scheduling")
    desk.fault = RuntimeError("the shelf fell down")
    failed = await slack.press(SHARE.label)

    desk.fault = None
    await slack.press(SHARE.label)

    assert failed.text.startswith("Sorry")
    assert len(await slack.public()) == 1


async def test_a_button_older_than_the_knowledge_posts_nothing(slack: SlackDriver, desk: FakeDesk) -> None:
    await slack.ask("post scheduling")
    desk.outdated = True

    private = await slack.press(SHARE.label)

    assert await slack.public() == []
    assert private.text == "That button is old"
