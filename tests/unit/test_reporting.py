"""The JSON contract: an object for each request, an entry for each task, null where a key does not apply."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk import Question
from core.languages import Lang
from core.ownership.verdicts import Ruling, Verdict
from core.reporting import Reporter
from core.wording import Wording
from tests.unit.small_library import CATALOG, LIBRARY, small_desk

DESK = small_desk()
REPORTER = Reporter(CATALOG, Wording(CATALOG, LIBRARY.messages, LIBRARY.lexicon.open))
POSTING = Ruling("upload it", Verdict.SPECIALIST, 0.9, topic="posting")
SCHEDULING = Ruling("the calendar", Verdict.SHARED, 0.9, topic="scheduling")
KEYS = [
    "text",
    "verdict",
    "confidence",
    "sure",
    "because",
    "asked",
    "answer",
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


def report_of(*rulings: Ruling) -> Any:
    return json.loads(json.dumps(REPORTER.report("typed", rulings, "en")))


def task(text: str, lang: Lang | None = None) -> Any:
    (only,) = report(text, lang)["tasks"]
    return only


def given_keys(one: dict[str, object]) -> set[str]:
    return {key for key, value in one.items() if value is not None}


def test_has_the_text_as_typed_the_language_and_the_tasks() -> None:
    whole = report("  upload the caption ")

    assert list(whole) == ["text", "lang", "tasks", "plan"]
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
    sure = set() if verdict == "unsure" else {"sure"}
    assert given_keys(one) == keys | sure | {"text", "verdict", "confidence", "because"}


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

    assert question["text"] == "Post there or plan?"
    assert question["choices"] == [
        {"topic": "posting", "name": "Posting", "label": "Post"},
        {"topic": "planning", "name": "Planning", "label": "Plan"},
    ]


def test_reports_how_sure_it_is_going_by_which_words() -> None:
    one = report_of(replace(POSTING, confidence=0.7, because=("upload", "the caption")))["tasks"][0]

    assert (one["confidence"], one["sure"]) == (0.7, "quite")
    assert one["because"] == ["upload", "the caption"]


@pytest.mark.parametrize(
    ("ruling", "answer"),
    [
        (replace(POSTING, asked="specialist"), "yes"),
        (replace(POSTING, asked="strategist"), "no"),
        (replace(SCHEDULING, asked="strategist"), "partly"),
        (Ruling("banana", Verdict.NEITHER, 0.9, asked="specialist"), "no"),
        (
            Ruling("instagram", Verdict.UNSURE, 0.4, nearest=("posting", "planning"), asked="specialist"),
            None,
        ),
        (POSTING, None),
    ],
)
def test_reports_the_role_that_was_asked_about_and_the_answer(ruling: Ruling, answer: str | None) -> None:
    one = report_of(ruling)["tasks"][0]

    assert (one["asked"], one["answer"]) == (ruling.asked, answer)


def test_reports_the_plan_in_the_order_of_hand_off() -> None:
    whole = report_of(POSTING, Ruling("banana", Verdict.NEITHER, 0.9), SCHEDULING)

    assert whole["plan"] == [
        {
            "step": 1,
            "task": 2,
            "stage": "direction",
            "owner": "shared",
            "hands_over": "the schedule",
            "to": "specialist",
            "send": "Hi both! Could you take care of this together: “the calendar” "
            "(strategist: plan; specialist: publish)? When it's done, please send me the schedule.",
        },
        {
            "step": 2,
            "task": 0,
            "stage": "execution",
            "owner": "specialist",
            "hands_over": "the links",
            "to": None,
            "send": "Hi! Could you take care of this: “upload it”? When it's done, please send me the links.",
        },
    ]


def test_reports_an_empty_plan_where_nobody_owns_anything() -> None:
    assert report("fix the dentist")["plan"] == []


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
