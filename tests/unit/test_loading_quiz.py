"""What is wrong with the quiz, question by question and as a whole."""

from pathlib import Path

import pytest

from core.knowledge.loading import load_catalog
from core.knowledge.model import QuizQuestion
from core.languages import Bilingual
from tests.unit.loading_folder import SOUND, Folder

QUIZ = "quiz.yaml"
FILE = f"knowledge/{QUIZ}"
ANOTHER_ONE = "let another question rest on it"
TEXT = "Which of these two is number 2?"
ANOTHER = """  - id: q13
    axis: focus
    text: {en: "Which of these two is number 13?", id: "Mana dari dua ini yang nomor 13?"}
    specialist: {en: Do 13, id: Kerjakan 13}
    strategist: {en: Plan 13, id: Rencanakan 13}
    first: specialist
"""
FOCUS = """  - axis: focus
    specialist: {en: Do focus., id: Kerjakan focus.}
    strategist: {en: Plan focus., id: Rencanakan focus.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_reads_the_questions_and_the_lessons() -> None:
    quiz = load_catalog(SOUND).quiz

    assert quiz.questions[1] == QuizQuestion(
        id="q2",
        axis="focus",
        text=Bilingual(TEXT, "Mana dari dua ini yang nomor 2?"),
        specialist=Bilingual("Do 2", "Kerjakan 2"),
        strategist=Bilingual("Plan 2", "Rencanakan 2"),
        first="strategist",
    )
    assert quiz.questions[1].answer("strategist").en == "Plan 2"
    assert quiz.questions[1].answer("specialist").en == "Do 2"
    assert quiz.lessons["focus"].towards("specialist") == Bilingual("Do focus.", "Kerjakan focus.")
    assert quiz.lessons["focus"].towards("strategist").en == "Plan focus."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: q2", "id: q3", "14: the question 'q3' is already at knowledge/quiz.yaml:8: rename one of them"),
        (TEXT, "Which one?", "10: 'text.en' has 10 characters, 20 at least: say more"),
        (TEXT, "a" * 141, "10: 'text.en' has 141 characters, 140 at most: shorten it"),
        (
            TEXT,
            "Which of these two is number 1?",
            "10: the same text in 'en' is at knowledge/quiz.yaml:4: rewrite one of them",
        ),
        ("Do 2, id", f"{'a' * 31}, id", "11: 'specialist.en' has 31 characters, 30 at most: shorten it"),
        ("Plan 2", "do 2", "12: both answers are 'do 2': rewrite one of them"),
        (", id: Rencanakan 2}", "}", "12: 'strategist' has no 'id': write the Indonesian text"),
        (
            '2?"}\n    specialist: {en: Do 2, id: Kerjakan 2}\n',
            '2?"}\n',
            "8: 'questions 2' has no 'specialist': add it",
        ),
        (
            "Rencanakan 2}\n    first: strategist",
            "Rencanakan 2}\n    first: strategists",
            "13: 'first' cannot be 'strategists': did you mean 'strategist'?",
        ),
        (
            "Rencanakan 2}\n    first: strategist",
            "Rencanakan 2}\n    first: specialist",
            "1: 'first: specialist' stands in 7 questions, 6 are needed: swap 'first' in 1 of them",
        ),
        (
            "- id: q2\n    axis: focus",
            "- id: q2\n    axis: focuss",
            "9: 'axis' cannot be 'focuss': did you mean 'focus'?",
        ),
        ("lessons:\n", f"{ANOTHER}lessons:\n", "1: 'questions' has 13, 12 at most: remove 1"),
        ("- axis: focus\n", "- axis: fokus\n", "78: 'axis' cannot be 'fokus': did you mean 'focus'?"),
        (FOCUS, "", "74: 'lessons' has no 'focus': add it"),
        ("Do focus.", "a" * 141, "79: 'specialist.en' has 141 characters, 140 at most: shorten it"),
    ],
)
def test_says_what_is_wrong_and_where(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change(QUIZ, old, new)

    assert folder.faults() == [f"{FILE}:{fault}"]


def test_holds_every_axis_to_two_or_three_questions(folder: Folder) -> None:
    for question in ("q4", "q9"):
        folder.change(
            QUIZ, f"- id: {question}\n    axis: creative-process", f"- id: {question}\n    axis: focus"
        )

    too_many = "'focus' has 3 questions already, each axis needs 2 or 3: let this one rest on another"
    assert folder.faults() == [
        f"{FILE}:1: 'questions' has 0 on 'creative-process', each axis needs 2 or 3: {ANOTHER_ONE}",
        f"{FILE}:51: {too_many}",
        f"{FILE}:63: {too_many}",
    ]


def test_any_two_axes_may_have_a_third_question(folder: Folder) -> None:
    folder.change(QUIZ, "- id: q2\n    axis: focus", "- id: q2\n    axis: data-access")

    assert folder.faults() == []


def test_says_how_many_questions_are_missing_and_not_which_axis_is_short(folder: Folder) -> None:
    text = (folder.path / QUIZ).read_text()
    start, end = text.index("  - id: q11"), text.index("lessons:")
    (folder.path / QUIZ).write_text(text[:start] + text[end:])

    assert folder.faults() == [f"{FILE}:1: 'questions' has 10, at least 12 are needed: add 2"]


def test_other_questions_get_another_code_and_other_words_do_not(folder: Folder) -> None:
    before = load_catalog(folder.path).quiz.code

    folder.change(QUIZ, TEXT, "Which of these two, then, is number 2?")
    reworded = load_catalog(folder.path).quiz.code
    folder.change(QUIZ, "- id: q2", "- id: another")
    replaced = load_catalog(folder.path).quiz.code

    assert reworded == before
    assert replaced != before
