"""A person in Slack, with the real Bolt app on the other side of the wire: over HTTP and over Socket Mode."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from typing import Self
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp

from bots.handling import MOST, Handler
from bots.once import Once
from bots.platforms import Platform, State, Status
from bots.slack_bot.answering import PATIENCE, Answering
from bots.slack_bot.app import build_answering, build_app, build_tips
from bots.slack_bot.manifest import (
    ABOUT_MESSAGE,
    COMMAND,
    LONG_BRIEF,
    ROLES_COMMAND,
    TEAM_COMMAND,
    TIPS_COMMAND,
)
from bots.slack_bot.posting import SlackPoster
from bots.slack_bot.serving import HttpPlatform, SocketPlatform, Waiting
from bots.slack_bot.web_route import EVENTS_PATH, events_route
from core.desk import Desk
from core.ports import Log
from tests.drivers.base import Seen, SeenForm
from tests.drivers.slack_payloads import (
    NAMES,
    Json,
    buttons_of,
    by_block,
    form_seen,
    label_of,
    seen,
    thumbs_of,
)
from tests.drivers.slack_workspace import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    CHANNEL,
    DIRECT,
    SIGNING_SECRET,
    USER,
    Interaction,
    Message,
    Workspace,
)
from tests.drivers.tips_parts import TipsParts

_TRIGGERS = itertools.count()


class SilentLog:
    """Keeps the lines, for tests that look at them."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, object]]] = []

    def info(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))

    def error(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))


