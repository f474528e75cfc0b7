"""The examples that the engine learns from: each holds together, and none is of the sets to measure on."""

import json
from collections import Counter
from pathlib import Path

import pytest

from core.languages import LANGS
from core.library import open_library

ROOT = Path(__file__).parents[2]
TOPICS = open_library(ROOT / "knowledge").catalog.topics
FILES = sorted((ROOT / "knowledge" / "examples").glob("*.jsonl"))
MEASURED = [ROOT / "benchmarks" / "requests" / f"{name}.jsonl" for name in ("aside", "exam")]


def rows(path: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_is_a_text_a_language_a_verdict_and_a_topic(path: Path) -> None:
    for row in rows(path):
        assert list(row) == ["text", "lang", "verdict", "topic"], row
        assert plain(row["text"]), row
        assert row["lang"] in LANGS, row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_verdict_of_an_example_is_its_topics_owner(path: Path) -> None:
    for row in rows(path):
        if row["topic"] is None:
            assert row["verdict"] == "neither", row
        else:
            assert row["verdict"] == TOPICS[row["topic"]].owner, row


def test_every_topic_has_examples() -> None:
    shown = {row["topic"] for path in FILES for row in rows(path)}

    assert shown >= TOPICS.keys()


def test_no_example_is_given_twice() -> None:
    counts = Counter(plain(row["text"]) for path in FILES for row in rows(path))

    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("measured", MEASURED, ids=lambda path: path.stem)
def test_no_example_is_a_request_that_the_engine_is_measured_on(measured: Path) -> None:
    taught = {plain(row["text"]) for path in FILES for row in rows(path)}

    met = sum(plain(row["text"]) in taught for row in rows(measured))

    assert met == 0
