"""How the peers vote, are flattered and are counted. None of their packages is needed for it."""

import json
from pathlib import Path

from benchmarks.peers.guessing import Guess, ours, vote
from benchmarks.peers.rows import Row, read_rows
from benchmarks.peers.scoring import flattered, grouped, heading, line
from tests.unit.shipped_engine import ENGINE

OWNED = Row("post it", "specialist", "en", "plain")
OTHERS = Row("balas email HRD", "neither", "id", "hard")


def test_reads_the_rows_with_one_owner(tmp_path: Path) -> None:
    single = {"id": "1", "text": "post it", "lang": "en", "owners": ["specialist"]}
    several = {"id": "2", "text": "plan it, post it", "lang": "en", "owners": ["strategist", "specialist"]}
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(single)}\n{json.dumps(several)}\n", encoding="utf-8")

    rows = read_rows([file])

    assert rows == [Row("post it", "specialist", "en", None)]


def test_two_near_examples_outvote_one_that_is_nearer() -> None:
    guess = vote([("strategist", 0.9), ("specialist", 0.5), ("specialist", 0.6)])

    assert guess == Guess("specialist", 1.1)


def test_the_limit_that_flatters_most_rejects_what_nobody_owns() -> None:
    guesses = [Guess("specialist", 0.8), Guess("strategist", 0.3)]

    best = flattered(guesses, [OWNED, OTHERS])

    assert [guess.owner for guess in best] == ["specialist", "neither"]


def test_no_limit_is_better_than_one_that_costs_more_than_it_saves() -> None:
    guesses = [Guess("specialist", 0.2), Guess("specialist", 0.2), Guess("strategist", 0.3)]

    best = flattered(guesses, [OWNED, OWNED, OTHERS])

    assert best == guesses


def test_a_request_understood_as_two_tasks_is_nobody_s_single_one() -> None:
    guess = ours(ENGINE)("decide the content strategy for the year, then reply to comments")

    assert guess.owner == "strategist and specialist"


def test_the_table_has_a_column_for_each_kind_and_each_language() -> None:
    first, second = heading(grouped([OWNED, OTHERS, OTHERS])).splitlines()

    assert first == (
        "|  | plain (1) | hard (2) | all (3) | English (1) | Indonesian (2) "
        "| recall of neither (2) | false rejections (1) | p50 |"
    )
    assert first.count("|") == second.count("|")


def test_rows_without_kinds_and_without_strangers_have_no_such_columns() -> None:
    groups = grouped([Row("post it", "specialist", "en", None)])

    assert list(groups) == ["all", "English", "false rejections"]


def test_a_line_tells_how_often_it_was_right_and_what_it_took() -> None:
    rows = [OWNED, OWNED, OTHERS]
    guesses = [Guess("specialist", 1.0), Guess("neither", 1.0), Guess("neither", 1.0)]

    told = line("BM25", guesses, rows, grouped(rows), [0.002, 0.001, 0.5])

    assert told == "| BM25 | 0.500 | 1.000 | 0.667 | 0.500 | 1.000 | 1.000 | 0.500 | 2.00 ms |"
