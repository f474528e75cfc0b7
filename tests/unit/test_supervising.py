import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bots.platforms import Refused, Report, State, Status
from bots.supervising import Clock, Supervisor

Serving = Callable[[Report], Awaitable[None]]


class Log:
    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, object]]] = []

    def info(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))

    def error(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))


class ManualClock:
    """Sleeping takes no time but moves the clock."""

    def __init__(self, jitter: float = 1.0) -> None:
        self.time = 0.0
        self.slept: list[float] = []
        self.clock = Clock(lambda: self.time, self.sleep, lambda: jitter)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


@dataclass
class Script:
    """A platform that plays one scene for each time it is started."""

    name: str
    scenes: list[Serving]
    played: int = 0

    async def serve(self, report: Report) -> None:
        self.played += 1
        await self.scenes[self.played - 1](report)


class Audience:
    """People who read what the supervisor says."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.bad = False
        self._news = asyncio.Condition()

    def tell(self, text: str, *, bad: bool = False) -> None:
        self.heard.append(text)
        self.bad = bad
        self._telling = asyncio.ensure_future(self._spread())

    async def hears(self, *lines: str) -> None:
        async with self._news, asyncio.timeout(5):
            await self._news.wait_for(lambda: set(lines) <= set(self.heard))

    async def _spread(self) -> None:
        async with self._news:
            self._news.notify_all()


@dataclass
class Stage:
    time: ManualClock = field(default_factory=ManualClock)
    people: Audience = field(default_factory=Audience)
    log: Log = field(default_factory=Log)

    def supervisor(self, *platforms: Script) -> Supervisor:
        return Supervisor(platforms, self.people.tell, self.log, self.time.clock)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def fails(error: Exception) -> Serving:
    async def scene(_: Report) -> None:
        raise error

    return scene


async def refused(_: Report) -> None:
    raise Refused("the token is wrong")


async def connects_for_good(report: Report) -> None:
    report(Status(State.CONNECTED, "Kopi Kita"))
    await asyncio.Event().wait()


async def test_a_failing_platform_is_started_again_after_longer_and_longer_pauses(stage: Stage) -> None:
    platform = Script("slack", [*[fails(OSError("no network"))] * 9, refused])

    await stage.supervisor(platform).run()

    assert stage.time.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_chance_shortens_a_pause_by_up_to_a_half() -> None:
    stage = Stage(ManualClock(jitter=0.0))

    await stage.supervisor(Script("slack", [fails(OSError()), fails(OSError()), refused])).run()

    assert stage.time.slept == [0.5, 1.0]


async def test_a_steady_connection_makes_the_next_failure_the_first(stage: Stage) -> None:
    async def steady(report: Report) -> None:
        report(Status(State.CONNECTED))
        stage.time.time += 3600
        report(Status(State.CONNECTING, "lost"))
        raise OSError("did not come back")

    await stage.supervisor(Script("slack", [fails(OSError()), fails(OSError()), steady, refused])).run()

    assert stage.time.slept == [1, 2, 1]


async def test_a_connection_that_breaks_at_once_counts_on(stage: Stage) -> None:
    async def brief(report: Report) -> None:
        report(Status(State.CONNECTED))
        raise OSError("gone")

    await stage.supervisor(Script("slack", [brief, brief, refused])).run()

    assert stage.time.slept == [1, 2]


async def test_a_refused_platform_stays_off_and_says_why_once(stage: Stage) -> None:
    platform = Script("slack socket", [refused])
    supervisor = stage.supervisor(platform)

    await supervisor.run()

    assert platform.played == 1
    assert stage.people.heard == ["Slack socket: refused - the token is wrong"]
    assert stage.people.bad
    assert supervisor.conditions()[0].status.state is State.REFUSED


async def test_one_platforms_fault_does_not_touch_the_other(stage: Stage) -> None:
    steady = Script("discord", [connects_for_good])
    supervisor = stage.supervisor(Script("slack", [fails(ValueError("a bug")), refused]), steady)

    running = asyncio.create_task(supervisor.run())
    await stage.people.hears("Slack: refused - the token is wrong")

    assert steady.played == 1
    assert not running.done()
    assert [one.status.state for one in supervisor.conditions()] == [State.REFUSED, State.CONNECTED]
    running.cancel()


async def test_a_platform_that_just_ends_is_started_again(stage: Stage) -> None:
    async def ends(_: Report) -> None:
        return

    platform = Script("slack", [ends, refused])

    await stage.supervisor(platform).run()

    assert platform.played == 2


async def test_people_read_of_what_changes_and_not_of_each_try(stage: Stage) -> None:
    async def connects_then_breaks(report: Report) -> None:
        report(Status(State.CONNECTING))
        report(Status(State.CONNECTED, "Kopi Kita"))
        report(Status(State.CONNECTED, "Kopi Kita"))
        raise OSError("no network")

    platform = Script("slack", [fails(OSError()), connects_then_breaks, fails(OSError()), refused])

    await stage.supervisor(platform).run()

    assert stage.people.heard == [
        "Slack: connected - Kopi Kita",
        "Slack: connecting - trying again after OSError: no network",
        "Slack: refused - the token is wrong",
    ]


async def test_our_own_faults_are_logged_with_a_traceback_and_the_networks_without(stage: Stage) -> None:
    bug = ValueError("a bug")

    await stage.supervisor(Script("slack", [fails(bug), fails(ConnectionError("reset")), refused])).run()

    assert [(fields["error"], fields["exc_info"]) for _, fields in stage.log.lines] == [
        ("ValueError: a bug", bug),
        ("ConnectionError: reset", None),
    ]


async def test_conditions_say_for_how_long(stage: Stage) -> None:
    supervisor = stage.supervisor(Script("slack", []))

    stage.time.time += 12

    assert supervisor.conditions()[0].seconds == 12


async def test_cancelling_ends_every_platform(stage: Stage) -> None:
    ended: list[str] = []

    async def tidy(report: Report) -> None:
        report(Status(State.CONNECTED))
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    running = asyncio.create_task(stage.supervisor(Script("a", [tidy]), Script("b", [tidy])).run())
    await stage.people.hears("A: connected", "B: connected")
    running.cancel()
    await asyncio.wait({running})

    assert ended == ["ended", "ended"]
