"""The bot as a process: how it starts, what it says, and how it ends."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import pytest

from bots.settings import Settings
from tests.drivers.slack import event_callback, signature
from tests.drivers.slack_workspace import APP_TOKEN, BOT, BOT_TOKEN, SIGNING_SECRET, Workspace

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0  # seconds until a test gives up


@dataclass
class Bot:
    """`python -m bots run` as a process of its own."""

    process: asyncio.subprocess.Process
    heard: list[str]

    async def hears(self, what: str) -> str:
        """Reads the log until a line has `what` in it; returns that line."""
        assert self.process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            async for line in self.process.stderr:
                self.heard.append(line.decode())
                if what in self.heard[-1]:
                    return self.heard[-1]
        raise AssertionError(f"it never said {what!r} but:\n{self.all_said}")

    async def ends(self) -> int:
        """Reads the rest of the log; returns the exit code."""
        assert self.process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            self.heard.append((await self.process.stderr.read()).decode())
            return await self.process.wait()

    @property
    def all_said(self) -> str:
        return "".join(self.heard)


class Runner:
    """Starts bots in an empty folder, with these settings alone, and leaves none behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[asyncio.subprocess.Process] = []

    async def start(
        self, *flags: str, program: Sequence[str] = ("-m", "bots", "run"), **settings: str
    ) -> Bot:
        others = {
            name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
        }
        environment = others | {"PORT": "0", "PYTHONPATH": str(ROOT)} | settings
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *program,
            *flags,
            cwd=self._folder,
            env=environment,
            stderr=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
        )
        self._started.append(process)
        return Bot(process, [])

    async def aclose(self) -> None:
        for process in self._started:
            if process.returncode is None:
                process.kill()
            await process.wait()


@pytest.fixture
async def runner(tmp_path: Path) -> AsyncIterator[Runner]:
    runner = Runner(tmp_path)
    yield runner
    await runner.aclose()


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    workspace = Workspace()
    await workspace.start()
    yield workspace
    await workspace.aclose()


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield str(taken.getsockname()[1])


def over_socket(workspace: Workspace) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": workspace.api_url}


def over_http(workspace: Workspace) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": workspace.api_url,
    }


async def test_without_any_token_it_says_what_to_set_and_ends(runner: Runner) -> None:
    bot = await runner.start()

    assert await bot.ends() == 2
    assert "Slack: off - set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode)" in bot.all_said
    assert "Discord: off - set DISCORD_TOKEN" in bot.all_said
    assert "Nothing to start: no token is set" in bot.all_said


async def test_faulty_settings_are_all_told_and_no_secret_is(runner: Runner) -> None:
    bot = await runner.start(SLACK_BOT_TOKEN="xapp-secret", DISCORD_TOKEN="42424242", PORT="http")

    assert await bot.ends() == 2
    assert "SLACK_BOT_TOKEN starts with xapp-: that is the app token" in bot.all_said
    assert "DISCORD_TOKEN has digits only" in bot.all_said
    assert 'PORT is "http"' in bot.all_said
    assert "xapp-secret" not in bot.all_said
    assert "42424242" not in bot.all_said


async def test_it_connects_what_has_tokens_and_says_what_has_none(
    runner: Runner, workspace: Workspace
) -> None:
    bot = await runner.start(**over_socket(workspace))

    await bot.hears("Slack socket: connected - Kopi Kita")
    assert "Discord: off - set DISCORD_TOKEN" in bot.all_said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_in_order(
    runner: Runner, workspace: Workspace, number: signal.Signals
) -> None:
    bot = await runner.start(**over_socket(workspace))
    await bot.hears("connected - Kopi Kita")

    bot.process.send_signal(number)

    assert await bot.ends() == 0
    assert "Traceback" not in bot.all_said
    assert workspace.sockets[-1].closed


async def test_healthz_answers_while_slack_is_connected_over_a_socket(
    runner: Runner, workspace: Workspace
) -> None:
    bot = await runner.start(**over_socket(workspace))
    address = json.loads(await bot.hears("healthz"))["event"].removeprefix("Web: ")
    await bot.hears("connected - Kopi Kita")

    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        assert (await answer.json())["platforms"]["slack socket"]["state"] == "connected"


async def test_a_wrong_token_is_said_once_and_nothing_left_ends_the_bot(
    runner: Runner, workspace: Workspace
) -> None:
    bot = await runner.start(**over_socket(workspace) | {"SLACK_BOT_TOKEN": "xoxb-wrong"})

    assert await bot.ends() == 1
    assert bot.all_said.count("Slack socket: refused") == 1
    assert "Nothing is left to run" in bot.all_said
    assert "xoxb-wrong" not in bot.all_said


async def test_an_unreachable_slack_will_be_tried_again(runner: Runner, workspace: Workspace) -> None:
    bot = await runner.start(**over_socket(workspace) | {"SLACK_API_URL": "http://127.0.0.1:1/api/"})

    said = json.loads(await bot.hears("platform failed"))

    assert 0.5 <= said["retry_in"] <= 1
    assert bot.process.returncode is None
    assert "Traceback" not in bot.all_said


async def test_standing_by_with_no_token_waits_calmly_to_be_stopped(runner: Runner) -> None:
    bot = await runner.start("--only", "discord", "--stand-by")

    await bot.hears("standing by")
    assert "Slack" not in bot.all_said
    bot.process.terminate()

    assert await bot.ends() == 0


async def test_standing_by_with_faulty_settings_waits_too(runner: Runner) -> None:
    bot = await runner.start("--stand-by", PORT="http")

    await bot.hears("PORT is")
    bot.process.terminate()

    assert await bot.ends() == 0


