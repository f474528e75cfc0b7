import pytest

from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

pytestmark = pytest.mark.needs(Needs.MENTIONS)


async def test_a_mention_is_answered_as_the_command_is_and_privately(person: Driver) -> None:
    typed = await person.ask("who schedules the posts?")

    seen = await person.mention("who schedules the posts?")

    assert seen.private
    assert title(seen) == title(typed)
    assert await person.public() == []


async def test_a_mention_alone_shows_the_help_with_three_examples(person: Driver) -> None:
    seen = await person.mention("")

    in_order(seen, "Who owns it: the specialist or the strategist?", "For example:", "• ", "• ", "• ")


async def test_a_mention_in_indonesian_is_answered_in_indonesian(person: Driver) -> None:
    seen = await person.mention("siapa yang jadwalin postingan?")

    assert "Peran satunya" in words(seen)


async def test_the_answer_to_a_mention_flips_and_is_shared_once_also_after_a_restart(person: Driver) -> None:
    await person.mention("who schedules the posts?")
    flipped = await person.press("Deciding the posting times")
    await person.restart()

    kept = await person.press("Share in thread")

    (post,) = await person.public()
    assert title(post) == title(flipped)
    assert words(kept).endswith("Shared in the thread.")


@pytest.mark.parametrize(
    "typed", ["<!channel> who schedules the posts?", "@everyone who schedules the posts?"]
)
async def test_words_that_would_call_everybody_call_nobody(person: Driver, typed: str) -> None:
    seen = await person.mention(typed)

    assert title(seen).startswith("The specialist owns this")


async def test_a_fault_becomes_an_apology(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.mention("who schedules the posts?")

    assert title(seen).startswith("Sorry")
