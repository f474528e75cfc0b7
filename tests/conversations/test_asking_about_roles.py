import pytest

from core.knowledge.model import Catalog
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver


@pytest.mark.parametrize(("role", "picture"), [("specialist", "taxi driver"), ("strategist", "GPS")])
async def test_a_card_says_what_a_role_is_does_and_decides(
    person: Driver, catalog: Catalog, role: str, picture: str
) -> None:
    card = next(card for card in catalog.roles.values() if card.id == role)

    seen = await person.roles(role)

    assert title(seen) == card.name.en
    tasks = [f"• {catalog.topics[task].name.en}" for task in card.tasks]
    in_order(seen, card.paragraph.en, "Tasks:", *tasks, "Decides:", "Works with:", "Picture it:", picture)
    in_order(seen, "Source:", "What is a social media", "Decision making", "Digibos")
    assert seen.private


async def test_compares_both_roles_on_the_five_axes(person: Driver, catalog: Catalog) -> None:
    seen = await person.roles("compare")

    pieces = [(axis.name.en, axis.specialist.en, axis.strategist.en) for axis in catalog.axes]
    in_order(seen, "side by side", *(piece for axis in pieces for piece in axis), "Source:")


async def test_compares_on_one_axis_with_examples_of_it(person: Driver, catalog: Catalog) -> None:
    seen = await person.roles("compare data-access")

    assert title(seen) == "Access to data: specialist and strategist"
    assert "Hands-on production" not in words(seen)
    assert catalog.topics["return-on-investment"].name.en in seen.buttons


async def test_who_may_decide_goes_by_the_size_of_the_decision(person: Driver) -> None:
    seen = await person.roles("decide")

    assert title(seen) == "Who may decide"
    in_order(seen, "Specialist: Operational decisions of the day", "Strategist: The big decisions", "Source:")


async def test_who_decides_can_differ_from_who_does_it(person: Driver, catalog: Catalog) -> None:
    does = await person.ask("what content we make")

    decides = await person.roles("decide what content we make")

    assert title(does).startswith("The specialist owns this")
    assert title(decides) == f"It's the strategist's call: {catalog.topics['content-type-decisions'].name.en}"
    in_order(decides, "Kind of decision: The big decisions", "Who does it: Specialist ·", "Source:")


async def test_a_decision_of_the_day_is_the_specialists(person: Driver) -> None:
    seen = await person.roles("decide reply to comments")

    assert title(seen).startswith("It's the specialist's call")
    assert "Operational decisions of the day" in words(seen)


async def test_what_both_share_says_who_decides_which_part(person: Driver) -> None:
    seen = await person.roles("decide paid ads")

    assert title(seen).startswith("Each decides a part")
    in_order(seen, "Plan · strategist", "Publish · specialist")


async def test_what_neither_role_decides_is_said_plainly(person: Driver) -> None:
    seen = await person.roles("decide the office lunch")

    assert title(seen) == "Neither role decides this, as far as I know"


async def test_says_why_the_difference_matters(person: Driver, catalog: Catalog) -> None:
    seen = await person.roles("why")

    in_order(seen, *(reason.text.en for reason in catalog.reasons), "Source: Why the difference matters")


async def test_a_hire_for_tasks_of_one_role_is_that_role(person: Driver) -> None:
    seen = await person.roles("hire schedule posts, reply to comments")

    assert title(seen) == "You need a specialist"
    in_order(
        seen, "to copy", "Social media specialist", "• Scheduling posts", "Decides:", "Works with:", "Source"
    )


async def test_a_hire_for_tasks_of_both_says_who_comes_first_and_why(person: Driver) -> None:
    seen = await person.roles("hire schedule posts, plan content")

    assert title(seen) == "You need both, the strategist first"
    in_order(seen, "Direction comes first", "Strategist (1):", "Specialist (1):")
    in_order(seen, "A strategist's role description", "A specialist's role description")


