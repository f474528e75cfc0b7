"""The examples to learn from: requests that we wrote, most of them in English, in Indonesian and in a mix."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from core.knowledge.model import Catalog

NOBODY: Final = "neither"
FORMS: Final = ("en", "id", "mixed")
SEVERAL: Final = "several.jsonl"
"""The file of requests with joints that may part tasks."""
MESSAGES: Final = "messages.jsonl"
"""The file of whole messages as people type them, each in one language, with the same marks."""
SHORT: Final = "short.jsonl"
"""The same, short. Only where tasks part is learnt from them: as examples of owners they made requests with
one task a little worse."""
CONTRASTS: Final = "contrasts.jsonl"
"""The file of ways to ask for one task and not for another."""
OTHERS: Final = frozenset({SEVERAL, MESSAGES, SHORT, CONTRASTS})
"""The files of something else than examples with one task."""
_MARK: Final = re.compile("¦ ?")
"""Stands where a new task begins, in those files."""
_MARKED: Final = {SEVERAL: 1.0, MESSAGES: 3.0, SHORT: 3.0}
"""How often the joints of a request with marks count, by its file: messages are what people type, and the
examples with one task are many. Chosen on messages of authors whom the model had not met."""


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
    """A request as typed, and the places in it (characters) where a further task begins.

    `group` as above; `weight` says how often its joints count.
    """

    text: str
    begins: tuple[int, ...]
    group: str = ""
    weight: float = 1.0


def read_examples(knowledge: Path, catalog: Catalog) -> tuple[Example, ...]:
    """Every example of one task, in a fixed order: the written ones, parts of the longer ones, topics' names.

    An example whose topic has another owner by now is left out: it would teach the old division.
    """
    told = (*_written(knowledge), *_parts(knowledge))
    return (*(example for example in told if _still_holds(example, catalog)), *_names(catalog))


def read_parted(knowledge: Path) -> tuple[Parted, ...]:
    """Every request with where its tasks part: those with marks, and the others, which have one task."""
    marked = (
        replace(parted(one.text), group=one.group, weight=weight)
        for file, weight in _MARKED.items()
        for one in _marked(knowledge, file)
    )
    alone = (Parted(one.text, (), one.group) for one in _written(knowledge))
    return (*marked, *alone)


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
        if path.name not in OTHERS:
            for number, row in enumerate(_rows(path)):
                texts = (row[form] for form in FORMS if row[form] is not None)
                group = f"{path.stem} {number}"
                yield from (Example(text, row["verdict"], row["topic"], group) for text in texts)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A request with marks, and whose its tasks are."""

    text: str
    owners: Sequence[str]
    topics: Sequence[str | None]
    group: str


def _marked(knowledge: Path, file: str) -> Iterator[_Marked]:
    """The requests of a file with marks, in every form that they have."""
    for number, row in enumerate(_rows(knowledge / "examples" / file)):
        for form in FORMS if file == SEVERAL else ("text",):
            yield _Marked(row[form], row["owners"], row["topics"], f"{file} {number}")


def _parts(knowledge: Path) -> Iterator[Example]:
    """The single tasks of the requests with marks."""
    for one in (*_marked(knowledge, SEVERAL), *_marked(knowledge, MESSAGES)):
        for text, owner, topic in zip(tasks_of(one.text), one.owners, one.topics, strict=True):
            yield Example(text, owner, topic, one.group)


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
