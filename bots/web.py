"""The web server: how the bot is at /healthz, and Slack's requests when Slack speaks HTTP."""

from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Final

from aiohttp import web

from bots.platforms import State
from bots.supervising import Condition

HEALTH_PATH: Final = "/healthz"
EVENTS_PATH: Final = "/slack/events"

_LARGEST_BODY: Final = 1024 * 1024  # bytes; Slack's own payloads are far smaller
_PATIENCE: Final = 60.0  # seconds a platform may be connecting before we count as down
_LAST_SECONDS: Final = 3.0  # for requests in flight when the server ends
_ASK_TIMEOUT: Final = 3.0  # seconds
_WAITING: Final = 1024  # connections not yet taken; whoever comes to a full queue tries again after a second

Route = Callable[[web.Request], Awaitable[web.StreamResponse]]


class WebServer:
    """Listens on one host and port."""

    def __init__(self, conditions: Callable[[], Sequence[Condition]], slack: Route | None = None) -> None:
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_get(HEALTH_PATH, _health_route(conditions))
        if slack:
            app.router.add_post(EVENTS_PATH, slack)
        # none of aiohttp's own lines: the handler writes one for each request, and health checks are no news
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LAST_SECONDS)

    async def start(self, host: str, port: int) -> int:
        """Starts to listen; returns the port, which the system has chosen when `port` is 0.

        Raises:
            OSError: the address or the port cannot be had.
        """
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, backlog=_WAITING).start()
        listening: int = self._runner.addresses[0][1]
        return listening

    async def stop_listening(self) -> None:
        """Takes no new connections; those that are open go on."""
        for site in list(self._runner.sites):
            await site.stop()

    async def close(self) -> None:
        """Finishes the requests in flight and ends."""
        await self._runner.cleanup()


def health(conditions: Sequence[Condition]) -> tuple[HTTPStatus, dict[str, object]]:
    """What /healthz says: 200 while one platform is connected, or still has time to connect, else 503.

    One platform is enough: to start the whole bot anew would take the other down too. Nothing to run is
    well: that is a bot which stands by because no token is set.
    """
    well = not conditions or any(map(_is_well, conditions))
    platforms = {one.name: {"state": one.status.state, "detail": one.status.detail} for one in conditions}
    status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    return status, {"ok": well, "platforms": platforms}


def ask_health(host: str, port: int) -> tuple[bool, str]:
    """Asks the bot on this machine how it is: whether it is well, and what it said."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - named, not listened on
    connection = HTTPConnection(here, port, timeout=_ASK_TIMEOUT)  # never through a proxy, unlike urlopen
    try:
        connection.request("GET", HEALTH_PATH)
        answer = connection.getresponse()
        return answer.status == HTTPStatus.OK, answer.read().decode()
    except (OSError, HTTPException) as error:
        return False, f"no answer from {here}, port {port}: {error}"
    finally:
        connection.close()


def _is_well(one: Condition) -> bool:
    match one.status.state:
        case State.CONNECTED:
            return True
        case State.CONNECTING:
            return one.seconds < _PATIENCE
        case State.OFF | State.REFUSED:
            return False


def _health_route(conditions: Callable[[], Sequence[Condition]]) -> Route:
    async def answer(_: web.Request) -> web.Response:
        status, body = health(conditions())
        return web.json_response(body, status=status)

    return answer
