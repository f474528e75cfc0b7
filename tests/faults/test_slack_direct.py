"""Direct messages on Slack that are none of a person's, that come twice, or that stand elsewhere."""

import pytest

from tests.drivers.slack import SilentLog, SlackDriver
from tests.drivers.slack_desks import FakeDesk
from tests.drivers.slack_workspace import BOT, CHANNEL, DIRECT, USER

ASKED = "post scheduling"


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER"},
        {"bot_id": "B0", "user": BOT},
        {"user": BOT},
        {"user": None},
        {"edited": {"user": USER, "ts": "1.0"}},
        {"subtype": "message_changed", "message": {"text": ASKED, "user": USER, "ts": "1.0"}},
        {"subtype": "message_deleted", "previous_message": {"text": ASKED, "user": USER}},
        {"channel": CHANNEL, "channel_type": "channel"},
        {"channel": "G0GROUP", "channel_type": "mpim"},
    ],
    ids=[
        "another bot",
        "itself",
        "itself, by its user",
        "nobody",
        "an edit",
        "a change",
        "a deletion",
        "a channel",
        "a group",
    ],
)
async def test_only_what_a_person_has_just_written_to_it_is_answered(
    slack: SlackDriver, desk: FakeDesk, more: dict[str, object]
) -> None:
    await slack.happen(
        slack.workspace.event("message", ASKED, **{"channel": DIRECT, "channel_type": "im"} | more)
    )
    await slack.restart()  # before it ends, the bot finishes all that it has begun

    assert desk.asked == []
    assert slack.workspace.messages == []


async def test_a_message_that_slack_sends_again_is_answered_once(slack: SlackDriver, desk: FakeDesk) -> None:
    message = slack.workspace.direct(ASKED)

    for retry in range(4):
        await slack.happen(message, retry=retry)
    await slack.restart()

    assert desk.asked == [ASKED]


async def test_a_mention_and_a_message_event_for_the_same_text_get_one_answer(
    slack: SlackDriver, desk: FakeDesk
) -> None:
    message = slack.workspace.direct(f"<@{BOT}> {ASKED}")

    await slack.happen(message | {"type": "app_mention"})
    await slack.happen(message)
    await slack.restart()

    assert desk.asked == [ASKED]


async def test_the_answer_stands_in_the_thread_that_the_message_begins(slack: SlackDriver) -> None:
    message = slack.workspace.direct(ASKED)

    await slack.happen(message)
    await slack.restart()

    (shown,) = slack.workspace.messages
    assert (shown.payload["channel"], shown.payload["thread_ts"]) == (DIRECT, message["ts"])


async def test_in_a_conversation_that_has_begun_it_stands_there_and_is_changed_there(
    slack: SlackDriver, desk: FakeDesk
) -> None:
    await slack.happen(slack.workspace.direct(ASKED, thread_ts="17.1"))
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    await slack.press("For the whole quarter")

    (shown,) = slack.workspace.messages
    assert shown.payload["thread_ts"] == "17.1"
    assert len(desk.asked) == 2


async def test_an_answer_that_slack_does_not_take_ends_in_the_log(slack: SlackDriver, log: SilentLog) -> None:
    slack.workspace.refusals["chat.postMessage"] = "messages_tab_disabled"

    await slack.happen(slack.workspace.direct(ASKED))
    await slack.restart()

    fields = {"platform": "slack", "method": "chat.postMessage", "reason": "messages_tab_disabled"}
    assert ("answer not taken", fields) in log.lines
    assert slack.workspace.calls.count("chat.postMessage") == 1
