"""Mentions and direct messages on Discord, with the real desk; the bot has no privileged intent."""

import io
from collections.abc import AsyncIterator

import pytest

from core.desk import Desk
from core.library import Library
from core.ports import Log
from tests.conversations.desks import BreakableDesk
from tests.conversations.saying import in_order, title, words
from tests.drivers.discord import DiscordDriver


@pytest.fixture
async def sari(real_desk: Desk, log: Log) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(real_desk, log=log)
    yield driver
    await driver.aclose()


async def test_a_mention_is_answered_below_it_for_everybody(sari: DiscordDriver) -> None:
    (seen,) = await sari.call("who schedules the posts?")

    (post,) = sari.posts()
    assert title(seen) == "The specialist owns this: Scheduling posts"
    in_order(seen, "@sari asked who owns this.", "The other role:", "Source:")
    assert not seen.private
    assert seen.buttons == ()
    assert post.reference is not None
    assert post.ping_user_ids == []


async def test_everybody_may_vote_on_an_answer_to_a_mention_and_is_thanked_privately(
    sari: DiscordDriver,
) -> None:
    (seen,) = await sari.call("who schedules the posts?")

    thanks = await sari.thumb_up()

    assert seen.thumbs
    assert thanks.private
    assert title(thanks) == "Thanks, noted"
    assert [one.raw for one in await sari.public()] == [seen.raw]


async def test_a_mention_is_answered_in_its_language_wherever_the_name_stands(sari: DiscordDriver) -> None:
    await sari.person.send(sari.channel, f"eh {sari.at} siapa yang jadwalin postingan?")

    (seen,) = await sari.public()
    assert title(seen) == "Dipegang specialist: Menjadwalkan posting"


async def test_a_mention_with_several_tasks_gets_the_plan_that_share_would_post(sari: DiscordDriver) -> None:
    (seen,) = await sari.call("schedule tomorrow's reels and choose the platforms")

    in_order(seen, "@sari asked who owns this.", "Strategist", "Specialist")
    assert seen.buttons == ()


async def test_what_is_asked_back_is_answered_to_whoever_presses_and_to_nobody_else(
    sari: DiscordDriver,
) -> None:
    (asked,) = await sari.call("instagram")
    (post,) = sari.posts()

    await sari.colleague.click(sari.as_seen_by_people(post), label=asked.buttons[0])

    (after,) = await sari.public()
    (beside,) = sari.private()
    assert after.raw == asked.raw
    assert "owns this" in title(beside)


async def test_the_answer_to_that_can_be_shared(sari: DiscordDriver) -> None:
    (asked,) = await sari.call("instagram")
    (post,) = sari.posts()
    await sari.person.click(sari.as_seen_by_people(post), label=asked.buttons[0])

    await sari.press("Share in channel")

    _, shared = await sari.public()
    assert "owns this" in title(shared)


async def test_a_mention_of_something_else_belongs_to_neither_role(sari: DiscordDriver) -> None:
    (seen,) = await sari.call("fix the office wifi")

    assert title(seen) == "Neither role owns this, as far as I know"


@pytest.mark.parametrize("written", ["", "help"])
async def test_the_name_alone_shows_help_that_says_who_reads_the_answers(
    sari: DiscordDriver, written: str
) -> None:
    (seen,) = await sari.call(written)

    in_order(seen, "For example:", "• schedule", "• ", "• ", "Everybody here reads", "answer you alone")


