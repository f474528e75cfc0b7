"""Daily tips as commands: the same words on Slack, over both ways to be connected, and on Discord."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import Conflict, Corrupt, Full, Newer, StoreError, Unavailable
from core.ports import Store
from core.tips.model import Channel, Outcome, Stop
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver
from tests.drivers.discord import DiscordDriver
from tests.drivers.subscribing import a_delivery
from tests.drivers.tips_parts import TipsParts

pytestmark = pytest.mark.needs(Needs.CHANNELS)

NEXT = "Tuesday, 24 November 2026 at 09:00 (Asia/Jakarta)"


def command(person: Driver) -> str:
    return "/tips" if isinstance(person, DiscordDriver) else "/whoowns-tips"


def channel(person: Driver) -> Channel:
    if isinstance(person, DiscordDriver):
        return Channel("discord", str(person.guild.id), str(person.channel.id))
    return Channel("slack", "T0", "C0GENERAL")


async def test_tips_are_off_at_first_and_status_says_how_to_start(person: Driver) -> None:
    seen = await person.tips("status")

    assert title(seen) == "Daily tips are off"
    in_order(
        seen,
        f"Turn them on with {command(person)} on.",
        "Time: 09:00, Monday to Friday (Asia/Jakarta)",
        "Language: both in one post",
        "For: everybody",
        "Holidays: tips come on public holidays too",
    )
    assert seen.private


async def test_turning_tips_on_says_when_the_first_one_comes(person: Driver) -> None:
    seen = await person.tips("on")

    assert title(seen) == "Daily tips are on"
    in_order(seen, f"Next tip: {NEXT}", "On your clock:")


async def test_status_shows_everything_that_was_set(person: Driver) -> None:
    for line in ("on", "time 21.30", "days mon,wed,fri", "timezone Makassar", "language alternate"):
        await person.tips(line)
    for line in ("audience specialist", "holidays ID"):
        await person.tips(line)

    seen = await person.tips("status")

    assert title(seen) == "Daily tips are on"
    in_order(
        seen,
        "Next tip: Monday, 23 November 2026 at 21:30 (Asia/Makassar)",
        "Time: 21:30, Monday, Wednesday and Friday (Asia/Makassar)",
        "Language: English and Indonesian in turn",
        "For: specialists",
        "Holidays: no tips on public holidays and collective leave days of Indonesia",
        "Last changed by: @",
    )


async def test_off_stops_them(person: Driver) -> None:
    await person.tips("on")

    seen = await person.tips("off")

    assert title(seen) == "Daily tips are off"
    assert title(await person.tips("status")) == "Daily tips are off"


async def test_pause_says_until_when_and_resume_ends_it(person: Driver) -> None:
    await person.tips("on")

    paused = await person.tips("pause until next monday")
    resumed = await person.tips("resume")

    assert title(paused) == "Daily tips are paused until Monday, 30 November 2026"
    assert "Next tip: Monday, 30 November 2026" in words(paused)
    assert title(resumed) == "Daily tips are on"
    assert f"Next tip: {NEXT}" in words(resumed)


async def test_skip_leaves_out_the_next_one(person: Driver) -> None:
    await person.tips("on")

    seen = await person.tips("skip")

    in_order(seen, "Next tip: Wednesday, 25 November 2026", "Left out: Tuesday, 24 November 2026")


async def test_preview_shows_the_next_tips_to_the_asker_alone(person: Driver) -> None:
    seen = await person.tips("preview 3")

    assert title(seen) == "The next 3 tips"
    in_order(seen, "1. ", "2. ", "3. ", "A preview for you alone: nothing was posted.")
    assert seen.private
    assert await person.public() == []


async def test_the_tip_that_was_previewed_is_the_one_that_now_posts(person: Driver) -> None:
    preview = await person.tips("preview")

    said = await person.tips("now")

    (post,) = await person.public()
    assert title(said) == "Today's tip is in the channel"
    assert said.private
    assert words(preview).startswith(words(post))
    assert post.buttons == preview.buttons


async def test_now_counts_as_the_tip_of_the_day(person: Driver) -> None:
    await person.tips("on")
    await person.tips("now")

    again = await person.tips("now")

    assert title(again) == "Today's tip was posted already"
    assert len(await person.public()) == 1


async def test_history_tells_what_became_of_each_day(person: Driver, parts: TipsParts) -> None:
    await person.tips("now")
    day = parts.clock.now().date() - timedelta(days=1)
    await parts.store.claim(a_delivery(channel(person), day, outcome=Outcome.UNKNOWN))

    seen = await person.tips("history")

    assert title(seen) == "The last tips in this channel"
    in_order(
        seen,
        "Monday, 23 November 2026: posted · ",
        "Sunday, 22 November 2026: unclear whether it arrived",
        "I never post the same day twice",
    )


async def test_history_of_a_channel_without_any_says_how_to_start(person: Driver) -> None:
    seen = await person.tips("history")

    assert f"None so far. {command(person)} on starts them." in words(seen)


async def test_help_shows_what_to_type(person: Driver) -> None:
    seen = await person.tips("help")

    assert title(seen) == "A tip for this channel every day"
    in_order(seen, "Start and stop: on · off", "When: time 09:00", "Look or post: preview 3 · now")


@pytest.mark.parametrize(
    ("line", "told", "instead"),
    [
        ("time 25:00", "“25:00” is no time of day.", "time 09:00"),
        ("days someday", "“someday” are no days of the week.", "days mon-fri"),
        ("timezone Jakata", "I know no time zone “Jakata”", "timezone Asia/Jakarta"),
        ("holidays Indonezia", "I know no public holidays for “Indonezia”.", "holidays ID"),
        ("pause until 2020-01-01", "Wednesday, 1 January 2020 is too early", "pause until next monday"),
        ("pause until 2031-01-01", "is too far away", "pause until 2027-11-24"),
        ("pause until 1/2/2027", "can be Monday, 1 February 2027 or", "pause until 2027-02-01"),
        ("pause until someday", "someday” is no date.", "pause until next monday"),
        ("skip saturday", "No tip is due on Saturday, 28 November 2026", "skip"),
    ],
)
async def test_what_cannot_be_is_said_with_what_to_type_instead(
    person: Driver, line: str, told: str, instead: str
) -> None:
    await person.tips("on")
    before = await person.tips("status")

    seen = await person.tips(line)

    in_order(seen, told, "For example:", f"{command(person)} {instead}", "Nothing was changed.")
    assert (await person.tips("status")).text == before.text


async def test_a_time_that_clocks_jump_over_is_said_with_when_the_tip_comes(person: Driver) -> None:
    await person.tips("on")
    await person.tips("timezone New York")
    await person.tips("days sun")

    seen = await person.tips("time 02:30")

    assert title(seen) == "Saved"
    assert "On Sunday, 14 March 2027 clocks jump over that time. The tip then comes at 03:00." in words(seen)


async def test_pausing_what_is_off_says_to_turn_it_on(person: Driver) -> None:
    seen = await person.tips("pause until next monday")

    in_order(seen, "Daily tips are off in this channel.", f"{command(person)} on")


async def test_answers_indonesian_words_in_indonesian(person: Driver) -> None:
    seen = await person.tips("time 9 pagi")

    assert title(seen) == "Tersimpan"
    in_order(
        seen, "Jadwal: 09:00, Senin sampai Jumat (Asia/Jakarta)", f"Nyalakan dengan {command(person)} on."
    )


async def test_a_channel_without_the_bot_says_how_to_let_it_in(person: Driver) -> None:
    await person.shut_out()

    seen = await person.tips("on")

    assert title(seen) == "I can't post in this channel"
    in_order(seen, f"then type {command(person)} on." if command(person) == "/tips" else "/invite @WhoOwns")
    assert "Nothing was changed." in words(seen)
    assert title(await person.tips("status")) == "Daily tips are off"


async def test_now_in_a_channel_without_the_bot_says_so_too(person: Driver) -> None:
    await person.shut_out()

    seen = await person.tips("now")

    assert title(seen) == "I can't post in this channel"


@pytest.mark.parametrize("stop", Stop)
async def test_a_channel_that_stopped_says_why_and_what_to_do(
    person: Driver, parts: TipsParts, stop: Stop
) -> None:
    await person.tips("on")
    kept = await parts.store.subscription(channel(person))
    await parts.store.save(replace(kept, stopped=stop), None)

    seen = await person.tips("status")

    assert title(seen) == "Daily tips have stopped here"
    assert f"{command(person)} on." in words(seen)


async def test_resume_starts_a_stopped_channel_again(person: Driver, parts: TipsParts) -> None:
    await person.tips("on")
    kept = await parts.store.subscription(channel(person))
    await parts.store.save(replace(kept, stopped=Stop.ARCHIVED), None)

    seen = await person.tips("resume")

    assert title(seen) == "Daily tips are on"


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.UNKNOWN, "I can't tell whether the tip of Monday, 23 November 2026 arrived"),
        (Outcome.MISSED, "The tip of Monday, 23 November 2026 didn't go out"),
        (Outcome.REFUSED, "The channel didn't take the tip of Monday, 23 November 2026."),
    ],
)
async def test_status_hides_no_tip_that_went_wrong(
    person: Driver, parts: TipsParts, outcome: Outcome, told: str
) -> None:
    await person.tips("on")
    await parts.store.claim(a_delivery(channel(person), outcome=outcome))

    seen = await person.tips("status")

    assert told in words(seen)


# ---- who may change them


@pytest.mark.parametrize("line", ["on", "off", "time 10:00", "skip", "now", "holidays id"])
async def test_somebody_without_the_right_changes_nothing_and_reads_who_may(
    person: Driver, parts: TipsParts, line: str
) -> None:
    await person.demote()

    seen = await person.tips(line)

    assert title(seen) == "Only some people may change the tips"
    in_order(seen, "TIPS_ADMINS", f"Everybody may use {command(person)} status, preview, history and help.")
    assert await parts.store.subscription(channel(person)) is None
    assert await person.public() == []


@pytest.mark.parametrize("line", ["status", "preview", "history", "help"])
async def test_everybody_may_look(person: Driver, line: str) -> None:
    await person.demote()

    seen = await person.tips(line)

    assert title(seen) != "Only some people may change the tips"


async def test_those_whom_the_team_lists_may_change_them(person: Driver) -> None:
    await person.list_as_admin()
    await person.demote()

    seen = await person.tips("on")

    assert title(seen) == "Daily tips are on"


# ---- the store


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Unavailable("x"), "The database doesn't answer, so nothing was changed."),
        (Full("x"), "The disk is full, so nothing was changed."),
        (Newer("x"), "Whoever runs me has to update me."),
        (Corrupt("x"), "Whoever runs me has to bring a backup back."),
    ],
)
async def test_without_the_store_it_says_so_and_owners_are_found_as_ever(
    person: Driver, parts: TipsParts, fault: StoreError, told: str
) -> None:
    parts.store.fault = fault

    changed = await person.tips("on")
    status = await person.tips("status")
    asked = await person.ask("who schedules the posts?")

    assert title(changed) == title(status) == "I can't get at my notes right now"
    in_order(changed, told, "Asking who owns a task works as ever.")
    assert title(asked) == "The specialist owns this: Scheduling posts"


async def test_goes_on_when_the_store_is_back(person: Driver, parts: TipsParts) -> None:
    parts.store.fault = Unavailable("x")
    await person.tips("on")
    parts.store.fault = None

    seen = await person.tips("on")

    assert title(seen) == "Daily tips are on"


async def test_two_people_at_once_are_both_heard(person: Driver, parts: TipsParts) -> None:
    await person.tips("on")
    quicker = iter(["once"])

    async def somebody_is_quicker(store: Store) -> None:
        if next(quicker, None):
            kept = await store.subscription(channel(person))
            assert kept
            await store.save(replace(kept, audience="strategist"), None)

    parts.store.before_save = somebody_is_quicker

    await person.tips("time 10:00")

    seen = await person.tips("status")
    in_order(seen, "Time: 10:00", "For: strategists")


async def test_somebody_who_is_always_quicker_is_shown(person: Driver, parts: TipsParts) -> None:
    await person.tips("on")

    async def always(_: Store) -> None:
        raise Conflict("somebody was quicker")

    parts.store.before_save = always

    seen = await person.tips("time 10:00")

    assert title(seen) == "Somebody else changed this meanwhile"
    in_order(seen, "Your change was not saved.", "Time: 09:00")
