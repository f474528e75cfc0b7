"""The same request gets the same verdict in English, in Indonesian and in a mix of both, polite or not."""

from pathlib import Path

import pytest
import yaml

from tests.unit.shipped_engine import only, rulings

TRANSLATIONS = yaml.safe_load(
    (Path(__file__).parents[1] / "fixtures" / "translations.yaml").read_text(encoding="utf-8")
)

TASKS = [
    "create a carousel",
    "write the captions",
    "edit tonight's reel",
    "film a short video",
    "publish the story",
    "schedule tomorrow's reels",
    "reply to the comments",
    "update the bio",
    "run the ads",
    "manage the ads",
    "check the likes on this post",
    "review the whole year",
    "decide the content formats",
    "decide the posting schedule for the quarter",
    "choose the platforms",
    "develop the strategy",
    "execute the content plan",
    "research our target audience",
    "join the latest trend",
    "scheduling",
    "content strategy",
    "paid ads",
    "fix the printer",
    "tulis caption",
    "jadwalin reels besok",
    "balas komentar",
    "jalanin iklan",
    "kelola iklan",
    "evaluasi performa setahun",
    "tentuin jenis konten",
    "susun strategi",
    "pantau komentar",
    "penjadwalan",
    "benerin printer",
]


@pytest.mark.parametrize("request_", TRANSLATIONS, ids=[request["en"] for request in TRANSLATIONS])
def test_the_language_does_not_change_the_owner(request_: dict[str, str | None]) -> None:
    ruled = {lang: only(request_[lang] or "") for lang in ("en", "id", "mixed")}

    assert {topic for _, topic in ruled.values()} == {request_["topic"]}
    assert len(set(ruled.values())) == 1


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(
    "politely",
    [
        "please {}",
        "{} please",
        "could you {}?",
        "{}, thanks 🙏",
        "hi team, {}",
        "hey guys! {} 🙏🙏",
        "{} asap!!",
        "tolong {} dong",
        "tolong dong {}",
        "halo kak, {} ya",
        "mohon {}, makasih",
        "maaf ganggu, {}",
    ],
)
def test_politeness_changes_nothing(task: str, politely: str) -> None:
    assert only(politely.format(task)) == only(task)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(
    "asking", ["who can {}?", "who should {}?", "{}, who does it?", "siapa yang {}?", "{}, siapa ya?"]
)
def test_asking_who_does_it_changes_nothing(task: str, asking: str) -> None:
    assert only(asking.format(task)) == only(task)


def test_a_task_that_is_asked_politely_is_said_with_the_words_of_the_request() -> None:
    (ruling,) = rulings("  Tolong jadwalin reels besok dong, makasih! 🙏 ")

    assert ruling.text == "Tolong jadwalin reels besok dong, makasih"
