"""More questions than the bot has room for: nothing is lost, and nobody is left without a word."""

from collections.abc import AsyncIterator

import pytest

from tests.drivers.slack import SilentLog, SlackHttpDriver, event_callback
from tests.drivers.slack_desks import FakeDesk
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import BOT


@pytest.fixture
async def slack(desk: FakeDesk, log: SilentLog) -> AsyncIterator[SlackHttpDriver]:
    """With room for two answers, which are both on their way."""
    driver = await SlackHttpDriver.start(desk, log=log, patience=0.01)
    driver.most = 2
    await driver.restart()
    desk.gate.clear()
    for text in ("one", "two"):
        await driver.command(text)
    yield driver
    desk.gate.set()
    await driver.aclose()


async def test_a_command_is_asked_for_a_moment_and_the_others_are_still_answered(
    slack: SlackHttpDriver, desk: FakeDesk
) -> None:
    third = await slack.ask("three")
    desk.gate.set()
    first, second, _ = slack.workspace.messages
    await slack.workspace.until(
        lambda: "replace_original" in first.payload and "replace_original" in second.payload
    )

    assert third.text == "Too many"
    assert desk.asked == ["one", "two"]
    assert "Specialist" in seen(second.payload, private=True).text


async def test_a_mention_is_left_to_slack_which_sends_it_again(
    slack: SlackHttpDriver, desk: FakeDesk, log: SilentLog
) -> None:
    mention = slack.workspace.event("app_mention", f"<@{BOT}> three")

    status, _, _ = await slack.deliver("events_api", event_callback(mention))
    desk.gate.set()
    await slack.restart()
    await slack.happen(mention, retry=1)
    await slack.workspace.until(lambda: len(slack.workspace.messages) == 3)

    assert status == 503
    assert desk.asked == ["one", "two", "three"]
    assert ("request turned away", {"platform": "slack", "kind": "event_callback"}) in log.lines
