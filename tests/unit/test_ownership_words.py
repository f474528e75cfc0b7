"""How words are read: typos, words run together, shouting, emoji, links, affixes, and how much is read."""

import pytest

from core.knowledge.lexicon import by_length
from core.ownership.normalising import LONGEST
from core.ownership.reading import mend, run_together
from tests.unit.shipped_engine import ENGINE, fresh_engine, only, owners, rulings, topics

WORDS = frozenset({"caption", "post", "reel", "comments", "schedule", "ig", "the", "a", "2"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("schdule the reels", "schedule the reels"),
        ("shedule the reels", "schedule the reels"),
        ("scheduel the reels", "schedule the reels"),
        ("write a captoin", "write a caption"),
        ("upolad reels", "upload reels"),
        ("reply to coments", "reply to comments"),
        ("devlop the stratgey", "develop the strategy"),
        ("jadwlain reels", "jadwalin reels"),
        ("balas komenatr", "balas komentar"),
        ("tentuin jenis kontne", "tentuin jenis konten"),
        ("evalausi performa setahun", "evaluasi performa setahun"),
    ],
)
def test_typos_are_mended(typed: str, meant: str) -> None:
    assert only(typed) == only(meant)


@pytest.mark.parametrize("asked", ["bake cakes", "reed the cook", "make a beel", "paint the peel"])
def test_a_short_word_is_not_turned_into_ours_by_another_letter(asked: str) -> None:
    assert owners(asked) == ["neither"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pots", "post"),  # swapped
        ("pst", None),  # three letters may be anything
        ("pist", None),  # another letter
        ("posts", "post"),  # one too many
        ("capton", "caption"),  # one missing
        ("captoon", "caption"),  # another letter in a long word
        ("cptoon", None),  # two edits need eight letters
        ("shcedlue", "schedule"),  # two swaps in eight letters
        ("xchedule", "schedule"),
        ("tha", None),
        ("reel2", None),  # names and codes are no typos
        ("zzzzzzzz", None),
        ("schedule" * 6, None),  # noise
    ],
)
def test_mends_what_is_near_enough_to_be_a_typo(typed: str, meant: str | None) -> None:
    assert mend(typed, by_length(WORDS)) == meant


def test_of_two_words_as_near_the_one_with_the_same_first_letter_is_meant() -> None:
    assert mend("reals", by_length({"deals", "reels"})) == "reels"


def test_however_many_words_are_as_near_the_likeliest_is_found() -> None:
    near = frozenset(f"{letter}eals" for letter in "abcdefghijklmnopqstuvwxyz")

    assert mend("reals", by_length(near | {"reels"})) == "reels"


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("postthereel", ("post", "the", "reel")),
        ("schedulereel", ("schedule", "reel")),
        ("post2reel", ("post", "2", "reel")),
        ("postxreel", None),
        ("postareel", None),  # a single letter is too little to be a word
        ("igig", ("ig", "ig")),
    ],
)
def test_takes_words_apart_that_were_run_together(run: str, parts: tuple[str, ...] | None) -> None:
    assert run_together(run, WORDS) == parts


@pytest.mark.parametrize(
    ("run", "apart"),
    [
        ("postreels", "post reels"),
        ("schedulethereels", "schedule the reels"),
        ("replytocomments", "reply to comments"),
        ("balaskomentar", "balas komentar"),
        ("jadwalinreels", "jadwalin reels"),
        ("bikincaption, balaskomentar", "bikin caption, balas komentar"),
    ],
)
def test_a_request_without_spaces_is_understood(run: str, apart: str) -> None:
    assert topics(run) == topics(apart)


def test_the_text_of_a_task_is_what_was_typed_even_if_it_was_taken_apart() -> None:
    assert [ruling.text for ruling in rulings("bikincaption, balaskomentar")] == [
        "bikincaption",
        "balaskomentar",
    ]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("schedule the reeeeels", "schedule the reels"),
        ("uplooooad reels", "upload reels"),
        ("BALAS KOMENTAR", "balas komentar"),
        ("SCHEDULE THE REELS!!!", "schedule the reels"),
        ("🎉 upload reels 🔥🔥", "upload reels"),
        ("upload 🔥 reels", "upload reels"),
        ("ｕｐｌｏａｄ reels", "upload reels"),
        ("*schedule* the _reels_ `now`", "schedule the reels now"),
        ("how did today’s reel do", "how did today's reel do"),
    ],
)
def test_how_it_is_dressed_does_not_matter(typed: str, plain: str) -> None:
    assert topics(typed) == topics(plain)


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("upload https://example.org/caption.mp4 to the feed", "daily-publishing"),
        ("reply to this https://www.instagram.com/p/abc", "audience-replies"),
        ("schedule https://www.tiktok.com/@kedai/video/1", "post-scheduling"),
        ("upload the reel, mail@example.org has it", "daily-publishing"),
        ("@strategy upload the reel", "daily-publishing"),
        ("<@U0STRATEGY> upload the reel", "daily-publishing"),
    ],
)
def test_a_link_says_at_most_which_network_and_a_mention_nothing(asked: str, topic: str) -> None:
    assert topics(asked) == [topic]


@pytest.mark.parametrize(
    "asked", ["https://example.org/schedule-the-reels", "@channel", "<#C0REELS|reels>", "<!here>"]
)
def test_a_bare_link_or_mention_asks_for_nothing_of_ours(asked: str) -> None:
    assert owners(asked) == ["neither"]


def test_a_bare_link_to_a_network_leaves_it_open() -> None:
    assert owners("https://www.instagram.com/p/abc") == ["unsure"]


def test_reads_the_first_characters_and_no_more() -> None:
    noise = "." * (LONGEST - len("upload the reel"))

    assert topics("upload the reel" + noise + ", decide the kpis") == ["daily-publishing"]
    assert topics(noise + "upload the reel, decide the kpis") == ["daily-publishing"]


def test_mends_only_so_many_words_as_a_text_of_typos_is_another_language() -> None:
    unknown = " ".join(f"zq{letter}xyvw" for letter in "abcdefghijkl")

    assert topics(f"schdule the reels {unknown}") == ["post-scheduling"]
    assert topics(f"{unknown} schdule the reels") != ["post-scheduling"]


def test_an_engine_that_has_read_other_texts_before_answers_the_same() -> None:
    fresh = fresh_engine()

    for asked in ("schdule the reels", "komentar dibalesin", "schdule the reels"):
        assert fresh.understand(asked) == ENGINE.understand(asked)
