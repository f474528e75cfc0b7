"""The core alone: how long `Desk.who_owns` takes for each request, without platform, network or renderer.

Each request's time is the median of several passes, each in a process of its own: what else runs on the
machine then does not count, while a request that is slow each time does. `python -m benchmarks.core_speed`
is one such process; it prints a JSON list for each pass, in seconds.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from statistics import median
from typing import Final

from benchmarks.figures import MS, Goal, Section, percentile
from benchmarks.texts import texts
from bots.wiring import build_desk
from core.desk import Question

_PROCESSES: Final = 7
_PASSES: Final = 2
_NAMES: Final = ("words seen for the first time", "words seen before")


def measure() -> Section:
    """Measures in new processes, one after the other."""
    runs = [_run() for _ in range(_PROCESSES)]
    passes = [_each_request(run[number] for run in runs) for number in range(_PASSES)]
    rows = [(percentile(taken, 50) * MS, percentile(taken, 99) * MS) for taken in passes]
    lines = [f"{name:<54}{p50:>8.3f}{p99:>9.3f}" for name, (p50, p99) in zip(_NAMES, rows, strict=True)]
    p50, p99 = rows[0]
    return Section(
        [f"{f'The core, for each of {len(passes[0])} requests':<54}{'p50 ms':>8}{'p99 ms':>9}", *lines],
        [Goal("core, first time, p50", p50, 1.0, " ms"), Goal("core, first time, p99", p99, 5.0, " ms")],
    )


def _run() -> list[list[float]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.core_speed"], capture_output=True, text=True, check=True
    )
    passes: list[list[float]] = json.loads(done.stdout)
    return passes


def _each_request(runs: Iterable[list[float]]) -> list[float]:
    return [median(times) for times in zip(*runs, strict=True)]


async def _passes() -> list[list[float]]:
    desk = build_desk()
    questions = [Question(text) for text in texts()]
    passes: list[list[float]] = []
    for _ in range(_PASSES):
        taken: list[float] = []
        for question in questions:
            began = time.perf_counter()
            await desk.who_owns(question)
            taken.append(time.perf_counter() - began)
        passes.append(taken)
    return passes


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_passes())))