async def test_tasks_can_be_picked_and_taken_back_before_the_answer(person: Driver) -> None:
    await person.roles("hire")
    await person.press("Making the content plan")
    await person.press("Scheduling posts")
    picked = await person.press("Replying to comments and messages")
    assert "Show whom I need (3)" in picked.buttons

    without = await person.press("✓ Making the content plan")
    answer = await person.press("Show whom I need (2)")
    again = await person.press("Pick other tasks")

    assert "Making the content plan" in without.buttons
    assert title(answer) == "You need a specialist"
    assert {"✓ Scheduling posts", "✓ Replying to comments and messages"} <= set(again.buttons)


async def test_buttons_lead_from_a_card_to_the_comparison_and_on_to_a_decision(person: Driver) -> None:
    await person.roles("strategist")

    compared = await person.press("Compare the two")
    one = await person.press("Decision making")
    rule = await person.press("Who may decide")
    decision = await person.press("Deciding which types of content fit")
    owner = await person.press("Deciding which types of content fit")

    assert title(compared) == "Specialist and strategist, side by side"
    assert title(one) == "Decision making: specialist and strategist"
    assert title(rule) == "Who may decide"
    assert title(decision) == "It's the strategist's call: Deciding which types of content fit"
    assert title(owner) == "The strategist owns this: Deciding which types of content fit"
    assert owner.private


async def test_what_flips_a_decision_says_who_decides_then(person: Driver) -> None:
    await person.roles("decide posting times")

    flipped = await person.press("Moving today's post")

    assert title(flipped).startswith("It's the specialist's call")


@pytest.mark.needs(Needs.OLD_BUTTONS)
async def test_buttons_about_the_roles_work_after_a_restart(person: Driver) -> None:
    await person.roles("hire")
    await person.press("Scheduling posts")

    await person.restart()

    assert title(await person.press("Show whom I need (1)")) == "You need a specialist"


async def test_help_about_the_roles_lists_all_that_can_be_asked(person: Driver) -> None:
    seen = await person.roles("help")

    in_order(seen, "specialist · strategist", "compare focus", "decide posting times", "why", "quiz", "hire")
    assert {"What a specialist does", "Compare the two", "Which one am I?"} <= set(seen.buttons)


async def test_the_help_leads_to_the_quiz(person: Driver) -> None:
    await person.roles("help")

    assert "Question 1 of 12" in words(await person.press("Which one am I?"))


async def test_the_quiz_can_be_asked_for_by_name(person: Driver) -> None:
    assert "Question 1 of 12" in words(await person.roles("quiz"))


@pytest.mark.needs(Needs.WORDS_ALONE)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("bandingkan", "Specialist dan strategist, berdampingan"),
        ("bandingkan fokus", "Fokus: beda specialist dan strategist"),
        ("kenapa", "Kenapa bedanya penting"),
        ("siapa yang mutusin platform", "Keputusannya di strategist: Milih platform"),
        ("rekrut jadwalin post, balas komentar", "Kamu perlu specialist"),
        ("kuis", "Aku yang mana?"),
    ],
)
async def test_speaks_indonesian_to_who_types_it(person: Driver, typed: str, told: str) -> None:
    assert told in words(await person.roles(typed))


@pytest.mark.needs(Needs.WORDS_ALONE)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("what does a strategist do?", "Social media strategist"),
        ("specialist or strategist", "Specialist and strategist, side by side"),
        ("which one am i", "Which one am I?"),
        ("", "The two roles"),
    ],
)
async def test_understands_a_question_in_plain_words(person: Driver, typed: str, told: str) -> None:
    assert told in words(await person.roles(typed))


@pytest.mark.needs(Needs.WORDS_ALONE)
async def test_what_is_no_question_about_the_roles_gets_what_is(person: Driver) -> None:
    seen = await person.roles("comparre please")

    assert title(seen) == "I don't get that yet"
    assert "roles compare" in words(seen)
