"""The form for a long brief while Slack is slow, says no, or the bot has died in between."""

import pytest

from bots.slack_bot import limits
from bots.wiring import build_desk
from core.desk import Desk
from core.languages import LANGS, Lang
from core.replies import Reply, TextForm, Tone, text
from tests.drivers.slack import SilentLog, SlackDriver, SlackHttpDriver
from tests.drivers.slack_desks import BESIDE, FLIP, FakeDesk
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import USER


class FormDesk(FakeDesk):
    """Has a form."""

    def brief_form(self, lang: Lang) -> TextForm:
        return TextForm(f"Whose brief? ({lang})", "The brief", "Many tasks", "Ask", "Close")

    def brief_failed(self, lang: Lang) -> Reply:
        return Reply(text("I couldn't open the form"), (), lang, Tone.INFO)


@pytest.fixture
def desk() -> FormDesk:
    return FormDesk()


@pytest.fixture(scope="module")
def real_desk() -> Desk:
    return build_desk()


async def test_the_form_takes_as_much_as_slack_allows(slack: SlackDriver) -> None:
    form = await slack.open_brief()

    (field,) = form["blocks"]
    assert (field["element"]["multiline"], field["element"]["max_length"]) == (True, limits.INPUT_TEXT)
    assert form["submit"]["text"] == "Ask"


@pytest.mark.parametrize("lang", LANGS)
def test_its_words_fit_slacks_form(real_desk: Desk, lang: Lang) -> None:
    form = real_desk.brief_form(lang)

    assert all(limits.size(words) <= limits.VIEW_TITLE for words in (form.title, form.send, form.close))


async def test_an_answer_in_the_form_has_no_share_and_nothing_more_to_send(slack: SlackDriver) -> None:
    form = await slack.open_brief()

    ack = await slack.submit(form, brief="post scheduling")

    assert ack["response_action"] == "update"
    assert seen(ack["view"], private=True).buttons == (FLIP.label,)
    assert "submit" not in ack["view"]


async def test_a_form_that_is_empty_is_a_question_like_any(slack: SlackDriver, desk: FormDesk) -> None:
    await slack.ask_at_length("")

    assert desk.asked == [""]


async def test_a_form_that_was_opened_before_a_restart_is_answered_after_it(slack: SlackDriver) -> None:
    form = await slack.open_brief()
    await slack.restart()

    ack = await slack.submit(form, brief="post scheduling")

    assert "post scheduling" in seen(ack["view"], private=True).text


@pytest.mark.parametrize("code", ["expired_trigger_id", "invalid_trigger_id", "internal_error"])
async def test_a_form_that_does_not_open_is_told_in_a_direct_message(
    slack: SlackDriver, log: SilentLog, code: str
) -> None:
    slack.workspace.refusals["views.open"] = code

    await slack.choose_brief()
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    (told,) = slack.workspace.messages
    assert (told.payload["channel"], told.payload["text"]) == (USER, "I couldn't open the form")
    assert ("form not opened", {"platform": "slack", "reason": code}) in log.lines


async def test_a_slow_answer_is_announced_and_takes_the_announcements_place(desk: FormDesk) -> None:
    slack = await SlackHttpDriver.start(desk, patience=0.05)
    form = await slack.open_brief()
    desk.gate.clear()

    ack = await slack.submit(form, brief="post scheduling")
    announced = seen(ack["view"], private=True).text
    desk.gate.set()
    await slack.workspace.until(lambda: "views.update" in slack.workspace.calls)

    (view,) = slack.workspace.views.values()
    assert announced == "One moment"
    assert "post scheduling" in seen(view, private=True).text
    await slack.aclose()


async def test_what_comes_beside_opens_above_the_answer(slack: SlackDriver, desk: FormDesk) -> None:
    desk.flip = BESIDE
    await slack.ask_at_length("post scheduling")

    above = await slack.press(BESIDE.label)

    below, top = slack.workspace.views.values()
    assert "post scheduling" in seen(below, private=True).text
    assert seen(top, private=True).text == above.text
    assert f"pressed {BESIDE.do}" in above.text


