"""The verb and the scale decide, not the topic: who decides, who does, and how big it is."""

import pytest

from core.languages import Lang
from tests.unit.shipped_engine import ENGINE, LIBRARY, only, rulings


@pytest.mark.parametrize(
    ("done", "decided"),
    [
        ("schedule tomorrow's posts", "decide the posting schedule for the quarter"),
        ("queue up the reels", "plan the posting schedule for next quarter"),
        ("who writes the caption?", "who decides which formats we use?"),
        ("who carries out the content plan?", "who makes the content plan?"),
        ("execute the strategy", "develop the strategy"),
        ("fill the content calendar with posts", "who decides the content calendar?"),
        ("post on tiktok", "should we be on tiktok?"),
        ("jalanin strategi konten", "siapa yang nentuin strategi konten?"),
        ("ikutan tren terbaru", "analisis tren"),
        ("bikin videonya", "tentuin format videonya"),
    ],
)
def test_who_does_it_and_who_decides_it_are_two_people(done: str, decided: str) -> None:
    assert only(done)[0] == "specialist"
    assert only(decided)[0] == "strategist"


@pytest.mark.parametrize(
    ("small", "big"),
    [
        ("how did tuesday's reel do?", "what did the year return?"),
        ("analyse this post", "analyse the year's results"),
        ("check the likes on this post", "check the reach of all channels"),
        ("review the reel from yesterday", "review the whole year"),
        ("how did our posts do yesterday?", "how did our posts do this quarter?"),
        ("cek performa reels kemarin", "evaluasi performa setahun"),
        ("plan this post", "plan next month's content"),
        ("jadwal hari ini", "jadwal satu kuartal"),
    ],
)
def test_one_post_is_the_specialists_and_the_long_run_the_strategists(small: str, big: str) -> None:
    assert only(small)[0] == "specialist"
    assert only(big)[0] == "strategist"


@pytest.mark.parametrize("asked", ["upload the reels or not, who decides?"])
def test_a_decision_goes_before_the_work_that_it_is_about(asked: str) -> None:
    assert only(asked)[0] == "strategist"


@pytest.mark.parametrize("pointing", ["this post", "the post yesterday", "today's post"])
def test_content_that_is_pointed_at_is_one_post(pointing: str) -> None:
    assert only(f"check the insights of {pointing}") == ("specialist", "single-post-data")


def test_pointing_at_anything_but_content_says_nothing_of_the_scale() -> None:
    assert (
        only("analyse this campaign") == only("analyse the campaign") == ("strategist", "campaign-tracking")
    )


@pytest.mark.parametrize(
    "run", ["run the ads", "who runs our instagram ads?", "jalanin iklan", "launch the ads"]
)
def test_running_ads_is_the_specialists(run: str) -> None:
    assert only(run) == ("specialist", "campaign-running")


@pytest.mark.parametrize(
    "manage",
    [
        "manage the ads",
        "who manages our instagram ads?",
        "kelola iklan",
        "optimise the ads",
        "adjust the ads budget",
    ],
)
def test_managing_ads_is_the_strategists(manage: str) -> None:
    assert only(manage) == ("strategist", "ads-management")


def test_what_is_decided_about_ads_is_the_strategists_though_they_are_run() -> None:
    assert only("who decides whether we run ads?") == ("strategist", "ads-management")


@pytest.mark.parametrize(
    ("bare", "topic"),
    [
        ("scheduling", "overlap-scheduling"),
        ("penjadwalan", "overlap-scheduling"),
        ("content strategy", "overlap-content-strategy"),
        ("strategi konten", "overlap-content-strategy"),
        ("ads", "overlap-paid-ads"),
        ("iklan", "overlap-paid-ads"),
        ("trends", "overlap-trends"),
        ("tren", "overlap-trends"),
        ("analytics", "overlap-analytics"),
        ("analitik", "overlap-analytics"),
        ("content production", "overlap-production"),
        ("produksi konten", "overlap-production"),
    ],
)
def test_an_overlap_without_a_verb_is_shared(bare: str, topic: str) -> None:
    assert only(bare) == ("shared", topic)


@pytest.mark.parametrize(
    ("alone", "with_company", "topic"),
    [
        ("performance", "performance of the campaign", "campaign-tracking"),
        ("content strategy", "content strategy for more followers", "growth-content-strategy"),
        ("trend", "trends for new opportunities", "trend-opportunities"),
    ],
)
def test_what_is_named_beside_it_settles_what_would_be_shared(
    alone: str, with_company: str, topic: str
) -> None:
    assert only(alone)[0] == "shared"
    assert only(with_company)[1] == topic


@pytest.mark.parametrize("asked", ["posting", "publish", "go live", "naikin ke feed"])
def test_publishing_needs_no_object(asked: str) -> None:
    assert only(asked)[0] == "specialist"


@pytest.mark.parametrize("asked", ["instagram", "our social media", "sosmed kita", "the plan", "budget"])
def test_a_wording_that_leaves_it_open_is_unsure_and_offers_choices_of_different_owners(asked: str) -> None:
    (ruling,) = rulings(asked)

    assert (ruling.verdict, ruling.topic) == ("unsure", None)
    assert offered_owners(ruling.nearest) == {"specialist", "strategist"}
    assert 2 <= len(ruling.nearest) <= 3


def test_every_set_of_choices_has_different_owners() -> None:
    for choices in LIBRARY.lexicon.open_choices.values():
        assert offered_owners(choices) == {"specialist", "strategist"}
        assert 2 <= len(set(choices)) == len(choices) <= 3


def offered_owners(choices: tuple[str, ...]) -> set[str]:
    return {LIBRARY.catalog.topics[topic].owner for topic in choices}


def test_a_plain_request_is_surer_than_a_thing_among_unknown_words() -> None:
    doubtful, plain = (
        rulings(text)[0].confidence for text in ("klombit zorb reels", "jadwalin reels buat minggu depan")
    )

    assert 0 < doubtful < plain < 1


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_topic_is_known_by_its_names_with_small_words_around_them(lang: Lang) -> None:
    for topic in LIBRARY.catalog.topics.values():
        asked = f"{topic.name.in_(lang)} please, tolong ya"
        assert [(ruling.topic, ruling.text) for ruling in rulings(asked)] == [(topic.id, asked)]
        assert rulings(asked)[0].confidence > 0.95


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("who replies to the comments?", "en"),
        ("siapa yang balas komentar?", "id"),
        ("tolong jadwalin reels besok, who handles it?", None),
        ("instagram", None),
    ],
)
def test_tells_the_language_only_where_the_words_do(asked: str, lang: str | None) -> None:
    assert ENGINE.understand(asked).lang == lang
