"""Processes that post tips and die at every step, on one database and one pair of platforms that fail, too.

Time runs sixty times as fast as on the wall, or faster. A process kills itself, with the signal that nobody
can catch, at the step it was told; another takes its place at once. In the end every channel's day is looked
at.
"""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing.process import BaseProcess
from typing import Any, Final

from discord.http import Route

from bots.daily import Daily
from bots.discord_bot import tip_posting
from bots.discord_bot.tip_posting import DiscordPoster, logging_in
from bots.slack_bot.posting import SlackPoster
from core.ports import Poster
from core.replies import Reply
from core.storage.addresses import read_address
from core.storage.opening import open_store
from core.storage.sql_store import SqlStore
from core.tipping.courier import Courier
from core.tipping.means import Means, Rules
from core.tipping.postman import Postman
from core.tipping.wording import TipWording
from core.tips.model import Channel, Delivery, Outcome, Platform
from core.tips.schedule import next_due
from tests.drivers.discord_objects import DISCORD_TOKEN
from tests.drivers.processes import forking
from tests.drivers.subscribing import a_subscription
from tests.drivers.tip_servers import SLACK_TOKEN, Fault, TipServers
from tests.unit.small_library import CATALOG, LIBRARY

START: Final = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
STEPS: Final = (
    "before the claim",
    "after the claim",
    "before the post",
    "after the post",
    "before the record",
    "after the record",
    "before the move",
    "at any time",
)
PLATFORMS: Final[tuple[Platform, ...]] = ("slack", "discord")
_FAULTS: Final[tuple[Fault | None, ...]] = (
    *[None] * 14,
    Fault.LATE,
    Fault.LATE,
    Fault.LIMITED,
    Fault.BROKEN,
    Fault.BROKEN_AFTER,
    Fault.CUT,
    Fault.CUT_BEFORE,
)
_A_MINUTE: Final = 4
"""Channels of each platform that are due in each minute, that is in each second on the wall or more often."""

_REFUSING: Final = 14
"""Of so many channels one on each platform is archived."""

_ARCHIVED: Final[dict[Platform, str | tuple[int, int]]] = {"slack": "is_archived", "discord": (400, 50083)}
_REPORTED: Final = {Outcome.UNKNOWN, Outcome.REFUSED}

_LONGEST_LIFE: Final = 2.0
"""Seconds on the wall."""

_NEVER_TOO_LATE: Final = timedelta(hours=20)
"""What waits for a process that lives long enough is not missed."""

_TO_SETTLE: Final = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class FastClock:
    """A `core.ports.Clock` that all processes share."""

    began: float
    speed: int

    def now(self) -> datetime:
        return START + timedelta(seconds=(time.time() - self.began) * self.speed)

    async def sleep_until(self, instant: datetime) -> None:
        await asyncio.sleep(max(0.0, (instant - self.now()).total_seconds() / self.speed))


@dataclass
class Death:
    """Kills this process at the so-many-eth time that it comes to a step."""

    step: str
    after: int

    def at(self, step: str) -> None:
        if step == self.step:
            self.after -= 1
            if self.after <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


class MortalStore(SqlStore):
    """Dies around the calls that matter."""

    def __init__(self, url: str, death: Death) -> None:
        super().__init__(read_address(url))
        self._death = death

    async def claim(self, delivery: Delivery) -> bool:
        self._death.at("before the claim")
        won = await super().claim(delivery)
        if won:
            self._death.at("after the claim")
        return won

    async def settle(self, *args: Any, **more: Any) -> None:
        self._death.at("before the record")
        await super().settle(*args, **more)
        self._death.at("after the record")

    async def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        self._death.at("before the move")
        return await super().move(channel, from_due, to_due)


class MortalSlack(SlackPoster):
    """Dies before and after a post."""

    death: Death

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:
        self.death.at("before the post")
        message = await super().post(channel, reply, nonce)
        self.death.at("after the post")
        return message


class MortalDiscord(DiscordPoster):
    """Dies before and after a post."""

    death: Death

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:
        self.death.at("before the post")
        message = await super().post(channel, reply, nonce)
        self.death.at("after the post")
        return message


class _NoLog:
    def info(self, event: str, **fields: object) -> None: ...

    def error(self, event: str, **fields: object) -> None: ...


def live(url: str, platforms_at: str, clock: FastClock, step: str, after: int) -> None:
    """A process: the daily tips of both platforms, until it dies."""
    Route.BASE = platforms_at
    tip_posting._AGAIN_AFTER = (0.02, 0.05)  # type: ignore[misc] # a few seconds, at this speed
    asyncio.run(_live(url, platforms_at, clock, Death(step, after)))


async def _live(url: str, platforms_at: str, clock: FastClock, death: Death) -> None:
    wording, log = TipWording(CATALOG, LIBRARY.messages), _NoLog()
    means = Means(MortalStore(url, death), clock, CATALOG, wording, log, Rules(catch_up=_NEVER_TOO_LATE))
    slack = MortalSlack(SLACK_TOKEN, f"{platforms_at}/api/", seconds=2)
    discord = MortalDiscord(logging_in(DISCORD_TOKEN))
    slack.death = discord.death = death
    posters: dict[Platform, Poster] = {"slack": slack, "discord": discord}
    async with asyncio.TaskGroup() as tasks:
        for platform, poster in posters.items():
            postman = Postman(platform, means, Courier(means, poster))
            tasks.create_task(Daily(platform, postman, poster, clock, log).serve(lambda _: None))


