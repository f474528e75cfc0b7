"""Where people ask on Discord besides `/whoowns`, with the real desk."""

from collections.abc import AsyncIterator

import discord
import pytest

from bots.handling import Log
from core.desk import Desk
from tests.conversations.saying import title, words
from tests.drivers.discord import MENU, DiscordDriver

SHARE = "Share in channel"


@pytest.fixture
async def sari(real_desk: Desk, log: Log) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(real_desk, log=log)
    yield driver
    await driver.aclose()


@pytest.fixture
async def orang(real_desk: Desk, log: Log) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(real_desk, locale="id", log=log)
    yield driver
    await driver.aclose()


def answered(sari: DiscordDriver) -> list[int | None]:
    """The messages to which the bot's posts are replies."""
    return [int(post.reference["message_id"]) if post.reference else None for post in sari.posts()]


async def test_the_menu_of_a_message_tells_the_owner_to_the_asker_alone(sari: DiscordDriver) -> None:
    seen = await sari.ask_about("can somebody schedule tomorrow's reels?")

    assert seen.private
    assert title(seen) == "The specialist owns this: Scheduling posts"
    assert await sari.public() == []


async def test_it_reads_a_message_that_was_passed_on(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")
    passed_on = await sari.colleague.forward(message, sari.channel)

    seen = await sari.choose(passed_on)

    assert title(seen) == "The specialist owns this: Scheduling posts"


async def test_a_picture_gets_a_kind_note_in_the_language_of_the_client(orang: DiscordDriver) -> None:
    seen = await orang.ask_about("")

    assert title(seen) == "Aku nggak lihat kata-kata di pesan itu"


async def test_the_menu_takes_the_bots_own_posts_calmly(sari: DiscordDriver) -> None:
    await sari.ask("post scheduling")
    await sari.press(SHARE)
    (post,) = sari.posts()

    seen = await sari.choose(sari.as_seen_by_people(post))

    assert title(seen) == "I see no words in that message"


async def test_share_answers_the_message_that_was_asked_about(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")
    await sari.choose(message)

    kept = await sari.press(SHARE)

    (post,) = sari.posts()
    assert answered(sari) == [message.id]
    assert post.ping_user_ids == []
    assert "@sari asked who owns this." in words((await sari.public())[0])
    assert SHARE not in kept.buttons


async def test_pressing_share_again_and_again_answers_the_message_once(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")
    await sari.choose(message)

    await sari.press_often(SHARE, 5)

    assert answered(sari) == [message.id]


async def test_a_flipped_answer_is_still_about_the_message_after_a_restart(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")
    await sari.choose(message)
    await sari.press("Deciding the posting times: strategist")
    await sari.restart()

    await sari.press(SHARE)

    (seen,) = await sari.public()
    assert "strategist" in title(seen)
    assert answered(sari) == [message.id]


async def test_share_stands_in_the_channel_when_the_message_is_gone(sari: DiscordDriver) -> None:
    message = await sari.colleague.send(sari.channel, "who schedules the posts?")
    await sari.choose(message)
    await sari.colleague.delete(message)

    await sari.press(SHARE)

    assert len(await sari.public()) == 1


@pytest.mark.parametrize("missing", ["read_message_history", "send_messages", "view_channel"])
async def test_share_stands_in_the_channel_where_the_bot_may_not_reply(
    sari: DiscordDriver, missing: str
) -> None:
    await sari.ask_about("who schedules the posts?")
    sari.forbid(discord.Permissions(**{missing: True}))

    kept = await sari.press(SHARE)

    assert answered(sari) == [None]
    assert SHARE not in kept.buttons


async def test_share_stands_in_the_channel_of_a_server_without_the_bot(sari: DiscordDriver) -> None:
    sari.saying.bot_is_member = False
    await sari.ask_about("who schedules the posts?")

    await sari.press(SHARE)

    assert answered(sari) == [None]


async def test_share_stands_in_the_channel_when_discord_refuses_a_reply(sari: DiscordDriver) -> None:
    await sari.ask_about("who schedules the posts?")
    sari.env.inject_error("POST", f"/channels/{sari.channel.id}/messages", status=403, code=50013)

    kept = await sari.press(SHARE)

    assert answered(sari) == [None]
    assert SHARE not in kept.buttons


async def test_a_reply_that_may_stand_there_is_not_posted_again(sari: DiscordDriver) -> None:
    await sari.ask_about("who schedules the posts?")
    sari.env.inject_error("POST", f"/channels/{sari.channel.id}/messages", status=502)

    kept = await sari.press(SHARE)

    assert await sari.public() == []
    assert "reference" in words(kept)


async def test_the_menu_is_everywhere_under_one_name(sari: DiscordDriver) -> None:
    (menu,) = [each for each in sari.env.backend.commands[None].values() if each["type"] == MESSAGE]

    assert menu["name"] == MENU
    assert not menu.get("name_localizations")
    assert not menu.get("description")
    assert sorted(menu["contexts"]) == [0, 1, 2]
    assert sorted(menu["integration_types"]) == [0, 1]


MESSAGE = 3
"""The type of a command in the menu of messages."""
