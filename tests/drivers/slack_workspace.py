"""Slack's side of the wire, on loopback: the Web API, response addresses and the Socket Mode server.

A working fake: it keeps messages as a person would see them, refuses what Slack refuses, and can be told to
fail at a response address as Slack's network does.
"""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from aiohttp import WSMsgType, web

from tests.drivers.slack_payloads import Json, problems, view_problems

BOT_TOKEN = "xoxb-test"
APP_TOKEN = "xapp-test"
SIGNING_SECRET = "signing-test"
TEAM = "Kopi Kita"
CHANNEL = "C0GENERAL"
USER = "U0RINA"
DIRECT = "D0RINA"
BOT = "U0BOT"

_PATIENCE = 5.0
"""Seconds until a test gives up waiting for the bot."""


class Fault(Enum):
    """How a response address fails."""

    EXPIRED = auto()
    BROKEN = auto()
    CUT = auto()
    """The post is carried out; then the connection breaks before the answer."""
    SILENT = auto()
    """Nothing is answered until the one who posts goes away."""
    LIMITED = auto()


@dataclass
class Message:
    """A message as it stands; `payload` is what the bot sent last for it."""

    ts: str
    private: bool
    payload: Json


@dataclass
class Interaction:
    """Something a person did, and the address for answers to it."""

    number: int
    message: Message | None = None
    uses: int = 0
    arrived: list[Json] = field(default_factory=list)


