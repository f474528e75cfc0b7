"""`python -m bots feedback`, as it is typed."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bots.cli import main
from bots.terminal.evaluating.reading import read_rows
from bots.terminal.voting import as_rows, draw_votes
from core.storage.opening import open_store
from core.votes import Vote, Why
from tests.drivers.subscribing import NINE
from tests.drivers.voting import a_vote

LATER = NINE + timedelta(hours=1)
GOOD = a_vote(good=True, asked="Post scheduling")
BAD = a_vote(key="k2", at=LATER, expected=("shared",), why=Why.TEAM, asked="reels\n\x1b[1mbesok", words="no")


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/whoowns.db")
    return "sqlite:///data/whoowns.db"


async def keep(url: str, *votes: Vote) -> None:
    store = open_store(url)
    for vote in votes:
        await store.vote(vote)
    await store.close()


def rows_of(*votes: Vote) -> list[tuple[str, list[str]]]:
    rows, _ = as_rows(votes)
    return [(row["text"], row["owners"]) for row in map(json.loads, rows)]


def test_lists_how_many_there_are_and_the_bad_ones_with_all_that_is_known() -> None:
    plan = a_vote(key="k3", given=("specialist", "neither"), topics=("post-scheduling", None))

    drawn = draw_votes([GOOD, BAD, plan])

    assert drawn.splitlines() == [
        "Votes: 3, 1 good and 2 bad",
        "",
        "Answer        good   bad",
        "several          0     1",
        "specialist       1     1",
        "",
        "2026-11-23 03:00 UTC  slack T1  post-scheduling",
        "  answered: specialist; should be: shared; why: team",
        "  asked: reels [1mbesok",
        "  words: no",
        "",
        "2026-11-23 02:00 UTC  slack T1  post-scheduling, no topic",
        "  answered: specialist, neither; should be: not said",
    ]


def test_the_rows_are_what_eval_reads(tmp_path: Path) -> None:
    lines, left_out = as_rows([GOOD, BAD])
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")

    rows, faults = read_rows([tmp_path / "rows.jsonl"])

    assert (faults, left_out) == ([], 0)
    assert [(row.text, row.owners, row.kind) for row in rows] == [
        ("Post scheduling", ("specialist",), "vote"),
        (BAD.asked, ("shared",), "vote"),
    ]


def test_of_votes_on_one_request_most_count_and_a_tie_makes_no_row() -> None:
    again = a_vote(key="k3", good=True, asked="post  SCHEDULING")
    against = a_vote(key="k4", expected=("strategist",), asked="post scheduling")

    assert rows_of(GOOD, against, again) == [("post  SCHEDULING", ["specialist"])]
    assert rows_of(GOOD, against) == []
    assert as_rows([GOOD, against])[1] == 2


@pytest.mark.parametrize(
    "vote",
    [
        a_vote(good=True),
        a_vote(good=True, asked=""),
        a_vote(asked="x"),
        a_vote(good=True, given=("unsure", "shared"), asked="x"),
    ],
)
def test_what_does_not_tell_the_request_or_its_owners_makes_no_row(vote: Vote) -> None:
    assert as_rows([vote]) == ([], 1)


def test_is_typed_to_list_to_print_and_to_forget(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    old = [replace(vote, at=vote.at.replace(year=2020)) for vote in (GOOD, BAD)]
    asyncio.run(keep(url, *old, a_vote(key="k3", at=yesterday)))

    codes = [main(["feedback"]), main(["feedback", "--rows"])]
    said = capsys.readouterr()
    codes += [main(["feedback", "--forget", "7"]), main(["feedback", "--forget", "0"]), main(["feedback"])]

    assert codes == [0] * 5
    assert said.out.startswith("Votes: 3, 1 good and 2 bad\n")
    assert [json.loads(line)["owners"] for line in said.out.splitlines()[-2:]] == [["specialist"], ["shared"]]
    assert said.err.startswith("Votes that make no row: 1. What was asked was not kept")
    assert capsys.readouterr().out == "Votes forgotten: 2.\nVotes forgotten: 1.\nNo votes yet.\n"


def test_without_anything_left_out_only_rows_are_printed(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(keep(url, GOOD))

    assert main(["feedback", "--rows"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("days", ["soon", "-1", "1000000"])
def test_days_are_a_number(days: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["feedback", f"--forget={days}"])


def test_what_is_wrong_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("data").write_text("no folder")
    assert main(["feedback"]) == 1
    monkeypatch.setenv("DATABASE_URL", "mysql://me:secret@host/tips")
    assert main(["feedback"]) == 2

    said = capsys.readouterr().err
    assert "cannot be used" in said
    assert "The settings need mending" in said
    assert "secret" not in said