async def test_standing_by_after_a_refusal_waits_too(runner: Runner, workspace: Workspace) -> None:
    bot = await runner.start("--stand-by", **over_socket(workspace) | {"SLACK_APP_TOKEN": "xapp-wrong"})

    await bot.hears("standing by")
    bot.process.terminate()

    assert await bot.ends() == 0


async def test_one_platform_alone_can_be_started(runner: Runner, workspace: Workspace) -> None:
    bot = await runner.start("--only", "slack", **over_socket(workspace), DISCORD_TOKEN="42")

    await bot.hears("connected - Kopi Kita")

    assert "iscord" not in bot.all_said


async def test_a_taken_port_does_not_stop_a_bot_that_needs_none(
    runner: Runner, workspace: Workspace, taken_port: str
) -> None:
    bot = await runner.start(**over_socket(workspace), PORT=taken_port)

    await bot.hears("the port is taken, set PORT to a free one")
    await bot.hears("connected - Kopi Kita")


async def test_with_both_of_slacks_tokens_both_ways_are_open(runner: Runner, workspace: Workspace) -> None:
    bot = await runner.start(**(over_socket(workspace) | over_http(workspace)))

    first, second = await bot.hears(": connected"), await bot.hears(": connected")

    assert "Slack socket" in first + second
    assert "Slack http" in first + second


async def test_a_taken_port_ends_a_bot_that_lives_by_it(
    runner: Runner, workspace: Workspace, taken_port: str
) -> None:
    bot = await runner.start(**over_http(workspace), PORT=taken_port)

    assert await bot.ends() == 1
    assert "the port is taken, set PORT to a free one" in bot.all_said


async def test_the_sdk_of_a_platform_without_tokens_is_not_loaded() -> None:
    probe = (
        "import sys; from bots.settings import load; from bots.wiring import Tipping, build_platforms;"
        "build_platforms(load(), None, Tipping({}, (), None), None, None); print(*sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        probe,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"SLACK_BOT_TOKEN": ""},
    )
    out, _ = await process.communicate()

    loaded = set(out.decode().split())
    assert "pydantic" in loaded
    assert not loaded & {"discord", "slack_bolt", "slack_sdk", "aiohttp"}


# A desk that takes its time, and says when it has begun.
SLOW_DESK = """
import asyncio, sys
from core.desk import Desk
quick = Desk.who_owns
async def slow(self, question):
    print("working", file=sys.stderr, flush=True)
    await asyncio.sleep({seconds})
    return await quick(self, question)
Desk.who_owns = slow
from bots.running import run
sys.exit(run(None, stand_by=False))
"""

# An end that hangs the whole event loop.
HANGING_END = """
import sys, time
import bots.running as running
running._END_AT_ALL_COSTS = 0.2
running.Bot._end = lambda self, serving: time.sleep(600)
sys.exit(running.run(None, stand_by=True))
"""


async def address_of(bot: Bot) -> str:
    heard: str = json.loads(await bot.hears("healthz"))["event"]
    return heard.removeprefix("Web: ").removesuffix("/healthz")


async def ask_over_http(session: aiohttp.ClientSession, address: str) -> str:
    body = urlencode(
        {"command": "/whoowns", "text": "post scheduling", "response_url": "http://127.0.0.1:1/"}
    )
    headers = signature(body, SIGNING_SECRET, int(time.time()))
    async with session.post(f"{address}/slack/events", data=body, headers=headers) as answer:
        assert answer.status == 200
        return await answer.text()


async def test_what_is_in_flight_when_the_signal_comes_is_answered(
    runner: Runner, workspace: Workspace
) -> None:
    bot = await runner.start(program=["-c", SLOW_DESK.format(seconds=0.3)], **over_http(workspace))
    address = await address_of(bot)
    async with aiohttp.ClientSession() as session:
        asking = asyncio.create_task(ask_over_http(session, address))
        await bot.hears("working")

        bot.process.terminate()

        assert "specialist" in (await asking).lower()
        assert await bot.ends() == 0


async def test_two_processes_with_one_store_answer_what_both_hear_once(
    runner: Runner, workspace: Workspace
) -> None:
    bots = await asyncio.gather(*(runner.start(**over_http(workspace)) for _ in range(2)))
    addresses = await asyncio.gather(*map(address_of, bots))
    mention = json.dumps(event_callback(workspace.event("app_mention", f"<@{BOT}> post scheduling")))
    signed = signature(mention, SIGNING_SECRET, int(time.time())) | {"Content-Type": "application/json"}

    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            posts = [session.post(f"{one}/slack/events", data=mention, headers=signed) for one in addresses]
            heard = await asyncio.gather(*posts)
    for bot in bots:
        bot.process.send_signal(signal.SIGTERM)  # what is on its way is finished first
    await asyncio.gather(*(bot.ends() for bot in bots))

    assert [answer.status for answer in heard] == [200, 200]
    assert [shown.private for shown in workspace.messages] == [True]


async def test_a_second_signal_ends_it_at_once(runner: Runner, workspace: Workspace) -> None:
    bot = await runner.start(program=["-c", SLOW_DESK.format(seconds=600)], **over_http(workspace))
    address = await address_of(bot)
    async with aiohttp.ClientSession() as session:
        asking = asyncio.create_task(ask_over_http(session, address))
        await bot.hears("working")
        bot.process.terminate()
        await bot.hears("Ending")

        bot.process.terminate()

        assert await bot.ends() == 128 + signal.SIGTERM
        with pytest.raises(aiohttp.ClientError):
            await asking


async def test_it_ends_in_time_even_when_ending_hangs(runner: Runner) -> None:
    bot = await runner.start(program=["-c", HANGING_END])
    await bot.hears("standing by")

    bot.process.terminate()

    assert await bot.ends() == 1
