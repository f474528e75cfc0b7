"""The JSON contract: an object for each request, an entry for each task, null where a key does not apply."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk import Question
from core.languages import Lang
from tests.unit.small_library import small_desk

DESK = small_desk()
KEYS = [
    "text",
    "verdict",
    "confidence",
    "topic",
    "phases",
    "why",
    "source",
    "other_role",
    "flips",
    "nearest",
    "question",
]


def report(text: str, lang: Lang | None = None) -> Any:
    """The report as a program reads it."""
    return json.loads(json.dumps(DESK.report(Question(text, lang))))


def task(text: str, lang: Lang | None = None) -> Any:
    (only,) = report(text, lang)["tasks"]
    return only


def given_keys(one: dict[str, object]) -> set[str]:
    return {key for key, value in one.items() if value is not None}


def test_has_the_text_as_typed_the_language_and_the_tasks() -> None:
    whole = report("  upload the caption ")

    assert list(whole) == ["text", "lang", "tasks"]
    assert whole["text"] == "  upload the caption "
    assert whole["lang"] == "en"


@pytest.mark.parametrize(
    ("text", "verdict", "keys"),
    [
        ("upload the caption", "specialist", {"topic", "why", "source", "other_role", "flips"}),
        ("plan the caption", "strategist", {"topic", "why", "source", "other_role", "flips"}),
        ("scheduling", "shared", {"topic", "phases", "why", "source", "flips"}),
        ("instagram", "unsure", {"question"}),
        ("instagram dentist", "neither", {"nearest"}),
        ("fix the dentist", "neither", set()),
    ],
)
def test_has_every_key_and_null_where_it_does_not_apply(text: str, verdict: str, keys: set[str]) -> None:
    one = task(text)

    assert list(one) == KEYS
    assert one["verdict"] == verdict
    assert 0 < one["confidence"] <= 1
    assert given_keys(one) == keys | {"text", "verdict", "confidence"}


def test_reports_a_task_with_one_owner() -> None:
    one = task("upload the caption")

    assert one["text"] == "upload the caption"
    assert one["topic"] == "posting"
    assert one["why"] == "It is daily work."
    assert one["other_role"] == "The strategist plans it."
    assert one["source"] == {"section": "tasks", "url": "https://example.org/who-does-what"}
    assert one["flips"] == [
        {"when": "If it is about the plan.", "topic": "planning", "verdict": "strategist"}
    ]


def test_reports_the_phases_of_a_shared_topic() -> None:
    assert task("scheduling")["phases"] == [
        {"phase": "plan", "accountable": "strategist", "part": "Plans it."},
        {"phase": "publish", "accountable": "specialist", "part": "Posts it."},
    ]


def test_reports_what_to_ask_and_what_to_choose_from() -> None:
    question = task("instagram")["question"]

    assert question["text"].endswith("Which of these is it?")
    assert question["choices"] == [
        {"topic": "posting", "name": "Posting"},
        {"topic": "planning", "name": "Planning"},
    ]


def test_reports_what_comes_nearest() -> None:
    near = task("instagram dentist", "id")["nearest"]

    assert near[0] == {"topic": "posting", "name": "Memposting"}


def test_reports_in_the_forced_language() -> None:
    whole = report("upload the caption", "id")

    assert whole["lang"] == "id"
    assert whole["tasks"][0]["why"] == "Ini kerja harian."
    assert whole["tasks"][0]["flips"][0]["when"] == "Kalau soal rencana."


def test_reports_the_tasks_in_the_order_of_the_text() -> None:
    tasks = report("count the reels, then upload the caption and fix the dentist, plan the campaign")["tasks"]

    assert [(one["text"], one["verdict"]) for one in tasks] == [
        ("count the reels", "strategist"),
        ("upload the caption", "specialist"),
        ("fix the dentist", "neither"),
        ("plan the campaign", "strategist"),
    ]


def test_reports_more_tasks_than_a_reply_shows() -> None:
    assert len(report("upload the caption; plan the reel; " * 20)["tasks"]) == 40


@pytest.mark.parametrize("text", ["", "help"])
def test_a_blank_line_is_a_request_too(text: str) -> None:
    assert task(text)["verdict"] == "neither"


@given(text=st.text())
def test_reports_on_any_text(text: str) -> None:
    whole = report(text)

    assert whole["text"] == text
    assert whole["tasks"]
    assert all(list(one) == KEYS for one in whole["tasks"])
