import pytest

from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title
from tests.drivers.base import Driver


@pytest.mark.parametrize("asked", ["help", "HELP", "?", "bantuan"])
async def test_help_shows_examples_to_type(person: Driver, asked: str) -> None:
    seen = await person.ask(asked)

    assert title(seen) == "Who owns it: the specialist or the strategist?"
    in_order(seen, "For example:", "• schedule tomorrow's reels", "• ", "• ")
    assert seen.private


@pytest.mark.needs(Needs.NOTHING_TYPED)
@pytest.mark.parametrize("typed", ["", "   "])
async def test_the_command_alone_shows_the_help(person: Driver, typed: str) -> None:
    seen = await person.ask(typed)

    assert title(seen) == "Who owns it: the specialist or the strategist?"


async def test_every_example_of_the_help_gets_an_owner(person: Driver) -> None:
    seen = await person.ask("help")
    examples = [line.removeprefix("• ") for line in seen.text.splitlines() if line.startswith("• ")]

    answers = [await person.ask(example) for example in examples]

    assert len(answers) == 3
    assert all("specialist" in answer.text or "strategist" in answer.text for answer in answers)
    assert all("Neither role" not in answer.text for answer in answers)
