"""Messages to the bot alone: no command, nobody else who reads along, and so nothing to share."""

import pytest

from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title
from tests.drivers.base import Driver

pytestmark = pytest.mark.needs(Needs.DIRECT)


async def test_a_message_is_answered_as_the_command_is_and_has_nothing_to_share(person: Driver) -> None:
    typed = await person.ask("who schedules the posts?")

    seen = await person.write("who schedules the posts?")

    assert title(seen) == title(typed)
    in_order(seen, "The other role:", "Ready to send", "Source:")
    assert not any("Share" in label for label in seen.buttons)
    assert await person.public() == []


async def test_a_flip_changes_the_answer_itself_after_a_restart_too(person: Driver) -> None:
    asked = await person.write("siapa yang jadwalin postingan?")
    await person.restart()

    flipped = await person.press_directly("Nentuin pola jam tayang")

    assert "strategist" in title(flipped)
    assert flipped.text != asked.text
    assert not any("Bagikan" in label for label in flipped.buttons)


async def test_a_question_about_the_roles_gets_its_answer_there_too(person: Driver) -> None:
    card = await person.write("what does a strategist do?")
    both = await person.write("bedanya specialist dan strategist apa?")

    assert title(card) == "Social media strategist"
    assert title(both) == "Specialist dan strategist, berdampingan"


async def test_whoever_asks_which_one_they_are_begins_the_quiz(person: Driver) -> None:
    seen = await person.write("which one am I?")

    assert title(seen) == "Which one am I? Question 1 of 12"


@pytest.mark.parametrize("said", ["hi there", "thanks!", "👍", "asdf qwer"])
async def test_words_without_a_task_get_help_with_three_real_examples(person: Driver, said: str) -> None:
    seen = await person.write(said)

    assert title(seen) == "I see no task in that"
    in_order(seen, "For example:", "• schedule", "• ", "• ", "Here you can simply write to me")


async def test_they_get_it_in_their_language(person: Driver) -> None:
    seen = await person.write("halo kak, selamat pagi")

    assert title(seen) == "Aku nggak nemu tugas di situ"


async def test_a_task_of_another_field_is_told_to_be_neither_roles(person: Driver) -> None:
    seen = await person.write("fix the office wifi")

    assert title(seen) == "Neither role owns this, as far as I know"


async def test_help_says_that_no_command_is_needed(person: Driver) -> None:
    seen = await person.write("help")

    in_order(seen, "For example:", "Here you can simply write to me, without any command.")


async def test_a_fault_becomes_an_apology(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.write("siapa yang jadwalin postingan?")

    assert title(seen).startswith("Maaf")
