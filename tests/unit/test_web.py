import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus

import aiohttp
import pytest
from aiohttp import web

from bots.platforms import State, Status
from bots.supervising import Condition
from bots.web import WebServer, ask_health, health


def condition(state: State, seconds: float = 0, name: str = "slack", detail: str = "") -> Condition:
    return Condition(name, Status(state, detail), seconds)


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        ([condition(State.CONNECTED, 3600)], HTTPStatus.OK),
        ([condition(State.CONNECTING, 5)], HTTPStatus.OK),
        ([condition(State.CONNECTING, 61)], HTTPStatus.SERVICE_UNAVAILABLE),
        ([condition(State.REFUSED)], HTTPStatus.SERVICE_UNAVAILABLE),
        ([condition(State.REFUSED), condition(State.CONNECTED)], HTTPStatus.OK),
        ([condition(State.REFUSED), condition(State.CONNECTING, 61)], HTTPStatus.SERVICE_UNAVAILABLE),
        ([], HTTPStatus.OK),
    ],
)
def test_one_platform_that_is_well_is_enough(conditions: Sequence[Condition], status: HTTPStatus) -> None:
    assert health(conditions)[0] is status


class Stage:
    def __init__(self) -> None:
        self.conditions: list[Condition] = [condition(State.CONNECTED, detail="Kopi Kita")]
        self.release = asyncio.Event()
        self.arrived = asyncio.Event()
        self.server = WebServer(lambda: self.conditions, self._slack)
        self.url = ""
        self.port = 0

    async def start(self) -> None:
        self.port = await self.server.start("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.port}"

    async def _slack(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.arrived.set()
        if body == b"wait":
            await self.release.wait()
        return web.Response(text=f"got {len(body)}")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    stage = Stage()
    await stage.start()
    yield stage
    await stage.server.close()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_healthz_tells_how_each_platform_is(stage: Stage, client: aiohttp.ClientSession) -> None:
    async with client.get(f"{stage.url}/healthz") as answer:
        assert answer.status == 200
        assert await answer.json() == {
            "ok": True,
            "platforms": {"slack": {"state": "connected", "detail": "Kopi Kita"}},
        }


async def test_healthz_fails_when_nothing_is_connected(stage: Stage, client: aiohttp.ClientSession) -> None:
    stage.conditions = [condition(State.REFUSED)]

    async with client.get(f"{stage.url}/healthz") as answer:
        assert answer.status == 503


async def test_the_health_command_agrees_with_healthz(stage: Stage) -> None:
    well = await asyncio.to_thread(ask_health, "0.0.0.0", stage.port)  # noqa: S104
    stage.conditions = [condition(State.REFUSED)]
    ill = await asyncio.to_thread(ask_health, "127.0.0.1", stage.port)

    assert well[0]
    assert not ill[0]
    assert "refused" in ill[1]


async def test_the_health_command_says_when_nothing_answers(stage: Stage) -> None:
    await stage.server.close()

    well, said = await asyncio.to_thread(ask_health, "127.0.0.1", stage.port)

    assert not well
    assert "no answer from 127.0.0.1" in said


async def test_slack_posts_to_its_own_path_only(stage: Stage, client: aiohttp.ClientSession) -> None:
    async with client.post(f"{stage.url}/slack/events", data=b"abc") as answer:
        assert await answer.text() == "got 3"
    async with client.post(f"{stage.url}/", data=b"abc") as answer:
        assert answer.status == 404
    async with client.get(f"{stage.url}/slack/events") as answer:
        assert answer.status == 405


async def test_a_huge_body_is_refused(stage: Stage, client: aiohttp.ClientSession) -> None:
    async with client.post(f"{stage.url}/slack/events", data=io.BytesIO(b"x" * (1024 * 1024 + 1))) as answer:
        assert answer.status == 413


async def test_without_slack_over_http_there_is_no_slack_path(client: aiohttp.ClientSession) -> None:
    server = WebServer(list)
    port = await server.start("127.0.0.1", 0)

    async with client.post(f"http://127.0.0.1:{port}/slack/events") as answer:
        assert answer.status == 404
    await server.close()


async def test_closing_finishes_the_requests_in_flight(stage: Stage, client: aiohttp.ClientSession) -> None:
    asking = asyncio.create_task(client.post(f"{stage.url}/slack/events", data=b"wait"))
    await stage.arrived.wait()

    await stage.server.stop_listening()
    closing = asyncio.create_task(stage.server.close())
    with pytest.raises(aiohttp.ClientConnectorError):
        async with aiohttp.ClientSession() as late:
            await late.get(f"{stage.url}/healthz")
    stage.release.set()
    answer = await asking
    await closing

    assert await answer.text() == "got 4"