async def test_the_name_alone_under_a_message_says_that_the_bot_cannot_read_it(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")

    await sari.person.send(sari.channel, sari.at, reply_to=message)

    (seen,) = await sari.public()
    in_order(seen, "For example:", "I can't read the message you replied to", "“Who owns this?”")


async def test_what_is_not_written_to_the_bot_gets_no_answer(sari: DiscordDriver) -> None:
    (tip,) = await sari.call("who schedules the posts?")
    (post,) = sari.posts()

    await sari.person.send(sari.channel, "who schedules the posts?")
    await sari.person.send(sari.channel, "@everyone who schedules the posts?")
    await sari.person.send(sari.channel, "thanks, what about ads?", reply_to=sari.as_seen_by_people(post))

    assert [each.text for each in await sari.public()] == [tip.text]


async def test_bots_webhooks_and_itself_get_no_answer(sari: DiscordDriver) -> None:
    robot = sari.guild.add_member(sari.env.create_user("robot", bot=True))
    hook = sari.guild.create_webhook(sari.channel, "news")
    before = len(sari.posts())

    await robot.send(sari.channel, f"{sari.at} who schedules the posts?")
    await hook.send(f"{sari.at} who schedules the posts?")
    sari.env.backend.create_message(
        sari.channel.id, sari.env.backend.bot_user.id, f"{sari.at} post scheduling"
    )
    await sari.settled()

    words_said = [each.text for each in await sari.public()][before:]
    assert all("owns this" not in said for said in words_said)


async def test_an_edit_gets_no_answer(sari: DiscordDriver) -> None:
    message = await sari.person.send(sari.channel, "who schedules the posts?")
    await sari.person.edit(message, f"{sari.at} who schedules the posts?")
    asked = await sari.person.send(sari.channel, f"{sari.at} who schedules the posts?")
    await sari.person.edit(asked, f"{sari.at} who decides the budget?")

    assert len(await sari.public()) == 1


async def test_the_same_message_is_answered_once(sari: DiscordDriver) -> None:
    sari.saying.twice = True

    answers = await sari.call("who schedules the posts?")
    await sari.write("who schedules the posts?")

    assert len(answers) == 1
    assert len(sari.direct()) == 1


async def test_discord_can_tell_that_two_processes_answer_the_same_message(sari: DiscordDriver) -> None:
    message = await sari.person.send(sari.channel, f"{sari.at} who schedules the posts?")

    (sent,) = sari.requests("POST", f"/channels/{sari.channel.id}/messages")
    assert sent.json["nonce"] == f"{message.id}-0"
    assert sent.json["enforce_nonce"] is True
    assert len(sent.json["nonce"]) <= 25


async def test_nobody_is_pinged_whatever_the_words(sari: DiscordDriver) -> None:
    await sari.call("@everyone @here <@&5> who schedules the posts?")

    (sent,) = sari.requests("POST", f"/channels/{sari.channel.id}/messages")
    assert sent.json["allowed_mentions"] == {"parse": []}
    assert sent.json["message_reference"]["fail_if_not_exists"] is False
    (post,) = sari.posts()
    assert not post.mention_everyone


@pytest.mark.parametrize("code", [50001, 50013, 160002])
async def test_where_the_bot_may_not_reply_the_answer_comes_directly(sari: DiscordDriver, code: int) -> None:
    sari.env.inject_error("POST", f"/channels/{sari.channel.id}/messages", status=403, code=code)

    assert await sari.call("who schedules the posts?") == []

    (seen,) = sari.direct()
    in_order(seen, "The specialist owns this", "I couldn't answer where you asked me, so here you are.")


async def test_somebody_who_takes_no_direct_messages_either_is_no_fault(
    sari: DiscordDriver, logged: io.StringIO
) -> None:
    sari.env.inject_error("POST", "/channels/*", status=403, code=50013, times=2)

    assert await sari.call("who schedules the posts?") == []

    assert sari.direct() == []
    assert "answer not delivered" in logged.getvalue()
    assert "Traceback" not in logged.getvalue()


async def test_an_answer_that_may_stand_there_is_not_posted_again(
    sari: DiscordDriver, logged: io.StringIO
) -> None:
    sari.env.inject_error("POST", "/channels/*", status=502)

    assert await sari.call("who schedules the posts?") == []

    assert sari.direct() == []
    assert "answer not delivered" in logged.getvalue()


async def test_a_fault_becomes_an_apology(library: Library, log: Log) -> None:
    desk = BreakableDesk(library)
    sari = await DiscordDriver.start(desk, log=log)
    desk.fault = LookupError("the shelf fell down")

    (seen,) = await sari.call("siapa yang jadwalin postingan?")

    assert title(seen).startswith("Maaf")
    await sari.aclose()


async def test_a_long_brief_written_directly_gets_its_whole_plan(sari: DiscordDriver) -> None:
    seen = await sari.write("\n".join(["schedule tomorrow's reels", "choose the platforms"] * 12))

    in_order(seen, "1. Strategist", *(f"{number}. " for number in range(2, 25)))
    assert len(sari.direct()) > 1


async def test_a_picture_sent_directly_gets_a_kind_note(sari: DiscordDriver) -> None:
    await sari.person.send_dm(
        attachments=[{"id": "1", "filename": "reel.png", "size": 3, "url": "", "proxy_url": ""}]
    )

    (seen,) = sari.direct()
    assert title(seen) == "I see no words in that message"


async def test_help_of_the_command_knows_where_it_is(sari: DiscordDriver) -> None:
    at_home = await sari.ask("help")
    sari.saying.bot_is_member = False
    away = await sari.ask("help")

    in_order(at_home, "/brief takes a whole brief", "You can mention me, too")
    in_order(away, "I'm not a member here")
    assert "mention me" not in words(away)


async def test_asks_discord_for_no_privileged_intent(sari: DiscordDriver) -> None:
    asked = sari.bot.intents

    assert {name for name, wanted in asked if wanted} == {"guild_messages", "dm_messages"}
