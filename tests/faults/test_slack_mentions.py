"""Mentions that are none of a person's, that come twice, or whose answer Slack does not take."""

import pytest

from tests.drivers.slack import SilentLog, SlackDriver
from tests.drivers.slack_desks import SHARE, FakeDesk
from tests.drivers.slack_payloads import buttons_of
from tests.drivers.slack_workspace import BOT, CHANNEL, USER

ASKED = f"<@{BOT}> post scheduling"


async def test_the_answer_goes_to_whoever_mentioned_the_bot(slack: SlackDriver) -> None:
    await slack.mention("post scheduling")

    (shown,) = slack.workspace.messages
    assert (shown.payload["channel"], shown.payload["user"], shown.private) == (CHANNEL, USER, True)
    assert "thread_ts" not in shown.payload


async def test_a_mention_in_a_thread_is_answered_and_shared_there(slack: SlackDriver) -> None:
    reply = slack.workspace.write("look", thread=True)
    await slack.happen(slack.workspace.event("app_mention", ASKED, thread_ts=reply["thread_ts"]))
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    await slack.press(SHARE.label)

    assert {shown.payload["thread_ts"] for shown in slack.workspace.messages} == {reply["thread_ts"]}


async def test_a_mention_in_the_channel_is_shared_as_its_first_reply(slack: SlackDriver) -> None:
    mention = slack.workspace.event("app_mention", ASKED)
    await slack.happen(mention)
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    await slack.press(SHARE.label)

    assert slack.workspace.messages[-1].payload["thread_ts"] == mention["ts"]


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER"},
        {"bot_id": "B0", "user": BOT},
        {"user": BOT},
        {"user": None},
        {"edited": {"user": USER, "ts": "1.0"}},
        {"subtype": "message_changed"},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
    ],
    ids=["another bot", "itself", "itself, by its user", "nobody", "an edit", "a change", "an integration"],
)
async def test_only_what_a_person_has_just_written_is_answered(
    slack: SlackDriver, desk: FakeDesk, more: dict[str, object]
) -> None:
    await slack.happen(slack.workspace.event("app_mention", ASKED, **more))
    await slack.restart()  # before it ends, the bot finishes all that it has begun

    assert slack.workspace.messages == []
    assert desk.asked == []


async def test_a_mention_that_slack_sends_again_is_answered_once(slack: SlackDriver, desk: FakeDesk) -> None:
    mention = slack.workspace.event("app_mention", ASKED)

    for retry in range(4):
        await slack.happen(mention, retry=retry)
    await slack.restart()

    assert desk.asked == ["post scheduling"]
    assert len(slack.workspace.messages) == 1


async def test_two_mentions_of_the_same_words_are_two_questions(slack: SlackDriver, desk: FakeDesk) -> None:
    for _ in range(2):
        await slack.mention("post scheduling")

    assert desk.asked == ["post scheduling"] * 2


@pytest.mark.parametrize(
    "written",
    [
        f"<@{BOT}>, post scheduling",
        f"post scheduling <@{BOT}|whoowns>",
        f"  <@{BOT}>: post scheduling <@{BOT}>",
    ],
)
async def test_its_own_name_is_no_part_of_the_question(
    slack: SlackDriver, desk: FakeDesk, written: str
) -> None:
    await slack.happen(slack.workspace.event("app_mention", written))
    await slack.restart()

    assert desk.asked == ["post scheduling"]


async def test_the_names_of_others_stay_in_the_question(slack: SlackDriver, desk: FakeDesk) -> None:
    await slack.happen(slack.workspace.event("app_mention", f"<@{BOT}> ask <@U1|rina>"))
    await slack.restart()

    assert desk.asked == ["ask @rina"]


async def test_an_answer_that_cannot_be_private_there_comes_as_a_direct_message_without_share(
    slack: SlackDriver, log: SilentLog
) -> None:
    slack.workspace.refusals["chat.postEphemeral"] = "user_not_in_channel"

    await slack.mention("post scheduling")

    (shown,) = slack.workspace.messages
    assert shown.payload["channel"] == USER
    assert SHARE.label not in [button["text"]["text"] for button in buttons_of(shown.payload)]
    fields = {"platform": "slack", "method": "chat.postEphemeral", "reason": "user_not_in_channel"}
    assert ("answer not taken", fields) in log.lines


async def test_an_answer_that_cannot_be_drawn_is_an_apology(slack: SlackDriver, desk: FakeDesk) -> None:
    desk.undrawable = True

    told = await slack.mention("post scheduling")

    assert told.text.startswith("Sorry\nreference ")


async def test_an_answer_that_takes_long_keeps_no_acknowledgement_waiting(
    slack: SlackDriver, desk: FakeDesk
) -> None:
    desk.gate.clear()

    await slack.happen(slack.workspace.event("app_mention", ASKED))
    before = list(slack.workspace.messages)
    desk.gate.set()
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    assert before == []
