"""Topics by their own names: which words matter, and which request is nothing but a name."""

import pytest

from core.ownership.naming import fillers_of, key_of, names_of
from core.ownership.tasks import Basis
from tests.unit.shipped_engine import ENGINE, LIBRARY, only, rulings
from tests.unit.small_library import CATALOG, LEXICON

FILLERS = fillers_of(LEXICON)


def test_knows_every_name_and_alias_in_both_languages() -> None:
    names = names_of(CATALOG, LEXICON)

    assert names["posting",] == names["memposting",] == "posting"
    assert names["timetable",] == names["jadwal",] == "scheduling"
    assert () not in names


def test_small_words_do_not_matter_in_a_name() -> None:
    assert {"the", "please", "and", "whose"} <= FILLERS
    assert key_of(["the", "timetable", "please"], FILLERS) == ("timetable",)


@pytest.mark.parametrize("telling", ["not", "or", "mine"])
def test_a_word_that_changes_what_a_name_means_does(telling: str) -> None:
    assert telling not in FILLERS


def test_the_order_and_the_marks_do_not_matter() -> None:
    assert key_of(["paid", "ads"], FILLERS) == key_of(["(ads,", "paid)?", "..."], FILLERS)


def test_a_phrase_of_several_words_is_no_filler() -> None:
    assert "gigi" not in FILLERS


@pytest.mark.parametrize("asked", ["Paid ads", "the paid ads, please?", "ads paid"])
def test_a_request_that_is_a_name_gets_its_topic_for_sure(asked: str) -> None:
    (ruling,) = rulings(asked)

    assert (ruling.verdict, ruling.topic) == ("shared", "overlap-paid-ads")
    assert ruling.confidence > 0.95


def test_a_name_that_is_denied_is_no_name() -> None:
    (denied,), (named,) = ENGINE.explain("not paid ads"), ENGINE.explain("paid ads")

    assert (denied.basis, named.basis) == (Basis.LEARNT, Basis.NAMED)


def test_a_name_belongs_to_one_topic_of_the_shipped_catalog() -> None:
    for topic in LIBRARY.catalog.topics.values():
        assert only(topic.name.en) == only(topic.name.id) == (topic.owner, topic.id)
