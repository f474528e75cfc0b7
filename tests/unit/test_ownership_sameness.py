"""The same request gets the same answer in every process, whatever Python's hash seed is."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
REQUESTS: Final = [
    json.loads(line)["text"]
    for line in (ROOT / "benchmarks" / "requests" / "tuning.jsonl").read_text(encoding="utf-8").splitlines()
]
ANSWERS: Final = """
import json, sys
from tests.unit.shipped_engine import ENGINE
for text in json.load(sys.stdin):
    print(ENGINE.understand(text), ENGINE.explain(text))
"""


def answers(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    asked = json.dumps(REQUESTS[::4])
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", ANSWERS],
        input=asked, capture_output=True, text=True, check=True, cwd=ROOT, env=environment,
    )  # fmt: skip
    return done.stdout


def test_the_hash_seed_changes_neither_an_answer_nor_its_working() -> None:
    first, *others = (answers(seed) for seed in ("0", "1", "2026"))

    assert first.count("\n") == len(REQUESTS[::4])
    assert others == [first, first]
