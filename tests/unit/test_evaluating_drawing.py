"""What an evaluation looks like to people, and as data."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.terminal.evaluating.drawing import draw_evaluation
from bots.terminal.evaluating.reporting import as_json
from core.evaluating import EXPECTED, Evaluation, Row, evaluate
from core.languages import LANGS, Lang
from core.ownership.engine import Engine
from core.ownership.verdicts import Verdict
from tests.unit.small_library import LIBRARY

ENGINE = Engine(LIBRARY.catalog, LIBRARY.lexicon, LIBRARY.learnt, LIBRARY.names)
SPECIALIST, STRATEGIST, SHARED, NEITHER, _ = Verdict


def row(
    text: str, *owners: Verdict, lang: Lang = "en", kind: str | None = None, file: str = "a.jsonl"
) -> Row:
    return Row("r1", text, lang, owners, kind, file, 7)


ROWS = (
    row("upload the caption", SPECIALIST),
    row("plan the campaign", STRATEGIST, lang="id"),
    row("fix the dentist", NEITHER),
    row("upload the caption, then plan the campaign", SPECIALIST, STRATEGIST),
    row("fix the caption", NEITHER, lang="id", kind="odd"),
)


def evaluation(*rows: Row) -> Evaluation:
    return evaluate(rows, ENGINE)


def block(drawn: str, start: str) -> list[list[str]]:
    """The cells of the block whose first line begins with `start`."""
    (found,) = (lines for lines in drawn.split("\n\n") if lines.startswith(start))
    return [line.split() for line in found.splitlines()]


def test_the_first_line_says_how_many_rows_are_wholly_right() -> None:
    assert draw_evaluation(evaluation(*ROWS)).startswith("4 of 5 rows wholly right: 0.800\n\n")


def test_accuracies_stand_in_columns() -> None:
    drawn = draw_evaluation(evaluation(*ROWS))

    assert block(drawn, "By what is expected") == [
        ["By", "what", "is", "expected", "rows", "right", "accuracy"],
        ["specialist", "1", "1", "1.000"],
        ["strategist", "1", "1", "1.000"],
        ["neither", "2", "1", "0.500"],
        ["several", "tasks,", "all", "in", "order", "1", "1", "1.000"],
    ]
    assert block(drawn, "By language")[1:] == [
        ["en", "3", "3", "1.000"],
        ["id", "2", "1", "0.500"],
        ["difference", "0.500"],
    ]
    assert block(drawn, "By kind")[1:] == [["odd", "1", "0", "0.000"]]


def test_files_are_told_apart_when_there_are_several() -> None:
    one, other = ROWS[0], row("plan the reel", STRATEGIST, file="b.jsonl")

    assert "By file" not in draw_evaluation(evaluation(one))
    assert block(draw_evaluation(evaluation(one, other)), "By file")[1:] == [
        ["a.jsonl", "1", "1", "1.000"],
        ["b.jsonl", "1", "1", "1.000"],
    ]


def test_leaves_out_what_the_rows_do_not_have() -> None:
    drawn = draw_evaluation(evaluation(ROWS[0]))

    assert not any(words in drawn for words in ("By kind", "several tasks", "difference", "What failed"))
    assert block(drawn, "Rejection")[1][-3:] == ["0", "0", "-"]


def test_the_confusion_has_a_column_for_each_answer() -> None:
    lines = block(draw_evaluation(evaluation(*ROWS)), "Expected (down) and given (across)")

    assert lines[1:] == [
        ["specialist", "strategist", "shared", "neither", "unsure", "several"],
        ["specialist", "1", "·", "·", "·", "·", "·"],
        ["strategist", "·", "1", "·", "·", "·", "·"],
        ["neither", "1", "·", "·", "1", "·", "·"],
    ]


def test_rejection_is_told_with_its_parts() -> None:
    lines = block(draw_evaluation(evaluation(*ROWS)), "Rejection")

    assert [line[-3:] for line in lines] == [
        ["rows", "of", "share"],
        ["1", "2", "0.500"],
        ["1", "2", "0.500"],
        ["0", "3", "0.000"],
    ]


def test_calibration_is_told_whole_and_for_each_language() -> None:
    drawn = draw_evaluation(evaluation(*ROWS))

    result = evaluation(*ROWS)
    errors = [f"{one.error:.3f}" for one in (result.calibration, *result.calibration_by_lang.values())]
    assert f"Calibration error (rows of one task): {errors[0]}; en {errors[1]}, id {errors[2]}" in drawn
    assert sum(int(line[-3]) for line in block(drawn, "Calibration error")[2:]) == 4
    assert sum(int(line[-3]) for line in block(drawn, "  confidence, en")[1:]) == 2
    assert sum(int(line[-3]) for line in block(drawn, "  confidence, id")[1:]) == 2


def test_a_failure_says_what_was_expected_what_was_given_and_which_words_counted() -> None:
    drawn = draw_evaluation(evaluation(row("plan the caption", SPECIALIST, kind="odd")))

    _, failed = drawn.split("What failed\n\n")
    lines = failed.splitlines()
    assert lines[:3] == ["a.jsonl:7 (r1, en, odd)", "  “plan the caption”", "  expected: specialist"]
    assert lines[3].startswith("  given: strategist 0.")
    assert lines[3].endswith(", planning")
    assert lines[4].startswith("    for it “plan”; for specialist (0.")
    assert lines[4].endswith(") “caption”")


@pytest.mark.parametrize(
    ("text", "given", "why"),
    [
        ("scheduling", "given: shared 0.97, scheduling", "it is the topic's own name"),
        ("banana", "given: neither 0.97", "no word of it is known"),
        ("instagram", "given: unsure 0.40", "it names a thing of several topics, and no more"),
    ],
)
def test_a_failure_says_on_what_else_the_answer_rests(text: str, given: str, why: str) -> None:
    drawn = draw_evaluation(evaluation(row(text, SPECIALIST)))

    assert drawn.endswith(f"  {given}\n    {why}")


def test_a_failure_with_several_answers_says_to_what_each_is() -> None:
    drawn = draw_evaluation(evaluation(row("upload the caption, then plan the reel", SPECIALIST)))

    assert "  given: “upload the caption” specialist 0." in drawn
    assert "  given: “plan the reel” strategist 0." in drawn


def test_what_a_file_holds_cannot_redraw_the_screen() -> None:
    odd = Row("\x1b[2J", "up\nload \x1b[31mthe\u202e caption", "en", (NEITHER,), "\x07", "a.jsonl", 1)

    drawn = draw_evaluation(evaluation(odd))

    assert "“up load [31mthe caption”" in drawn
    assert not {"\x1b", "\x07", "\u202e"} & set(drawn)


@given(texts=st.lists(st.text(max_size=400), min_size=1, max_size=4), owner=st.sampled_from(EXPECTED))
def test_no_line_is_longer_than_a_hundred_columns(texts: list[str], owner: Verdict) -> None:
    drawn = draw_evaluation(evaluation(*(row(text, owner, lang=lang) for text in texts for lang in LANGS)))

    assert max(map(len, drawn.split("\n"))) <= 100


def data(*rows: Row) -> Any:
    """The evaluation as a program reads it."""
    line = as_json(evaluation(*rows))
    assert "\n" not in line
    return json.loads(line)


def test_the_data_have_the_same_figures() -> None:
    told = data(*ROWS)

    assert list(told) == [
        "rows",
        "right",
        "accuracy",
        "several",
        "by_file",
        "by_verdict",
        "by_lang",
        "by_kind",
        "between_langs",
        "confusion",
        "rejection",
        "calibration",
        "failures",
    ]
    assert (told["rows"], told["right"], told["accuracy"]) == (5, 4, 0.8)
    assert told["by_verdict"]["shared"] == {"rows": 0, "right": 0, "accuracy": None}
    assert told["several"] == {"rows": 1, "right": 1, "accuracy": 1.0}
    assert told["between_langs"] == 0.5
    assert told["confusion"]["neither"]["specialist"] == 1
    assert told["rejection"] == {
        "nobodys": 2,
        "rejected": 1,
        "recall": 0.5,
        "missed": 1,
        "missed_rejection": 0.5,
        "owned": 3,
        "falsely_rejected": 0,
        "false_rejection": 0.0,
    }


def test_the_data_have_the_bins_of_each_calibration() -> None:
    told = data(*ROWS)["calibration"]

    assert list(told) == ["all", "en", "id"]
    assert list(told["all"]) == ["error", "bins"]
    assert list(told["all"]["bins"][0]) == ["from", "to", "confidence", "rows", "right", "accuracy"]


def test_the_data_have_each_failure_with_its_working() -> None:
    (failure,) = data(*ROWS)["failures"]

    (task,) = failure.pop("tasks")
    assert failure == {
        "file": "a.jsonl",
        "line": 7,
        "id": "r1",
        "text": "fix the caption",
        "lang": "id",
        "kind": "odd",
        "owners": ["neither"],
    }
    assert list(task) == ["text", "verdict", "confidence", "topic", "because", "working"]
    assert task["verdict"] == "specialist"
    assert task["working"]["for_owner"]["winner"] == "specialist"
