"""Language does not change the owner: every example gets one verdict in all its forms."""

import json
from pathlib import Path
from typing import Final

from learning.examples import FORMS, OTHERS
from tests.unit.shipped_engine import owners

FOLDER: Final = Path(__file__).parents[2] / "knowledge" / "examples"
FILES: Final = sorted(path for path in FOLDER.glob("*.jsonl") if path.name not in OTHERS)
ONE_IN: Final = 80
"""The engine weighs words, and weights are learnt: of this many examples one may differ, and no more."""


def test_an_example_gets_one_verdict_in_english_in_indonesian_and_in_a_mix() -> None:
    told = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]

    differ = [row for row in told if len({tuple(owners(row[form])) for form in FORMS if row[form]}) > 1]

    assert len(differ) * ONE_IN <= len(told), [row["en"] for row in differ]
