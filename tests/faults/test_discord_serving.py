import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from bots.discord_bot.layout import layout
from bots.discord_bot.serving import Discord
from bots.discord_bot.tips import DiscordTips
from bots.handling import Handler
from bots.once import Once
from bots.platforms import Refused, State
from tests.drivers.discord import MemoryLog
from tests.drivers.discord_desk import SHARE, FakeDesk, answer
from tests.drivers.discord_objects import DISCORD_TOKEN
from tests.drivers.discord_server import DiscordServer, Reports
from tests.drivers.tip_world import FakePlatform
from tests.drivers.tips_parts import TipsParts

SHARE_ID = f"who:2:{SHARE.do}"
GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(monkeypatch) as running:
        yield running


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


def platform(desk: FakeDesk, log: MemoryLog, token: str = DISCORD_TOKEN, limit: float = 2.0) -> Discord:
    parts = TipsParts()
    tips = DiscordTips(parts.desk("discord", FakePlatform(parts.clock)), ())
    once = Once(parts.store, parts.clock.now, log)
    return Discord(token, desk, tips, Handler(desk.apology, desk.crowded, log), once, log, limit)


@contextlib.asynccontextmanager
async def serving(served: Discord) -> AsyncIterator[Reports]:
    reports = Reports()
    task = asyncio.create_task(served.serve(reports))
    counting = asyncio.ensure_future(reports.count(2))
    await asyncio.wait({task, counting}, return_when=asyncio.FIRST_COMPLETED)
    await (counting if counting.done() else task)
    try:
        yield reports
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def sent(server: DiscordServer, method: str, start: str, number: int = 1) -> None:
    async with asyncio.timeout(10):
        while len(server.sent(method, start)) < number:  # noqa: ASYNC110 - the server has no bell
            await asyncio.sleep(0)


@pytest.mark.usefixtures("server")
async def test_reports_how_it_is_and_where(desk: FakeDesk, log: MemoryLog) -> None:
    async with serving(platform(desk, log)) as reports:
        states = [(each.state, each.detail) for each in reports.all]

    assert states == [(State.CONNECTING, ""), (State.CONNECTED, "as WhoOwns; servers: 1")]


async def test_answers_a_command_over_a_real_connection(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    async with serving(platform(desk, log)):
        await server.slash("post scheduling")
        await sent(server, "POST", "/interactions/11/")

    (response,) = server.sent("POST", "/interactions/11/")
    assert response["type"] == 4
    assert response["data"]["flags"] == 64 | 1 << 15
    assert response["data"]["allowed_mentions"] == {"parse": []}


async def test_answers_a_direct_message_over_a_real_connection(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    async with serving(platform(desk, log)):
        await server.write("post scheduling")
        await sent(server, "POST", "/channels/5/messages")

    (posted,) = server.sent("POST", "/channels/5/messages")
    assert posted["flags"] == 1 << 15
    assert (posted["nonce"], posted["enforce_nonce"]) == ("77-0", True)
    assert posted["allowed_mentions"] == {"parse": []}
    assert "message_reference" not in posted


async def test_asks_discord_for_messages_without_their_content(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    async with serving(platform(desk, log)):
        pass

    assert server.intents == GUILD_MESSAGES | DIRECT_MESSAGES


async def test_an_answer_to_a_message_is_posted_before_the_end(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    desk.gate.clear()
    async with serving(platform(desk, log)):
        await server.write("post scheduling")
        async with asyncio.timeout(10):
            while not desk.questions:  # noqa: ASYNC110 - the desk has no bell
                await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(desk.gate.set)

    assert len(server.sent("POST", "/channels/5/messages")) == 1


async def test_a_message_whose_answer_was_lost_is_not_answered_again(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    server.statuses["/channels/5/messages"] = 502
    async with serving(platform(desk, log)):
        await server.write("post scheduling")
        async with asyncio.timeout(10):
            while not log.errors:  # noqa: ASYNC110 - the log has no bell
                await asyncio.sleep(0)

    assert len(server.sent("POST", "/channels/5/messages")) == 1
    assert [event for event, _ in log.errors] == ["answer not delivered"]


async def test_writes_its_commands_once_over_two_starts(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    served = platform(desk, log)

    async with serving(served):
        pass
    async with serving(served):
        pass

    assert len(server.sent("PUT", "/applications/42/commands")) == 1


@pytest.mark.usefixtures("server")
async def test_a_wrong_token_is_refused_for_good_and_never_shown(desk: FakeDesk, log: MemoryLog) -> None:
    served = platform(desk, log, token="a-wrong-token-for-tests")

    with pytest.raises(Refused) as refused:
        await served.serve(Reports())

    assert "bot token" in str(refused.value)
    assert "a-wrong-token" not in repr(refused.value) + str(log.errors) + str(log.infos)


async def test_a_token_that_the_gateway_does_not_want_is_refused_for_good(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    server.close_code = 4004

    with pytest.raises(Refused):
        await platform(desk, log).serve(Reports())


async def test_any_other_fault_is_raised_to_be_tried_again(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    server.statuses["/users/@me"] = 403

    with pytest.raises(Exception, match="403") as raised:
        await platform(desk, log).serve(Reports())

    assert not isinstance(raised.value, Refused)


async def test_a_gateway_that_closes_for_another_reason_is_tried_again(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    server.close_code = 4013

    with pytest.raises(Exception, match="4013") as raised:
        await platform(desk, log).serve(Reports())

    assert not isinstance(raised.value, Refused)


async def test_a_lost_connection_is_reported_and_taken_up_again(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    async with serving(platform(desk, log)) as reports:
        await server.ask_to_reconnect()
        await reports.count(4)

    assert [each.state for each in reports.all[2:]] == [State.CONNECTING, State.CONNECTED]


async def test_an_answer_on_its_way_is_delivered_before_the_end(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    desk.gate.clear()

    async with serving(platform(desk, log, limit=0.0)):
        await server.slash("post scheduling")
        await sent(server, "POST", "/interactions/11/")
        asyncio.get_running_loop().call_soon(desk.gate.set)

    (edited,) = server.sent("PATCH", "/webhooks/42/interaction-token/messages/@original")
    assert "Owner of post scheduling" in str(edited)


async def test_a_post_whose_answer_was_lost_is_not_sent_again(
    server: DiscordServer, desk: FakeDesk, log: MemoryLog
) -> None:
    """discord.py by itself sends it up to five times."""
    server.statuses["/webhooks/42/interaction-token"] = 502
    components = layout(answer("x")).to_components()  # type: ignore[no-untyped-call]

    async with serving(platform(desk, log)):
        await server.press(SHARE_ID, components)
        await sent(server, "POST", "/webhooks/42/interaction-token", number=2)

    posted, told, *_ = server.sent("POST", "/webhooks/42/interaction-token")  # that one may fail, and be told
    assert "Owner in public" in str(posted)
    assert "Posted or not?" in str(told)
    assert str(server.sent("POST", "/webhooks/42/interaction-token")).count("Owner in public") == 1
