"""The examples to learn from: requests that we wrote, each with whose it is and, where known, the topic."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.knowledge.model import Catalog

NOBODY = "neither"


@dataclass(frozen=True, slots=True)
class Example:
    """A request with one task. `topic` None: nobody noted which topic of its owner it is, or it has none."""

    text: str
    verdict: str
    topic: str | None


def read_examples(knowledge: Path, requests: Path, catalog: Catalog) -> tuple[Example, ...]:
    """Every example, in a fixed order: the written ones, the tuning requests, the names of the topics.

    A written example whose topic has another owner by now is left out: it would teach the old division.
    """
    written = [example for example in _written(knowledge) if _still_holds(example, catalog)]
    return (*written, *_tuning(requests), *_names(catalog))


def _written(knowledge: Path) -> Iterator[Example]:
    for path in sorted((knowledge / "examples").glob("*.jsonl")):
        for row in _rows(path):
            yield Example(row["text"], row["verdict"], row["topic"])


def _tuning(requests: Path) -> Iterator[Example]:
    """The tuning requests with one task; `owners` is the only label that they have."""
    for path in sorted(requests.glob("tuning*.jsonl")):
        for row in _rows(path):
            if len(row["owners"]) == 1:
                yield Example(row["text"], row["owners"][0], None)


def _names(catalog: Catalog) -> Iterator[Example]:
    for topic in catalog.topics.values():
        for name, _ in topic.spoken():
            yield Example(name, topic.owner, topic.id)


def _still_holds(example: Example, catalog: Catalog) -> bool:
    if example.topic is None:
        return True
    return example.topic in catalog.topics and catalog.topics[example.topic].owner == example.verdict


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
