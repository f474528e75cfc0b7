"""Discord on a loopback port: the few requests and gateway events that logging in and serving need.

For what simcord leaves out: its clients never connect, and its faults do not pass discord.py's own HTTP.
"""

import asyncio
from types import TracebackType
from typing import Any, Self

import pytest
import yarl
from aiohttp import WSMsgType, web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.drivers.discord_objects import APPLICATION, BOT, DISCORD_TOKEN, PERSON, a_message, answer
from tests.drivers.discord_payloads import problems

HELLO, DISPATCH, HEARTBEAT, HEARTBEAT_ACK, IDENTIFY, RESUME, RECONNECT = 10, 0, 1, 11, 2, 6, 7


class DiscordServer:
    """Records the requests; `statuses` makes a path fail, `close_code` refuses the gateway."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.statuses: dict[str, int] = {}
        self.close_code = 0
        self.intents: int | None = None
        self.commands: list[dict[str, Any]] = []
        self._monkeypatch = monkeypatch
        self._gateway: web.WebSocketResponse | None = None
        self._runner = web.AppRunner(self._app())

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"{host}:{port}"
        self._monkeypatch.setattr(Route, "BASE", f"http://{self.address}")
        self._monkeypatch.setattr(
            DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://{self.address}/gateway")
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
        if error is None:
            wrong = [each for method, path, body in self.requests for each in problems(method, path, body)]
            assert not wrong, wrong

    def sent(self, method: str, start: str) -> list[Any]:
        """The bodies that the bot sent with this method to paths that start so."""
        return [body for verb, path, body in self.requests if verb == method and path.startswith(start)]

    async def slash(self, text: str) -> None:
        """A person types `/whoowns task:<text>`."""
        option = {"name": "task", "type": 3, "value": text}
        data = {"id": "1", "name": "whoowns", "type": 1, "options": [option]}
        await self._interaction(2, data)

    async def press(self, custom_id: str, components: list[Any]) -> None:
        """A person presses a button on a message with these components."""
        message = a_message(flags=64 | 1 << 15, components=components)
        await self._interaction(3, {"custom_id": custom_id, "component_type": 2}, message=message)

    async def write(self, text: str) -> None:
        """A person writes to the bot directly."""
        message = a_message(id="77", author=PERSON, content=text)
        await self._send({"op": DISPATCH, "t": "MESSAGE_CREATE", "s": 3, "d": message})

    async def ask_to_reconnect(self) -> None:
        """Discord asks its clients to connect again, as it does every few hours."""
        await self._send({"op": RECONNECT, "d": None})

    async def _interaction(self, kind: int, data: dict[str, Any], **more: Any) -> None:
        channel = {"id": "5", "type": 1, "recipients": [PERSON]}
        said = {
            "id": "11",
            "application_id": BOT["id"],
            "token": "interaction-token",
            "version": 1,
            "type": kind,
            "data": data,
            "channel_id": "5",
            "channel": channel,
            "user": PERSON,
            "locale": "en-US",
            "attachment_size_limit": 1,
            **more,
        }
        await self._send({"op": DISPATCH, "t": "INTERACTION_CREATE", "s": 2, "d": said})

    async def _send(self, event: dict[str, Any]) -> None:
        assert self._gateway is not None
        await self._gateway.send_json(event)

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/gateway", self._serve_gateway)
        app.router.add_route("*", "/{path:.*}", self._answer)
        return app

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path, body))
        for start, status in self.statuses.items():
            if request.path.startswith(start):
                return answer({"message": "made up", "code": 0}, status)
        if request.headers.get("Authorization") not in (None, f"Bot {DISCORD_TOKEN}"):
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        if request.method == "PUT":
            self.commands = [
                {"description": "", **each, "id": "1", "application_id": BOT["id"], "version": "1"}
                for each in body or ()
            ]
        return answer(self._said(request.path))

    def _said(self, path: str) -> Any:
        match path.strip("/").split("/"):
            case ["users", "@me"]:
                return BOT
            case ["oauth2", "applications", "@me"]:
                return APPLICATION
            case ["applications", _, "commands"]:
                return self.commands
            case ["webhooks", *_]:
                return a_message(id="12", type=20, flags=64)
            case ["channels", _, "messages"]:
                return a_message(id="13")
            case _:
                return {"interaction": {"id": "11", "type": 2}}

    async def _serve_gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.close_code:
            await socket.close(code=self.close_code)
            return socket
        self._gateway = socket
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 45_000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._gateway_message(socket, message.json())
        return socket

    async def _gateway_message(self, socket: web.WebSocketResponse, message: dict[str, Any]) -> None:
        match message["op"]:
            case 1:  # heartbeat
                await socket.send_json({"op": HEARTBEAT_ACK})
            case 2:  # identify
                self.intents = message["d"]["intents"]
                await socket.send_json({"op": DISPATCH, "t": "READY", "s": 1, "d": self._ready()})
            case 6:  # resume
                await socket.send_json({"op": DISPATCH, "t": "RESUMED", "s": 2, "d": {}})
            case _:
                pass

    def _ready(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": "3", "unavailable": True}],
            "session_id": "session",
            "resume_gateway_url": f"ws://{self.address}/gateway",
            "application": {"id": BOT["id"], "flags": 0},
        }


class Reports:
    """A platform's reports, which can be waited for."""

    def __init__(self) -> None:
        self.all: list[Any] = []
        self._changed = asyncio.Event()

    def __call__(self, status: Any) -> None:
        self.all.append(status)
        self._changed.set()

    async def count(self, number: int) -> None:
        """Waits until that many reports have been made."""
        async with asyncio.timeout(10):
            while len(self.all) < number:
                self._changed.clear()
                await self._changed.wait()
