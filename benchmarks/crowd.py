"""500 people asking at once over HTTP, with the store at work and with the store stopped.

Everybody comes over a new connection, all in the same moment, each with words of their own. The time of an
answer begins before the connection is made: so Slack waits for the acknowledgement, which carries it.
"""

import asyncio
import gc
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from benchmarks.figures import MS, Goal, Section, percentile
from benchmarks.load import Command, check, signed, together
from benchmarks.servers import running
from benchmarks.slash_commands import answers, slack
from benchmarks.texts import texts
from tests.drivers.postgres_server import PostgresServer
from tests.drivers.slack_payloads import Json

PEOPLE: Final = 500

_ROUNDS: Final = 7
_GOAL: Final = 1.0  # seconds; Slack itself waits for three


async def measure() -> Section:
    """A crowd again and again while PostgreSQL runs, then after it was killed."""
    typed = texts()[:PEOPLE]
    expected = await answers(typed)
    store = PostgresServer()
    try:
        store.start()
        async with (
            slack() as settings,
            running("bots", "run", settings={**settings, "DATABASE_URL": store.url()}) as server,
        ):
            await _crowds(server.port, typed, expected, rounds=1)
            at_work = await _crowds(server.port, typed, expected)
            store.kill()
            stopped = await _crowds(server.port, typed, expected)
    finally:
        store.remove()
    return _section({"at work": at_work, "stopped": stopped})


async def _crowds(
    port: int, typed: Sequence[str], expected: Mapping[str, Json], rounds: int = _ROUNDS
) -> list[list[float]]:
    """How long each answer took, in seconds, in each of the rounds; every answer is checked.

    Raises:
        RuntimeError: somebody got no answer, or another one.
    """
    taken = []
    for _ in range(rounds):
        commands: list[Command] = signed(typed)
        gc.collect()
        gc.disable()  # our own pauses would be taken for the bot's
        round_ = await together(port, commands)
        gc.enable()
        check(round_, expected)
        taken.append([answer.seconds for answer in round_])
    return taken


def _section(measured: Mapping[str, list[list[float]]]) -> Section:
    lines = [
        f"{PEOPLE} people at once over HTTP, medians of {_ROUNDS} rounds and the worst one",
        f"{'store':<12}{'p50 ms':>9}{'p99 ms':>9}{'worst round p99 ms':>21}{'answered':>11}",
    ]
    goals = []
    for store, rounds in measured.items():
        p99s = [percentile(taken, 99) for taken in rounds]
        p50 = median(percentile(taken, 50) for taken in rounds)
        answered = sum(map(len, rounds))
        lines.append(
            f"{store:<12}{p50 * MS:>9.0f}{median(p99s) * MS:>9.0f}{max(p99s) * MS:>21.0f}{answered:>11,}"
        )
        goals.append(Goal(f"{PEOPLE} at once, store {store}, p99", median(p99s) * MS, _GOAL * MS, " ms"))
    return Section(lines, goals)


if __name__ == "__main__":
    section = asyncio.run(measure())
    print("\n".join([*section.lines, "", *map(str, section.goals)]))
