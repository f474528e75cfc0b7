"""Memory: both bots in one process, beside a bare Bolt echo and a bare discord.py echo in one each.

Each is connected over HTTP to a Slack, or over a gateway to a Discord, on this machine, and answers slash
commands before its peak of resident memory is read.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final

import pytest

from benchmarks.figures import MIB, Goal, Section
from benchmarks.load import send_each_once, signed
from benchmarks.servers import HOST, Server, running
from benchmarks.slash_commands import MOST_AT_ONCE, answers, echoes, slack
from benchmarks.texts import texts
from bots.platforms import State
from bots.web import ask_health
from tests.drivers.discord_objects import DISCORD_TOKEN
from tests.drivers.discord_server import DiscordServer

_ON_DISCORD: Final = 200  # commands
_PATIENCE: Final = 30.0  # seconds for all of them
_HOW: Final = "Peak resident memory, MiB"


async def measure() -> Section:
    """Measures the three processes one after the other."""
    both = await _both()
    slack_echo = await _bare_slack()
    discord_echo = await _bare_discord()
    if both is None or slack_echo is None or discord_echo is None:
        return Section([f"{_HOW}: not measured, this system has no /proc"])
    rows = {
        "WhoOwns, Slack over HTTP and Discord in one process": both,
        "bare Bolt echo": slack_echo,
        "bare discord.py echo": discord_echo,
    }
    ratio = both / (slack_echo + discord_echo)
    return Section(
        [
            f"{_HOW}, after {len(texts())} commands on Slack and {_ON_DISCORD} on Discord",
            *(f"{name:<54}{peak / MIB:>8.1f}" for name, peak in rows.items()),
        ],
        [Goal("memory of both bots, of two bare echoes'", ratio, 1.3, " x")],
    )


async def _both() -> int | None:
    typed = texts()
    async with slack() as on_slack, _discord() as (server, on_discord):
        settings = {**on_slack, **on_discord}
        async with running("benchmarks.discord_here", settings=settings, ready=_both_connected) as bot:
            await send_each_once(bot.port, signed(typed), await answers(typed), MOST_AT_ONCE)
            await _ask_on_discord(server)
            return bot.peak_memory()


async def _bare_slack() -> int | None:
    typed = texts()
    async with slack() as settings, running("benchmarks.bare_slack", "fast", settings=settings) as echo:
        await send_each_once(echo.port, signed(typed), echoes(typed), MOST_AT_ONCE)
        return echo.peak_memory()


async def _bare_discord() -> int | None:
    async with (
        _discord() as (server, settings),
        running("benchmarks.bare_discord", settings=settings, ready=lambda echo: echo.says("ready")) as echo,
    ):
        await _ask_on_discord(server)
        return echo.peak_memory()


@asynccontextmanager
async def _discord() -> AsyncIterator[tuple[DiscordServer, Mapping[str, str]]]:
    with pytest.MonkeyPatch.context() as patch:
        async with DiscordServer(patch) as server:
            yield server, {"DISCORD_TOKEN": DISCORD_TOKEN, "DISCORD_HERE": server.address}


async def _both_connected(bot: Server) -> bool:
    _, said = await asyncio.to_thread(ask_health, HOST, bot.port)
    return State.CONNECTED in said and State.CONNECTING not in said


async def _ask_on_discord(server: DiscordServer) -> None:
    """Sends commands one by one, each when the one before is answered."""
    async with asyncio.timeout(_PATIENCE):
        for number, text in enumerate(texts()[:_ON_DISCORD], start=1):
            await server.slash(text)
            while len(server.sent("POST", "/interactions/")) < number:  # noqa: ASYNC110 - the server has no bell
                await asyncio.sleep(0.001)
