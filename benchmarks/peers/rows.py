"""What is asked: requests with one owner, as `python -m bots eval` takes them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NEITHER: Final = "neither"


@dataclass(frozen=True, slots=True)
class Row:
    """A request, its one owner, its language, and its kind, None where the file does not say."""

    text: str
    owner: str
    lang: str
    kind: str | None


def read_rows(files: Iterable[Path]) -> list[Row]:
    """The rows of the files. Those with several tasks are left out: a peer gives one answer to a request."""
    told = (json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Row(row["text"], row["owners"][0], row["lang"], row.get("kind"))
        for row in told
        if len(row["owners"]) == 1
    ]
