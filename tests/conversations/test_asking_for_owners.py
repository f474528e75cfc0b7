import pytest

from core.knowledge.model import Catalog
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

SIX_OVERLAPS = [
    "content calendar",
    "campaign strategy",
    "paid ads",
    "kalender konten",
    "strategi konten",
    "iklan berbayar",
]


async def test_says_first_who_owns_it_then_why_the_other_part_and_the_source(
    person: Driver, catalog: Catalog
) -> None:
    topic = catalog.topics["post-scheduling"]

    seen = await person.ask("who schedules the posts?")

    assert title(seen) == "The specialist owns this: Scheduling posts"
    in_order(
        seen,
        topic.why.en,
        "The other role: ",
        topic.other_role.en if topic.other_role else "",
        "What would change the answer:",
        "Ready to send",
        topic.handoff.en,
        "Source:",
        "Digibos",
    )


async def test_answers_for_the_askers_eyes_only(person: Driver) -> None:
    seen = await person.ask("who schedules the posts?")

    assert seen.private
    assert await person.public() == []


async def test_answers_indonesian_in_indonesian(person: Driver, catalog: Catalog) -> None:
    topic = catalog.topics["post-scheduling"]

    seen = await person.ask("siapa yang jadwalin postingan?")

    assert title(seen) == "Dipegang specialist: Menjadwalkan posting"
    in_order(seen, topic.why.id, "Peran satunya:", "Yang bikin jawabannya beda:", topic.handoff.id, "Sumber:")


async def test_finds_the_same_owner_in_a_mix_of_both_languages(person: Driver) -> None:
    seen = await person.ask("tolong jadwalin reels besok, who handles it?")

    assert "specialist" in title(seen)
    assert "trategist" not in title(seen)


async def test_gives_decisions_to_the_strategist_where_doing_is_the_specialists(person: Driver) -> None:
    seen = await person.ask("decide the posting schedule for the quarter")

    assert title(seen).startswith("The strategist owns this")
    in_order(seen, "The other role:")


@pytest.mark.parametrize("asked", SIX_OVERLAPS)
async def test_shows_who_is_accountable_in_which_phase_of_an_overlap(person: Driver, asked: str) -> None:
    seen = await person.ask(asked)

    assert title(seen).startswith(("Both roles share this: ", "Dibagi berdua: "))
    said = words(seen)
    assert " · strategist: " in said
    assert " · specialist: " in said


async def test_says_where_the_article_contradicts_itself(person: Driver, catalog: Catalog) -> None:
    contradiction = catalog.topics["overlap-scheduling"].contradiction
    assert contradiction is not None

    seen = await person.ask("content calendar")

    cited = [catalog.sections[section].title.en for section in contradiction.sections]
    in_order(seen, f"Worth knowing: {contradiction.text.en}", "Source:")
    assert all(section in words(seen) for section in cited)


async def test_answers_several_tasks_in_the_order_of_the_text_and_says_the_order_of_hand_off(
    person: Driver,
) -> None:
    seen = await person.ask(
        "schedule tomorrow's reels, then choose the platforms, then report the year's ROI"
    )

    assert title(seen) == "3 tasks, one by one"
    in_order(
        seen,
        "1. Specialist: schedule tomorrow's reels",
        "2. Strategist: choose the platforms",
        "3. Strategist: report the year's ROI",
        "Hand-off order: 2 → 1 → 3.",
        "Source:",
    )


async def test_one_of_several_answers_opens_in_full(person: Driver) -> None:
    several = await person.ask("schedule tomorrow's reels and choose the platforms")

    opened = await person.press("Choosing the platforms")

    assert "Choosing the platforms" in several.buttons
    assert title(opened) == "The strategist owns this: Choosing the platforms"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("fix the office printer", "Neither role owns this, as far as I know"),
        ("benerin printer kantor", "Setahuku, ini bukan tugas keduanya"),
    ],
)
async def test_says_plainly_that_neither_role_owns_it(person: Driver, asked: str, said: str) -> None:
    seen = await person.ask(asked)

    assert title(seen) == said
    assert "owns this:" not in words(seen)
    assert "Dipegang " not in words(seen)
    assert not {"Share in channel", "Bagikan di channel"} & set(seen.buttons)