class Workspace:
    """One Slack workspace with one channel and one person in it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.faults: deque[Fault] = deque()
        self.calls: list[str] = []
        self.wrong_tokens: dict[str, str] = {}
        self.refusals: dict[str, str] = {}
        """Slack's code for each Web API method that says no."""
        self.pages: set[str] = set()
        """Web API methods that answer with a page of a gateway's."""
        self.admins = {USER}
        self.locale: str | None = None
        self.scopes = {"commands", "chat:write", "users:read", "im:history", "assistant:write"}
        self.prompts: list[Json] = []
        """What the bot suggested so far, each time."""
        self.has_bot = True
        """Whether the bot is in the channel."""
        self.threads: set[str] = set()
        """Threads that have replies; in others Slack shows no private message."""
        self.homes: dict[str, Json] = {}
        """The bot's page as it shows it to each person."""
        self.views: dict[str, Json] = {}
        self._triggers: set[str] = set()  # each opens one form
        """The forms that are open, by id."""
        self.sockets: list[web.WebSocketResponse] = []
        self.url = ""
        self.opened = int(time.time())
        """With which all timestamps begin: the bot asks its own clock how old a message is."""
        self._clock = itertools.count(1)
        self._interactions: list[Interaction] = []
        self._acks: dict[str, asyncio.Future[Json | None]] = {}
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/api/auth.test", self._auth_test)
        app.router.add_post("/api/apps.connections.open", self._connections_open)
        app.router.add_get("/api/users.info", self._users_info)
        app.router.add_post("/api/views.open", self._views_open)
        app.router.add_post("/api/views.publish", self._views_publish)
        app.router.add_post("/api/views.push", self._views_open)
        app.router.add_post("/api/views.update", self._views_update)
        app.router.add_post("/api/chat.postMessage", self._post_message)
        app.router.add_post("/api/chat.postEphemeral", self._post_message)
        app.router.add_post("/api/assistant.threads.setSuggestedPrompts", self._set_suggested_prompts)
        app.router.add_post("/respond/{number}", self._respond)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def aclose(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    # what a person does

    def interact(self, message: Message | None = None) -> tuple[Interaction, str]:
        """A new interaction, with its response address."""
        interaction = Interaction(len(self._interactions), message)
        self._interactions.append(interaction)
        return interaction, f"{self.url}/respond/{interaction.number}"

    def write(self, words: str, *, thread: bool = False) -> Json:
        """What somebody else writes into the channel, or as a reply in a thread."""
        message: Json = {"type": "message", "user": "U0BUDI", "text": words, "team": "T0"}
        if thread:
            message["thread_ts"] = self._stamp()
            self.threads.add(message["thread_ts"])
        return message | {"ts": self._stamp()}

    def event(self, kind: str, text: str, **more: object) -> Json:
        """What Slack tells of a message that the person wrote, with `more` fields."""
        stamp = self._stamp()
        return {"type": kind, "user": USER, "text": text, "ts": stamp, "event_ts": stamp, "team": "T0"} | {
            "channel": CHANNEL,
            **more,
        }

    def direct(self, text: str, **more: object) -> Json:
        """What Slack tells of a message that the person wrote to the bot directly."""
        return self.event("message", text, channel=DIRECT, channel_type="im", **more)

    async def show(self, payload: Json) -> Message:
        """Shows what an acknowledgement carried."""
        assert not problems(payload), problems(payload)
        alone = payload.get("channel", CHANNEL)[:1] in {"U", "D"}
        ephemeral = payload["response_type"] == "ephemeral"
        shown = Message(self._stamp(), alone or ephemeral, payload)
        if not ephemeral or payload.get("thread_ts", "") in {"", *self.threads}:
            self.messages.append(shown)
        return shown

    def _stamp(self) -> str:
        return f"{self.opened}.{next(self._clock):06}"

    async def until(self, what: Callable[[], bool]) -> None:
        """Waits until it is so; checked whenever something reaches this workspace."""
        async with self._changed, asyncio.timeout(_PATIENCE):
            await self._changed.wait_for(what)

    async def envelope(self, kind: str, payload: Json, **extra: object) -> Json | None:
        """Sends an envelope over the newest socket; returns the payload of its acknowledgement, if any."""
        envelope_id = f"envelope-{next(self._clock)}"
        acknowledged: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = acknowledged
        accepts = kind == "slash_commands" or payload["type"] in {"view_submission", "block_suggestion"}
        frame = {"envelope_id": envelope_id, "type": kind, "payload": payload}
        await self.sockets[-1].send_json(frame | {"accepts_response_payload": accepts} | extra)
        async with asyncio.timeout(_PATIENCE):
            return await acknowledged

    # what the bot reaches

    async def _auth_test(self, request: web.Request) -> web.Response:
        return self._api(request, BOT_TOKEN, {"team": TEAM, "team_id": "T0", "user_id": BOT, "bot_id": "B0"})

    async def _connections_open(self, request: web.Request) -> web.Response:
        socket = self.url.replace("http", "ws") + "/socket?ticket=once"
        return self._api(request, APP_TOKEN, {"url": socket})

    async def _users_info(self, request: web.Request) -> web.Response:
        person = request.query["user"]
        user: Json = {"id": person, "is_admin": person in self.admins, "is_owner": False}
        if self.locale:
            user["locale"] = self.locale
        return self._api(request, BOT_TOKEN, {"user": user}, scope="users:read")

    async def _views_open(self, request: web.Request) -> web.Response:
        form = await _fields(request)
        answer = self._api(request, BOT_TOKEN, {"view": {"id": "V1"}})
        if "views.open" in self.pages:
            return web.Response(status=502, text="<html>Bad gateway</html>")
        if form["trigger_id"] in self._triggers:
            return web.json_response({"ok": False, "error": "exchanged_trigger_id"})
        if request.path.rpartition("/")[2] not in self.refusals:
            self._triggers.add(form["trigger_id"])
            self.show_view(f"V{next(self._clock)}", form["view"])
        await self._notify()
        return answer

    async def _views_update(self, request: web.Request) -> web.Response:
        form = await _fields(request)
        answer = self._api(request, BOT_TOKEN, {"view": {"id": form["view_id"]}})
        if "views.update" not in self.refusals:
            self.show_view(form["view_id"], form["view"])
        await self._notify()
        return answer

    async def _views_publish(self, request: web.Request) -> web.Response:
        form = await _fields(request)
        answer = self._api(request, BOT_TOKEN, {"view": {"id": "V0"}})
        if "views.publish" not in self.refusals:
            assert not view_problems(form["view"]), view_problems(form["view"])
            self.homes[form["user_id"]] = form["view"]
        await self._notify()
        return answer

    def show_view(self, view_id: str, view: Json) -> None:
        """Opens a form, or puts it in the place of what is open."""
        assert not view_problems(view), view_problems(view)
        self.views[view_id] = view

    async def _post_message(self, request: web.Request) -> web.Response:
        body = await request.json()
        answer = self._api(request, BOT_TOKEN, {"ts": "1700.1"}, scope="chat:write")
        if not self.has_bot and body["channel"] == CHANNEL:
            return web.json_response({"ok": False, "error": "not_in_channel"})
        if request.path.rpartition("/")[2] not in self.refusals and body.get("user") != BOT:
            await self.show({"response_type": "ephemeral" if "user" in body else "in_channel", **body})
        await self._notify()
        return answer

    async def _set_suggested_prompts(self, request: web.Request) -> web.Response:
        body = await request.json()
        answer = self._api(request, BOT_TOKEN, {}, scope="assistant:write")
        if json.loads(answer.body or b"")["ok"] and 1 <= len(body["prompts"]) <= 4:  # type: ignore[arg-type]
            self.prompts.append(body)
        await self._notify()
        return answer

    def _api(self, request: web.Request, token: str, answer: Json, scope: str = "") -> web.Response:
        method = request.path.rpartition("/")[2]
        self.calls.append(method)
        if scope and scope not in self.scopes:
            return web.json_response({"ok": False, "error": "missing_scope", "needed": scope})
        if method in self.refusals:
            return web.json_response({"ok": False, "error": self.refusals[method]})
        if method in self.wrong_tokens:
            return web.json_response({"ok": False, "error": self.wrong_tokens[method]})
        if request.headers.get("Authorization") != f"Bearer {token}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return web.json_response({"ok": True, **answer})

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        interaction = self._interactions[int(request.match_info["number"])]
        payload = await request.json()
        fault = self.faults.popleft() if self.faults else None
        interaction.uses += 1
        try:
            return await self._answer(request, interaction, payload, fault)
        finally:
            interaction.arrived.append(payload)
            await self._notify()

    async def _answer(
        self, request: web.Request, interaction: Interaction, payload: Json, fault: Fault | None
    ) -> web.StreamResponse:
        match fault:
            case Fault.EXPIRED:
                return web.json_response({"ok": False, "error": "expired_url"}, status=404)
            case Fault.BROKEN:
                return web.Response(status=500, text="<html>oh no</html>")
            case Fault.LIMITED:
                return web.Response(status=429, headers={"Retry-After": "0"})
            case Fault.SILENT:
                await asyncio.Event().wait()
        if interaction.uses > 5:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if wrong := problems(payload):
            return web.json_response({"ok": False, "error": f"invalid_blocks: {wrong}"})
        await self._carry_out(interaction, payload)
        if fault is Fault.CUT:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(text="ok")

    async def _carry_out(self, interaction: Interaction, payload: Json) -> None:
        if payload.get("replace_original") and interaction.message is not None:
            interaction.message.payload = payload
        else:
            shown = await self.show(payload)
            interaction.message = interaction.message or shown

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0"}})
        self.sockets.append(socket)
        await self._notify()
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                self._acknowledged(json.loads(frame.data))
        await self._notify()
        return socket

    def _acknowledged(self, ack: Json) -> None:
        if waiting := self._acks.pop(ack["envelope_id"], None):
            waiting.set_result(ack.get("payload"))

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()


async def _fields(request: web.Request) -> Json:
    """The arguments of a Web API call: a form whose objects are JSON, or JSON."""
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body
    form = await request.post()
    fields = {name: str(value) for name, value in form.items()}
    return {name: json.loads(value) if value.startswith("{") else value for name, value in fields.items()}