class SlackDriver(ABC):
    """What is the same over HTTP and over Socket Mode."""

    name: str

    def __init__(self, desk: Desk, log: Log, patience: float, tips: TipsParts) -> None:
        self.workspace = Workspace()
        self.parts = tips
        self._listed: tuple[str, ...] = ()
        self._desk = desk
        self._log = log
        self._patience = patience
        self.most = MOST
        self._statuses: list[Status] = []
        self._serving: asyncio.Task[None] | None = None
        self._last: tuple[str, Json] = ("", {})

    @classmethod
    async def start(
        cls,
        desk: Desk,
        *,
        log: Log | None = None,
        patience: float = PATIENCE,
        tips: TipsParts | None = None,
    ) -> Self:
        driver = cls(desk, log or SilentLog(), patience, tips or TipsParts())
        await driver.workspace.start()
        await driver._wake()
        return driver

    async def ask(self, text: str) -> Seen:
        shown = await self.command(text)
        return seen(shown.payload, private=shown.private)

    async def roles(self, line: str) -> Seen:
        shown = await self.command(line, name=ROLES_COMMAND)
        return seen(shown.payload, private=shown.private)

    async def tips(self, line: str) -> Seen:
        shown = await self.command(line, name=TIPS_COMMAND)
        return seen(shown.payload, private=shown.private)

    async def team(self, line: str) -> Seen:
        shown = await self.command(line, name=TEAM_COMMAND)
        return seen(shown.payload, private=shown.private)

    async def demote(self) -> None:
        self.workspace.admins.clear()
        await self.restart()  # the bot remembers for a minute who is an admin

    async def list_as_admin(self) -> None:
        self._listed = (USER,)
        await self.restart()

    async def shut_out(self) -> None:
        self.workspace.has_bot = False

    async def open_form(self, line: str = "") -> Json:
        """Types the command that opens the form; returns the form."""
        _, response_url = self.workspace.interact()
        ack = await self.send("slash_commands", _command(TIPS_COMMAND, line, response_url))
        assert ack is None, f"an answer instead of the form: {ack}"
        return list(self.workspace.views.values())[-1]

    async def submit(self, form: Json, **chosen: object) -> Json:
        """Sends the form with some settings chosen anew; returns what acknowledges it.

        Slack shows what the acknowledgement puts in the form's place.
        """
        view_id = next(known for known, shown in self.workspace.views.items() if shown is form)
        values = {
            block["block_id"]: {
                block["element"]["action_id"]: _state(block["element"], chosen, block["block_id"])
            }
            for block in form["blocks"]
            if block["type"] == "input"
        }
        view = form | {"id": view_id, "state": {"values": values}}
        ack = await self.send("interactive", _view_submission(view))
        assert ack is not None
        if ack["response_action"] == "update":
            self.workspace.show_view(view_id, ack["view"])
        return ack

    async def search(self, form: Json, block_id: str, typed: str) -> list[str]:
        """Types into one of the form's searches; returns the options that Slack shows."""
        (block,) = (block for block in form["blocks"] if block.get("block_id") == block_id)
        payload = _block_suggestion(form, block_id, block["element"]["action_id"], typed)
        ack = await self.send("interactive", payload)
        assert ack is not None
        return [option["text"]["text"] for option in ack["options"]]

    async def open_brief(self) -> Json:
        """Chooses the shortcut for a long brief; returns the form that opens."""
        before = len(self.workspace.views)
        await self.choose_brief()
        await self.workspace.until(lambda: len(self.workspace.views) > before)
        return list(self.workspace.views.values())[-1]

    async def choose_brief(self) -> None:
        """Chooses that shortcut; returns once that is acknowledged."""
        ack = await self.send("interactive", _shortcut())
        assert not ack, "Slack ignores what acknowledges a shortcut"

    async def ask_at_length(self, text: str) -> Seen:
        form = await self.open_brief()
        ack = await self.submit(form, brief=text)
        return seen(ack["view"], private=True)

    async def open_home(self, tab: str = "home") -> None:
        """Opens a tab of the bot's own pages."""
        opened = self.workspace.event("app_home_opened", "", channel=DIRECT, tab=tab)
        await self.happen(opened)

    async def home(self) -> Json:
        """Opens the bot's page; returns what stands there."""
        await self.open_home()
        await self.workspace.until(lambda: USER in self.workspace.homes)
        return self.workspace.homes[USER]

    async def press_at_home(self, label: str, page: Json | None = None) -> None:
        """Presses a button on the bot's page, as it is or was; returns once that is acknowledged."""
        shown = page or self.workspace.homes[USER]
        ack = await self.send("interactive", _pressed_in_form("V0", shown, label))
        assert not ack, "Slack ignores what acknowledges a button"

    async def press_in_form(self, view_id: str, label: str) -> Seen:
        """Presses a button on an answer in a form; returns the form on top after it."""
        workspace = self.workspace
        shown = dict(workspace.views)
        await self.click_in_form(view_id, label)
        await workspace.until(
            lambda: any(shown.get(one) is not view for one, view in workspace.views.items())
        )
        (changed,) = (view for one, view in workspace.views.items() if shown.get(one) is not view)
        return seen(changed, private=True)

    async def click_in_form(self, view_id: str, label: str) -> None:
        """Presses it; returns once that is acknowledged."""
        view = self.workspace.views[view_id]
        ack = await self.send("interactive", _pressed_in_form(view_id, view, label))
        assert not ack, "Slack ignores what acknowledges a button"

    async def press(self, label: str) -> Seen:
        """Presses the button; returns its message, or the new one when the answer came beside it."""
        for view_id, view in self.workspace.views.items():
            if label in seen(view, private=True).buttons:
                return await self.press_in_form(view_id, label)
        message, button = self._find(label)
        interaction = await self.click(message, button)
        await self.workspace.until(lambda: _settled(interaction))
        if not any(payload.get("replace_original") for payload in interaction.arrived):
            message = [shown for shown in self.workspace.messages if shown.private][-1]
        return seen(message.payload, private=True)

    async def thumb_up(self) -> Seen:
        """Presses it on the last answer; returns what is shown beside the answer."""
        for view_id, view in self.workspace.views.items():
            if thumbs_of(view):
                return await self.press_in_form(view_id, "👍")
        interaction = await self.vote(good=True)
        await self.workspace.until(lambda: bool(interaction.arrived))
        shown = self.workspace.messages[-1]
        return seen(shown.payload, private=shown.private)

    async def thumb_down(self) -> SeenForm:
        before = len(self.workspace.views)
        with_thumbs = [one for one, view in self.workspace.views.items() if thumbs_of(view)]
        if with_thumbs:
            await self.click_in_form(with_thumbs[-1], "👎")
        else:
            await self.vote(good=False)
        await self.workspace.until(lambda: len(self.workspace.views) > before)
        return form_seen(list(self.workspace.views.values())[-1])

    async def vote(self, *, good: bool) -> Interaction:
        """Presses a thumb on the last message that has them; returns once that is acknowledged."""
        message = next(one for one in reversed(self.workspace.messages) if thumbs_of(one.payload))
        up, down = thumbs_of(message.payload)
        return await self.click(message, up if good else down)

    async def fill(self, form: SeenForm, chosen: Mapping[str, str]) -> Seen:
        view: Json = form.raw  # type: ignore[assignment]
        ack = await self.submit(view, **by_block(view, chosen))
        return seen(ack["view"], private=True)

    async def press_often(self, label: str, times: int) -> Seen:
        message, button = self._find(label)
        presses = await asyncio.gather(*(self.click(message, button) for _ in range(times)))
        await self.workspace.until(lambda: any(map(_settled, presses)))
        await self.restart()  # before it ends, the bot finishes all that it has begun
        return seen(message.payload, private=True)

    async def ask_about(self, text: str, *, thread: bool = False) -> Seen:
        interaction = await self.choose(text, thread=thread)
        await self.workspace.until(lambda: interaction.message is not None)
        assert interaction.message is not None
        return seen(interaction.message.payload, private=interaction.message.private)

    async def choose(self, text: str, *, thread: bool = False, times: int = 1) -> Interaction:
        """Chooses “Who owns this?” on a message; returns once that is acknowledged."""
        return await self.choose_on(self.workspace.write(text, thread=thread), times=times)

    async def choose_on(self, about: Json, *, times: int = 1) -> Interaction:
        """The same on a message that is there. Slack may deliver it several `times`."""
        interaction, response_url = self.workspace.interact()
        payload = _message_action(about, response_url)
        for _ in range(times):
            ack = await self.send("interactive", payload)
            assert not ack, "Slack ignores what acknowledges a shortcut"
        return interaction

    async def mention(self, text: str) -> Seen:
        before = len(self.workspace.messages)
        await self.happen(self.workspace.event("app_mention", f"<@{BOT}> {_escaped(text)}"))
        await self.workspace.until(lambda: len(self.workspace.messages) > before)
        shown = self.workspace.messages[-1]
        return seen(shown.payload, private=shown.private)

    async def write(self, text: str) -> Seen:
        before = len(self.workspace.messages)
        await self.happen(self.workspace.direct(_escaped(text)))
        await self.workspace.until(lambda: len(self.workspace.messages) > before)
        return seen(self.workspace.messages[-1].payload, private=self.workspace.messages[-1].private)

    async def press_directly(self, label: str) -> Seen:
        return await self.press(label)

    async def happen(self, event: Json, *, retry: int = 0) -> None:
        """Tells the bot of an event; returns once that is acknowledged."""
        ack = await self.send("events_api", event_callback(event), retry=retry)
        assert not ack, "Slack ignores what acknowledges an event"

    async def public(self) -> list[Seen]:
        return [seen(shown.payload, private=False) for shown in self.workspace.messages if not shown.private]

    async def restart(self) -> None:
        await self._sleep()
        await self._wake()

    async def hurry(self, patience: float) -> None:
        """Starts the bot anew with so many seconds of patience for an acknowledgement."""
        self._patience = patience
        await self.restart()

    async def another(self) -> Self:
        """Another process of the bot in the same workspace, with the same store; end it with `leave`."""
        twin = type(self)(self._desk, self._log, self._patience, self.parts)
        twin.workspace = self.workspace
        await twin._wake()
        return twin

    async def leave(self) -> None:
        """Ends the process, once it has finished all that it has begun."""
        await self._sleep()

    async def aclose(self) -> None:
        await self._sleep()
        await self.workspace.aclose()

    async def command(
        self, text: str, *, retry: int = 0, escaped: bool = False, name: str = COMMAND, channel: str = CHANNEL
    ) -> Message:
        """Types the command; returns the message that its acknowledgement carried.

        What is typed reaches the bot escaped. `escaped` text is sent as it is: it holds references that
        Slack's client made of what people picked, such as `<@U1|rina>`.
        """
        sent = text if escaped else _escaped(text)
        interaction, response_url = self.workspace.interact()
        ack = await self.send(
            "slash_commands", _command(name, sent, response_url) | {"channel_id": channel}, retry=retry
        )
        assert ack, "the acknowledgement says nothing"
        interaction.message = await self.workspace.show(ack)
        return interaction.message

    async def click(self, message: Message, button: Json, *, retry: int = 0) -> Interaction:
        """Presses a button; returns once that is acknowledged, before its answer has come."""
        interaction, response_url = self.workspace.interact(message)
        ack = await self.send("interactive", _block_actions(message, button, response_url), retry=retry)
        assert not ack, "Slack ignores what acknowledges a button"
        return interaction

    async def send(self, kind: str, payload: Json, *, retry: int = 0) -> Json | None:
        """Sends what Slack would send; returns what the acknowledgement carries."""
        self._last = kind, payload
        return await self._send(kind, payload, retry)

    async def send_again(self) -> Json | None:
        """Sends the last once more, as Slack does when no acknowledgement reached it."""
        return await self._send(*self._last, 1)

    @abstractmethod
    async def _send(self, kind: str, payload: Json, retry: int) -> Json | None: ...

    def _app(self) -> tuple[Answering, AsyncApp]:
        return put_together(
            self._desk,
            self._log,
            self.workspace.api_url,
            self.parts,
            self._patience,
            self._listed,
            most=self.most,
        )

    @abstractmethod
    async def _build(self) -> Platform:
        """The bot, ready to serve."""

    async def _wake(self) -> None:
        platform = await self._build()
        self._statuses.clear()
        connected = asyncio.Event()

        def report(status: Status) -> None:
            self._statuses.append(status)
            if status.state is State.CONNECTED:
                connected.set()

        self._serving = asyncio.create_task(platform.serve(report))
        waiting = asyncio.create_task(connected.wait())
        await asyncio.wait({self._serving, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        waiting.cancel()
        if self._serving.done():
            self._serving.result()
        assert connected.is_set(), self._statuses

    async def _sleep(self) -> None:
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait({self._serving})

    def _find(self, label: str) -> tuple[Message, Json]:
        private = [message for message in self.workspace.messages if message.private]
        for message in reversed(private):
            for button in buttons_of(message.payload):
                if label_of(button) == label:
                    return message, button
        raise AssertionError(
            f"no button {label!r} on {[seen(m.payload, private=True) for m in private[-1:]]}"
        )


class SlackHttpDriver(SlackDriver):
    """Signed requests to the real route on a real server."""

    name = "slack http"
    _runner: web.AppRunner | None = None
    url = ""

    async def _send(self, kind: str, payload: Json, retry: int) -> Json | None:
        status, body, content_type = await self.deliver(kind, payload, retry=retry)
        assert status == 200, (status, body)
        assert not body or content_type == "application/json", content_type
        return json.loads(body) if body else None

    async def deliver(self, kind: str, payload: Json, *, retry: int = 0) -> tuple[int, str, str]:
        """Sends it; returns status, body and content type."""
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        headers = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        sent = urlencode(form)
        if kind == "events_api":
            sent, headers = json.dumps(payload), headers | {"Content-Type": "application/json"}
        return await self.post(sent, headers=headers)

    async def post(
        self, body: str, *, headers: dict[str, str] | None = None, secret: str = SIGNING_SECRET, age: int = 0
    ) -> tuple[int, str, str]:
        """Posts a signed request; returns status, body and content type."""
        signed = signature(body, secret, int(time.time()) - age) | (headers or {})
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=body.encode(), headers=signed) as response,
        ):
            return response.status, await response.text(), response.content_type

    async def _build(self) -> Platform:
        answering, app = self._app()
        server = web.Application()
        server.router.add_post(EVENTS_PATH, events_route(app, SIGNING_SECRET, self._log))
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}{EVENTS_PATH}"
        return HttpPlatform(app, answering, BOT_TOKEN)

    async def _sleep(self) -> None:
        await super()._sleep()
        assert self._runner is not None
        await self._runner.cleanup()


