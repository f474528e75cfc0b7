from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bots.discord_bot import limits
from bots.once import Once, Standing
from core.errors import Unavailable
from core.replies import Person, Reply, Tone, text
from tests.drivers.discord import DiscordDriver
from tests.drivers.discord_desk import ADS, SHARE, FakeButtons, FakeDesk, FakeSharing

THINKING, UPDATE = 5, 6


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def discord(desk: FakeDesk) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(desk)
    yield driver
    await driver.aclose()


def fail(discord: DiscordDriver, method: str, path: str, status: int, code: int = 0) -> None:
    discord.env.inject_error(method, path, status=status, code=code)


def responses(discord: DiscordDriver) -> list[int]:
    return [each.json["type"] for each in discord.requests("POST", "/callback")]


async def released(discord: DiscordDriver, desk: FakeDesk) -> None:
    """Lets the limit pass, and then the desk answer."""
    await discord.wait(limits.ANSWER_SECONDS)
    desk.gate.set()
    await discord.settled()


async def test_a_slow_answer_is_deferred_privately_and_then_edited_in(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    discord.slow(desk)

    discord.begin_ask("post scheduling")
    await released(discord, desk)

    (seen,) = discord.private()
    assert responses(discord) == [THINKING]
    assert "Owner of post scheduling" in seen.text
    assert await discord.public() == []


async def test_a_slow_flip_is_deferred_and_then_shown_in_place(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    await discord.ask("post scheduling")
    discord.slow(desk)

    discord.begin_press("ads")
    await released(discord, desk)

    (seen,) = discord.private()
    assert responses(discord)[-1] == UPDATE
    assert f"Flipped to {ADS.do}" in seen.text


async def test_a_failing_answer_becomes_an_apology_with_the_logs_reference(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    desk.fault = RuntimeError("the database of secrets is gone")

    seen = await discord.ask("post scheduling")

    ((_, fields),) = discord.log.errors
    assert seen.text == f"Sorry, reference {fields['reference']}"
    assert seen.private


async def test_a_slow_answer_that_fails_becomes_an_apology_too(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    discord.slow(desk)
    desk.fault = RuntimeError("late and wrong")

    discord.begin_ask("post scheduling")
    await released(discord, desk)

    (seen,) = discord.private()
    assert seen.text.startswith("Sorry")


async def test_the_apology_is_in_the_persons_language(desk: FakeDesk) -> None:
    discord = await DiscordDriver.start(desk, locale="id")
    desk.fault = RuntimeError("rusak")

    seen = await discord.ask("jadwalin reels")

    assert seen.text.startswith("Maaf")
    await discord.aclose()


async def test_a_failing_flip_leaves_the_answer_and_apologises_beside_it(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    before = await discord.ask("post scheduling")
    desk.fault = RuntimeError("no flips today")

    await discord.press("ads")

    after = discord.private()[0]

    assert after == before
    assert discord.private()[1].text.startswith("Sorry")


async def test_a_failing_share_posts_nothing_and_can_be_tried_again(
    discord: DiscordDriver, desk: FakeDesk
) -> None:
    await discord.ask("post scheduling")
    desk.fault = RuntimeError("not now")
    await discord.press(SHARE.label)
    desk.fault = None

    posted_before = await discord.public()
    await discord.press(SHARE.label)

    assert posted_before == []
    assert len(await discord.public()) == 1
    assert discord.private()[1].text.startswith("Sorry")


async def test_a_desk_that_cannot_even_tell_what_a_button_is_ends_in_an_apology() -> None:
    class Confused(FakeButtons):
        def are_old(self, sent: datetime | None) -> bool:
            raise ValueError(sent)

    desk = FakeDesk()
    desk.buttons = Confused(desk)
    discord = await DiscordDriver.start(desk)
    await discord.ask("post scheduling")

    await discord.press(SHARE.label)

    assert discord.private()[1].text.startswith("Sorry")
    await discord.aclose()


async def test_a_share_button_from_before_a_change_gets_a_note_and_no_post() -> None:
    class Renewed(FakeSharing):
        async def public(self, do: str, asker: Person) -> Reply:
            await super().public(do, asker)
            return Reply(text("That button is old"), (), "en", Tone.INFO)

    desk = FakeDesk()
    desk.sharing = Renewed(desk)
    discord = await DiscordDriver.start(desk)
    await discord.ask("post scheduling")

    await discord.press(SHARE.label)

    assert await discord.public() == []
    assert discord.private()[1].text == "That button is old"
    await discord.aclose()


async def test_an_answer_that_discord_refuses_becomes_an_apology(discord: DiscordDriver) -> None:
    fail(discord, "POST", "/interactions/*", 400, 50035)

    seen = await discord.ask("post scheduling")

    assert seen.text.startswith("Sorry")
    assert [event for event, _ in discord.log.errors] == ["request failed"]


async def test_an_apology_that_does_not_get_through_is_logged(discord: DiscordDriver) -> None:
    discord.env.inject_error("POST", "/interactions/*", status=400, times=2)

    asked = discord.begin_ask("post scheduling")
    await discord.settled()

    assert not asked.responded
    assert [event for event, _ in discord.log.errors] == ["request failed", "apology not delivered"]


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_discord_gave_up_is_logged_calmly(
    discord: DiscordDriver, code: int
) -> None:
    fail(discord, "POST", "/interactions/*", 404, code)

    discord.begin_ask("post scheduling")
    await discord.settled()

    assert discord.log.errors == []
    assert [event for event, _ in discord.log.infos][-1] == "interaction expired"


async def test_a_press_on_share_that_discord_gave_up_posts_nothing(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    fail(discord, "POST", "/interactions/*", 404, 40060)

    discord.begin_press(SHARE.label)
    await discord.settled()

    assert await discord.public() == []
    assert [event for event, _ in discord.log.infos][-1] == "interaction expired"


@pytest.mark.parametrize("code", [10015, 50027])
async def test_an_answer_that_comes_after_a_quarter_of_an_hour_comes_directly(
    discord: DiscordDriver, desk: FakeDesk, code: int
) -> None:
    discord.slow(desk)
    fail(discord, "PATCH", "/webhooks/*", 404, code)

    discord.begin_ask("post scheduling")
    await released(discord, desk)

    (told,) = discord.direct()
    assert discord.log.errors == []
    assert "Owner of post scheduling" in told.text
    assert "Too late there." in told.text
    assert SHARE.label not in told.buttons


async def test_an_answer_for_which_discord_did_not_wait_three_seconds_comes_directly_and_once(
    discord: DiscordDriver,
) -> None:
    fail(discord, "POST", "/interactions/*", 404, 10062)
    discord.ahead = timedelta(seconds=3)

    asked = discord.begin_ask("post scheduling")
    await discord.settled()
    other = Once(discord.parts.store, discord.parts.clock.now, discord.log)

    assert [told.text.startswith("🛠️ Owner of post scheduling") for told in discord.direct()] == [True]
    assert await other.begin("discord late", str(asked.id)) is Standing.BEGUN


async def test_a_form_that_opened_too_late_is_told_directly(discord: DiscordDriver) -> None:
    fail(discord, "POST", "/interactions/*", 404, 10062)
    discord.ahead = timedelta(seconds=3)

    await discord.open_form()

    assert [told.text for told in discord.direct()] == ["I couldn't open the form\nToo late there."]


async def test_a_form_that_discord_refuses_ends_in_an_apology(discord: DiscordDriver) -> None:
    fail(discord, "POST", "/interactions/*", 400, 50035)

    await discord.open_form()

    assert [told.text.startswith("Sorry") for told in discord.private()] == [True]


async def test_somebody_who_takes_no_direct_messages_is_left_to_the_log(discord: DiscordDriver) -> None:
    fail(discord, "POST", "/interactions/*", 404, 10062)
    fail(discord, "POST", "/users/@me/channels", 403, 50007)
    discord.ahead = timedelta(seconds=3)

    discord.begin_ask("post scheduling")
    await discord.settled()

    assert [event for event, _ in discord.log.errors] == ["answer not delivered"]


async def test_a_post_that_discord_forbids_is_told_and_can_be_tried_again(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    fail(discord, "POST", "/webhooks/*", 403, 50013)
    await discord.press(SHARE.label)
    refused = discord.private()[0]

    shared = await discord.press(SHARE.label)

    assert SHARE.label in refused.buttons
    assert SHARE.label not in shared.buttons
    assert len(await discord.public()) == 1
    assert discord.private()[1].text.startswith("Sorry")


async def test_a_post_that_may_stand_in_the_channel_is_not_repeated(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    fail(discord, "POST", "/webhooks/*", 502)
    await discord.press(SHARE.label)

    await discord.press(SHARE.label)

    assert await discord.public() == []
    assert [told.text for told in discord.private()[1:]] == ["Posted or not?"] * 2
    assert [event for event, _ in discord.log.errors] == ["post unsure"]


async def test_a_share_button_that_stayed_does_not_post_again(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    fail(discord, "PATCH", "/webhooks/*", 400)
    await discord.press(SHARE.label)
    stayed = discord.private()[0]

    gone = await discord.press(SHARE.label)

    assert SHARE.label in stayed.buttons
    assert SHARE.label not in gone.buttons
    assert gone.text.endswith("Shared in this channel.")
    assert len(await discord.public()) == 1


async def test_a_share_button_that_stayed_does_not_post_again_in_another_process(
    discord: DiscordDriver,
) -> None:
    await discord.ask("post scheduling")
    fail(discord, "PATCH", "/webhooks/*", 400)
    await discord.press(SHARE.label)
    await discord.restart()

    gone = await discord.press(SHARE.label)

    assert gone.text.endswith("Shared in this channel.")
    assert len(await discord.public()) == 1


async def test_a_share_that_another_process_died_over_is_not_posted_again(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    (message,) = discord._messages()
    dead = Once(discord.parts.store, discord.parts.clock.now, discord.log)
    await dead.begin("discord share", str(message.id), SHARE.do)
    await discord.parts.clock.pass_by(seconds=31)

    await discord.press(SHARE.label)

    assert await discord.public() == []
    assert discord.private()[1].text == "Posted or not?"


async def test_without_the_store_an_answer_is_shared_once(discord: DiscordDriver) -> None:
    discord.parts.store.fault = Unavailable("no answer")
    await discord.ask("post scheduling")

    await discord.press_often(SHARE.label, 2)

    assert len(await discord.public()) == 1


async def test_does_not_claim_to_have_shared_what_discord_shows_to_one_person_only(
    discord: DiscordDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in servers that do not let apps of single people post."""
    adapter = discord.env._webhook_adapter
    request = adapter.request

    async def private_only(route: Any, session: Any, *, payload: Any = None, **kwargs: Any) -> Any:
        if route.method == "POST" and "/webhooks/" in route.url:
            payload = {**payload, "flags": payload["flags"] | 64}
        return await request(route, session, payload=payload, **kwargs)

    monkeypatch.setattr(adapter, "request", private_only)
    await discord.ask("post scheduling")

    await discord.press(SHARE.label)

    seen = discord.private()[0]
    assert SHARE.label in seen.buttons
    assert "Shared in this channel." not in seen.text


async def test_a_command_from_before_an_update_gets_an_apology(discord: DiscordDriver) -> None:
    discord.begin_ask("post scheduling", command="whoowned")
    await discord.settled()

    assert discord.private()[0].text.startswith("Sorry")
    assert [type(error).__name__ for error in discord.env.errors] == ["CommandNotFound"]


async def test_a_slow_answer_to_one_holds_up_nobody(discord: DiscordDriver, desk: FakeDesk) -> None:
    discord.slow(desk)
    slow = discord.begin_ask("slow")
    await discord.wait(limits.ANSWER_SECONDS)
    desk.waiting = FakeDesk().waiting

    quick = await discord.ask("quick")

    assert quick.text.startswith("🛠️ Owner of quick")
    assert slow.loading


async def test_who_finds_no_room_is_asked_for_a_moment_and_a_press_leaves_its_answer(
    discord: DiscordDriver,
) -> None:
    before = await discord.ask("post scheduling")
    discord.bot.answering._delivery._handler._most = 0

    await discord.press("ads")
    await discord.ask("captions")

    kept, *told = discord.private()
    assert kept == before
    assert [one.text for one in told] == ["Too many", "Too many"]
