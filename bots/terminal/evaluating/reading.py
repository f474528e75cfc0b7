"""Reads files of rows, one JSON object on each line. Every fault is told, with its file and line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from core.errors import Fault
from core.evaluating import EXPECTED, Row
from core.languages import LANGS
from core.ownership.verdicts import Verdict

_EXAMPLE: Final = '{"id": "1", "text": "post scheduling", "lang": "en", "owners": ["specialist"]}'
_OWNERS: Final = ", ".join(EXPECTED)
_MOST_LISTED: Final = 50
_LONGEST_SHOWN: Final = 30
"""Characters of a wrong value that are shown."""

Read = Iterable[Row | Fault]


def read_rows(paths: Sequence[Path]) -> tuple[list[Row], list[Fault]]:
    """The rows of all files in order, and all that is wrong with the files.

    A byte order mark and blank lines are no fault: editors and spreadsheets leave them unseen.
    """
    found = [one for path in paths for one in _file(path)]
    rows = [one for one in found if isinstance(one, Row)]
    return rows, [one for one in found if isinstance(one, Fault)]


def listed(faults: Sequence[Fault]) -> str:
    """A line for each fault; of very many the first ones, and how many there are beyond."""
    lines = [str(fault) for fault in faults[:_MOST_LISTED]]
    if len(faults) > _MOST_LISTED:
        lines.append(f"… and {len(faults) - _MOST_LISTED} more: mend these first")
    return "".join(f"{line}\n" for line in lines)


def _file(path: Path) -> Read:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        return [Fault(str(path), 1, _unreadable(error))]
    lines = enumerate(
        content.split("\n"), start=1
    )  # splitlines() would also part at rarer breaks inside a text
    found = [one for at, line in lines if line.strip() for one in _line(str(path), at, line)]
    return found or [
        Fault(str(path), 1, f"the file is empty: write one request on each line, such as {_EXAMPLE}")
    ]


def _unreadable(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file: check the path"
        case IsADirectoryError():
            return "this is a folder: name the files in it"
        case UnicodeDecodeError():
            return "this is no UTF-8 text: save the file as UTF-8"
        case OSError():
            return f"the file cannot be read ({error.strerror}): check the path and who may read it"
        case _:
            return "this is no path: check it"


def _line(file: str, at: int, line: str) -> Read:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return [Fault(file, at, f"not one JSON object on one line: write it like {_EXAMPLE}")]
    problems = [*_problems(told)]
    return [Fault(file, at, problem) for problem in problems] or [_row(file, at, told)]


def _problems(told: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the fields of a row."""
    if missing := [f"'{field}'" for field in ("id", "text", "lang", "owners") if field not in told]:
        yield f"no {' and no '.join(missing)}: a row looks like {_EXAMPLE}"
    if "id" in told and not isinstance(told["id"], str | int):
        yield f"'id' is {_shown(told['id'])}: give the row a name or a number"
    if "text" in told and not isinstance(told["text"], str):
        yield f"'text' is {_shown(told['text'])}: write the request in double quotes"
    if "lang" in told and told["lang"] not in LANGS:
        yield f'\'lang\' is {_shown(told["lang"])}: write "en" or "id"; a mix of both is "id"'
    if "owners" in told:
        yield from _owner_problems(told["owners"])
    if not isinstance(told.get("kind"), str | None):
        yield f"'kind' is {_shown(told['kind'])}: write a word, or leave it out"


def _owner_problems(owners: Any) -> Iterator[str]:
    if not isinstance(owners, list) or not owners:
        yield f"'owners' is {_shown(owners)}: list one owner for each task, such as [\"specialist\"]"
        return
    for owner in owners:
        if owner not in EXPECTED:
            yield f"'owners' has {_shown(owner)}: an owner is one of {_OWNERS}"


def _shown(value: Any) -> str:
    """A wrong value as it is in JSON, cut short."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= _LONGEST_SHOWN else f"{written[: _LONGEST_SHOWN - 1]}…"


def _row(file: str, at: int, told: dict[str, Any]) -> Row:
    owners = tuple(Verdict(owner) for owner in told["owners"])
    return Row(str(told["id"]), told["text"], told["lang"], owners, told.get("kind"), file, at)
