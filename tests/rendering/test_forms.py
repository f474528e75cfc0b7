"""Forms with any words in them: whatever people typed, or the knowledge says, both platforms take them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.discord_bot import brief as discord_brief
from bots.discord_bot import voting as discord_voting
from bots.slack_bot import brief_form, vote_form
from core.languages import Lang
from core.replies import Form, Option, Pick, TextForm, Write
from tests.drivers.discord_payloads import problems
from tests.drivers.slack_payloads import view_problems
from tests.rendering.replies import texts

pytestmark = pytest.mark.no_cover  # dozens of drawings of each
few = settings(max_examples=25)


def worded(most: int) -> st.SearchStrategy[str]:
    """Words of ours: never blank, and no longer than promised."""
    return st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=most // 2)


langs: st.SearchStrategy[Lang] = st.sampled_from(("en", "id"))
labels = st.lists(texts.filter(str.strip), min_size=1, max_size=8).map(lambda few: (few * 25)[:25])
options = labels.map(lambda some: tuple(Option(label, str(n)) for n, label in enumerate(some)))
picks = st.builds(Pick, st.just("owner"), worded(45), options)
boxes = st.builds(
    Write, st.just("why"), worded(45), worded(100), texts.map(lambda typed: typed[:1_500]), st.just(3_000)
)
forms = st.builds(Form, worded(24), st.tuples(picks, boxes), worded(24), worded(24), langs)
text_forms = st.builds(TextForm, worded(24), worded(45), worded(100), worded(24), worded(24))


@few
@given(forms)
def test_slack_takes_a_form_whatever_was_typed(form: Form) -> None:
    assert view_problems(vote_form.form_view(form, vote_form.Ticket("f:en:-abc", "1.2"))) == []


@few
@given(forms)
def test_discord_takes_it_too(form: Form) -> None:
    assert refused(discord_voting.drawn(form, "f:en:-abc").to_dict()) == []


@few
@given(text_forms)
def test_both_take_a_form_for_a_brief(form: TextForm) -> None:
    assert view_problems(brief_form.form_view(form)) == []
    assert refused(discord_brief.drawn(form).to_dict()) == []


def refused(modal: object) -> list[str]:
    return problems("POST", "/interactions/1/token/callback", {"type": 9, "data": modal})