@dataclass
class Findings:
    """What became of every channel's day."""

    kills: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    doubles: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Neither posted nor reported."""
    wrong: list[str] = field(default_factory=list)
    """Noted as posted, and it was not; or noted as missed, and it was posted."""
    untold: list[str] = field(default_factory=list)
    """Unknown or refused, and whoever set it up was not told."""

    @property
    def all_is_well(self) -> bool:
        return not (self.doubles or self.lost or self.wrong or self.untold)

    def __str__(self) -> str:
        died = ", ".join(f"{count} {step}" for step, count in sorted(self.kills.items()))
        became = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        return (
            f"{self.kills.total()} kills ({died}); {self.outcomes.total()} tips due: {became}; "
            f"doubles {len(self.doubles)}, silent losses {len(self.lost)}, noted wrongly {len(self.wrong)}, "
            f"unknown or refused and not told {len(self.untold)}"
        )


class Killing:
    """Two processes at a time, until so many died."""

    def __init__(self, url: str, kills: int, seed: int = 0, speed: int = 60) -> None:
        """`speed`: the faster, the more often somebody slow is taken for dead, and a tip is unknown."""
        self._url = url
        self._wanted = kills
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._clock = FastClock(time.time(), speed)
        self._context = forking()
        self._channels: list[Channel] = []
        self._findings = Findings()
        self._steps = self._all_steps()

    async def run(self) -> Findings:
        """Kills, lets the rest be settled, and looks."""
        async with TipServers(now=lambda: self._clock.now().timestamp()) as servers:
            servers.chance, servers.welcomes = self._fault, True
            store = open_store(self._url)
            await store.prepare()
            coming = asyncio.create_task(self._subscribe(store, servers))
            await asyncio.gather(*(self._replace(servers.url) for _ in range(2)))
            coming.cancel()
            servers.chance = lambda _: None
            await self._settle(store, servers.url)
            await self._look(store, servers)
            await store.close()
        return self._findings

    async def _subscribe(self, store: SqlStore, servers: TipServers) -> None:
        """A few new channels in each minute, due in the next one; some of them take no tips."""
        while True:
            now = self._clock.now()
            minute = (now + timedelta(minutes=2)).replace(second=0, microsecond=0)
            for _ in range(_A_MINUTE):
                for platform in PLATFORMS:
                    number = len(self._channels)
                    channel = Channel(platform, f"{number % 5}", f"{100_000 + number}")
                    wanted = a_subscription(channel, zone="UTC", at=minute.time(), set_by=f"7{number}")
                    self._channels.append(channel)
                    if number % _REFUSING in {0, 1}:
                        servers.refusals[channel.id] = _ARCHIVED[platform]
                    await store.save(wanted, next_due(wanted, now))
            await self._clock.sleep_until(now + timedelta(minutes=1))

    def _fault(self, channel: str) -> Fault | None:
        """What a tip meets; the messages that tell people are spared."""
        return self._chance.choice(_FAULTS) if channel.startswith("1") else None

    def _all_steps(self) -> Iterator[str]:
        while True:
            yield from self._chance.sample(STEPS, len(STEPS))

    async def _replace(self, platforms_at: str) -> None:
        """One place of two: whoever dies in it is replaced at once."""
        while self._findings.kills.total() < self._wanted:
            step = next(self._steps)
            process = self._start(platforms_at, step, self._chance.randint(1, 3))
            life = self._chance.uniform(0.1, _LONGEST_LIFE) if step == "at any time" else 10 * _LONGEST_LIFE
            await self._ended(process, life)
            self._findings.kills[step] += process.exitcode == -signal.SIGKILL
            process.close()

    def _start(self, platforms_at: str, step: str, after: int) -> BaseProcess:
        given = (self._url, platforms_at, self._clock, step, after)
        process = self._context.Process(target=live, args=given, daemon=True)
        process.start()
        return process

    async def _ended(self, process: BaseProcess, seconds: float) -> None:
        """Kills it when it does not die by itself."""
        dead, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(process.sentinel, dead.set)
        try:
            await asyncio.wait_for(dead.wait(), seconds)
        except TimeoutError:
            process.kill()
            await dead.wait()
        finally:
            loop.remove_reader(process.sentinel)
        process.join()

    async def _settle(self, store: SqlStore, platforms_at: str) -> None:
        """Lets a process that does not die bring all to an end."""
        process = self._start(platforms_at, "never", 0)
        end = self._clock.now() + _TO_SETTLE
        while await self._is_open(store) and self._clock.now() < end:
            await self._clock.sleep_until(self._clock.now() + timedelta(seconds=10))
        process.kill()
        process.join()

    async def _is_open(self, store: SqlStore) -> bool:
        now = self._clock.now()
        for platform in PLATFORMS:
            due = await store.next_due(platform)
            if due is not None and due <= now + timedelta(minutes=3):
                return True
            if await store.unsettled(now + timedelta(days=1), platform, 1):
                return True
        return False

    async def _look(self, store: SqlStore, servers: TipServers) -> None:
        shown = Counter(post.channel for post in servers.posts)
        today: date = START.date()
        for number, channel in enumerate(self._channels):
            count, told = shown[channel.id], shown[f"7{number}"] + shown[f"97{number}"]
            noted = [one for one in await store.history(channel, 9) if one.day == today]
            outcome = noted[0].outcome if noted else None
            self._findings.outcomes[f"{outcome or 'nothing'} on {channel.platform}"] += 1
            name = f"{channel}: {count} posts, {outcome}"
            if count > 1:
                self._findings.doubles.append(name)
            if (count == 0 and outcome not in {*_REPORTED, Outcome.POSTED}) or outcome is None:
                self._findings.lost.append(name)
            if (outcome is Outcome.POSTED) != (count == 1) and outcome is not Outcome.UNKNOWN:
                self._findings.wrong.append(name)
            if outcome in _REPORTED and not told:
                self._findings.untold.append(name)