class SlackSocketDriver(SlackDriver):
    """Envelopes over a real websocket."""

    name = "slack socket"
    waiting = Waiting(to_open=5, to_look=0.01, to_return=5)

    async def _send(self, kind: str, payload: Json, retry: int) -> Json | None:
        extra = {"retry_attempt": retry, "retry_reason": "timeout"} if retry else {}
        return await self.workspace.envelope(kind, payload, **extra)

    async def _build(self) -> Platform:
        answering, app = self._app()
        return SocketPlatform(app, answering, BOT_TOKEN, APP_TOKEN, self.waiting)


def put_together(  # noqa: PLR0913, PLR0917 - as the bot's own wiring does
    desk: Desk,
    log: Log,
    api_url: str,
    parts: TipsParts | None = None,
    patience: float = PATIENCE,
    listed: Collection[str] = (),
    bot_token: str = BOT_TOKEN,
    most: int = MOST,
) -> tuple[Answering, AsyncApp]:
    """The bot, without a way to be connected."""
    parts = parts or TipsParts()
    once = Once(parts.store, parts.clock.now, log, pause=0.01)
    handler = Handler(desk.apology, desk.crowded, log, most)
    answering = build_answering(desk, handler, once, log, bot_token, api_url, patience, most)
    tips_desk = parts.desk("slack", SlackPoster(bot_token, api_url))
    tips = build_tips(tips_desk, answering, log, bot_token, api_url, listed)
    return answering, build_app(answering, tips, desk, log, bot_token, api_url)


