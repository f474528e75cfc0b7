"""What is denied does not count; purposes and places weigh less than the task itself."""

import pytest

from tests.unit.shipped_engine import only, rulings


@pytest.mark.parametrize(
    ("asked", "owner"),
    [
        ("not the strategy, just hit publish", "specialist"),
        ("don't plan anything, just reply to comments", "specialist"),
        ("forget the analytics, who picks the content formats?", "strategist"),
        ("not the design but the caption", "specialist"),
        ("not who writes the captions, but who decides the content formats", "strategist"),
        ("it's really not the strategy; upload the reels", "specialist"),
        ("not the strategy, just hit publish, why", "specialist"),
        ("upload the reel, not the kpis", "specialist"),
        ("set the kpis, not the caption", "strategist"),
        ("bukan yang bikin videonya, tapi yang nentuin formatnya", "strategist"),
        ("jangan bikin kontennya, cukup tentuin jenis kontennya", "strategist"),
        ("tanpa mikirin strategi, langsung posting aja", "specialist"),
        ("gak usah rancang strategi, cuma upload reels", "specialist"),
    ],
)
def test_what_is_denied_is_not_what_is_asked(asked: str, owner: str) -> None:
    assert only(asked)[0] == owner


@pytest.mark.parametrize(
    ("asked", "positive"),
    [
        ("budget iklan naikin atau nggak?", "naikin budget iklan?"),
        ("naikin budget iklan atau nggak?", "naikin budget iklan?"),
        ("upload foto atau nggak hari ini?", "upload foto hari ini?"),
        ("perlu gak kita pindah ke tiktok?", "kita pindah ke tiktok?"),
        ("kenapa nggak naik reach postingan ini?", "kenapa naik reach postingan ini?"),
        ("why not post reels?", "post reels?"),
    ],
)
def test_a_denial_that_is_part_of_the_question_denies_nothing(asked: str, positive: str) -> None:
    assert only(asked) == only(positive)


def test_what_stays_of_a_denial_may_be_another_fields() -> None:
    assert only("not the caption, the dentist's appointment") == ("neither", None)


def test_what_is_denied_is_no_task_of_its_own() -> None:
    assert only("not the content strategy, just upload the reels") == ("specialist", "daily-publishing")


def test_a_request_that_denies_all_it_names_is_still_read() -> None:
    assert only("don't upload the reels") == only("upload the reels")


@pytest.mark.parametrize(
    "asked",
    [
        "write captions so that the brand stays visible",
        "edit the video because the strategy says so",
        "write a caption in order to reach our kpis",
        "bikin reels biar audiens nambah",
        "bikin caption supaya strategi kita jalan",
    ],
)
def test_a_purpose_does_not_move_the_task(asked: str) -> None:
    assert only(asked) == ("specialist", "content-creation")


def test_a_purpose_ends_with_its_sentence() -> None:
    assert [ruling.topic for ruling in rulings("upload it so that we stay visible; decide the kpis")] == [
        "daily-publishing",
        "strategic-decisions",
    ]


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("reply to comments on the campaign post", "audience-replies"),
        ("balas komentar di postingan iklan", "audience-replies"),
        ("write a caption for the campaign according to the content plan", "content-creation"),
        ("bikin caption buat kampanye", "content-creation"),
        ("bikin caption sesuai content plan", "content-creation"),
        ("bikin video tentang strategi kita", "content-creation"),
        ("update the bio of the profile on instagram", "account-upkeep"),
    ],
)
def test_a_place_or_a_subject_weighs_less_than_what_is_worked_on(asked: str, topic: str) -> None:
    assert only(asked) == ("specialist", topic)


@pytest.mark.parametrize("place", ["instagram", "tiktok", "facebook", "our social media"])
def test_where_it_happens_says_least(place: str) -> None:
    assert only(f"{place}: set the kpis") == ("strategist", "strategic-decisions")
    assert only(f"check {place} for the comments") == ("specialist", "interaction-monitoring")
