"""The part of Slack and Discord that tips are posted to, on a loopback port, with every way to fail.

Discord's nonces and reading of channels are there; Slack has neither for an app with `chat:write` alone.
"""

import asyncio
import itertools
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.drivers.discord_objects import APPLICATION, BOT, a_message, answer
from tests.drivers.slack_payloads import problems

SLACK_TOKEN = "xoxb-test"
_EPOCH = 1_420_070_400  # Discord's, in seconds


class Fault(Enum):
    """What happens to a post."""

    LATE = auto()
    """It is carried out, and answered after a while."""
    LIMITED = auto()
    BROKEN = auto()
    """The server fails before it does anything."""
    BROKEN_AFTER = auto()
    """The server fails after it carried the post out."""
    CUT = auto()
    """The post is carried out; then the connection breaks before the answer."""
    CUT_BEFORE = auto()
    SILENT = auto()
    """Nothing is answered, nothing was done."""
    NONSENSE = auto()
    """An answer that nobody understands, after the post was carried out."""


@dataclass
class Post:
    """A message in a channel."""

    id: str
    channel: str
    body: dict[str, Any]


@dataclass
class TipServers:
    """Slack at `/api/`, Discord at every other path. `faults` are for the next posts, in their order."""

    faults: deque[Fault | None] = field(default_factory=deque)
    refusals: dict[str, str | tuple[int, int]] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    private: list[Post] = field(default_factory=list)
    tries: Counter[str] = field(default_factory=Counter)
    now: Callable[[], float] = lambda: 1_795_400_000.0
    chance: Callable[[str], Fault | None] = lambda _: None
    """What a post to that channel meets when no fault is planned."""
    hidden: bool = False
    """Discord shows the bot no messages."""
    welcomes: bool = False
    """Every channel on Discord begins with a message of years ago."""
    remembers_nonces: bool = True
    url: str = ""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/api/{method}", self._slack)
        app.router.add_route("*", "/{path:.*}", self._discord)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    # Slack

    async def _slack(self, request: web.Request) -> web.StreamResponse:
        body, method = await request.json(), request.match_info["method"]
        channel = body["channel"]
        self.tries[channel] += 1
        if request.headers.get("Authorization") != f"Bearer {SLACK_TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        assert not problems({**body, "response_type": "in_channel"})
        if refusal := self.refusals.get(channel):
            return web.json_response({"ok": False, "error": refusal})
        shown = self.private if method == "chat.postEphemeral" else self.posts

        def carry_out() -> Any:
            made = Post(f"{int(self.now())}.{next(self._numbers):06}", channel, body)
            shown.append(made)
            return {"ok": True, "channel": channel, "ts": made.id}

        return await self._with_fault(request, channel, carry_out, web.json_response)

    # Discord

    async def _discord(self, request: web.Request) -> web.StreamResponse:
        match request.method, request.path.strip("/").split("/"):
            case "GET", ["users", "@me"]:
                return answer(BOT)
            case "GET", ["oauth2", "applications", "@me"]:
                return answer(APPLICATION)
            case "POST", ["users", "@me", "channels"]:
                person = (await request.json())["recipient_id"]
                return answer({"id": f"9{person}", "type": 1, "recipients": []})
            case method, ["channels", channel, ("messages" | "typing") as what]:
                return await self._channel(request, method, channel, what)
            case _:
                raise web.HTTPNotFound

    async def _channel(
        self, request: web.Request, method: str, channel: str, what: str
    ) -> web.StreamResponse:
        if refusal := self.refusals.get(channel):
            assert isinstance(refusal, tuple)
            return answer({"message": "no", "code": refusal[1]}, refusal[0])
        if what == "typing":
            return web.Response(status=204)
        if method == "GET":
            return answer(self._read(channel, int(request.query.get("before", 1 << 63))))
        body = await request.json()
        self.tries[channel] += 1

        def carry_out() -> Any:
            return self._message(self._known(channel, body) or self._add(channel, body))

        return await self._with_fault(request, channel, carry_out, answer)

    def _known(self, channel: str, body: dict[str, Any]) -> Post | None:
        if not (self.remembers_nonces and body.get("enforce_nonce")):
            return None
        same = (post for post in self.posts if post.channel == channel)
        return next((post for post in same if post.body["nonce"] == body["nonce"]), None)

    def _add(self, channel: str, body: dict[str, Any]) -> Post:
        snowflake = (int((self.now() - _EPOCH) * 1000) << 22) + next(self._numbers)
        self.posts.append(Post(str(snowflake), channel, body))
        return self.posts[-1]

    def _read(self, channel: str, before: int) -> list[Any]:
        if self.hidden:
            return []
        welcome = [Post("1", channel, {})] if self.welcomes else []
        there = [
            post for post in (*welcome, *self.posts) if post.channel == channel and int(post.id) < before
        ]
        return [self._message(post) for post in there[:-101:-1]]

    def _message(self, post: Post) -> Any:
        return a_message(
            id=post.id,
            channel_id=post.channel,
            author=post.body.get("author", BOT),
            components=post.body.get("components", []),
        )

    # both

    async def _with_fault(
        self,
        request: web.Request,
        channel: str,
        carry_out: Callable[[], Any],
        respond: Callable[..., web.Response],
    ) -> web.StreamResponse:
        fault = self.faults.popleft() if self.faults else self.chance(channel)
        if fault in {None, Fault.LATE, Fault.BROKEN_AFTER, Fault.CUT, Fault.NONSENSE}:
            said = carry_out()
        await asyncio.sleep(_TAKES.get(fault, 0))
        match fault:
            case None | Fault.LATE:
                return respond(said)
            case Fault.LIMITED:
                limited = respond(
                    {"ok": False, "error": "ratelimited", "retry_after": 7, "code": 0}, status=429
                )
                limited.headers["Retry-After"] = "7"
                return limited
            case Fault.NONSENSE:
                return web.Response(text="<html>welcome</html>", content_type="text/html")
            case Fault.BROKEN | Fault.BROKEN_AFTER:
                return web.Response(status=500, text="<html>oops</html>", content_type="text/html")
            case Fault.CUT | Fault.CUT_BEFORE | Fault.SILENT:
                if request.transport is not None:  # who asked may be dead
                    request.transport.abort()
                return web.Response()


_TAKES: dict[Fault | None, float] = {Fault.LATE: 0.05, Fault.SILENT: 60}
"""Seconds."""
