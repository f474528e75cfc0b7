"""The examples to learn from: requests that we wrote, each in English, in Indonesian and in a mix of both."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from core.knowledge.model import Catalog

NOBODY: Final = "neither"
FORMS: Final = ("en", "id", "mixed")
SEVERAL: Final = "several.jsonl"
"""The file of requests with joints that may part tasks."""
TALK: Final = "talk.jsonl"
"""The file of what people say around a task."""
CONTRASTS: Final = "contrasts.jsonl"
"""The file of ways to ask for one task and not for another."""
_OTHERS: Final = frozenset({SEVERAL, TALK, CONTRASTS})
_MARK: Final = re.compile("¦ ?")
"""Stands where a new task begins, in that file."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request with one task.

    `topic` None: nobody noted which topic of its owner it is, or it has none. Examples of one `group` say the
    same in other words, so that to learn from one and be measured on another would be no test.
    """

    text: str
    verdict: str
    topic: str | None
    group: str


@dataclass(frozen=True, slots=True)
class Parted:
    """A request as typed, and the places in it (characters) where a further task begins; `group` as above."""

    text: str
    begins: tuple[int, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What people say before a task (`opens`) or behind it, which is no task itself."""

    text: str
    opens: bool

    def around(self, task: str, pause: str) -> str:
        """The task with this beside it."""
        return f"{self.text}{pause}{task}" if self.opens else f"{task}{pause}{self.text}"


def read_examples(knowledge: Path, catalog: Catalog) -> tuple[Example, ...]:
    """Every example of one task, in a fixed order: the written ones, parts of the longer ones, topics' names.

    An example whose topic has another owner by now is left out: it would teach the old division.
    """
    told = (*_written(knowledge), *_parts(knowledge))
    return (*(example for example in told if _still_holds(example, catalog)), *_names(catalog))


def read_parted(knowledge: Path) -> tuple[Parted, ...]:
    """Every request with where its tasks part: those with marks, and the others, which have one task."""
    marked = (
        replace(parted(row[form]), group=f"several {number}")
        for number, row in enumerate(_rows(knowledge / "examples" / SEVERAL))
        for form in FORMS
    )
    return (*marked, *(Parted(example.text, (), example.group) for example in _written(knowledge)))


def read_talk(knowledge: Path) -> tuple[Talk, ...]:
    """What people say around a task, in every form."""
    rows = _rows(knowledge / "examples" / TALK)
    return tuple(Talk(row[form], row["where"] == "opening") for row in rows for form in FORMS)


def read_contrasts(knowledge: Path) -> tuple[str, ...]:
    """Ways to ask for `{task}` and not for `{other}`, in every form."""
    return tuple(row[form] for row in _rows(knowledge / "examples" / CONTRASTS) for form in FORMS)


def parted(marked: str) -> Parted:
    """A marked request without its marks, and where they stood."""
    texts = tasks_of(marked)
    begins, length = [], 0
    for text in texts[:-1]:
        length += len(text)
        begins.append(length)
    return Parted("".join(texts), tuple(begins))


def tasks_of(marked: str) -> list[str]:
    """The tasks of a marked request."""
    return _MARK.split(marked)


def _written(knowledge: Path) -> Iterator[Example]:
    for path in sorted((knowledge / "examples").glob("*.jsonl")):
        if path.name not in _OTHERS:
            for number, row in enumerate(_rows(path)):
                texts = (row[form] for form in FORMS if row[form] is not None)
                group = f"{path.stem} {number}"
                yield from (Example(text, row["verdict"], row["topic"], group) for text in texts)


def _parts(knowledge: Path) -> Iterator[Example]:
    """The single tasks of the requests with several."""
    for number, row in enumerate(_rows(knowledge / "examples" / SEVERAL)):
        for form in FORMS:
            parts = zip(tasks_of(row[form]), row["owners"], row["topics"], strict=True)
            yield from (Example(text, owner, topic, f"several {number}") for text, owner, topic in parts)


def _names(catalog: Catalog) -> Iterator[Example]:
    for topic in catalog.topics.values():
        for name, _ in topic.spoken():
            yield Example(name, topic.owner, topic.id, topic.id)


def _still_holds(example: Example, catalog: Catalog) -> bool:
    if example.topic is None:
        return True
    return example.topic in catalog.topics and catalog.topics[example.topic].owner == example.verdict


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
