"""From cold: a whole process that answers one question, beside one that only imports PyYAML.

The two alternate, and the ratio is the median of the pairs' ratios.
"""

import subprocess
import sys
import time
from statistics import median
from typing import Final

from benchmarks.figures import MS, Goal, Section

_PAIRS: Final = 25
_ASK: Final = ("-m", "bots", "ask", "post scheduling")
_BARE: Final = ("-c", "import yaml")


def measure() -> Section:
    """Runs the pairs, after one of each that nobody times."""
    _seconds(_ASK, "specialist")
    _seconds(_BARE, "")
    pairs = [(_seconds(_ASK, "specialist"), _seconds(_BARE, "")) for _ in range(_PAIRS)]
    ours, bare = (median(taken) * MS for taken in zip(*pairs, strict=True))
    ratio = median(ask / nothing for ask, nothing in pairs)
    rows = {'python -m bots ask "post scheduling"': ours, 'python -c "import yaml"': bare}
    return Section(
        [
            f"A whole process from cold, ms, {_PAIRS} pairs, medians",
            *(f"{command:<54}{taken:>8.1f}" for command, taken in rows.items()),
        ],
        [Goal("cold start, of a bare interpreter with PyYAML's", ratio, 3.0, " x")],
    )


def _seconds(arguments: tuple[str, ...], says: str) -> float:
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    taken = time.perf_counter() - began
    if says not in done.stdout:
        raise RuntimeError(f"{arguments} answered {done.stdout!r}")
    return taken
