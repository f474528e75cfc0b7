"""Answers about messages: into which thread they go, and what happens where Slack takes none."""

from tests.drivers.slack import SilentLog, SlackDriver
from tests.drivers.slack_desks import FLIP, SHARE
from tests.drivers.slack_payloads import Json, buttons_of
from tests.drivers.slack_workspace import CHANNEL, USER, Fault


def payload(message: object) -> Json:
    assert isinstance(message, dict)
    return message


async def test_the_answer_stands_in_the_messages_thread_and_share_posts_there(slack: SlackDriver) -> None:
    asked = await slack.ask_about("post scheduling", thread=True)

    kept = await slack.press(SHARE.label)

    (thread,) = slack.workspace.threads
    (post,) = await slack.public()
    assert {payload(shown.raw).get("thread_ts") for shown in (asked, kept, post)} == {thread}


async def test_a_message_without_a_thread_is_answered_in_the_channel_and_shared_as_its_first_reply(
    slack: SlackDriver,
) -> None:
    asked = await slack.ask_about("post scheduling")

    await slack.press(SHARE.label)

    (post,) = await slack.public()
    assert "thread_ts" not in payload(asked.raw)
    assert payload(post.raw)["thread_ts"] == f"{slack.workspace.opened}.000001"


async def test_a_flipped_answer_is_still_shared_in_the_thread(slack: SlackDriver) -> None:
    await slack.ask_about("post scheduling", thread=True)
    await slack.press(FLIP.label)

    await slack.press(SHARE.label)

    (post,) = await slack.public()
    assert payload(post.raw)["thread_ts"] in slack.workspace.threads


async def test_the_answer_to_a_command_is_still_shared_in_the_channel(slack: SlackDriver) -> None:
    await slack.ask("post scheduling")

    await slack.press(SHARE.label)

    (post,) = await slack.public()
    assert "thread_ts" not in payload(post.raw)


async def test_an_expired_address_gives_way_to_a_private_message_from_the_bot(
    slack: SlackDriver, log: SilentLog
) -> None:
    slack.workspace.faults.append(Fault.EXPIRED)

    await slack.choose("post scheduling", thread=True)
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    (shown,) = slack.workspace.messages
    assert slack.workspace.calls.count("chat.postEphemeral") == 1
    assert (shown.private, shown.payload["channel"], shown.payload["user"]) == (True, CHANNEL, USER)
    assert "message not taken" in [event for event, _ in log.lines]


async def test_where_the_bot_is_no_member_the_answer_then_comes_as_a_direct_message(
    slack: SlackDriver, log: SilentLog
) -> None:
    slack.workspace.faults.append(Fault.EXPIRED)
    slack.workspace.has_bot = False

    await slack.choose("post scheduling")
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    (shown,) = slack.workspace.messages
    assert shown.payload["channel"] == USER
    fields = {"platform": "slack", "method": "chat.postEphemeral", "reason": "not_in_channel"}
    assert ("answer not taken", fields) in log.lines


async def test_a_direct_message_has_no_share(slack: SlackDriver) -> None:
    slack.workspace.faults.append(Fault.EXPIRED)
    slack.workspace.has_bot = False
    await slack.choose("post scheduling")
    await slack.workspace.until(lambda: bool(slack.workspace.messages))

    (shown,) = slack.workspace.messages
    assert [button["text"]["text"] for button in buttons_of(shown.payload)] == [FLIP.label]
    flipped = await slack.press(FLIP.label)

    assert flipped.buttons == (FLIP.label,)


async def test_an_answer_that_slack_takes_nowhere_ends_in_the_log(slack: SlackDriver, log: SilentLog) -> None:
    slack.workspace.faults.append(Fault.EXPIRED)
    slack.workspace.refusals |= {"chat.postEphemeral": "is_archived", "chat.postMessage": "user_disabled"}

    await slack.choose("post scheduling")
    await slack.workspace.until(lambda: "chat.postMessage" in slack.workspace.calls)
    await slack.restart()

    assert slack.workspace.messages == []
    assert [fields["reason"] for event, fields in log.lines if event == "answer not taken"] == [
        "is_archived",
        "user_disabled",
    ]
