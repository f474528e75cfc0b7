import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.knowledge.model import Role
from core.quiz.scoring import Alike, Pull, Score, Tally, score
from tests.unit.small_library import CATALOG

QUESTIONS = CATALOG.quiz.questions
FIRSTS = [question.first for question in QUESTIONS]

roles: st.SearchStrategy[Role] = st.sampled_from(("specialist", "strategist"))
answers = st.lists(roles, min_size=12, max_size=12)


def other(role: Role) -> Role:
    return "strategist" if role == "specialist" else "specialist"


def answered(*strategist_on: str, but: tuple[int, ...] = ()) -> list[Role]:
    """The strategist's answer on these axes and the specialist's on the others, `but` the other one there."""
    given: list[Role] = [
        "strategist" if question.axis in strategist_on else "specialist" for question in QUESTIONS
    ]
    return [other(role) if at in but else role for at, role in enumerate(given)]


def test_tells_the_lead_and_the_axes_that_made_it_the_strongest_first() -> None:
    found = score(QUESTIONS, answered("responsibility", "focus", "decision-making", but=(0, 11)))

    assert found == Score(
        Tally(6, 6),
        (
            Pull("focus", "strategist", Tally(0, 3)),
            Pull("creative-process", "specialist", Tally(2, 0)),
            Pull("data-access", "specialist", Tally(2, 0)),
            Pull("decision-making", "strategist", Tally(1, 2)),
        ),
    )


def test_tells_what_speaks_against_the_lead() -> None:
    found = score(QUESTIONS, answered("focus", "decision-making", "creative-process"))

    assert isinstance(found, Score)
    assert (found.tally.lead, found.tally.sides) == ("strategist", (8, 4))
    assert [pull.axis for pull in found.decided] == ["focus", "decision-making", "creative-process"]
    assert [pull.axis for pull in found.against] == ["responsibility", "data-access"]


def test_in_a_tie_every_axis_that_pulls_is_told() -> None:
    found = score(QUESTIONS, answered("focus", "decision-making"))

    assert isinstance(found, Score)
    assert found.tally.lead is None
    assert found.decided == found.pulls
    assert found.against == ()


@pytest.mark.parametrize("role", ["specialist", "strategist"])
def test_passes_no_judgement_on_twelve_answers_of_one_role(role: Role) -> None:
    assert score(QUESTIONS, [role] * 12) is Alike.ROLE


@pytest.mark.parametrize("place", ["first", "last"])
def test_passes_no_judgement_on_the_same_button_each_time(place: str) -> None:
    pressed = FIRSTS if place == "first" else [other(first) for first in FIRSTS]

    assert score(QUESTIONS, pressed) is Alike.PLACE


@given(given_answers=answers)
def test_every_answer_counts_once_and_every_result_has_its_reasons(given_answers: list[Role]) -> None:
    found = score(QUESTIONS, given_answers)

    if isinstance(found, Score):
        assert sum(found.tally.sides) == 12
        assert found.decided
        assert {*found.decided, *found.against} == {*found.pulls}
        margins = [pull.tally.margin for pull in found.pulls]
        assert margins == sorted(margins, reverse=True)
        towards = {role: sum(p.tally.margin for p in found.pulls if p.role == role) for role in FIRSTS}
        assert abs(towards["specialist"] - towards["strategist"]) == found.tally.margin


@given(given_answers=answers)
def test_the_other_answers_give_the_other_role(given_answers: list[Role]) -> None:
    found = score(QUESTIONS, given_answers)
    turned = score(QUESTIONS, [other(role) for role in given_answers])

    if isinstance(found, Score):
        assert isinstance(turned, Score)
        assert found.tally.sides == turned.tally.sides
        assert {pull.axis for pull in found.pulls} == {pull.axis for pull in turned.pulls}
    else:
        assert turned is found