def signature(body: str, secret: str, timestamp: int) -> dict[str, str]:
    """The headers with which Slack signs a request."""
    signed = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": f"v0={signed}",
    }


def _settled(interaction: Interaction) -> bool:
    """Whether the private message has got its answer; a post to the channel comes before it."""
    return any(
        payload["response_type"] == "ephemeral" or payload.get("replace_original")
        for payload in interaction.arrived
    )


def _escaped(typed: str) -> str:
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _command(name: str, text: str, response_url: str) -> Json:
    return {
        "team_id": "T0",
        "team_domain": "kopikita",
        "channel_id": CHANNEL,
        "channel_name": "general",
        "user_id": USER,
        "user_name": NAMES[USER],
        "command": name,
        "text": text,
        "api_app_id": "A0",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
    }


def _block_actions(message: Message, button: Json, response_url: str) -> Json:
    """As Slack sends it for a private message: without the message itself."""
    action = {key: button[key] for key in ("type", "action_id", "text", "value")}
    ids = (
        block.get("block_id") for block in message.payload["blocks"] if button in block.get("elements", [])
    )
    block_id = button.get("block_id") or next(ids, None) or "b"
    direct = message.payload.get("channel") == DIRECT
    where = {"id": DIRECT, "name": "directmessage"} if direct else {"id": CHANNEL, "name": "general"}
    return {
        "type": "block_actions",
        "user": {"id": USER, "username": NAMES[USER], "name": NAMES[USER], "team_id": "T0"},
        "api_app_id": "A0",
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": where["id"],
            "is_ephemeral": not direct,
        },
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
        "team": {"id": "T0", "domain": "kopikita"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": where,
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [action | {"block_id": block_id, "action_ts": "17000000.000100"}],
    }


