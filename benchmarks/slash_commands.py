"""Signed slash commands over HTTP: our bot beside two bare Bolt echoes, each in a process of its own.

The three take turns in short stretches, and each figure is the median over the rounds: what else runs on the
machine then disturbs all three alike. Ratios are taken within a round.
"""

import asyncio
import gc
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.figures import MS, Goal, Section
from benchmarks.load import Measured, load, send_each_once, signed
from benchmarks.servers import Server, running
from benchmarks.texts import texts
from bots.slack_bot.blocks import message
from bots.slack_bot.incoming import plain
from bots.wiring import build_desk
from core.desk import Question
from tests.drivers.slack_payloads import Json
from tests.drivers.slack_workspace import BOT_TOKEN, SIGNING_SECRET, Workspace

AT_ONCE: Final = (1, 32)
OURS: Final = "WhoOwns"
FAST: Final = "bare Bolt echo, fastest"
DEFAULT: Final = "bare Bolt echo, default settings"

_ROUNDS: Final = 9
_STRETCH: Final = 0.7  # seconds

Rounds = dict[tuple[str, int], list[Measured]]
"""What was measured, by app and how many at once: one for each round."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A server, and the answer that it must give to each text."""

    server: Server
    expected: Mapping[str, Json]


@asynccontextmanager
async def slack() -> AsyncIterator[dict[str, str]]:
    """A Slack on this machine; the settings that connect a bot to it over HTTP."""
    workspace = Workspace()
    await workspace.start()
    try:
        yield {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": workspace.api_url,
        }
    finally:
        await workspace.aclose()


async def answers(typed: Sequence[str]) -> dict[str, Json]:
    """Our answers, from the core and the renderer without any server."""
    desk = build_desk()
    return {text: message(await desk.who_owns(Question(plain(text)))) for text in typed}


def echoes(typed: Sequence[str]) -> dict[str, Json]:
    """A bare echo's answers: the text as Slack escaped it."""
    escaped = {text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in typed}
    return {text: {"text": sent, "response_type": "ephemeral"} for text, sent in escaped.items()}


async def measure() -> Section:
    """Runs the three side by side and compares them."""
    typed = texts()
    async with slack() as settings, AsyncExitStack() as stack:
        ours, fast, default = await asyncio.gather(
            stack.enter_async_context(running("bots", "run", settings=settings)),
            stack.enter_async_context(running("benchmarks.bare_slack", "fast", settings=settings)),
            stack.enter_async_context(running("benchmarks.bare_slack", settings=settings)),
        )
        echoed = echoes(typed)
        contenders = {
            OURS: Contender(ours, await answers(typed)),
            FAST: Contender(fast, echoed),
            DEFAULT: Contender(default, echoed),
        }
        rounds = await _take_turns(contenders, typed)
    return _section(rounds)


async def _take_turns(contenders: Mapping[str, Contender], typed: list[str]) -> Rounds:
    """Warms each up with every text once, then measures in rounds, every other one in reverse order."""
    for each in contenders.values():
        await send_each_once(each.server.port, signed(typed), each.expected, at_once=max(AT_ONCE))
    rounds: Rounds = {(name, at_once): [] for name in contenders for at_once in AT_ONCE}
    gc.disable()  # our own pauses would be taken for theirs
    for number in range(_ROUNDS):
        commands = signed(random.Random(number).sample(typed, len(typed)))
        for name, at_once in list(rounds)[:: -1 if number % 2 else 1]:
            each = contenders[name]
            rounds[name, at_once].append(
                await load(each.server.port, commands, each.expected, at_once, _STRETCH)
            )
        gc.collect()
    gc.enable()
    return rounds


def _section(rounds: Rounds) -> Section:
    lines = [
        f"Signed slash commands over HTTP, {_ROUNDS} rounds of {_STRETCH} s each in turn, medians",
        f"{'':<34}{'at once':>8}{'per second':>12}{'p50 ms':>9}{'p99 ms':>9}{'WhoOwns has':>22}",
    ]
    lines += [_line(rounds, name, at_once) for at_once in AT_ONCE for name in (OURS, FAST, DEFAULT)]
    one_by_one = median(measured.p50 for measured in rounds[OURS, 1]) * MS
    many = _ratio(rounds, FAST, max(AT_ONCE))
    return Section(
        lines,
        (
            Goal("slash command, one at a time, p50", one_by_one, 3.0, " ms"),
            Goal(
                "throughput at 32 at once, of the fastest bare Bolt echo's", many, 0.85, " x", at_least=True
            ),
        ),
    )


def _line(rounds: Rounds, name: str, at_once: int) -> str:
    taken = rounds[name, at_once]
    per_second = median(measured.per_second for measured in taken)
    p50, p99 = (median(values) * MS for values in zip(*((one.p50, one.p99) for one in taken), strict=True))
    ratio = "" if name == OURS else f"{_ratio(rounds, name, at_once):.2f} x per second"
    return f"{name:<34}{at_once:>8}{per_second:>12.0f}{p50:>9.2f}{p99:>9.2f}{ratio:>22}"


def _ratio(rounds: Rounds, name: str, at_once: int) -> float:
    """Our throughput as a ratio of that app's: the median of the rounds' ratios."""
    pairs = zip(rounds[OURS, at_once], rounds[name, at_once], strict=True)
    return median(ours.per_second / theirs.per_second for ours, theirs in pairs)
