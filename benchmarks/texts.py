"""What people type: the texts of the request files, each once."""

import json
from pathlib import Path
from typing import Final

REQUESTS: Final = Path(__file__).parent / "requests"


def texts() -> list[str]:
    """Every text, in the order of the files; English, Indonesian and mixtures."""
    lines = (line for file in sorted(REQUESTS.glob("*.jsonl")) for line in file.open(encoding="utf-8"))
    return list(dict.fromkeys(json.loads(line)["text"] for line in lines))
