"""What the shipped knowledge answers: the article's tasks by their plain names, overlaps, many requests."""

import json
from pathlib import Path

import pytest

from core.desk import Desk, Question
from core.replies import Facts, Tone
from core.reporting import TaskReport
from tests.drivers.shipped_knowledge import shipped_library

ROOT = Path(__file__).parents[2]
DESK = Desk(shipped_library())
REQUESTS = [
    json.loads(line)
    for path in sorted((ROOT / "benchmarks" / "requests").glob("tuning*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]

SPECIALIST_TASKS = [
    ("content-creation", "making images, captions and videos"),
    ("content-creation", "membuat gambar, caption, dan video"),
    ("account-upkeep", "managing the accounts and keeping them up to date"),
    ("account-upkeep", "mengelola akun media sosial supaya selalu update"),
    ("trend-following", "joining the latest trends"),
    ("trend-following", "ikut tren terbaru"),
    ("content-statistics", "analysing content performance through reach, views and engagement"),
    ("content-statistics", "analisis performa konten lewat reach, views, dan engagement"),
    ("audience-replies", "interacting with the audience"),
    ("audience-replies", "menjawab komentar dan membalas pesan"),
    ("post-scheduling", "scheduling posts for the best time"),
    ("post-scheduling", "menjadwalkan posting di waktu terbaik"),
    ("growth-content-strategy", "making content and campaign strategies that add followers"),
    ("growth-content-strategy", "membuat strategi konten dan campaign untuk menambah followers"),
    ("campaign-running", "running organic and paid campaigns"),
    ("campaign-running", "menjalankan campaign organik dan berbayar"),
]
STRATEGIST_TASKS = [
    ("creative-collaboration", "working with the creative team on content production"),
    ("creative-collaboration", "bekerja sama dengan tim kreatif untuk produksi konten"),
    ("content-plan", "making a plan of content types, platforms and scheduling"),
    ("content-plan", "membuat plan jenis konten, platform, dan scheduling"),
    ("audience-research", "understanding the audience and identifying the target audience"),
    ("audience-research", "memahami audiens dan menentukan target audiens"),
    ("campaign-tracking", "tracking the performance of posts and campaigns"),
    ("campaign-tracking", "melacak kinerja postingan dan kampanye"),
    ("ads-management", "managing ads on Google Ads or Instagram Ads"),
    ("ads-management", "mengelola iklan di Google Ads atau Instagram Ads"),
    ("trend-opportunities", "following the latest trends to find new opportunities"),
    ("trend-opportunities", "mengikuti tren terbaru untuk peluang baru"),
]
OVERLAPS = [
    ("overlap-scheduling", "scheduling"),
    ("overlap-scheduling", "penjadwalan"),
    ("overlap-content-strategy", "content and campaign strategy"),
    ("overlap-content-strategy", "strategi konten dan campaign"),
    ("overlap-paid-ads", "paid ads"),
    ("overlap-paid-ads", "iklan berbayar"),
    ("overlap-trends", "trends"),
    ("overlap-trends", "tren"),
    ("overlap-analytics", "performance tracking"),
    ("overlap-analytics", "analitik"),
    ("overlap-production", "content production"),
    ("overlap-production", "produksi konten"),
]


def tasks(asked: str) -> list[TaskReport]:
    return DESK.report(Question(asked))["tasks"]


def verdicts(asked: str) -> list[str]:
    return [task["verdict"] for task in tasks(asked)]


@pytest.mark.parametrize(("topic", "asked"), SPECIALIST_TASKS)
def test_gives_the_specialists_tasks_to_the_specialist(topic: str, asked: str) -> None:
    assert set(verdicts(asked)) == {"specialist"}
    assert topic in {task["topic"] for task in tasks(asked)}


@pytest.mark.parametrize(("topic", "asked"), STRATEGIST_TASKS)
def test_gives_the_strategists_tasks_to_the_strategist(topic: str, asked: str) -> None:
    assert set(verdicts(asked)) == {"strategist"}
    assert topic in {task["topic"] for task in tasks(asked)}


@pytest.mark.parametrize(("topic", "asked"), OVERLAPS)
async def test_splits_the_overlaps_between_both(topic: str, asked: str) -> None:
    (task,) = tasks(asked)
    reply = await DESK.who_owns(Question(asked))

    assert (task["verdict"], task["topic"]) == ("shared", topic)
    assert {phase["accountable"] for phase in task["phases"] or ()} == {"specialist", "strategist"}
    assert reply.tone is Tone.SHARED
    assert any(isinstance(part, Facts) for part in reply.parts)


def test_gets_nine_of_ten_requests_wholly_right() -> None:
    right = [row for row in REQUESTS if verdicts(row["text"]) == row["owners"]]

    assert len(right) >= 0.9 * len(REQUESTS)


def test_gives_an_owner_to_at_most_one_in_twelve_requests_that_have_none() -> None:
    nobodys = [row["text"] for row in REQUESTS if row["owners"] == ["neither"]]

    owned = [asked for asked in nobodys if not {"neither", "unsure"} >= set(verdicts(asked))]

    assert len(owned) <= len(nobodys) / 12


@pytest.mark.parametrize(
    ("english", "indonesian", "mixed"),
    [
        ("schedule tomorrow's reels", "jadwalin reels besok", "tolong jadwalin reels besok, who handles it?"),
        ("decide the posting schedule for the quarter", "tentuin jadwal posting satu kuartal", None),
        ("reply to comments", "balas komentar", "bales comments yg masuk"),
    ],
)
def test_gives_the_same_owner_in_either_language_and_in_a_mix(
    english: str, indonesian: str, mixed: str | None
) -> None:
    said = {tuple(verdicts(asked)) for asked in (english, indonesian, mixed or english)}

    assert len(said) == 1
