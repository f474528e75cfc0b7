"""Posting tips over the wire, with each fault that a platform or the network has."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from discord import Client, LoginFailure
from discord.http import Route

from bots.discord_bot import tip_posting
from bots.discord_bot.tip_posting import DiscordPoster, logging_in
from bots.slack_bot.posting import SlackPoster
from core.ports import Found, Later, Posted, Poster, Refused, Unsure
from core.replies import Reply
from core.tipping.wording import TipWording
from core.tips.model import Channel, Delivery, Stop
from tests.drivers.discord_objects import DISCORD_TOKEN
from tests.drivers.subscribing import a_delivery
from tests.drivers.tip_servers import SLACK_TOKEN, Fault, TipServers
from tests.unit.small_library import CATALOG, LIBRARY

SLACK, DISCORD = Channel("slack", "T1", "C1"), Channel("discord", "3", "500")
DUE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NONCE = "0123456789abcdef01234567"


@pytest.fixture
def tip() -> Reply:
    return TipWording(CATALOG, LIBRARY.messages).public(next(iter(CATALOG.tips.values())), ("en", "id"))


@pytest.fixture
async def servers(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TipServers]:
    async with TipServers(now=DUE.timestamp) as servers:
        monkeypatch.setattr(Route, "BASE", servers.url)
        yield servers


@pytest.fixture
async def slack(servers: TipServers) -> SlackPoster:
    return SlackPoster(SLACK_TOKEN, f"{servers.url}/api/", seconds=2)


@pytest.fixture
async def discord(servers: TipServers, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordPoster]:
    assert servers.url
    monkeypatch.setattr(tip_posting, "_AGAIN_AFTER", (0.0, 0.0))
    poster = DiscordPoster(logging_in(DISCORD_TOKEN))
    yield poster
    await poster.close()


def delivery(**changes: Any) -> Delivery:
    return a_delivery(DISCORD, due=DUE, nonce=NONCE, **changes)


async def fault_of(poster: Poster, channel: Channel, tip: Reply) -> Exception:
    with pytest.raises((Refused, Later, Unsure)) as caught:
        await poster.post(channel, tip, NONCE)
    return caught.value


async def stops_of(poster: Poster, channel: Channel, tip: Reply) -> list[Stop | None]:
    """Why a post is refused, and what is told beforehand."""
    refused = await fault_of(poster, channel, tip)
    assert isinstance(refused, Refused)
    return [refused.stop, await poster.check(channel, "7", tip)]


# Slack


async def test_slack_gets_the_tip_with_its_buttons_and_no_previews_of_links(
    servers: TipServers, slack: SlackPoster, tip: Reply
) -> None:
    message = await slack.post(SLACK, tip, NONCE)

    (post,) = servers.posts
    assert (post.id, post.channel) == (message, "C1")
    assert post.body["unfurl_links"] is False
    assert "response_type" not in post.body
    assert "who puts it online" in post.body["text"].lower()
    assert [block["type"] for block in post.body["blocks"]][-1] == "actions"


@pytest.mark.parametrize(
    "fault", [Fault.BROKEN, Fault.BROKEN_AFTER, Fault.CUT, Fault.CUT_BEFORE, Fault.NONSENSE]
)
async def test_slack_is_asked_once_when_nobody_knows_what_it_did(
    servers: TipServers, slack: SlackPoster, tip: Reply, fault: Fault
) -> None:
    servers.faults.append(fault)

    assert isinstance(await fault_of(slack, SLACK, tip), Unsure)
    assert servers.tries["C1"] == 1
    assert await slack.find(delivery()) is Found.UNKNOWN


async def test_slack_may_answer_late(servers: TipServers, slack: SlackPoster, tip: Reply) -> None:
    servers.faults.append(Fault.LATE)

    assert await slack.post(SLACK, tip, NONCE) == servers.posts[0].id


async def test_a_slack_that_never_answers_leaves_us_unsure(servers: TipServers, tip: Reply) -> None:
    servers.faults.append(Fault.SILENT)
    hasty = SlackPoster(SLACK_TOKEN, f"{servers.url}/api/", seconds=1)

    assert isinstance(await fault_of(hasty, SLACK, tip), Unsure)


async def test_slacks_limit_says_when_to_try_again(
    servers: TipServers, slack: SlackPoster, tip: Reply
) -> None:
    servers.faults.append(Fault.LIMITED)

    later = await fault_of(slack, SLACK, tip)

    assert isinstance(later, Later)
    assert later.seconds == 7.0
    assert servers.posts == []


async def test_a_slack_that_cannot_be_reached_got_nothing(tip: Reply) -> None:
    nowhere = SlackPoster(SLACK_TOKEN, "http://127.0.0.1:9/api/")

    assert isinstance(await fault_of(nowhere, SLACK, tip), Later)


@pytest.mark.parametrize("code", ["invalid_auth", "msg_too_long", "service_unavailable"])
async def test_what_slack_did_not_take_was_not_posted(
    servers: TipServers, slack: SlackPoster, tip: Reply, code: str
) -> None:
    servers.refusals["C1"] = code

    later = await fault_of(slack, SLACK, tip)

    assert isinstance(later, Later)
    assert (code in str(later), later.seconds) == (True, None)


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
async def test_slack_may_fail_after_it_posted(
    servers: TipServers, slack: SlackPoster, tip: Reply, code: str
) -> None:
    servers.refusals["C1"] = code

    assert isinstance(await fault_of(slack, SLACK, tip), Unsure)


REFUSALS = {
    "not_in_channel": Stop.REMOVED,
    "channel_not_found": Stop.DELETED,
    "is_archived": Stop.ARCHIVED,
    "restricted_action": Stop.FORBIDDEN,
    "missing_scope": Stop.FORBIDDEN,
}


@pytest.mark.parametrize(("code", "stop"), REFUSALS.items())
async def test_slack_refuses_for_good(
    servers: TipServers, slack: SlackPoster, tip: Reply, code: str, stop: Stop
) -> None:
    servers.refusals["C1"] = code

    assert await stops_of(slack, SLACK, tip) == [stop, stop]


async def test_a_slack_channel_is_checked_by_what_one_person_sees(
    servers: TipServers, slack: SlackPoster, tip: Reply
) -> None:
    assert await slack.check(SLACK, "U1", tip) is None
    assert [post.body["user"] for post in servers.private] == ["U1"]
    assert servers.posts == []


async def test_people_on_slack_are_told_in_a_direct_message(
    servers: TipServers, slack: SlackPoster, tip: Reply
) -> None:
    servers.refusals["U2"] = "messages_tab_disabled"

    told = [await slack.tell("U1", tip), await slack.tell("U2", tip)]

    assert told == [True, False]
    assert [post.channel for post in servers.posts] == ["U1"]
    await slack.close()


# Discord


async def test_discord_gets_the_tip_under_its_nonce(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    message = await discord.post(DISCORD, tip, NONCE)

    (post,) = servers.posts
    assert (post.id, post.channel) == (message, "500")
    assert (post.body["nonce"], post.body["enforce_nonce"]) == (NONCE, True)
    assert post.body["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    "fault", [Fault.BROKEN, Fault.BROKEN_AFTER, Fault.CUT, Fault.CUT_BEFORE, Fault.NONSENSE]
)
async def test_a_post_that_discord_did_not_answer_stands_once(
    servers: TipServers, discord: DiscordPoster, tip: Reply, fault: Fault
) -> None:
    servers.faults.extend([fault, fault])

    message = await discord.post(DISCORD, tip, NONCE)

    assert [post.id for post in servers.posts] == [message]
    assert servers.tries["500"] == 3


async def test_a_discord_that_keeps_failing_leaves_us_unsure_and_is_looked_at(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    servers.faults.extend([Fault.BROKEN_AFTER] * 3)

    unsure = await fault_of(discord, DISCORD, tip)

    assert isinstance(unsure, Unsure)
    assert await discord.find(delivery()) == Posted(servers.posts[0].id)


async def test_what_discord_did_not_carry_out_is_not_found(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    await discord.post(DISCORD, tip, "f" * 24)  # yesterday's

    assert len(servers.posts) == 1
    assert await discord.find(delivery()) is Found.NOTHING


async def test_a_tip_is_found_behind_hundreds_of_messages(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    message = await discord.post(DISCORD, tip, NONCE)
    servers.now = (DUE + timedelta(minutes=5)).timestamp
    somebody = {"id": "8", "username": "budi", "discriminator": "0", "avatar": None}
    for _ in range(250):
        servers._add("500", {"author": somebody})

    assert await discord.find(delivery()) == Posted(message)


@pytest.mark.parametrize("count", [99, 100, 200])
async def test_looking_ends_where_the_tip_was_not_due_yet(
    servers: TipServers, discord: DiscordPoster, count: int
) -> None:
    servers.now = (DUE - timedelta(hours=1)).timestamp
    for _ in range(count):
        servers._add("500", {})

    assert await discord.find(delivery()) is Found.NOTHING


async def test_looking_ends_some_time(
    servers: TipServers, discord: DiscordPoster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tip_posting, "_PAGES", 2)
    for _ in range(300):
        servers._add("500", {})

    assert await discord.find(delivery()) is Found.UNKNOWN


@pytest.mark.parametrize("pages", [1, 2])
async def test_a_channel_as_long_as_a_page_has_an_end(
    servers: TipServers, discord: DiscordPoster, pages: int
) -> None:
    for _ in range(100 * pages):
        servers._add("500", {})

    assert await discord.find(delivery()) is Found.NOTHING


async def test_where_discord_shows_no_messages_nobody_knows(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    await discord.post(DISCORD, tip, NONCE)
    servers.hidden = True

    assert await discord.find(delivery()) is Found.UNKNOWN


async def test_where_discord_forbids_to_look_nobody_knows(
    servers: TipServers, discord: DiscordPoster
) -> None:
    servers.refusals["500"] = (403, 50001)

    assert await discord.find(delivery()) is Found.UNKNOWN


@pytest.mark.parametrize("status", [401, 503])
async def test_a_discord_that_shows_nothing_just_now_is_to_be_asked_again(
    servers: TipServers, discord: DiscordPoster, status: int
) -> None:
    servers.refusals["500"] = (status, 0)

    with pytest.raises(Later):
        await discord.find(delivery())


DISCORD_REFUSALS = {
    (404, 10003): Stop.DELETED,
    (403, 50001): Stop.REMOVED,
    (403, 50013): Stop.FORBIDDEN,
    (400, 50083): Stop.ARCHIVED,
    (403, 0): Stop.FORBIDDEN,
    (404, 0): Stop.DELETED,
}


@pytest.mark.parametrize(("refusal", "stop"), DISCORD_REFUSALS.items())
async def test_discord_refuses_for_good(
    servers: TipServers, discord: DiscordPoster, tip: Reply, refusal: tuple[int, int], stop: Stop
) -> None:
    servers.refusals["500"] = refusal

    assert await stops_of(discord, DISCORD, tip) == [stop, stop]


async def test_discords_limit_says_when_to_try_again(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    servers.faults.append(Fault.LIMITED)

    later = await fault_of(discord, DISCORD, tip)

    assert isinstance(later, Later)
    assert later.seconds == 7.0


async def test_what_discord_did_not_take_was_not_posted(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    servers.refusals["500"] = (400, 50035)

    assert isinstance(await fault_of(discord, DISCORD, tip), Later)
    with pytest.raises(Later):
        await discord.check(DISCORD, "7", tip)


async def test_a_discord_channel_is_checked_without_a_message(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    assert await discord.check(DISCORD, "7", tip) is None
    assert servers.posts == []


async def test_people_on_discord_are_told_in_a_direct_message(
    servers: TipServers, discord: DiscordPoster, tip: Reply
) -> None:
    servers.refusals["98"] = (403, 50007)

    told = [await discord.tell("7", tip), await discord.tell("8", tip)]

    assert told == [True, False]
    assert [post.channel for post in servers.posts] == ["97"]


async def test_a_discord_that_cannot_be_reached_got_nothing(
    tip: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9")
    nowhere = DiscordPoster(logging_in(DISCORD_TOKEN))

    assert isinstance(await fault_of(nowhere, DISCORD, tip), Later)
    with pytest.raises(Later, match="cannot be reached"):
        await nowhere.find(delivery())
    await nowhere.close()


async def test_a_login_that_failed_is_not_tried_for_every_channel(
    servers: TipServers, tip: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    logins, connect = 0, logging_in(DISCORD_TOKEN)

    async def failing_once() -> Client:
        nonlocal logins
        logins += 1
        if logins == 1:
            raise LoginFailure
        return await connect()

    poster = DiscordPoster(failing_once)
    said = {str(await fault_of(poster, DISCORD, tip)) for _ in range(9)}
    failed = logins
    monkeypatch.setattr(poster, "_failed", (0.0, ""))  # a while later
    await poster.post(DISCORD, tip, NONCE)
    await poster.close()

    assert said == {"Discord cannot be reached: LoginFailure"}
    assert (failed, logins) == (1, 2)
    assert len(servers.posts) == 1


async def test_a_closed_poster_opens_again(servers: TipServers, discord: DiscordPoster, tip: Reply) -> None:
    await discord.post(DISCORD, tip, NONCE)

    await discord.close()
    await discord.post(DISCORD, tip, "f" * 24)

    assert len(servers.posts) == 2