async def test_where_no_more_forms_fit_above_it_the_answer_changes_instead(
    slack: SlackDriver, desk: FormDesk, log: SilentLog
) -> None:
    desk.flip = BESIDE
    await slack.ask_at_length("post scheduling")
    slack.workspace.refusals["views.push"] = "push_limit_reached"

    shown = await slack.press(BESIDE.label)

    assert len(slack.workspace.views) == 1
    assert f"pressed {BESIDE.do}" in shown.text
    assert ("form not opened", {"platform": "slack", "reason": "push_limit_reached"}) in log.lines


async def test_a_button_that_fails_leaves_the_answer_and_apologises_above_it(
    slack: SlackDriver, desk: FormDesk
) -> None:
    await slack.ask_at_length("post scheduling")
    desk.fault = LookupError("the shelf fell down")

    above = await slack.press(FLIP.label)

    below, _ = slack.workspace.views.values()
    assert above.text.startswith("Sorry")
    assert "post scheduling" in seen(below, private=True).text


async def test_an_answer_to_a_form_that_was_closed_meanwhile_comes_directly(
    slack: SlackDriver, log: SilentLog
) -> None:
    form = await slack.open_brief()
    await slack.submit(form, brief="post scheduling")
    slack.workspace.refusals["views.update"] = "not_found"

    (view_id,) = slack.workspace.views
    await slack.click_in_form(view_id, FLIP.label)
    await slack.restart()  # before it ends, the bot finishes all that it has begun

    (told,) = slack.workspace.messages
    assert (told.payload["channel"], f"pressed {FLIP.do}" in str(told.payload)) == (USER, True)
    assert "answer not taken" in [event for event, _ in log.lines]


async def test_an_answer_that_cannot_be_drawn_in_the_form_is_an_apology_that_comes_directly(
    slack: SlackDriver, desk: FormDesk
) -> None:
    await slack.ask_at_length("post scheduling")
    desk.undrawable = True

    (view_id,) = slack.workspace.views
    await slack.click_in_form(view_id, FLIP.label)
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    (told,) = slack.workspace.messages
    assert (told.payload["channel"], told.payload["text"].startswith("Sorry")) == (USER, True)


async def test_a_form_that_slack_asks_for_twice_opens_once_and_needs_no_words(
    slack: SlackDriver, log: SilentLog
) -> None:
    await slack.choose_brief()

    await slack.send_again()
    await slack.restart()  # before it ends, the bot finishes all that it has begun

    assert len(slack.workspace.views) == 1
    assert slack.workspace.messages == []
    assert ("form opened already", {"platform": "slack"}) in log.lines


async def test_what_comes_beside_and_is_delivered_twice_leaves_the_answer_as_it_is(
    slack: SlackDriver, desk: FormDesk
) -> None:
    desk.flip = BESIDE
    await slack.ask_at_length("post scheduling")
    (view_id,) = slack.workspace.views

    await slack.click_in_form(view_id, BESIDE.label)
    await slack.send_again()
    await slack.restart()

    below, above = slack.workspace.views.values()
    assert "post scheduling" in seen(below, private=True).text
    assert f"pressed {BESIDE.do}" in seen(above, private=True).text


async def test_a_button_that_nobody_knows_any_more_apologises_in_the_usual_language(
    slack: SlackDriver, desk: FormDesk
) -> None:
    form = await slack.open_brief()
    await slack.submit(form, brief="post scheduling")
    (view_id,) = slack.workspace.views
    for block in slack.workspace.views[view_id]["blocks"]:
        for button in block.get("elements", []):
            if "value" in button:
                button["value"] = "garbage"
    desk.fault = LookupError("the shelf fell down")

    above = await slack.press_in_form(view_id, FLIP.label)

    assert "(en)" in above.text
