"""Where people ask on Discord besides `/whoowns`, with the real desk."""

import io
from collections.abc import AsyncIterator

import discord
import pytest

from bots.discord_bot import limits
from core.desk import Desk
from core.ports import Log
from tests.conversations.saying import in_order, title, words
from tests.drivers.discord import MENU, DiscordDriver
from tests.drivers.discord_desk import FakeDesk

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
    await sari.press("Deciding the posting times")
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
    assert "I can't tell whether that was posted" in words(kept)


async def test_two_people_who_share_the_same_answer_about_a_message_post_it_once(sari: DiscordDriver) -> None:
    about = await sari.colleague.send(sari.channel, "who schedules the posts?")
    for _ in range(2):
        await sari.choose(about)

    first = await sari.press(SHARE)
    second = await sari.press(SHARE)

    assert len(await sari.public()) == 1
    assert [SHARE in shown.buttons for shown in (first, second)] == [False, False]


async def test_the_menu_is_everywhere_under_one_name(sari: DiscordDriver) -> None:
    (menu,) = [each for each in sari.env.backend.commands[None].values() if each["type"] == MESSAGE]

    assert menu["name"] == MENU
    assert not menu.get("name_localizations")
    assert not menu.get("description")
    assert sorted(menu["contexts"]) == [0, 1, 2]
    assert sorted(menu["integration_types"]) == [0, 1]


BRIEF = """Kampanye Kopi Gula Aren

- pilih platform buat kuartal ini
- jadwalin reels besok
- balas komentar"""


async def test_a_brief_with_its_line_breaks_gets_a_plan_for_the_asker_alone(sari: DiscordDriver) -> None:
    seen = await sari.ask_at_length(BRIEF)

    in_order(seen, "1. Strategist", "2. Specialist", "3. Specialist")
    assert seen.private
    assert await sari.public() == []


async def test_a_single_task_in_the_form_is_answered_as_on_a_line(sari: DiscordDriver) -> None:
    typed = await sari.ask("who schedules the posts?")

    seen = await sari.ask_at_length("who schedules the posts?")

    assert seen.text == typed.text


async def test_the_plan_of_a_brief_can_be_shared_once(sari: DiscordDriver) -> None:
    await sari.ask_at_length(BRIEF)

    await sari.press_often("Bagikan di channel", 3)

    assert len(await sari.public()) == 1


async def test_a_form_that_was_open_while_the_bot_restarted_is_answered(sari: DiscordDriver) -> None:
    form = await sari.open_form()
    await sari.restart()

    seen = await sari.submit(form, "who schedules the posts?")

    assert "specialist" in title(seen)


async def test_a_form_full_to_its_limit_is_answered(sari: DiscordDriver) -> None:
    seen = await sari.ask_at_length("schedule the reels\n" * 210 + "reply now")

    in_order(seen, "1. Specialist", "I read the first 25 tasks")


async def test_a_slow_answer_to_a_form_comes_later_in_private(real_desk: Desk, log: Log) -> None:
    desk = FakeDesk()
    desk.brief_form = real_desk.brief_form  # type: ignore[method-assign]
    sari = await DiscordDriver.start(desk, log=log)
    form = await sari.open_form()
    sari.slow(desk)

    sari.begin_submit(form, "post scheduling")
    await sari.wait(limits.ANSWER_SECONDS)
    desk.gate.set()
    await sari.settled()

    (seen,) = sari.private()
    assert "Owner of post scheduling" in seen.text
    assert await sari.public() == []
    await sari.aclose()


async def test_a_form_that_discord_does_not_wait_for_any_more_is_no_fault(
    sari: DiscordDriver, logged: io.StringIO
) -> None:
    sari.env.inject_error("POST", "/interactions/*", status=404, code=10062)

    await sari.open_form()

    assert "interaction expired" in logged.getvalue()
    assert '"level": "error"' not in logged.getvalue()


@pytest.mark.parametrize(
    ("locale", "heading"), [("en-US", "Who owns this brief?"), ("id", "Siapa pegang brief ini?")]
)
async def test_the_form_speaks_the_clients_language_within_discords_limits(
    real_desk: Desk, log: Log, locale: str, heading: str
) -> None:
    person = await DiscordDriver.start(real_desk, locale=locale, log=log)

    await person.open_form()

    (sent,) = person.requests("POST", "/callback")
    form = sent.json["data"]
    (label,) = form["components"]
    assert sent.json["type"] == MODAL
    assert form["title"] == heading
    assert len(form["title"]) <= 45
    assert len(label["label"]) <= 45
    assert len(label["description"]) <= 100
    assert (label["component"]["style"], label["component"]["max_length"]) == (2, 4000)
    assert label["component"].get("required", True)
    await person.aclose()


MESSAGE = 3
"""The type of a command in the menu of messages."""
MODAL = 9
"""The type of an answer that opens a form."""
