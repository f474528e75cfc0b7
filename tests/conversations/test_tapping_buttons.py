import re

import pytest

from core.knowledge.model import Catalog
from tests.conversations.platforms import Needs
from tests.conversations.saying import title, words
from tests.drivers.base import Driver


async def test_asks_one_question_when_the_wording_leaves_the_owner_open(person: Driver) -> None:
    seen = await person.ask("instagram")

    assert title(seen) == "One question first"
    assert words(seen).count("?") == 1
    assert "What should happen with that account or network?" in words(seen)
    *choices, switch = seen.buttons
    assert 2 <= len(choices) <= 3
    assert switch == "Bahasa Indonesia"


@pytest.mark.parametrize(
    ("choice", "answered"),
    [
        ("Keep the account up to date", "The specialist owns this: Keeping the accounts"),
        ("Plan what we want to reach there", "The strategist owns this: Developing the social media"),
    ],
)
async def test_the_tapped_choice_answers_in_place(person: Driver, choice: str, answered: str) -> None:
    await person.ask("instagram")

    answer = await person.press(choice)

    assert title(answer).startswith(answered)
    assert answer.private
    assert "One question first" not in answer.text
    assert not re.search(r"(?:Very|Quite|Not very) sure", answer.text)


async def test_a_flip_answers_the_flipped_question_in_place(person: Driver, catalog: Catalog) -> None:
    await person.ask("who schedules the posts?")

    flipped = await person.press("Deciding the posting times")

    topic = catalog.topics["publishing-decisions"]
    assert title(flipped) == f"The strategist owns this: {topic.name.en}"
    assert topic.why.en in words(flipped)
    assert "Scheduling posts" not in title(flipped)


async def test_a_flip_can_be_flipped_back(person: Driver, catalog: Catalog) -> None:
    there = catalog.topics["post-scheduling"]
    back = next(flip for flip in catalog.topics["publishing-decisions"].flips if flip.to == there.id)
    first = await person.ask("who schedules the posts?")
    await person.press("Deciding the posting times")

    again = await person.press(back.label.en)

    assert title(again) == title(first)
    assert again.buttons == first.buttons


async def test_a_flip_stays_in_the_language_of_the_answer(person: Driver) -> None:
    await person.ask("siapa yang jadwalin postingan?")

    flipped = await person.press("Nentuin pola jam tayang")

    assert "Dipegang " in title(flipped)


@pytest.mark.needs(Needs.OLD_BUTTONS)
async def test_buttons_from_before_a_restart_still_answer(person: Driver) -> None:
    await person.ask("who schedules the posts?")

    await person.restart()
    flipped = await person.press("Deciding the posting times")

    assert title(flipped).startswith("The strategist owns this")


@pytest.mark.needs(Needs.OLD_BUTTONS, Needs.SHARING)
async def test_share_from_before_a_restart_still_posts(person: Driver) -> None:
    await person.ask("who schedules the posts?")

    await person.restart()
    await person.press("Share in channel")

    assert len(await person.public()) == 1
