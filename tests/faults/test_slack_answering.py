import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from bots.slack_bot.manifest import COMMAND, ROLES_COMMAND, TEAM_COMMAND
from tests.drivers.slack import SilentLog, SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_desks import FLIP, FakeDesk
from tests.drivers.slack_payloads import buttons_of, seen
from tests.drivers.slack_workspace import CHANNEL, USER, Fault


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def slack(request: pytest.FixtureRequest, desk: FakeDesk, log: SilentLog) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(desk, log=log, patience=0.01)
    yield driver
    desk.gate.set()
    await driver.aclose()


async def test_an_answer_in_time_is_in_the_acknowledgement(slack: SlackDriver) -> None:
    reply = await slack.ask("post scheduling")

    assert reply.private
    assert reply.text == "🛠️ Specialist\npost scheduling\nWhat flips it?"
    assert reply.buttons == ("For the whole quarter", "Share in channel")


@pytest.mark.parametrize("name", [COMMAND, ROLES_COMMAND, TEAM_COMMAND])
async def test_a_slow_answer_is_announced_and_takes_the_place_of_its_announcement(
    slack: SlackDriver, desk: FakeDesk, name: str
) -> None:
    desk.gate.clear()
    message = await slack.command("post scheduling", name=name)
    announced = seen(message.payload, private=True)

    desk.gate.set()
    await slack.workspace.until(lambda: "replace_original" in message.payload)

    assert announced.text == "One moment"
    assert seen(message.payload, private=True).text.startswith("🛠️ Specialist\npost scheduling")
    assert len(slack.workspace.messages) == 1


async def test_a_failing_answer_is_an_apology_with_the_reference_that_is_in_the_log(
    slack: SlackDriver, desk: FakeDesk, log: SilentLog
) -> None:
    desk.fault = RuntimeError("the shelf fell down")

    reply = await slack.ask("a secret plan")

    (event, fields) = log.lines[-1]
    assert event == "request failed"
    assert reply.text == f"Sorry\nreference {fields['reference']} (en)"
    assert "shelf" not in json.dumps(reply.raw)
    assert "secret" not in str(log.lines)


async def test_a_slow_answer_that_fails_replaces_its_announcement_with_the_apology(
    slack: SlackDriver, desk: FakeDesk
) -> None:
    desk.gate.clear()
    message = await slack.command("post scheduling")

    desk.fault = RuntimeError("the shelf fell down")
    desk.gate.set()
    await slack.workspace.until(lambda: "replace_original" in message.payload)

    assert seen(message.payload, private=True).text.startswith("Sorry\nreference ")


async def test_a_button_is_answered_in_place(slack: SlackDriver, desk: FakeDesk) -> None:
    await slack.ask("post scheduling")

    flipped = await slack.press(FLIP.label)

    assert flipped.text == f"🛠️ Strategist\npressed {FLIP.do}\nWhat flips it?"
    assert desk.asked == ["post scheduling", FLIP.do]
    assert len(slack.workspace.messages) == 1


async def test_buttons_work_after_a_restart(slack: SlackDriver) -> None:
    await slack.ask("post scheduling")

    await slack.restart()
    flipped = await slack.press(FLIP.label)

    assert "Strategist" in flipped.text


async def test_a_button_that_fails_leaves_its_message_and_apologises_below(
    slack: SlackDriver, desk: FakeDesk
) -> None:
    await slack.ask("post scheduling")
    desk.fault = RuntimeError("the shelf fell down")

    apology = await slack.press(FLIP.label)

    assert apology.text.startswith("Sorry\nreference ")
    assert [bool(buttons_of(message.payload)) for message in slack.workspace.messages] == [True, False]


@pytest.mark.parametrize("fault", [Fault.EXPIRED, Fault.BROKEN])
async def test_an_answer_that_its_address_does_not_take_comes_as_a_private_message_from_the_bot(
    slack: SlackDriver, log: SilentLog, fault: Fault
) -> None:
    message = await slack.command("post scheduling")
    slack.workspace.faults.append(fault)

    await slack.click(message, buttons_of(message.payload)[0])
    await slack.workspace.until(lambda: len(slack.workspace.messages) == 2)

    shown = slack.workspace.messages[-1]
    assert (shown.private, shown.payload["channel"], shown.payload["user"]) == (True, CHANNEL, USER)
    assert "Strategist" in seen(shown.payload, private=True).text
    assert "message not taken" in [event for event, _ in log.lines]


@pytest.mark.parametrize("slow", [True, False], ids=["a slow answer", "an apology"])
async def test_what_comes_too_late_for_its_address_comes_directly_where_the_bot_is_no_member(
    slack: SlackDriver, desk: FakeDesk, *, slow: bool
) -> None:
    slack.workspace.faults.append(Fault.EXPIRED)
    slack.workspace.has_bot = False
    desk.gate.clear()
    await slack.command("post scheduling")

    desk.undrawable = not slow
    desk.gate.set()
    await slack.workspace.until(lambda: len(slack.workspace.messages) == 2)

    told = slack.workspace.messages[-1]
    assert told.payload["channel"] == USER
    assert seen(told.payload, private=True).text.startswith("🛠️ Specialist" if slow else "Sorry")


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.LIMITED])
async def test_an_answer_in_place_is_sent_again_when_that_is_harmless(
    slack: SlackDriver, fault: Fault
) -> None:
    message = await slack.command("post scheduling")
    slack.workspace.faults.append(fault)

    interaction = await slack.click(message, buttons_of(message.payload)[0])
    await slack.workspace.until(lambda: len(interaction.arrived) == 2)

    assert "Strategist" in seen(message.payload, private=True).text
    assert len(slack.workspace.messages) == 1


async def test_an_answer_that_cannot_be_drawn_is_an_apology(
    slack: SlackDriver, desk: FakeDesk, log: SilentLog
) -> None:
    desk.undrawable = True

    reply = await slack.ask("post scheduling")

    assert reply.text == f"Sorry\nreference {log.lines[-1][1]['reference']} (en)"


async def test_an_answer_to_a_button_that_cannot_be_drawn_is_an_apology_below(
    slack: SlackDriver, desk: FakeDesk, log: SilentLog
) -> None:
    await slack.ask("post scheduling")
    desk.undrawable = True

    apology = await slack.press(FLIP.label)

    assert log.lines[-1][0] == "follow-up failed"
    assert apology.text == f"Sorry\nreference {log.lines[-1][1]['reference']} (en)"


async def test_what_is_on_its_way_arrives_before_the_bot_ends(slack: SlackDriver, desk: FakeDesk) -> None:
    desk.gate.clear()
    message = await slack.command("post scheduling")
    ending = asyncio.create_task(slack.restart())
    asyncio.get_running_loop().call_soon(desk.gate.set)

    await ending

    assert seen(message.payload, private=True).text.startswith("🛠️ Specialist")
