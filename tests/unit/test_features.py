"""What the model is shown of a task: words, what they mean, what is denied, and how much is not ours."""

from collections.abc import Mapping

import pytest

from core.ownership.reading import Reader
from core.ownership.seeing import see
from core.ownership.word_parts import parts_of
from tests.unit.small_library import LEXICON

READER = Reader(LEXICON)


def features(text: str) -> Mapping[str, tuple[int, ...]]:
    return see(*READER.read(text)).features


def test_shows_the_words_and_their_neighbours() -> None:
    shown = features("upload the reel")

    assert {"w:upload", "w:the", "w:reel", "ww:upload the", "ww:the reel"} <= set(shown)


def test_shows_what_is_done_to_what_and_how_big_it_is() -> None:
    shown = features("plan the campaign of the year")

    assert {
        "act:plan",
        "mode:direct",
        "thing:campaign",
        "scale:big",
        "act+thing:plan campaign",
        "main:plan",
        "about:campaign",
        "main+about:plan campaign",
        "scale+about:big campaign",
    } <= set(shown)


def test_the_same_meaning_in_the_other_language_looks_the_same() -> None:
    english, indonesian = (
        {feature for feature in features(text) if not feature.startswith(("w:", "ww:"))}
        for text in ("count the reels", "hitung cuplikan yang")
    )

    assert english == indonesian


def test_what_is_denied_is_marked_as_denied() -> None:
    shown = features("not plan the campaign, upload the reel")

    assert {"no-act:plan", "no-mode:direct", "no-thing:campaign", "main:upload", "about:piece"} <= set(shown)
    assert "act:plan" not in shown
    assert "act+thing:plan campaign" not in shown


def test_shows_the_small_words_that_steer() -> None:
    assert "cue:asking" in features("whose reel")


def test_a_task_without_verb_or_thing_says_so() -> None:
    assert {"main:none", "about:None"} <= set(features("please"))


@pytest.mark.parametrize(
    ("asked", "kind", "count"),
    [("dentist", "foreign", 1), ("dentist dentist", "foreign", 2), ("coffee zq coffee", "unknown", 3)],
)
def test_counts_what_is_not_ours_step_by_step(asked: str, kind: str, count: int) -> None:
    steps = [feature for feature in features(asked) if feature.startswith(f"{kind}:")]

    assert steps == [f"{kind}:{step}" for step in range(1, count + 1)]


def test_beyond_four_it_counts_no_further() -> None:
    assert "foreign:5" not in features("dentist " * 6)
    assert "foreign:4" in features("dentist " * 6)


def test_says_whether_anything_is_surely_social() -> None:
    assert "social" in features("the reel")
    assert "social" not in features("the campaign")


def test_has_each_feature_once() -> None:
    shown = features("upload the reel and the reel and the reel")

    assert len(shown) == len(set(shown))


def test_no_words_have_no_words_to_show() -> None:
    assert not [feature for feature in features("") if feature.startswith(("w:", "act:", "thing:"))]


def test_a_word_has_parts_of_four_letters_with_its_edges() -> None:
    assert parts_of("w:reels") == ("c:^ree", "c:reel", "c:eels", "c:els$")
    assert parts_of("w:cat") == ()
    assert parts_of("act:upload") == ()


def test_each_feature_tells_where_it_was_read() -> None:
    shown = features("plan the campaign of the year")

    assert shown["w:campaign"] == (2,)
    assert shown["ww:plan the"] == (0, 1)
    assert shown["act+thing:plan campaign"] == (0, 2)
    assert shown["main+about:plan campaign"] == (0, 2)
    assert shown["scale:big"] == (5,)


def test_whom_somebody_asks_about_sways_nothing() -> None:
    assert features("is it the specialist?").keys() == features("is it the strategist?").keys()
