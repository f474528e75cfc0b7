"""`make bench`: every benchmark, and whether the goals hold."""

import asyncio
import os
import platform
from collections.abc import Callable
from typing import Final

from benchmarks import cold_start, core_speed, crowd, memory, slash_commands
from benchmarks.figures import Goal, Section

_BENCHMARKS: Final[tuple[Callable[[], Section], ...]] = (
    core_speed.measure,
    cold_start.measure,
    lambda: asyncio.run(memory.measure()),
    lambda: asyncio.run(slash_commands.measure()),
    lambda: asyncio.run(crowd.measure()),
)


def main() -> None:
    """Prints each table as soon as it is measured, then the goals."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; about two minutes.\n", flush=True)
    goals: list[Goal] = []
    for measure in _BENCHMARKS:
        section = measure()
        print("\n".join([*section.lines, ""]), flush=True)
        goals += section.goals
    print("\n".join(map(str, goals)))


if __name__ == "__main__":
    main()
