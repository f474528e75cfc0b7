"""Signed slash commands over HTTP: our bot beside two bare Bolt echoes, each in a process of its own.

The three take turns in short stretches, and each figure is the median over the rounds: what else runs on the
machine then disturbs all three alike. Ratios are taken within a round.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median
from typing import Final

from benchmarks.figures import MS, Goal, Section
from benchmarks.load import Measured, load, send_each_once, signed
from benchmarks.servers import Server, running
from benchmarks.texts import texts
from bots.slack_bot.blocks import message
from bots.slack_bot.incoming import plain
from bots.wiring import KNOWLEDGE
from core.desk import Desk, Question
from core.library import open_library
from core.storage.memory_store import MemoryStore
from tests.conversations.desks import feedback
from tests.drivers.slack_payloads import Json
from tests.drivers.slack_workspace import BOT_TOKEN, SIGNING_SECRET, Workspace

MOST_AT_ONCE: Final = 32

_OURS: Final = "WhoOwns"
_FAST: Final = "bare Bolt echo, fastest"
_DEFAULT: Final = "bare Bolt echo, default settings"
_ROUNDS: Final = 9
_STRETCH: Final = 0.6  # seconds
_SAME: Final = "post scheduling"


class Words(StrEnum):
    """What people type one after the other."""

    DIFFERENT = "different words each time"
    SAME = "the same words each time"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of load on one of the servers."""

    words: Words
    at_once: int
    server: str


_STRETCHES: Final = tuple(
    Stretch(words, at_once, server)
    for words in Words
    for at_once in (1, MOST_AT_ONCE)
    for server in (_OURS, _FAST, _DEFAULT)
)

Rounds = dict[Stretch, list[Measured]]
"""What was measured: one for each round."""


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
    library = open_library(KNOWLEDGE)
    desk = Desk(library, feedback=feedback(library, MemoryStore(), keeps_texts=False))
    return {text: message(await desk.who_owns(Question(plain(text)))) for text in typed}


def echoes(typed: Sequence[str]) -> dict[str, Json]:
    """A bare echo's answers: the text as Slack escaped it."""
    escaped = {text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in typed}
    return {text: {"text": sent, "response_type": "ephemeral"} for text, sent in escaped.items()}


async def measure() -> Section:
    """Runs the three side by side and compares them."""
    typed = [*texts(), _SAME]
    async with slack() as settings, AsyncExitStack() as stack:
        ours, fast, default = await asyncio.gather(
            stack.enter_async_context(running("bots", "run", settings=settings)),
            stack.enter_async_context(running("benchmarks.bare_slack", "fast", settings=settings)),
            stack.enter_async_context(running("benchmarks.bare_slack", settings=settings)),
        )
        echoed = echoes(typed)
        contenders = {
            _OURS: Contender(ours, await answers(typed)),
            _FAST: Contender(fast, echoed),
            _DEFAULT: Contender(default, echoed),
        }
        rounds = await _take_turns(contenders, {Words.DIFFERENT: texts(), Words.SAME: [_SAME]})
    return _section(rounds)


async def _take_turns(contenders: Mapping[str, Contender], typed: Mapping[Words, list[str]]) -> Rounds:
    """Warms each up with every text once, then measures in rounds, every other one in reverse order."""
    for each in contenders.values():
        await send_each_once(each.server.port, signed(typed[Words.DIFFERENT]), each.expected, MOST_AT_ONCE)
    rounds: Rounds = {stretch: [] for stretch in _STRETCHES}
    gc.disable()  # our own pauses would be taken for theirs
    for number in range(_ROUNDS):
        commands = {words: signed(some) for words, some in typed.items()}
        for one in _STRETCHES[:: -1 if number % 2 else 1]:
            server, expected = contenders[one.server].server, contenders[one.server].expected
            rounds[one].append(await load(server.port, commands[one.words], expected, one.at_once, _STRETCH))
        gc.collect()
    gc.enable()
    return rounds


def _section(rounds: Rounds) -> Section:
    lines = [f"Signed slash commands over HTTP, medians of {_ROUNDS} rounds of {_STRETCH} s each in turn"]
    for words in Words:
        lines.append(
            f"{words:<34}{'at once':>8}{'per second':>12}{'p50 ms':>9}{'p99 ms':>9}{'WhoOwns has':>22}"
        )
        lines += [_line(rounds, one) for one in _STRETCHES if one.words is words]
    different = Stretch(Words.DIFFERENT, 1, _OURS)
    one_by_one = median(measured.p50 for measured in rounds[different]) * MS
    return Section(
        lines,
        (
            Goal(f"slash command, {Words.DIFFERENT}, one at a time, p50", one_by_one, 3.0, " ms"),
            *(_throughput(rounds, words) for words in Words),
        ),
    )


def _throughput(rounds: Rounds, words: Words) -> Goal:
    ratio = _ratio(rounds, Stretch(words, MOST_AT_ONCE, _FAST))
    what = f"throughput, {words}, {MOST_AT_ONCE} at once, of the fastest bare Bolt echo's"
    return Goal(what, ratio, 0.85, " x", at_least=True)


def _line(rounds: Rounds, one: Stretch) -> str:
    taken = rounds[one]
    per_second = median(measured.per_second for measured in taken)
    p50 = median(measured.p50 for measured in taken) * MS
    p99 = median(measured.p99 for measured in taken) * MS
    ratio = "" if one.server == _OURS else f"{_ratio(rounds, one):.2f} x per second"
    return f"{one.server:<34}{one.at_once:>8}{per_second:>12.0f}{p50:>9.2f}{p99:>9.2f}{ratio:>22}".rstrip()


def _ratio(rounds: Rounds, theirs: Stretch) -> float:
    """Our throughput as a ratio of that server's: the median of the rounds' ratios."""
    pairs = zip(rounds[replace(theirs, server=_OURS)], rounds[theirs], strict=True)
    return median(mine.per_second / other.per_second for mine, other in pairs)
