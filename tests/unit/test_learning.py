"""Learning from examples: which ones count, and that the same examples always give the same weights."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from core.learnt_loading import load_learnt
from core.ownership.engine import Engine
from learning.__main__ import main
from learning.examples import Example, read_examples
from learning.fitting import matrix, temperature, vocabulary
from tests.unit.loading_folder import Folder
from tests.unit.small_library import CATALOG, LIBRARY

TUNING = [
    {"text": "upload it today", "owners": ["specialist"]},
    {"text": "upload it, then plan it", "owners": ["specialist", "strategist"]},
]
WRITTEN = [
    ("upload the reel", "specialist", "posting"),
    ("upload the caption", "specialist", "posting"),
    ("plan the campaign", "strategist", "planning"),
    ("plan the reel", "strategist", "planning"),
    ("call the dentist", "neither", None),
    ("fix the dentist", "neither", None),
    ("fix it", "neither", None),
    ("a dentist, please", "neither", None),
    ("dentist", "neither", None),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder as the project's own, with a small catalog and a few examples."""
    Folder(tmp_path)
    requests = tmp_path / "benchmarks" / "requests"
    requests.mkdir(parents=True)
    write(requests / "tuning.jsonl", TUNING)
    examples = tmp_path / "knowledge" / "examples"
    examples.mkdir()
    rows = [{"text": text, "verdict": verdict, "topic": topic} for text, verdict, topic in WRITTEN]
    write(examples / "some.jsonl", rows)
    return tmp_path


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def examples(root: Path) -> tuple[Example, ...]:
    return read_examples(root / "knowledge", root / "benchmarks" / "requests", CATALOG)


def learn(root: Path) -> str:
    assert main(root) == 0
    return (root / "knowledge" / "learnt.json").read_text(encoding="utf-8")


def test_reads_the_written_examples_the_tuning_requests_and_the_names(root: Path) -> None:
    read = examples(root)

    assert read[0] == Example("upload the reel", "specialist", "posting")
    assert Example("call the dentist", "neither", None) in read
    assert Example("upload it today", "specialist", None) in read
    assert Example("Memposting", "specialist", "posting") in read
    assert Example("timetable", "shared", "scheduling") in read


def test_leaves_out_requests_of_several_tasks(root: Path) -> None:
    assert "upload it, then plan it" not in {example.text for example in examples(root)}


def test_leaves_out_examples_whose_topic_changed_hands_or_is_gone(root: Path) -> None:
    rows = [
        {"text": "of the other role by now", "verdict": "strategist", "topic": "posting"},
        {"text": "of a topic that is gone", "verdict": "specialist", "topic": "moonwalking"},
        {"text": "as it is", "verdict": "specialist", "topic": "posting"},
    ]
    write(root / "knowledge" / "examples" / "some.jsonl", rows)

    texts = {example.text for example in examples(root)}

    assert texts & {row["text"] for row in rows} == {"as it is"}


def test_learns_the_same_from_the_same_examples(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = learn(root), learn(root)

    assert first == second
    assert capsys.readouterr().out.startswith(f"Learnt from {len(examples(root))} examples, ")


def test_what_was_learnt_loads_and_answers(root: Path) -> None:
    learn(root)

    learnt = load_learnt(root / "knowledge", CATALOG)

    engine = Engine(CATALOG, LIBRARY.lexicon, learnt, LIBRARY.names)
    asked = ("upload the new reel", "plan a campaign", "fix my dentist")
    said = [engine.understand(text).rulings[0].verdict for text in asked]
    assert said == ["specialist", "strategist", "neither"]


def test_writes_a_line_for_each_feature(root: Path) -> None:
    lines = learn(root).splitlines()

    assert sum(line.startswith('"act:upload": ') for line in lines) == 2  # whose it is, and which topic


def test_looks_at_features_that_more_than_one_example_has() -> None:
    assert vocabulary([("a", "b"), ("b", "c"), ("c", "b")]) == {"b": 0, "c": 1}


def test_marks_the_features_of_each_example() -> None:
    marked = matrix([("b", "unheard"), (), ("b", "c")], {"b": 0, "c": 1})

    assert marked.toarray().tolist() == [[1, 0], [0, 0], [1, 1]]


def test_trusts_scores_more_where_they_are_always_right() -> None:
    rows = matrix([("x",), ("y",), ("z",)] * 40, {"x": 0, "y": 1, "z": 2})
    clear = ["left", "right", "middle"] * 40
    doubtful = ["left" if at % 5 == 0 else side for at, side in enumerate(clear)]

    assert 0.3 <= temperature(rows, clear) < temperature(rows, doubtful) <= 3
