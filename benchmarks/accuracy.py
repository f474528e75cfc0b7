"""How often the engine is right: `python -m benchmarks.accuracy [FILE.jsonl ...]`, our own sets by default.

A row is right when every task in it gets its verdict, in order. `tuning*.jsonl` were looked at while words
were chosen, and the engine learns from them; nobody tunes on `aside.jsonl` and `exam.jsonl`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from bots.wiring import KNOWLEDGE
from core.library import open_library
from core.ownership.engine import Engine

REQUESTS: Final = Path(__file__).parent / "requests"
_OWNERS: Final = frozenset({"specialist", "strategist", "shared"})

Row = dict[str, Any]


def main(files: Sequence[str]) -> int:
    """Prints a line for each file and each kind of row in it."""
    library = open_library(KNOWLEDGE)
    engine = Engine(library.catalog, library.lexicon, library.learnt, library.names)
    for path in map(Path, files) if files else sorted(REQUESTS.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            report(path.name, engine, [json.loads(line) for line in lines])
    return 0


def report(name: str, engine: Engine, rows: Iterable[Row]) -> None:
    """Prints how many rows are wholly right, and how many that nobody owns got an owner."""
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    nobodys = answered = 0
    for row in rows:
        got = [ruling.verdict.value for ruling in engine.understand(row["text"]).rulings]
        for kind in ("all", row.get("kind", "unsorted")):
            all_of[kind] += 1
            right[kind] += got == row["owners"]
        if row["owners"] == ["neither"]:
            nobodys += 1
            answered += not _OWNERS.isdisjoint(got)
    told = ", ".join(f"{kind} {right[kind]}/{count}" for kind, count in all_of.items())
    print(f"{name}: {right['all'] / all_of['all']:.3f} ({told}); nobody's with an owner {answered}/{nobodys}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
