"""Posts daily tips to Discord's channels, and finds out after a fault whether one arrived.

Discord keeps a post's nonce for some minutes: the same one again gives back the first message. So a post
whose answer was lost is repeated at once. Later the bot looks at the channel's messages for its own one,
which it knows by the number of the container around the tip, and only where it may read them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final

import aiohttp
import discord

from bots.discord_bot.layout import layout
from bots.discord_bot.posting import never_post_twice
from bots.discord_bot.serving import hush
from core.ports import Found, Later, Posted, Refused, Trace, Unsure
from core.replies import Reply
from core.tips.model import Channel, Delivery, Stop

Connect = Callable[[], Awaitable[discord.Client]]
"""Gives a client that is logged in; it need not be connected to the gateway."""

_AGAIN_AFTER: Final = (1.0, 3.0)  # seconds; far below the minutes for which Discord keeps a nonce
_LOGS_IN_AGAIN_AFTER: Final = 10.0
"""Seconds. Whoever is refused 10,000 times in ten minutes is shut out, and each channel asks for a login."""

_LONGEST_LIMIT: Final = 30.0  # seconds that discord.py may wait on a 429 by itself
_PAGE: Final = 100
_PAGES: Final = 10
_EARLIER: Final = timedelta(minutes=1)
_MARK_DIGITS: Final = 7  # of the nonce, in base 16: a number that fits into Discord's 32 bits

_STOPS: Final[Mapping[int, Stop]] = {
    10003: Stop.DELETED,  # unknown channel
    10004: Stop.REMOVED,  # unknown server
    50001: Stop.REMOVED,  # missing access: not in the server, or the channel is hidden from us
    50013: Stop.FORBIDDEN,  # missing permissions
    50083: Stop.ARCHIVED,  # the thread is archived
    160005: Stop.ARCHIVED,  # the thread is locked
}
_SERVER_FAILED: Final = 500
_LIMITED: Final = 429
_STOPS_BY_STATUS: Final[Mapping[int, Stop]] = {403: Stop.FORBIDDEN, 404: Stop.DELETED}


def logging_in(token: str) -> Connect:
    """Logs in for the Web API alone, with a client that sends a post once."""

    async def connect() -> discord.Client:
        hush()
        client = discord.Client(
            intents=discord.Intents.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=never_post_twice(),
            max_ratelimit_timeout=_LONGEST_LIMIT,
        )
        try:
            await client.login(token)
        except BaseException:
            await client.close()
            raise
        return client

    return connect


class DiscordPoster:
    """A `core.ports.Poster` for all servers that the bot is in."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._client: discord.Client | None = None
        self._connecting = asyncio.Lock()
        self._failed: tuple[float, str] | None = None

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:
        """See `core.ports.Poster`."""
        place = (await self._ready()).get_partial_messageable(int(channel.id))
        view = _drawn(reply, nonce)
        for pause in (*_AGAIN_AFTER, None):
            try:
                sent = await place.send(view=view, nonce=nonce)
            except Exception as error:  # noqa: BLE001 - told apart in one place
                meaning = _meaning(error)
                if pause is None or not isinstance(meaning, Unsure):
                    raise meaning from None
                await asyncio.sleep(pause)
            else:
                return str(sent.id)
        raise AssertionError  # the last pause is None

    async def find(self, delivery: Delivery) -> Trace:
        """See `core.ports.Poster`."""
        try:
            return await self._look(delivery)
        except Exception as error:  # noqa: BLE001 - told apart in one place
            match _meaning(error):
                case Refused():
                    return Found.UNKNOWN
                case Later() as later:
                    raise later from None
                case Unsure() as unsure:
                    raise Later(f"Discord cannot be looked at: {unsure}") from None

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:  # noqa: ARG002
        """See `core.ports.Poster`. "Typing …" takes the same permission as a message."""
        try:
            await (await self._ready()).http.send_typing(int(channel.id))
        except Exception as error:  # noqa: BLE001 - told apart in one place
            meaning = _meaning(error)
            if isinstance(meaning, Refused):
                return meaning.stop
            raise meaning from None
        return None

    async def tell(self, person: str, reply: Reply) -> bool:
        """See `core.ports.Poster`."""
        try:
            client = await self._ready()
            direct = await client.http.start_private_message(int(person))
            await client.get_partial_messageable(int(direct["id"])).send(view=_drawn(reply))
        except Exception:  # noqa: BLE001 - many people take no messages from bots
            return False
        return True

    async def close(self) -> None:
        """Closes the connection; the next post opens one again."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _ready(self) -> discord.Client:
        async with self._connecting:
            if self._client is None:
                self._client = await self._logged_in()
            return self._client

    async def _logged_in(self) -> discord.Client:
        now = asyncio.get_running_loop().time()
        if self._failed and now < self._failed[0]:
            raise Later(self._failed[1])
        try:
            return await self._connect()
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            reason = f"Discord cannot be reached: {type(error).__name__}"
            self._failed = (now + _LOGS_IN_AGAIN_AFTER, reason)
            raise Later(reason) from None

    async def _look(self, delivery: Delivery) -> Trace:
        """Reads back to the time at which the tip was due. No messages at all may mean: none we may read."""
        client = await self._ready()
        begin = discord.utils.time_snowflake(delivery.due - _EARLIER)
        before: int | None = None
        for page in range(_PAGES):
            found = await client.http.logs_from(int(delivery.channel.id), _PAGE, before=before)
            if not found:
                return Found.NOTHING if page else Found.UNKNOWN
            for message in found:
                if _is_ours(message, client, delivery.nonce):
                    return Posted(str(message["id"]))
            before = min(int(message["id"]) for message in found)
            if before < begin or len(found) < _PAGE:
                return Found.NOTHING
        return Found.UNKNOWN


def _drawn(reply: Reply, nonce: str = "") -> discord.ui.LayoutView:
    view = layout(reply)
    view.stop()  # presses come by custom id
    if nonce:
        view.children[0].id = _mark(nonce)
    return view


def _mark(nonce: str) -> int:
    return int(nonce[:_MARK_DIGITS], 16) + 1


def _is_ours(message: Mapping[str, Any], client: discord.Client, nonce: str) -> bool:
    me = client.user and str(client.user.id)
    marks = [component.get("id") for component in message.get("components", ())]
    return str(message["author"]["id"]) == me and _mark(nonce) in marks


def _meaning(error: Exception) -> Refused | Later | Unsure:
    """What a fault in a post means: surely nothing was posted, or nobody knows."""
    match error:
        case Later():
            return error
        case discord.RateLimited():
            return Later("rate limited", error.retry_after)
        case discord.HTTPException() if error.status < _SERVER_FAILED:
            return _refusal(error)
        case aiohttp.ClientConnectorError():
            return Later("Discord cannot be reached")
        case _:  # cut connections, server faults, answers that discord.py does not understand
            return Unsure(type(error).__name__)


def _refusal(error: discord.HTTPException) -> Refused | Later:
    """What it means that Discord did not take it."""
    if error.status == _LIMITED:
        return Later("rate limited", _seconds(error))
    if stop := _STOPS.get(error.code) or _STOPS_BY_STATUS.get(error.status):
        return Refused(stop)
    return Later(f"Discord did not take it: {error.code or error.status}")


def _seconds(error: discord.HTTPException) -> float | None:
    wanted = error.response.headers.get("Retry-After", "")
    try:
        return float(wanted)
    except ValueError:
        return None
