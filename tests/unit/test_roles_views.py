import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import About, decode, encode_about
from core.roles import views
from core.roles.views import Card, Comparison, Decision, Helping, Need, Picking, Reasons, Rule, View
from tests.drivers.shipped_knowledge import shipped_catalog

CATALOG = shipped_catalog()
LONGEST = 90
"""Characters that a button may carry."""
MOST_PICKED = 25

topics = st.sampled_from(sorted(CATALOG.topics))
picked = st.lists(topics, max_size=MOST_PICKED).map(tuple)
every_view = st.one_of(
    st.sampled_from([Card("specialist"), Card("strategist"), Rule(), Reasons(), Comparison()]),
    st.sampled_from([Helping("/whoowns-roles"), Helping("/roles"), Helping("")]),
    st.sampled_from(CATALOG.axes).map(lambda axis: Comparison(axis.id)),
    st.builds(Decision, topics, st.none() | topics),
    picked.map(Picking),
    picked.filter(bool).map(Need),
)


@given(every_view, st.sampled_from(["en", "id"]))
def test_a_button_brings_back_what_it_stands_for(view: View, lang: str) -> None:
    do = encode_about(views.encode(view, CATALOG), "id" if lang == "id" else "en")

    meant = decode(do)

    assert isinstance(meant, About)
    assert meant.lang == lang
    assert views.decode(meant.what, CATALOG) == view
    assert len(do) <= LONGEST
    assert do.isascii()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "leader",
        "specialist.abc",
        "why.abc",
        "compare.weather",
        "decide.zzz",
        "need",
        "need.",
        "hire.ab",
        ".",
        "decide.abcdefghi",
    ],
)
def test_a_button_from_another_knowledge_stands_for_nothing(said: str) -> None:
    assert views.decode(said, CATALOG) is None


@given(st.text(max_size=LONGEST))
def test_nothing_that_a_button_might_carry_is_an_error(said: str) -> None:
    views.decode(said, CATALOG)
