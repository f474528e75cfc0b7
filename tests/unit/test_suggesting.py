import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.languages import Lang
from core.suggesting import Suggester, Suggestion
from tests.unit.small_library import CATALOG

SUGGESTER = Suggester(CATALOG)


def names(typed: str, lang: Lang = "en", limit: int = 25) -> list[str]:
    return [suggestion.name for suggestion in SUGGESTER.suggest(typed, lang, limit)]


def test_offers_the_topics_in_file_order_before_anything_is_typed() -> None:
    assert names("") == ["Scheduling in general", "Posting", "Planning", "Counting views"]
    assert names("  ", "id", limit=2) == ["Penjadwalan secara umum", "Memposting"]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("plan", "Planning"),
        ("PLANNING", "Planning"),
        ("content pl", "Planning"),
        ("put   online", "Posting"),
        ("plannign", "Planning"),
        ("timtable", "Scheduling in general"),
        ("peta jalan", "Perencanaan"),
        ("unggha", "Memposting"),
        ("menayangkan", "Memposting"),
    ],
    ids=[
        "start",
        "case",
        "inside an alias",
        "spaces",
        "swapped",
        "missing letter",
        "id",
        "id typo",
        "id alias",
    ],
)
def test_puts_first_what_the_words_mean_in_the_language_that_they_are_in(typed: str, best: str) -> None:
    assert names(typed)[0] == best


def test_puts_what_begins_with_the_words_before_what_holds_them() -> None:
    found = names("r")  # "roadmap" begins with it; "calendar", of a topic further up in the file, holds it

    assert found[:2] == ["Planning", "Scheduling in general"]


def test_names_a_topic_once() -> None:
    found = names("upload")

    assert len(found) == len(set(found))


def test_a_picked_suggestion_asks_for_its_topic() -> None:
    assert SUGGESTER.suggest("plannign", "en", 1) == (Suggestion("Planning", "Planning"),)


@pytest.mark.parametrize("typed", ["qqqq", "🎉🔥", "\x00", "%%%"])
def test_offers_nothing_for_nonsense(typed: str) -> None:
    assert names(typed) == []


def test_reads_no_more_than_what_a_person_types() -> None:
    assert names("plannign".ljust(100) + "q" * 10_000) == names("plannign")


@pytest.mark.parametrize("typed", ["a" * 10_000, "plan " * 2_000], ids=["one word", "many words"])
def test_takes_very_long_text_calmly(typed: str) -> None:
    assert len(names(typed)) <= 25


@given(typed=st.text(), limit=st.integers(0, 25))
def test_never_fails_and_keeps_to_the_limit(typed: str, limit: int) -> None:
    found = names(typed, limit=limit)

    assert len(found) <= limit
    assert len(found) == len(set(found))