def event_callback(event: Json) -> Json:
    return {
        "token": "t",
        "team_id": "T0",
        "api_app_id": "A0",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{event['event_ts']}",
        "event_time": 17_000_000,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T0",
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-x",
    }


def _shortcut() -> Json:
    return {
        "type": "shortcut",
        "callback_id": LONG_BRIEF,
        "action_ts": "17000000.000100",
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
        "team": {"id": "T0", "domain": "kopikita"},
        "user": {"id": USER, "username": NAMES[USER], "team_id": "T0"},
        "is_enterprise_install": False,
        "enterprise": None,
    }


def _pressed_in_form(view_id: str, view: Json, label: str) -> Json:
    """As Slack sends it for a button in a modal: without a channel and a response address."""
    (button,) = (button for button in buttons_of(view) if label_of(button) == label)
    return {
        "type": "block_actions",
        "user": {"id": USER, "username": NAMES[USER], "name": NAMES[USER], "team_id": "T0"},
        "api_app_id": "A0",
        "container": {"type": "view", "view_id": view_id},
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
        "team": {"id": "T0", "domain": "kopikita"},
        "enterprise": None,
        "is_enterprise_install": False,
        "view": view | {"id": view_id},
        "actions": [button | {"block_id": "b", "action_ts": "17000000.000100"}],
    }


