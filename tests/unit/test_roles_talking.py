"""Which words ask about the roles, and in which there is no task."""

import pytest

from core.ownership.verdicts import Ruling, Verdict
from core.roles.asking import Verb
from core.roles.talking import is_lost, role_question

LOST = [Ruling("", Verdict.NEITHER, 0.95)]
ELSEWHERE = [Ruling("", Verdict.NEITHER, 0.95, because=("hire",))]
OWNED = [Ruling("", Verdict.STRATEGIST, 0.8, topic="audience")]


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("strategist", Verb.STRATEGIST),
        ("what does a strategist do?", Verb.STRATEGIST),
        ("apa tugas specialist?", Verb.SPECIALIST),
        ("specialist vs strategist", Verb.COMPARE),
        ("compare the two roles", Verb.COMPARE),
        ("why", Verb.WHY),
        ("hire somebody", Verb.HIRE),
    ],
)
def test_words_without_a_task_may_ask_about_the_roles(typed: str, verb: Verb) -> None:
    wish = role_question(typed, LOST)

    assert wish is not None
    assert wish.verb is verb


@pytest.mark.parametrize(
    "typed",
    [
        "say strategist",
        "why is it so slow",
        "decide it",
        "help",
        "test",
        "which one am I?",
        "hello",
    ],
)
def test_others_ask_nothing_about_them(typed: str) -> None:
    assert role_question(typed, LOST) is None


def test_the_word_alone_is_enough_and_with_others_it_is_a_task_of_another_field() -> None:
    alone = role_question("hire", ELSEWHERE)

    assert alone is not None
    assert alone.verb is Verb.HIRE
    assert role_question("hire a driver", ELSEWHERE) is None
    assert role_question("is hiring a strategist thing?", ELSEWHERE) is None


def test_what_sets_the_roles_apart_is_no_task_whatever_else_the_words_are_like() -> None:
    asked = role_question("bedanya specialist dan strategist apa?", OWNED)

    assert asked is not None
    assert asked.verb is Verb.COMPARE


def test_a_task_stays_one() -> None:
    assert role_question("decide the posting times", OWNED) is None
    assert role_question("compare our posts with theirs", OWNED) is None
    assert role_question("hire", OWNED) is None
    assert role_question("strategist", [*OWNED, *LOST]) is None


@pytest.mark.parametrize(
    "rulings",
    [
        OWNED,
        ELSEWHERE,
        [Ruling("", Verdict.NEITHER, 0.9, nearest=("audience",))],
        [Ruling("", Verdict.UNSURE, 0.3)],
        LOST * 2,
    ],
)
def test_a_task_of_any_field_is_not_lost(rulings: list[Ruling]) -> None:
    assert is_lost(LOST)
    assert not is_lost(rulings)
