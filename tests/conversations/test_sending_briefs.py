import pytest

from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

pytestmark = pytest.mark.needs(Needs.BRIEFS)

BRIEF = "Hi team!\nschedule tomorrow's reels\nchoose the platforms"


async def test_a_brief_of_several_lines_gets_a_plan_for_the_asker_alone(person: Driver) -> None:
    seen = await person.ask_at_length(BRIEF)

    assert seen.private
    in_order(seen, "1. Strategist", "2. Specialist")
    assert await person.public() == []


async def test_one_task_in_the_form_is_answered_as_the_command_is(person: Driver) -> None:
    typed = await person.ask("who schedules the posts?")

    seen = await person.ask_at_length("who schedules the posts?")

    assert title(seen) == title(typed)


async def test_a_flip_changes_the_answer_to_a_brief(person: Driver) -> None:
    await person.ask_at_length("who schedules the posts?")

    flipped = await person.press("Deciding the posting times")

    assert title(flipped).startswith("The strategist owns this")


async def test_a_brief_in_indonesian_is_answered_in_indonesian(person: Driver) -> None:
    seen = await person.ask_at_length("siapa yang jadwalin postingan?")

    assert "Peran satunya" in words(seen)


async def test_a_fault_becomes_an_apology(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.ask_at_length(BRIEF)

    assert title(seen).startswith("Sorry")
