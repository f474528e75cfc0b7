import pytest

from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver, Seen

pytestmark = pytest.mark.needs(Needs.MESSAGES)


def share(seen: Seen) -> str:
    """The label of its Share button."""
    (label,) = (label for label in seen.buttons if label.startswith(("Share in", "Bagikan di")))
    return label


async def test_a_message_is_answered_as_if_it_had_been_typed_and_privately(person: Driver) -> None:
    typed = await person.ask("who schedules the posts?")

    seen = await person.ask_about("who schedules the posts?")

    assert seen.private
    assert title(seen) == title(typed)
    in_order(seen, "The other role:", "Ready to send", "Source:")


async def test_answers_in_the_language_of_the_message(person: Driver) -> None:
    seen = await person.ask_about("siapa yang jadwalin postingan?")

    assert "Peran satunya" in words(seen)


async def test_a_flip_changes_the_answer_about_a_message(person: Driver) -> None:
    await person.ask_about("who schedules the posts?")

    flipped = await person.press("Deciding the posting times")

    assert title(flipped).startswith("The strategist owns this")
    assert share(flipped)


async def test_share_posts_the_answer_about_a_message_once(person: Driver) -> None:
    asked = await person.ask_about("who schedules the posts?")

    kept = await person.press_often(share(asked), 5)

    (post,) = await person.public()
    assert title(post) == title(asked)
    assert title(kept) == title(asked)
    assert "Shared in the " in words(kept)


async def test_buttons_about_a_message_work_after_a_restart(person: Driver) -> None:
    asked = await person.ask_about("who schedules the posts?")
    await person.restart()

    kept = await person.press(share(asked))

    assert len(await person.public()) == 1
    assert "Shared in the " in words(kept)


async def test_a_message_without_words_is_said_to_have_none(person: Driver) -> None:
    seen = await person.ask_about("")

    assert title(seen) == "I see no words in that message"
    assert seen.private


async def test_a_message_about_something_else_belongs_to_neither_role(person: Driver) -> None:
    seen = await person.ask_about("fix the office wifi")

    assert title(seen).startswith("Neither role owns this")


async def test_a_brief_in_a_message_gets_a_plan(person: Driver) -> None:
    seen = await person.ask_about("schedule tomorrow's reels and choose the platforms")

    in_order(seen, "1. Strategist", "2. Specialist")


async def test_a_fault_becomes_an_apology(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.ask_about("who schedules the posts?")

    assert title(seen).startswith("Sorry")
    assert seen.private
