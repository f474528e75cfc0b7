"""`python -m bots run`: starts what has tokens, says how it goes, and ends in order."""

import asyncio
import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Final, Protocol

from bots import logs
from bots.errors import SettingsError
from bots.handling import Handler
from bots.platforms import State, Status
from bots.settings import DISCORD_OFF, SLACK_OFF, PlatformName, Settings, load
from bots.supervising import Supervisor, Tell, line
from bots.web import HEALTH_PATH, WebServer
from bots.wiring import (
    KNOWLEDGE,
    Platforms,
    Tipping,
    build_feedback,
    build_platforms,
    build_recalling,
    build_store,
    build_tipping,
    build_tongues,
    loaded,
)
from core.desk import Desk
from core.library import open_library
from core.ports import Log

_OK: Final = 0
_FAILED: Final = 1
_NOT_SET_UP: Final = 2

_LAST_ANSWERS: Final = 7.0  # seconds that platforms and the web server have to finish
_LAST_WORK: Final = 1.0  # seconds more for work that nobody on a platform waits for
_END_AT_ALL_COSTS: Final = 9.5  # seconds after the first signal


def run(only: PlatformName | None, *, stand_by: bool) -> int:
    """Runs the bot until it is stopped; returns the exit code.

    With `stand_by` it waits to be stopped when there is nothing to run, instead of ending.
    """
    stopping = Stopping()
    try:
        settings = load(only)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return asyncio.run(_wait(stopping)) if stand_by else _NOT_SET_UP
    log = logs.set_up(settings)
    tell = _teller(settings, log)
    handler, platforms, tipping, noting = _put_together(settings, log)
    for name, how in _off(settings, only):
        tell(line(name, Status(State.OFF, how)))
    if not platforms.running and not stand_by:
        sys.stderr.write("Nothing to start: no token is set. Put one into the environment or into .env.\n")
        return _NOT_SET_UP
    try:
        bot = Bot(settings, platforms, tipping, noting, handler, tell, log)
        return asyncio.run(bot.serve(stopping, stand_by=stand_by))
    except Exception:  # the log takes secrets out of the traceback, Python would not
        log.exception("the bot failed")
        return _FAILED


class Noting(Protocol):
    """What notes things after it has answered."""

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until that is done."""


class Stopping:
    """The wish to stop, as SIGTERM and SIGINT bring it.

    The first asks for an orderly end, and makes sure that it comes in time, whatever hangs. The second
    ends at once.
    """

    def __init__(self) -> None:
        self._asked = False
        self._wake: Callable[[], object] = lambda: None
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    async def wait(self) -> None:
        """Returns when it is time to stop."""
        asked, loop = asyncio.Event(), asyncio.get_running_loop()
        self._wake = lambda: loop.call_soon_threadsafe(asked.set)
        if not self._asked:
            await asked.wait()

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        if self._asked:
            os._exit(128 + number)
        self._asked = True
        # a thread, for the event loop may be what hangs
        timer = threading.Timer(_END_AT_ALL_COSTS, os._exit, [_FAILED])
        timer.daemon = True
        timer.start()
        self._wake()


class Bot:
    """The platforms, the parts that stand beside them, and the web server, from start to end."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        settings: Settings,
        platforms: Platforms,
        tipping: Tipping,
        noting: Sequence[Noting],
        handler: Handler,
        tell: Tell,
        log: Log,
    ) -> None:
        self._settings = settings
        self._platforms = platforms
        self._tipping = tipping
        self._noting = noting
        self._handler = handler
        self._tell = tell
        self._log = log
        self._supervisor = Supervisor(platforms.running, tell, log)
        # not among the platforms: with tips alone nobody is answered, and without them everybody is
        self._beside = Supervisor(tipping.parts, tell, log)
        self._web = WebServer(self._supervisor.conditions, platforms.slack_route)

    async def serve(self, stopping: Stopping, *, stand_by: bool) -> int:
        """Serves until it is asked to stop, or until nothing is left to run; returns the exit code."""
        if not await self._listen():
            return _FAILED
        asked = asyncio.create_task(stopping.wait())
        serving = asyncio.create_task(self._supervisor.run())
        beside = asyncio.create_task(self._beside.run())
        await asyncio.wait({asked, serving}, return_when=asyncio.FIRST_COMPLETED)
        ended_by_itself = not asked.done()
        if ended_by_itself:
            serving.result()
            await self._nothing_left(asked, stand_by=stand_by)
        await self._end(serving, beside)
        return _FAILED if ended_by_itself and not stand_by else _OK

    async def _listen(self) -> bool:
        """Starts the web server; returns whether the bot can go on."""
        host, port = self._settings.host, self._settings.port
        try:
            listening = await self._web.start(host, port)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "the port is taken, set PORT to a free one" if taken else f"{error}, check HOST and PORT"
            self._tell(f"Web: off - cannot listen on {host}:{port}: {why}", bad=True)
            return self._platforms.slack_route is None  # Slack over HTTP is nothing without it
        self._tell(f"Web: http://{host}:{listening}{HEALTH_PATH}")
        return True

    async def _nothing_left(self, asked: asyncio.Task[None], *, stand_by: bool) -> None:
        if stand_by:
            self._tell("Nothing to run: standing by. Change the settings and start again.")
            await asked
        else:
            self._tell(
                "Nothing is left to run: every platform refused us, see above. The bot ends.", bad=True
            )

    async def _end(self, *serving: asyncio.Task[None]) -> None:
        """Takes no new work, finishes what is in flight, closes."""
        self._tell("Ending: what is on its way is finished first.")
        await self._web.stop_listening()
        for one in serving:
            one.cancel()  # platforms finish their answers before they close
        await asyncio.wait({*serving, asyncio.create_task(self._web.close())}, timeout=_LAST_ANSWERS)
        late = await self._handler.drain(_LAST_WORK)
        if late:
            self._log.error("ended before the last answers were ready", unanswered=late)
        await asyncio.gather(*(one.drain(_LAST_WORK) for one in self._noting))
        await self._tipping.store.close()


async def _wait(stopping: Stopping) -> int:
    await stopping.wait()
    return _OK


def _put_together(settings: Settings, log: Log) -> tuple[Handler, Platforms, Tipping, tuple[Noting, ...]]:
    library = open_library(KNOWLEDGE)
    store = build_store(settings)
    tongues, recalling = build_tongues(store, log), build_recalling(settings, store, log)
    feedback = build_feedback(settings, library, store, log)
    desk = Desk(library, settings.default_lang, tongues=tongues, feedback=feedback, recalling=recalling)
    handler = Handler(desk.apology, desk.crowded, log)
    tipping = build_tipping(settings, library, store, tongues, log)
    platforms = build_platforms(settings, desk, tipping, handler, log)
    return loaded((handler, platforms, tipping, (tongues, recalling)))


def _off(settings: Settings, only: PlatformName | None) -> Iterator[tuple[str, str]]:
    """The platforms without tokens, and what to set; not those that are left out on purpose."""
    if not settings.slack_is_set and only != "discord":
        yield "slack", SLACK_OFF
    if settings.discord_token is None and only != "slack":
        yield "discord", DISCORD_OFF


def _teller(settings: Settings, log: Log) -> Tell:
    """Says lines on stdout when people read the log, and in the log when programs do."""
    for_people = logs.is_for_people(settings)

    def tell(text: str, *, bad: bool = False) -> None:
        if for_people:
            print(text, flush=True)  # noqa: T201
        elif bad:
            log.error(text)
        else:
            log.info(text)

    return tell
