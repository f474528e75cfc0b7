from datetime import timedelta

import pytest

from core.knowledge.model import Catalog
from core.storage.memory_store import MemoryStore
from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

ASKED = "who schedules the posts?"
ONWARD = ("Compare", "Who decides?", "Why?")
MONTH = timedelta(days=30)


async def test_an_answer_leads_on_to_the_comparison_who_decides_and_why(person: Driver) -> None:
    seen = await person.ask(ASKED)

    flip = seen.buttons.index("Deciding the posting times")
    onward = seen.buttons.index("Compare")
    assert seen.buttons[onward : onward + 3] == ONWARD
    assert flip < onward


async def test_compares_the_roles_in_this_task_and_where_they_differ(
    person: Driver, catalog: Catalog
) -> None:
    topic = catalog.topics["post-scheduling"]
    creative = next(axis for axis in catalog.axes if axis.id == "creative-process")
    assert topic.other_role is not None
    await person.ask(ASKED)

    compared = await person.press("Compare")

    assert title(compared) == f"Side by side: {topic.name.en}"
    in_order(compared, "Specialist:", topic.why.en, "Strategist:", topic.other_role.en)
    in_order(compared, "Where they differ: Creative process", creative.specialist.en, creative.strategist.en)
    assert compared.private


async def test_tells_who_decides_about_the_task_of_an_answer(person: Driver) -> None:
    await person.ask(ASKED)

    decides = await person.press("Who decides?")

    assert title(decides) == "It's the specialist's call: Scheduling posts"
    in_order(
        decides, "Kind of decision:", "What would change who decides:", "the strategist decides", "Source:"
    )


async def test_tells_why_with_what_the_article_says(person: Driver, catalog: Catalog) -> None:
    topic = catalog.topics["post-scheduling"]
    await person.ask(ASKED)

    why = await person.press("Why?")

    assert title(why) == f"Why: {topic.name.en}"
    in_order(why, topic.why.en, catalog.sections[topic.section].gist.en, "taxi driver")
    in_order(why, "Why the difference matters:", catalog.reasons[0].text.en, "Source:")


async def test_one_leads_on_to_the_next_and_back_to_the_answer(person: Driver) -> None:
    asked = await person.ask(ASKED)

    compared = await person.press("Compare")
    every = await person.press("All differences")
    decides = await person.press("Who decides?")
    why = await person.press("Why?")
    back = await person.press("Back")

    assert compared.buttons == ("Back", "All differences", "Who decides?", "Why?")
    assert title(every) == "Specialist and strategist, side by side"
    assert decides.buttons == ("Back", "Compare", "Why?")
    assert why.buttons == ("Back", "Compare", "Who decides?")
    assert title(back) == title(asked)
    assert back.buttons == asked.buttons


async def test_goes_on_from_a_flipped_answer_and_back_to_that(person: Driver) -> None:
    await person.ask(ASKED)
    flipped = await person.press("Deciding the posting times")

    decides = await person.press("Who decides?")
    back = await person.press("Back")

    assert title(decides).startswith("It's the strategist's call")
    assert title(back) == title(flipped)


@pytest.mark.needs(Needs.BRIEFS)
async def test_goes_on_from_the_answer_to_a_brief_where_it_stands(person: Driver) -> None:
    asked = await person.ask_at_length(ASKED)

    why = await person.press("Why?")
    back = await person.press("Back")

    assert title(why) == "Why: Scheduling posts"
    assert title(back) == title(asked)


@pytest.mark.needs(Needs.MESSAGES, Needs.SHARING)
async def test_what_was_led_back_to_is_shared_as_before(person: Driver) -> None:
    asked = await person.ask_about("post scheduling")
    await person.press("Who decides?")
    back = await person.press("Back")

    await person.press(next(label for label in back.buttons if label.startswith("Share in")))

    (post,) = await person.public()
    assert title(post) == title(asked)
    assert not {*ONWARD} & {*post.buttons}


async def test_goes_on_in_the_language_of_the_answer(person: Driver) -> None:
    asked = await person.ask("siapa yang jadwalin postingan?")

    await person.press("Yang mutusin?")
    why = await person.press("Kenapa?")
    back = await person.press("Kembali")

    assert title(why).startswith("Kenapa begitu: ")
    assert title(back) == title(asked)


@pytest.mark.parametrize(
    "asked", ["fix the office printer", "instagram", "schedule reels, then plan the year"]
)
async def test_leads_on_from_answers_about_one_task_alone(person: Driver, asked: str) -> None:
    seen = await person.ask(asked)

    assert not {*ONWARD} & {*seen.buttons}


@pytest.mark.needs(Needs.OLD_BUTTONS)
async def test_goes_on_from_an_answer_from_before_a_restart(person: Driver) -> None:
    await person.ask(ASKED)
    await person.press("Compare")

    await person.restart()

    assert title(await person.press("Back")).startswith("The specialist owns this")


@pytest.mark.needs(Needs.OLD_BUTTONS)
@pytest.mark.parametrize("button", ["Why?", "Deciding the posting times", "Share in channel"])
async def test_a_button_older_than_30_days_says_kindly_that_it_is_old(
    person: Driver, desk: BreakableDesk, button: str
) -> None:
    await person.ask(ASKED)
    desk.after = MONTH + timedelta(hours=1)
    await person.restart()

    seen = await person.press(button)

    assert title(seen) == "That button is more than 30 days old"
    assert "Just ask me again." in words(seen)
    assert seen.private
    assert await person.public() == []


@pytest.mark.needs(Needs.OLD_BUTTONS)
async def test_an_old_answer_stays_as_it_is(person: Driver, desk: BreakableDesk) -> None:
    await person.ask(ASKED)
    desk.after = MONTH + timedelta(hours=1)
    await person.press("Why?")

    desk.after = MONTH - timedelta(hours=1)
    why = await person.press("Why?")

    assert title(why) == "Why: Scheduling posts"


@pytest.mark.needs(Needs.OLD_BUTTONS, Needs.VOTES)
async def test_a_vote_on_an_answer_older_than_30_days_is_not_taken(
    person: Driver, desk: BreakableDesk, votes: MemoryStore
) -> None:
    await person.ask(ASKED)
    desk.after = MONTH + timedelta(hours=1)

    seen = await person.thumb_up()

    assert title(seen) == "That button is more than 30 days old"
    assert await votes.votes() == []