def _message_action(about: Json, response_url: str) -> Json:
    return {
        "type": "message_action",
        "callback_id": ABOUT_MESSAGE,
        "action_ts": "17000000.000100",
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
        "team": {"id": "T0", "domain": "kopikita"},
        "user": {"id": USER, "name": NAMES[USER], "username": NAMES[USER], "team_id": "T0"},
        "channel": {"id": CHANNEL, "name": "general"},
        "is_enterprise_install": False,
        "enterprise": None,
        "message_ts": about["ts"],
        "message": about,
        "response_url": response_url,
    }


def _view_submission(view: Json) -> Json:
    return {
        "type": "view_submission",
        "team": {"id": "T0", "domain": "kopikita"},
        "user": {"id": USER, "username": NAMES[USER], "name": NAMES[USER], "team_id": "T0"},
        "api_app_id": "A0",
        "trigger_id": f"1.2.{next(_TRIGGERS)}",
        "view": view,
        "response_urls": [],
        "is_enterprise_install": False,
    }


def _block_suggestion(form: Json, block_id: str, action_id: str, typed: str) -> Json:
    return {
        "type": "block_suggestion",
        "team": {"id": "T0", "domain": "kopikita"},
        "user": {"id": USER, "name": NAMES[USER], "team_id": "T0"},
        "api_app_id": "A0",
        "block_id": block_id,
        "action_id": action_id,
        "value": typed,
        "container": {"type": "view", "view_id": "V1"},
        "view": form,
    }


def _state(element: Json, chosen: dict[str, object], block_id: str) -> Json:
    """What Slack says is chosen in an element: something new, or what it began with."""
    value = chosen.get(block_id)
    match element["type"]:
        case "timepicker":
            return {"type": "timepicker", "selected_time": value or element["initial_time"]}
        case "datepicker":
            return {"type": "datepicker", "selected_date": value or element.get("initial_date")}
        case "checkboxes":
            options = (
                [{"value": day} for day in value] if isinstance(value, list) else element["initial_options"]
            )
            return {"type": "checkboxes", "selected_options": options}
        case "plain_text_input":
            written = chosen.get(block_id, element.get("initial_value"))
            return {"type": "plain_text_input", "value": written or None}
        case kind:
            option = {"value": value} if value else element["initial_option"]
            return {"type": kind, "selected_option": option}
