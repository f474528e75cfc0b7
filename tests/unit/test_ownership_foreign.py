"""Work of other fields is nobody's here, however many of our words it borrows."""

import pytest

from tests.unit.shipped_engine import only, rulings


@pytest.mark.parametrize(
    "asked",
    [
        "dentist",
        "fix the printer",
        "schedule my dentist appointment",
        "schedule the plumber",
        "schedule the wedding",
        "who answers people at the post office?",
        "post mortem of the server",
        "engagement ring",
        "campaign for the senator",
        "hire a designer",
        "questions about payroll",
        "money for the christmas party",
        "the caption on slide 4 of the presentation",
        "jadwalin ke dokter gigi",
        "kampanye caleg",
        "kampanye pemilu",
        "lowongan",
        "lowongan social media",
        "balas email HRD",
        "jadwal kereta",
        "beli printer",
        "instagram for the dentist",
        "our bank password",
    ],
)
def test_our_words_used_for_something_else_are_nobodys(asked: str) -> None:
    assert only(asked) == ("neither", None)


@pytest.mark.parametrize(
    "asked", ["bake cakes", "zorb flimmed", "🔥🔥🔥", "", "   ", "?!", "yesterday", "approve"]
)
def test_what_names_nothing_of_ours_is_nobodys_and_suggests_nothing(asked: str) -> None:
    (ruling,) = rulings(asked)

    assert (ruling.verdict, ruling.topic, ruling.nearest) == ("neither", None, ())


def test_suggests_the_task_of_ours_that_comes_near() -> None:
    (ruling,) = rulings("schedule the wedding")

    assert (ruling.verdict, ruling.nearest) == ("neither", ("post-scheduling",))


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("post a photo of coffee on instagram", "daily-publishing"),
        ("post the dog photo", "daily-publishing"),
        ("upload video kucing ke tiktok", "daily-publishing"),
        ("upload foto nasi goreng ke ig", "daily-publishing"),
        ("post a reel about the election", "daily-publishing"),
        ("can the football team post its match on tiktok?", "daily-publishing"),
        ("write a caption about our hotel breakfast", "content-creation"),
        ("bikin reels soal kopi", "content-creation"),
        ("reel about our dentist clinic", "content-creation"),
        ("video pernikahan buat feed", "content-creation"),
        ("share our vacancy on instagram", "daily-publishing"),
        ("write about the election on instagram", "content-creation"),
        ("reply to the journalist on instagram", "audience-replies"),
    ],
)
def test_what_content_is_about_does_not_matter(asked: str, topic: str) -> None:
    assert only(asked) == ("specialist", topic)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("fix the caption", "specialist"),
        ("fix the link in bio", "specialist"),
        ("send the dms", "specialist"),
        ("order photos", "neither"),
        ("sign the papers", "neither"),
    ],
)
def test_everyday_verbs_are_ours_only_beside_what_is_surely_social(asked: str, verdict: str) -> None:
    assert only(asked)[0] == verdict
