"""The bot's own page on Slack. No other platform has one: a profile on Discord takes none of our words."""

from collections.abc import AsyncIterator

import pytest

from bots.handling import Log
from core.desk import Desk
from tests.conversations.saying import in_order
from tests.drivers.base import Seen
from tests.drivers.slack import SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import USER
from tests.drivers.tips_parts import TipsParts


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def rina(
    request: pytest.FixtureRequest, real_desk: Desk, log: Log, parts: TipsParts
) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(real_desk, log=log, tips=parts)
    yield driver
    await driver.aclose()


async def home(rina: SlackDriver) -> Seen:
    return seen(await rina.home(), private=True)


async def test_the_page_says_how_and_where_to_ask(rina: SlackDriver) -> None:
    shown = await home(rina)

    in_order(
        shown,
        "Who owns it: the specialist or the strategist?",
        "For example: • ",
        "In a thread, or about any message: choose “Who owns this?”",
        "In a channel: /whoowns",
        "The two roles: /whoowns-roles",
        "A tip a day for a channel: /whoowns-tips",
    )


async def test_the_page_has_no_earlier_questions_and_says_why(rina: SlackDriver) -> None:
    await rina.ask("the raise for budi")

    shown = await home(rina)

    in_order(shown, "I keep nothing of what you ask, so there is no list of your questions here.")
    assert "budi" not in shown.text


async def test_the_page_is_in_the_language_that_slack_says_somebody_reads(rina: SlackDriver) -> None:
    rina.workspace.locale = "id-ID"

    shown = await home(rina)

    in_order(shown, "Tugas siapa: specialist atau strategist?", "Di channel: /whoowns")
    assert shown.buttons == ("Coba di sini",)


async def test_without_the_scope_to_see_that_it_is_in_the_usual_language(rina: SlackDriver) -> None:
    rina.workspace.locale = "id-ID"
    rina.workspace.scopes.discard("users:read")

    shown = await home(rina)

    assert shown.buttons == ("Try it here",)


async def test_its_button_opens_the_form_whose_answer_comes_in_its_place(rina: SlackDriver) -> None:
    await home(rina)

    await rina.press_at_home("Try it here")
    await rina.workspace.until(lambda: bool(rina.workspace.views))
    (form,) = rina.workspace.views.values()
    ack = await rina.submit(form, brief="who schedules the posts?")

    in_order(seen(ack["view"], private=True), "The specialist owns this")


async def test_the_page_stays_shown_after_the_bots_restart_and_its_button_works(rina: SlackDriver) -> None:
    await home(rina)
    await rina.restart()

    await rina.press_at_home("Try it here")
    await rina.workspace.until(lambda: bool(rina.workspace.views))

    assert len(rina.workspace.views) == 1


async def test_the_messages_beside_the_page_leave_it_as_it_is(rina: SlackDriver) -> None:
    await rina.open_home(tab="messages")
    await rina.restart()  # before it ends, the bot finishes all that it has begun

    assert rina.workspace.homes == {}


async def test_a_page_that_slack_does_not_take_ends_in_the_log(rina: SlackDriver) -> None:
    rina.workspace.refusals["views.publish"] = "not_enabled"

    await rina.open_home()
    await rina.restart()

    assert USER not in rina.workspace.homes
    assert rina.workspace.calls.count("views.publish") == 1
