"""Daily tips' command and form while Slack's Web API says no, is slow, or tells less than it might."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.people import People
from bots.slack_bot.tips_form import Ticket
from core.origins import Rights
from core.tips.model import Channel
from tests.drivers.slack import SilentLog, SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_desks import FakeDesk
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import BOT_TOKEN, USER, Workspace
from tests.drivers.tips_parts import TipsParts


@pytest.fixture
def parts() -> TipsParts:
    return TipsParts()


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def slack(
    request: pytest.FixtureRequest, log: SilentLog, parts: TipsParts
) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(FakeDesk(), log=log, tips=parts)
    yield driver
    await driver.aclose()


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    workspace = Workspace()
    await workspace.start()
    yield workspace
    await workspace.aclose()


@pytest.mark.parametrize("code", ["expired_trigger_id", "invalid_trigger_id", "internal_error"])
async def test_a_form_that_slack_does_not_open_is_an_answer_with_how_tips_stand(
    slack: SlackDriver, log: SilentLog, code: str
) -> None:
    slack.workspace.refusals["views.open"] = code

    reply = await slack.tips("")

    assert reply.text.startswith("I couldn't open the form")
    assert "Please type /whoowns-tips again." in reply.text
    assert "Daily tips are off" in reply.text
    assert ("form not opened", {"platform": "slack", "reason": code}) in log.lines


async def test_a_form_that_slack_asks_for_twice_opens_once_and_needs_no_words(slack: SlackDriver) -> None:
    await slack.open_form()

    again = await slack.send_again()

    assert not again
    assert len(slack.workspace.views) == 1


async def test_an_api_that_is_no_api_is_an_answer_too(slack: SlackDriver, log: SilentLog) -> None:
    slack.workspace.pages.add("views.open")

    reply = await slack.tips("")

    assert reply.text.startswith("I couldn't open the form")
    assert ("form not opened", {"platform": "slack", "reason": "502"}) in log.lines


async def test_a_direct_message_is_no_channel(slack: SlackDriver) -> None:
    for line in ("on", "settings", "status"):
        shown = await slack.command(line, name="/whoowns-tips", channel="D0RINA")

        assert seen(shown.payload, private=True).text.startswith("Daily tips are for channels")


async def test_without_the_scope_for_admins_the_list_decides_and_the_answer_says_so(
    slack: SlackDriver,
) -> None:
    slack.workspace.scopes.discard("users:read")

    reply = await slack.tips("on")

    assert "Slack doesn't tell me who is an admin here" in reply.text
    assert f"TIPS_ADMINS: {USER}" in reply.text


async def test_without_the_scope_slack_is_asked_once(slack: SlackDriver) -> None:
    slack.workspace.scopes.discard("users:read")

    for _ in range(3):
        await slack.tips("status")

    assert slack.workspace.calls.count("users.info") == 1


async def test_when_slack_cannot_be_asked_who_is_an_admin_nothing_is_changed(
    slack: SlackDriver, log: SilentLog
) -> None:
    slack.workspace.refusals["users.info"] = "internal_error"

    reply = await slack.tips("on")

    assert "I couldn't find out whether you are an admin just now." in reply.text
    lines = [fields for event, fields in log.lines if event == "slack did not tell about a person"]
    assert {fields["reason"] for fields in lines} == {"internal_error"}


async def test_a_slow_form_is_announced_and_saved_in_the_announcements_place(
    log: SilentLog, parts: TipsParts
) -> None:
    slack = await SlackHttpDriver.start(FakeDesk(), log=log, tips=parts)
    form = await slack.open_form()
    await slack.hurry(0.05)
    gate = asyncio.Event()

    async def wait(_: object) -> None:
        await gate.wait()

    parts.store.before_save = wait

    ack = await slack.submit(form, on="yes")
    announced = seen(ack["view"], private=True).text
    gate.set()
    await slack.workspace.until(lambda: "views.update" in slack.workspace.calls)

    (view,) = slack.workspace.views.values()
    assert announced == "One moment"
    assert seen(view, private=True).text.startswith("Daily tips are on")
    await slack.aclose()


async def test_the_answer_to_a_form_that_was_closed_meanwhile_comes_directly(
    log: SilentLog, parts: TipsParts
) -> None:
    slack = await SlackHttpDriver.start(FakeDesk(), log=log, tips=parts)
    slack.workspace.refusals["views.update"] = "not_found"
    form = await slack.open_form()
    await slack.hurry(0.05)
    gate = asyncio.Event()

    async def wait(_: object) -> None:
        await gate.wait()

    parts.store.before_save = wait
    await slack.submit(form, on="yes")
    gate.set()

    await slack.aclose()

    assert slack.workspace.messages[-1].payload["channel"] == USER
    assert "answer not taken" in [event for event, _ in log.lines]
    assert await parts.store.subscription(Channel("slack", "T0", "C0GENERAL"))


async def test_a_form_that_fails_ends_in_an_apology_in_its_place(
    slack: SlackDriver, log: SilentLog, parts: TipsParts
) -> None:
    form = await slack.open_form()
    parts.store.fault = LookupError("the shelf fell down")

    ack = await slack.submit(form, on="yes")

    assert seen(ack["view"], private=True).text.startswith("Sorry")
    assert "request failed" in [event for event, _ in log.lines]


@pytest.mark.parametrize(("line", "said"), [("status", "reference"), ("keadaan", "(id)")])
async def test_a_command_that_fails_ends_in_an_apology_in_the_language_typed(
    slack: SlackDriver, parts: TipsParts, line: str, said: str
) -> None:
    parts.store.fault = LookupError("the shelf fell down")

    reply = await slack.tips(line)

    assert reply.text.startswith("Sorry")
    assert said in reply.text


async def test_a_slack_that_cannot_be_reached_tells_nothing_about_people(log: SilentLog) -> None:
    people = People(AsyncWebClient(BOT_TOKEN, base_url="http://127.0.0.1:1/api/"), (), log)

    assert await people.rights(USER) is Rights.UNASKED
    assert log.lines[0][1]["reason"] == "ClientConnectorError"


async def test_people_are_remembered_for_a_minute(workspace: Workspace, log: SilentLog) -> None:
    now = 100.0
    people = People(AsyncWebClient(BOT_TOKEN, base_url=workspace.api_url), (), log, lambda: now)
    workspace.locale = "id-ID"

    first = await people.rights(USER)
    workspace.admins.clear()
    remembered = (await people.rights(USER), await people.locale(USER))
    now = 161.0

    assert first is Rights.MAY
    assert remembered == (Rights.MAY, "id-ID")
    assert await people.rights(USER) is Rights.NOT


async def test_a_scope_that_was_granted_is_noticed_after_ten_minutes(
    workspace: Workspace, log: SilentLog
) -> None:
    now = 100.0
    people = People(AsyncWebClient(BOT_TOKEN, base_url=workspace.api_url), (), log, lambda: now)
    workspace.scopes.discard("users:read")
    before = await people.rights(USER)
    workspace.scopes.add("users:read")
    meanwhile = await people.rights(USER)
    now = 701.0

    assert (before, meanwhile) == (Rights.UNLISTED, Rights.UNLISTED)
    assert await people.rights(USER) is Rights.MAY


async def test_no_more_people_are_remembered_than_have_room(workspace: Workspace, log: SilentLog) -> None:
    people = People(AsyncWebClient(BOT_TOKEN, base_url=workspace.api_url), (), log, lambda: 0.0, most=2)

    for person in ("U1", "U2", "U3", "U3"):
        await people.rights(person)

    assert workspace.calls.count("users.info") == 3


def test_a_ticket_survives_the_way_to_slack_and_back() -> None:
    ticket = Ticket(Channel("slack", "T0", "C1"), 7, "id")

    assert Ticket.decoded(ticket.encoded()) == ticket
