import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bots.platforms import Platform, Refused, State, Status
from bots.slack_bot.serving import HttpPlatform, SocketPlatform, Waiting
from bots.slack_bot.web_route import events_route
from tests.drivers.slack import SilentLog, SlackSocketDriver, put_together
from tests.drivers.slack_desks import FakeDesk
from tests.drivers.slack_workspace import APP_TOKEN, BOT_TOKEN, Workspace


def platforms(
    api_url: str, bot_token: str = BOT_TOKEN, app_token: str = APP_TOKEN
) -> tuple[HttpPlatform, SocketPlatform]:
    desk, log = FakeDesk(), SilentLog()
    answering, app = put_together(desk, log, api_url, bot_token=bot_token)
    waiting = Waiting(to_open=5, to_look=0.01, to_return=0.03)
    return HttpPlatform(app, answering, bot_token), SocketPlatform(
        app, answering, bot_token, app_token, waiting
    )


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    stand_in = Workspace()
    await stand_in.start()
    yield stand_in
    await stand_in.aclose()


@pytest.mark.parametrize("which", [0, 1], ids=["http", "socket"])
@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive"])
async def test_a_bot_token_that_slack_does_not_know_is_refused_for_good(
    workspace: Workspace, which: int, code: str
) -> None:
    workspace.wrong_tokens["auth.test"] = code
    platform: Platform = platforms(workspace.api_url)[which]

    with pytest.raises(Refused, match=f"^Slack refuses the bot token: {code}$"):
        await platform.serve(_ignore)


async def test_an_app_token_that_slack_does_not_know_is_refused_for_good(workspace: Workspace) -> None:
    _, socket = platforms(workspace.api_url, app_token="xapp-other")

    with pytest.raises(Refused, match=r"^Slack refuses the app token: invalid_auth$"):
        await socket.serve(_ignore)


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_trouble_on_slack_s_side_is_worth_another_try(workspace: Workspace, method: str) -> None:
    workspace.wrong_tokens[method] = "internal_error"
    _, socket = platforms(workspace.api_url)

    with pytest.raises(ConnectionError, match="internal_error"):
        await socket.serve(_ignore)


async def test_a_lost_connection_that_stays_lost_ends_serving_for_a_new_start(workspace: Workspace) -> None:
    statuses: list[Status] = []
    _, socket = platforms(workspace.api_url)
    serving = asyncio.create_task(socket.serve(statuses.append))
    await workspace.until(lambda: bool(workspace.sockets))

    workspace.wrong_tokens["apps.connections.open"] = "internal_error"
    await workspace.sockets[0].close()

    with pytest.raises(ConnectionError, match="did not come back"):
        await serving
    assert [status.state for status in statuses] == [State.CONNECTING, State.CONNECTED, State.CONNECTING]


async def test_says_when_the_connection_is_lost_and_when_it_is_back() -> None:
    class Flapping:
        looks = iter((True, False, True, False))

        async def is_connected(self) -> bool:
            return next(self.looks, False)

    statuses: list[Status] = []
    _, socket = platforms("http://127.0.0.1:1/")

    with pytest.raises(ConnectionError):
        await socket._watch(Flapping(), statuses.append, "Kopi Kita")  # type: ignore[arg-type]

    assert statuses == [
        Status(State.CONNECTING, "the connection was lost"),
        Status(State.CONNECTED, "Kopi Kita"),
        Status(State.CONNECTING, "the connection was lost"),
    ]


async def test_says_which_workspace_it_is_connected_to(workspace: Workspace) -> None:
    connected: asyncio.Queue[Status] = asyncio.Queue()
    http, _ = platforms(workspace.api_url)

    serving = asyncio.create_task(http.serve(connected.put_nowait))
    statuses = [await connected.get(), await connected.get()]
    serving.cancel()

    assert statuses == [Status(State.CONNECTING), Status(State.CONNECTED, "Kopi Kita")]
    await asyncio.wait({serving})
    assert serving.cancelled()


async def test_no_token_and_no_ticket_reaches_the_log(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _, socket = platforms(workspace.api_url, app_token="xapp-other")

    with pytest.raises(Refused):
        await socket.serve(_ignore)

    assert "xapp" not in caplog.text
    assert "xoxb" not in caplog.text


@pytest.fixture
async def slack() -> AsyncIterator[SlackSocketDriver]:
    driver = await SlackSocketDriver.start(FakeDesk())
    yield driver
    await driver.aclose()


@pytest.mark.parametrize("how", ["announced", "closed"])
async def test_a_new_connection_replaces_one_that_slack_ends(slack: SlackSocketDriver, how: str) -> None:
    workspace = slack.workspace
    if how == "announced":
        await workspace.sockets[0].send_json({"type": "disconnect", "reason": "refresh_requested"})
    else:
        await workspace.sockets[0].close()

    await workspace.until(lambda: len(workspace.sockets) == 2)
    reply = await slack.ask("post scheduling")

    assert "post scheduling" in reply.text


async def test_the_bot_token_never_opens_a_connection_and_no_request_waits_for_a_check(
    slack: SlackSocketDriver,
) -> None:
    await slack.ask("post scheduling")
    await slack.ask("captions")

    assert slack.workspace.calls == ["auth.test", "apps.connections.open"]


async def test_an_envelope_that_is_not_for_us_changes_nothing(slack: SlackSocketDriver) -> None:
    await slack.workspace.sockets[0].send_json(
        {
            "envelope_id": "e",
            "type": "events_api",
            "payload": {"type": "event_callback", "event": {"type": "x"}},
        }
    )
    await slack.workspace.sockets[0].send_str("no json")

    reply = await slack.ask("post scheduling")

    assert "post scheduling" in reply.text


def test_http_without_a_signing_secret_is_impossible() -> None:
    desk, log = FakeDesk(), SilentLog()
    _, app = put_together(desk, log, "http://127.0.0.1:1/")

    with pytest.raises(ValueError, match="signing_secret"):
        events_route(app, "", log)


def _ignore(_: Status) -> None:
    """Nobody looks at the state."""
