"""The quiz as shipped: its words belong to the right role, and it favours neither."""

from itertools import product
from typing import Final, get_args

import pytest

from core.knowledge.model import QuizQuestion, Role
from core.languages import LANGS, Lang
from tests.drivers.shipped_knowledge import shipped_catalog

CATALOG = shipped_catalog()
QUIZ = CATALOG.quiz
ROLES: Final[tuple[Role, ...]] = get_args(Role)
EVERY_QUESTION = [pytest.param(question, id=question.id) for question in QUIZ.questions]
LONGEST_LABEL: Final = 30
"""Characters of a button that a phone shows in one line."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_names_no_role_in_what_is_asked(question: QuizQuestion, lang: Lang) -> None:
    said = " ".join(words.in_(lang) for words in (question.text, question.specialist, question.strategist))

    assert not any(role in said.lower() for role in ROLES)


@pytest.mark.parametrize("lang", LANGS)
def test_no_answer_stands_on_two_buttons(lang: Lang) -> None:
    labels = [question.answer(role).in_(lang) for question, role in product(QUIZ.questions, ROLES)]

    assert len(set(labels)) == len(labels) == 24
    assert max(map(len, labels)) <= LONGEST_LABEL


@pytest.mark.parametrize("lang", LANGS)
def test_neither_role_has_the_longer_answers(lang: Lang) -> None:
    lengths = {
        role: sum(len(question.answer(role).in_(lang)) for question in QUIZ.questions) for role in ROLES
    }

    assert 0.8 < lengths["specialist"] / lengths["strategist"] < 1.25


def test_says_everything_in_two_languages() -> None:
    texts = [
        text
        for question in QUIZ.questions
        for text in (question.text, question.specialist, question.strategist)
    ]
    texts += [lesson.towards(role) for lesson in QUIZ.lessons.values() for role in ROLES]

    assert all(text.en != text.id for text in texts)
