"""What kind of word a word is: listed, an act, another form of a verb, or told by its shape."""

import pytest

from core.ownership.word_classes import WordClasses, is_verb
from tests.unit.shipped_engine import LIBRARY

CLASSES = WordClasses(LIBRARY.lexicon)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("the", "determiner"), ("kita", "pronoun"), ("udah", "auxiliary"), ("buat", "preposition"),
        ("karena", "conjunction"), ("siapa", "question"), ("besok", "time"), ("tolong", "courtesy"),
        ("wrote", "past"), ("ask", "verb"), ("publish", "verb"), ("nyapu", "verb"),
        ("asking", "verb-ing"), ("asks", "verb-s"), ("asked", "past"), ("dipublish", "verb-di"),
        ("pengeditan", "noun-act"), ("designer", "noun"), ("captionnya", "noun"),
        ("2026", "number"), ("zorp", "word"), ("sawa", "word"),
    ],
)  # fmt: skip
def test_knows_words_that_are_listed_and_other_forms_of_verbs(word: str, told: str) -> None:
    assert CLASSES.of(word) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("zorpling", "verb-ing"), ("ngezorpin", "verb"), ("menzorpkan", "verb"), ("dizorplah", "verb-di"),
        ("zorpnya", "noun"), ("pezorpan", "noun-act"), ("zorpquux", "word"),
    ],
)  # fmt: skip
def test_takes_an_unknown_word_for_what_it_looks_like(word: str, told: str) -> None:
    assert CLASSES.of(word) == told


def test_reads_the_short_form_of_a_word_as_the_word() -> None:
    assert CLASSES.of("plz") == CLASSES.of("please") == "courtesy"


@pytest.mark.parametrize(
    ("told", "verb"),
    [("verb", True), ("verb-ing", True), ("past", True), ("auxiliary", False), ("word", False)],
)
def test_takes_every_form_of_a_verb_for_one(told: str, *, verb: bool) -> None:
    assert is_verb(told) is verb
