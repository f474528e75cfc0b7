"""The bot among Slack's agents: what it offers to ask, and what it says to a picture."""

from collections.abc import AsyncIterator

import pytest

from core.desk import Desk
from core.ports import Log
from tests.conversations.saying import in_order, title, words
from tests.drivers.slack import SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_payloads import Json, seen
from tests.drivers.slack_workspace import BOT, DIRECT, USER


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def rina(request: pytest.FixtureRequest, real_desk: Desk, log: Log) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(real_desk, log=log)
    yield driver
    await driver.aclose()


async def offered(rina: SlackDriver) -> Json:
    """What is offered to somebody who opens their messages with the bot."""
    await rina.open_home(tab="messages")
    await rina.workspace.until(lambda: bool(rina.workspace.prompts))
    return rina.workspace.prompts[-1]


async def test_it_offers_four_things_to_ask_in_the_language_that_somebody_reads(rina: SlackDriver) -> None:
    rina.workspace.locale = "id-ID"

    prompts = await offered(rina)

    assert prompts["title"] == "Coba salah satu"
    assert [one["title"] for one in prompts["prompts"]][-1] == "aku yang mana?"
    assert len(prompts["prompts"]) == 4


async def test_without_knowing_that_it_offers_them_in_both_languages(rina: SlackDriver) -> None:
    prompts = await offered(rina)

    assert prompts["title"] == "Try one of these"
    english, *_, indonesian = [one["title"] for one in prompts["prompts"]]
    assert (english, indonesian) == ("schedule tomorrow's reels", "aku yang mana?")


@pytest.mark.parametrize("locale", [None, "en-US", "id-ID"])
async def test_each_of_them_gets_an_answer(rina: SlackDriver, locale: str | None) -> None:
    rina.workspace.locale = locale
    prompts = await offered(rina)

    answers = [await rina.write(one["message"]) for one in prompts["prompts"]]

    assert all(one["message"] == one["title"] for one in prompts["prompts"])
    lost = ("Neither role", "bukan tugas keduanya", "I see no task", "nggak nemu tugas")
    assert not [answer.text for answer in answers if any(words in answer.text for words in lost)]


async def test_they_stand_above_the_conversation_as_a_whole(rina: SlackDriver) -> None:
    prompts = await offered(rina)

    assert prompts["channel_id"] == DIRECT
    assert "thread_ts" not in prompts  # with it, Slack would ignore them without a word


async def test_an_app_with_slacks_older_assistant_offers_them_in_its_thread(rina: SlackDriver) -> None:
    thread = {"user_id": USER, "channel_id": DIRECT, "thread_ts": "17.1", "context": {}}

    await rina.happen({"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": "17.2"})
    await rina.workspace.until(lambda: bool(rina.workspace.prompts))

    assert rina.workspace.prompts[-1]["thread_ts"] == "17.1"


async def test_which_channel_somebody_looks_at_meanwhile_changes_nothing(rina: SlackDriver) -> None:
    thread = {"user_id": USER, "channel_id": DIRECT, "thread_ts": "17.1", "context": {"channel_id": "C1"}}

    await rina.happen(
        {"type": "assistant_thread_context_changed", "assistant_thread": thread, "event_ts": "17.2"}
    )
    await rina.restart()

    assert rina.workspace.prompts == []
    assert rina.workspace.messages == []


async def test_an_app_that_is_no_agent_is_asked_for_nothing_more(rina: SlackDriver) -> None:
    rina.workspace.scopes.discard("assistant:write")

    for _ in range(2):
        await rina.open_home(tab="messages")
        await rina.workspace.until(lambda: "assistant.threads.setSuggestedPrompts" in rina.workspace.calls)

    assert rina.workspace.calls.count("assistant.threads.setSuggestedPrompts") == 1


async def test_prompts_that_slack_does_not_take_end_in_the_log(rina: SlackDriver) -> None:
    rina.workspace.refusals["assistant.threads.setSuggestedPrompts"] = "internal_error"

    for _ in range(2):
        await rina.open_home(tab="messages")
    await rina.restart()

    assert rina.workspace.calls.count("assistant.threads.setSuggestedPrompts") == 2


async def test_a_picture_gets_a_kind_note(rina: SlackDriver) -> None:
    await rina.happen(rina.workspace.direct("", files=[{"id": "F1"}], subtype="file_share"))
    await rina.workspace.until(lambda: bool(rina.workspace.messages))

    shown = seen(rina.workspace.messages[-1].payload, private=True)
    assert title(shown) == "I see no words in that message"


async def test_the_bots_name_alone_gets_help(rina: SlackDriver) -> None:
    await rina.happen(rina.workspace.direct(f"<@{BOT}>"))
    await rina.workspace.until(lambda: bool(rina.workspace.messages))

    shown = seen(rina.workspace.messages[-1].payload, private=True)
    in_order(shown, "For example:", "Here you can simply write to me")


@pytest.mark.parametrize("said", ["help", "hi"])
async def test_help_knows_a_thread_from_a_channel(rina: SlackDriver, said: str) -> None:
    in_channel = await rina.mention(said)
    reply = rina.workspace.write("look", thread=True)
    await rina.happen(rina.workspace.event("app_mention", f"<@{BOT}> {said}", thread_ts=reply["thread_ts"]))
    await rina.workspace.until(lambda: len(rina.workspace.messages) > 1)
    in_thread = seen(rina.workspace.messages[-1].payload, private=True)

    in_order(in_channel, "For example:", "Only you see what I answer here.")
    in_order(in_thread, "For example:", "Commands don't work in threads.")


async def test_help_of_the_command_knows_whether_the_bot_is_there(rina: SlackDriver) -> None:
    member = await rina.ask("help")
    await rina.shut_out()
    away = await rina.ask("help")

    in_order(member, "For example:", "Here you can mention me, too")
    in_order(away, "For example:", "I'm not a member here", "/invite @WhoOwns")
    assert len(rina.workspace.messages) == 2  # nobody sees how the bot found out


@pytest.mark.parametrize("refusal", ["user_not_found", "internal_error"])
async def test_help_says_nothing_of_it_when_slack_does_not_tell(rina: SlackDriver, refusal: str) -> None:
    rina.workspace.refusals["chat.postEphemeral"] = refusal

    seen_by_rina = await rina.ask("help")

    assert "mention me" not in words(seen_by_rina)
    assert "member" not in words(seen_by_rina)


async def test_nor_when_slack_does_not_even_tell_who_the_bot_is(rina: SlackDriver) -> None:
    rina.workspace.refusals["auth.test"] = "internal_error"

    seen_by_rina = await rina.ask("help")

    in_order(seen_by_rina, "For example:")
    assert "member" not in words(seen_by_rina)


async def test_nor_in_its_own_direct_messages_where_the_command_needs_no_more_help(rina: SlackDriver) -> None:
    shown = await rina.command("help", channel=DIRECT)

    assert "mention me" not in words(seen(shown.payload, private=True))
