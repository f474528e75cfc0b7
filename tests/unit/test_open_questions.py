"""The one question whose answer decides."""

from dataclasses import replace

import pytest

from core.knowledge.model import Owner, Topic
from core.languages import LANGS, Lang
from core.open_questions import OpenQuestions
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases
from tests.unit.small_library import CATALOG, LIBRARY

POSTING = CATALOG.topics["posting"]


def topic(owner: Owner, *, measures: bool = False) -> Topic:
    name = f"{owner}-{'measures' if measures else 'works'}"
    return replace(POSTING, id=name, owner=owner, measures=measures)


TOPICS = [
    topic(owner, measures=measures) for owner in ("specialist", "strategist") for measures in (False, True)
]
CATALOG_OF_KINDS = replace(
    CATALOG, topics={**CATALOG.topics, **{one.id: one for one in (*TOPICS, topic("shared"))}}
)
QUESTIONS = OpenQuestions(
    CATALOG_OF_KINDS, Phrases(CATALOG_OF_KINDS, LIBRARY.messages), LIBRARY.lexicon.open.values()
)


def unsure(*nearest: str) -> Ruling:
    return Ruling("this", Verdict.UNSURE, 0.3, nearest=nearest)


@pytest.mark.parametrize(
    ("lang", "question", "labels"),
    [
        ("en", "Post there or plan?", ["Post", "Plan"]),
        ("id", "Posting di sana atau rencana?", ["Posting", "Rencana"]),
    ],
)
def test_asks_the_question_of_the_thing_that_was_named(lang: Lang, question: str, labels: list[str]) -> None:
    asked = QUESTIONS.about(unsure("posting", "planning"), lang)

    assert asked.text == question
    assert [label for _, label in asked.answers] == labels
    assert [one.id for one, _ in asked.answers] == ["posting", "planning"]


@pytest.mark.parametrize(
    ("nearest", "question", "labels"),
    [
        (
            ("specialist-works", "strategist-works", "shared-works"),
            "Is it about doing it now, or about deciding how we do it?",
            ["Doing it: Posting", "Deciding it: Posting", "Both: Posting"],
        ),
        (
            ("strategist-measures", "specialist-works"),
            "Is it about doing it now, or about the results as a whole?",
            ["The whole: Posting", "Doing it: Posting"],
        ),
        (
            ("specialist-measures", "strategist-works"),
            "Is it about the numbers of single posts, or about deciding what we do?",
            ["Single posts: Posting", "Deciding it: Posting"],
        ),
        (
            ("specialist-measures", "strategist-measures"),
            "Is it about single posts, or about the results as a whole?",
            ["Single posts: Posting", "The whole: Posting"],
        ),
        (
            ("shared-works", "strategist-works"),
            "Which of these is it?",
            ["Both: Posting", "Deciding it: Posting"],
        ),
    ],
)
def test_asks_what_separates_the_choices(nearest: tuple[str, ...], question: str, labels: list[str]) -> None:
    asked = QUESTIONS.about(unsure(*nearest), "en")

    assert asked.text == question
    assert [label for _, label in asked.answers] == labels


@pytest.mark.parametrize("lang", LANGS)
def test_a_button_leads_to_its_topic_in_place_or_beside(lang: Lang) -> None:
    asked = QUESTIONS.about(unsure("posting", "planning"), lang)

    in_place = QUESTIONS.buttons(asked, lang)
    beside = QUESTIONS.buttons(asked, lang, beside=True)

    assert in_place[0].do == f"t:{lang}:{POSTING.code}"
    assert beside[0].do == f"b:{lang}:{POSTING.code}"
