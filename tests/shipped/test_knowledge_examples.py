"""The examples that the engine learns from: each holds together, and none is of the sets to measure on."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest

from core.library import open_library
from learning.examples import FORMS, MESSAGES, OTHERS, SEVERAL, SHORT, tasks_of

ROOT: Final = Path(__file__).parents[2]
TOPICS: Final = open_library(ROOT / "knowledge").catalog.topics
FOLDER: Final = ROOT / "knowledge" / "examples"
FILES: Final = sorted(path for path in FOLDER.glob("*.jsonl") if path.name not in OTHERS)
SETS: Final = sorted((ROOT / "benchmarks" / "requests").glob("*.jsonl"))
NEAR: Final = 0.75
"""Part of the words that two texts have in common from which they are one wording."""
LEAST: Final = 4
"""Words of a text below which only the same text is the same wording."""
COMMON: Final = 4000
"""Texts beyond which a word tells nothing about which of them is meant."""

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def texts(path: Path) -> Iterator[str]:
    """Every text of a file of examples, without marks."""
    for row in rows(path):
        yield from ("".join(tasks_of(row[form])) for form in (*FORMS, "text") if row.get(form) is not None)


def asked(path: Path) -> list[tuple[str, ...]]:
    return [words(row["text"]) for row in rows(path)]


class Wordings:
    """Texts by their words, to find the ones that say a text in nearly the same words."""

    def __init__(self, texts: list[tuple[str, ...]]) -> None:
        self._texts = [frozenset(text) if len(text) >= LEAST else frozenset() for text in texts]
        self._whole = set(texts)
        self._with: dict[str, set[int]] = defaultdict(set)
        for at, text in enumerate(self._texts):
            for word in text:
                self._with[word].add(at)

    def has(self, text: tuple[str, ...]) -> bool:
        """Whether one of them is worded like this."""
        said = set(text)
        if len(text) < LEAST:
            return text in self._whole
        telling = [self._with[word] for word in said if len(self._with[word]) < COMMON]
        shared = Counter(chain.from_iterable(telling))
        most = len(said) - len(telling)  # words that they may share beside those counted
        return any(
            len(said & self._texts[at]) / len(said | self._texts[at]) >= NEAR
            for at, count in shared.items()
            if count + most >= NEAR * len(said)
        )


MARKED: Final = (FOLDER / SEVERAL, FOLDER / MESSAGES, FOLDER / SHORT)
TAUGHT: Final = [words(text) for path in (*FILES, *MARKED) for text in texts(path)]
TAUGHT_WORDINGS: Final = Wordings(TAUGHT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_has_three_forms_a_verdict_and_a_topic(path: Path) -> None:
    for row in rows(path):
        assert list(row) == [*FORMS, "verdict", "topic"], row
        assert any(row[form] for form in FORMS), row
        assert row["verdict"] == path.stem, row


def test_nearly_every_example_is_said_in_english_in_indonesian_and_in_a_mix() -> None:
    told = [row for path in FILES for row in rows(path)]

    whole = [row for row in told if all(row[form] for form in FORMS)]

    assert len(whole) > 0.95 * len(told)  # single words have no mix; some names are the same in both


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_verdict_of_an_example_is_its_topics_owner(path: Path) -> None:
    for row in rows(path):
        if row["topic"] is not None:
            assert row["verdict"] == TOPICS[row["topic"]].owner, row


@pytest.mark.parametrize(("name", "forms"), [(SEVERAL, FORMS), (MESSAGES, ("text",)), (SHORT, ("text",))])
def test_a_request_with_several_tasks_marks_each_in_every_form(name: str, forms: tuple[str, ...]) -> None:
    for row in rows(FOLDER / name):
        assert len(row["owners"]) == len(row["topics"]), row
        for form in forms:
            assert len(tasks_of(row[form])) == len(row["owners"]), row
        for owner, topic in zip(row["owners"], row["topics"], strict=True):
            assert owner == ("neither" if topic is None else TOPICS[topic].owner), row


def test_every_topic_has_examples() -> None:
    shown = {row["topic"] for path in FILES for row in rows(path)}

    assert shown >= TOPICS.keys()


def test_no_example_is_given_twice() -> None:
    counts = Counter(" ".join(text.casefold().split()) for path in FILES for text in texts(path))

    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("measured", SETS, ids=lambda path: path.stem)
def test_no_example_is_worded_like_a_request_that_the_engine_is_measured_on(measured: Path) -> None:
    met = sum(TAUGHT_WORDINGS.has(text) for text in asked(measured))

    assert met == 0


def test_what_is_tuned_on_is_not_what_is_measured_on() -> None:
    tuned = Wordings(asked(ROOT / "benchmarks" / "requests" / "tuning.jsonl"))

    met = sum(tuned.has(text) for path in SETS if path.stem != "tuning" for text in asked(path))

    assert met == 0


def test_a_wording_is_found_again() -> None:
    assert TAUGHT_WORDINGS.has(TAUGHT[0])
    assert Wordings([words("please write the caption for us")]).has(words("write the caption for us"))
    assert not Wordings([words("please write the caption for us")]).has(words("edit the video for us"))
