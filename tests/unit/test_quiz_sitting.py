from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import QuizAt, decode, encode_quiz
from core.knowledge.model import Role
from core.languages import LANGS, Lang
from core.quiz import sitting
from core.quiz.sitting import Sitting

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)

roles: st.SearchStrategy[Role] = st.sampled_from(("specialist", "strategist"))
codes = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=3, max_size=3)
minutes = st.datetimes(datetime(1970, 1, 1), datetime(2400, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0)
)


@given(code=codes, at=minutes, answers=st.lists(roles, max_size=12), lang=st.sampled_from(LANGS))
def test_a_sitting_comes_back_as_it_went_out(
    code: str, at: datetime, answers: list[Role], lang: Lang
) -> None:
    out = Sitting(code, at, tuple(answers))

    do = encode_quiz(sitting.encode(out), lang)

    meant = decode(do)
    assert isinstance(meant, QuizAt)
    assert meant.lang == lang
    assert sitting.decode(meant.state) == out
    assert len(do) <= 35
    assert do.isascii()


def test_an_answer_more_and_one_less_is_the_same_sitting() -> None:
    here = Sitting("abc", NOW, ("specialist",))

    assert here.after("strategist").answers == ("specialist", "strategist")
    assert here.after("strategist").before() == here


@pytest.mark.parametrize(("later", "forgotten"), [(0, False), (24 * 60, False), (24 * 60 + 1, True)])
def test_is_forgotten_after_a_day(later: int, *, forgotten: bool) -> None:
    here = Sitting("abc", NOW)

    assert here.is_forgotten(NOW + timedelta(minutes=later)) is forgotten


@pytest.mark.parametrize(
    "state", ["", "new", "abc", "abc.1c8f2aa", "abc.xyz.st", "abc.1c8f2aa.sx", "abc.fffffffff.st", "ABC.1.s"]
)
def test_what_is_no_sitting_means_none(state: str) -> None:
    assert sitting.decode(state) is None


@given(state=st.text() | st.from_regex(r"[a-z]+\.[0-9a-f]+\.[st]*", fullmatch=True))
def test_any_state_can_be_decoded(state: str) -> None:
    found = sitting.decode(state)

    assert found is None or isinstance(found, Sitting)
