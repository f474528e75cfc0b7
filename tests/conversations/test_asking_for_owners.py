import re

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
        "It's the strategist's if you mean:",
        "Ready to send",
        topic.handoff.en,
        "sure",
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
    in_order(
        seen,
        topic.why.id,
        "Peran satunya:",
        "Jadi tugas strategist kalau maksudmu:",
        topic.handoff.id,
        "Sumber:",
    )


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


@pytest.mark.parametrize(
    ("asked", "answer", "owner"),
    [
        ("is scheduling posts a specialist thing?", "Yes, ", "specialist"),
        ("is scheduling posts a strategist thing?", "No, ", "specialist"),
        ("apakah nentuin target audiens tugas strategist?", "Iya, ", "strategist"),
        ("apakah nentuin target audiens tugas specialist?", "Bukan, ", "strategist"),
    ],
)
async def test_answers_yes_or_no_when_the_question_names_a_role(
    person: Driver, asked: str, answer: str, owner: str
) -> None:
    seen = await person.ask(asked)

    assert title(seen).startswith(answer)
    assert owner in title(seen)


async def test_says_how_sure_it_is_and_going_by_which_words(person: Driver) -> None:
    seen = await person.ask("could somebody please put these three finished reels into the queue")

    said = re.search(r"(?:Very|Quite|Not very) sure, going by (“[^”]+”)", words(seen))
    assert said is not None
    assert (
        said[1].strip("“”").split()[0]
        in "could somebody please put these three finished reels into the queue"
    )
