from collections.abc import AsyncIterator

import pytest

from bots.platforms import State
from core.suggesting import Suggestion
from tests.drivers.discord import DiscordDriver
from tests.drivers.discord_desk import ADS, PLAN, SHARE, FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def discord(desk: FakeDesk) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(desk)
    yield driver
    await driver.aclose()


async def test_the_answer_is_private_and_in_the_first_response(discord: DiscordDriver) -> None:
    seen = await discord.ask("post scheduling")

    assert seen.private
    assert seen.text.startswith("🛠️ Owner of post scheduling")
    assert seen.buttons == ("it is the plan", "ads", SHARE.label)
    assert [each.json["type"] for each in discord.requests("POST", "/callback")] == [4]


async def test_the_desk_gets_plain_words_and_the_locale(desk: FakeDesk) -> None:
    discord = await DiscordDriver.start(desk, locale="id")

    await discord.ask("jadwalin reels <:fire:1> buat <@2>")

    (question,) = desk.questions
    assert (question.text, question.locale) == ("jadwalin reels :fire: buat @…", "id")
    await discord.aclose()


@pytest.mark.parametrize(
    "typed", ["x" * 6000, "schedule " * 666, "@everyone " * 600, "🔥" * 3000, "*_~`|" * 1200]
)
async def test_the_longest_text_that_can_be_typed_gets_an_answer(discord: DiscordDriver, typed: str) -> None:
    seen = await discord.ask(typed)

    assert seen.text.startswith("🛠️ Owner of")
    assert "…" in seen.text
    assert SHARE.label in seen.buttons


async def test_a_flip_is_answered_in_place(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")

    seen = await discord.press("it is the plan")

    assert f"Flipped to {PLAN.do} in en-US" in seen.text
    assert len(discord.private()) == 1


async def test_buttons_work_after_a_restart(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    await discord.restart()

    flipped = await discord.press("ads")
    shared = await discord.press(SHARE.label)

    assert f"Flipped to {ADS.do}" in flipped.text
    assert SHARE.label not in shared.buttons
    assert len(await discord.public()) == 1


async def test_share_posts_in_the_channel_who_asked_and_pings_nobody(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")

    await discord.press(SHARE.label)

    (post,) = await discord.public()
    assert (post.text, post.buttons) == ("🛠️ Owner in public\nAsked by @sari", ())


async def test_nothing_that_is_sent_may_mention_anybody(discord: DiscordDriver) -> None:
    await discord.ask("@everyone <@1>")
    await discord.press("ads")
    await discord.press(SHARE.label)

    bodies = [each.json for method in ("POST", "PATCH") for each in discord.requests(method, "")]
    messages = [body.get("data", body) for body in bodies if body.get("type") != 6]

    assert len(messages) == 4
    assert [message["allowed_mentions"] for message in messages] == [{"parse": []}] * 4


async def test_the_private_message_keeps_its_answer_and_says_that_it_was_shared(
    discord: DiscordDriver,
) -> None:
    before = await discord.ask("post scheduling")

    after = await discord.press(SHARE.label)

    assert after.text == before.text + "\nShared in this channel."
    assert after.buttons == ("it is the plan", "ads")


async def test_two_presses_at_once_post_once(discord: DiscordDriver, desk: FakeDesk) -> None:
    await discord.ask("post scheduling")
    desk.gate.clear()

    first, second = discord.begin_press(SHARE.label), discord.begin_press(SHARE.label)
    await discord.until(lambda: first.responded and second.responded)
    desk.gate.set()
    await discord.settled()

    assert len(desk.shared) == 1
    assert len(await discord.public()) == 1
    assert SHARE.label not in discord.private()[0].buttons


async def test_each_answer_can_be_shared(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    await discord.ask("ads")

    await discord.press(SHARE.label)
    await discord.press(SHARE.label)

    assert len(await discord.public()) == 2


async def test_completes_what_is_typed(discord: DiscordDriver, desk: FakeDesk) -> None:
    desk.suggestions = (Suggestion("Post scheduling", "post scheduling"), Suggestion("Paid ads", "paid ads"))

    choices = await discord.complete("p <@1>")

    assert choices == [
        {"name": "Post scheduling", "value": "post scheduling"},
        {"name": "Paid ads", "value": "paid ads"},
    ]
    assert desk.typed == [("p @…", "en-US")]


async def test_completions_keep_to_discords_limits(discord: DiscordDriver, desk: FakeDesk) -> None:
    desk.suggestions = (
        Suggestion("n" * 300, "too long to be asked " * 9),
        Suggestion("", "no name"),
        Suggestion("no text", " "),
        *(Suggestion("🔥" * 80, f"task {number}") for number in range(40)),
    )

    choices = await discord.complete("x" * 6000)

    assert len(choices) == 22
    assert all(len(each["name"].encode("utf-16-le")) // 2 <= 100 for each in choices)
    assert choices[0] == {"name": "🔥" * 49 + "…", "value": "task 0"}


async def test_completing_never_fails(discord: DiscordDriver, desk: FakeDesk) -> None:
    desk.fault = RuntimeError("no suggestions today")

    choices = await discord.complete("\x00 nonsense 🔥")

    assert choices == []
    assert [event for event, _ in discord.log.errors] == ["autocomplete failed"]


async def test_works_in_direct_messages(discord: DiscordDriver) -> None:
    result = await discord.person.user.slash("whoowns", task="post scheduling")

    assert result.response.ephemeral


async def test_logs_a_line_for_each_request_without_what_was_typed(discord: DiscordDriver) -> None:
    await discord.ask("a secret campaign")
    await discord.press("ads")

    lines = [fields for event, fields in discord.log.infos if event == "request"]

    assert [(line["platform"], line["surface"]) for line in lines] == [
        ("discord", "slash"),
        ("discord", "button"),
    ]
    assert "secret" not in str(discord.log.infos)


async def test_keeps_nothing(discord: DiscordDriver) -> None:
    await discord.ask("post scheduling")
    await discord.press(SHARE.label)

    client = discord.env.bot
    assert list(client.cached_messages) == []
    assert list(client.persistent_views) == []
    assert client._connection._view_store._views == {}


async def test_reports_that_it_is_connected(discord: DiscordDriver) -> None:
    assert discord.statuses[-1].state is State.CONNECTED
    assert "TestBot" in discord.statuses[-1].detail
