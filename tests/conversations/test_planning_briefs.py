"""Several tasks at once: a plan in the order of hand-off."""

import pytest

from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

BRIEF = """1. write the captions
2. define the target audience
3. schedule tomorrow's reels
4. report the year's ROI
5. reply to comments
6. choose the platforms"""


async def test_puts_a_pasted_brief_in_the_order_of_hand_off(person: Driver) -> None:
    seen = await person.ask(BRIEF)

    assert title(seen) == "6 tasks, in hand-over order"
    in_order(
        seen,
        "1. Strategist · define the target audience",
        "“define the target audience”? Then please pass the audience profile on to the specialist.",
        "2. Strategist · choose the platforms",
        "“choose the platforms”? Then please pass the list of platforms on to the specialist.",
        "3. Specialist · write the captions",
        "4. Specialist · schedule tomorrow's reels",
        "5. Specialist · reply to comments",
        "on to the strategist.",
        "6. Strategist · report the year's ROI",
        "please send me the ROI figures.",
        "Source:",
    )


async def test_reads_25_tasks_and_says_that_there_were_more(person: Driver) -> None:
    seen = await person.ask("; ".join(["schedule tomorrow's reels", "choose the platforms"] * 13))

    assert title(seen) == "25 tasks, in hand-over order"
    in_order(seen, "1. Strategist", *(f"{number}. " for number in range(2, 26)), "I read the first 25 tasks.")
    assert words(seen).count("Could you take care of this") == 25


async def test_says_nothing_of_more_when_it_read_all_25(person: Driver) -> None:
    seen = await person.ask("; ".join(["schedule tomorrow's reels", "choose the platforms"] * 12))

    assert title(seen) == "24 tasks, in hand-over order"
    assert "I read the first" not in words(seen)


async def test_answers_an_indonesian_brief_in_indonesian(person: Driver) -> None:
    seen = await person.ask("jadwalin reels besok, terus tentuin target audiens, lalu laporin ROI setahun")

    assert title(seen) == "3 tugas, urut sesuai serah terimanya"
    in_order(
        seen,
        "1. Strategist · tentuin target audiens",
        "Diserahkan: profil target audiens → 2. Specialist",
        "Hai! Bisa tolong pegang yang ini:",
        "oper profil target audiens ke specialist ya.",
        "2. Specialist · jadwalin reels besok",
        "3. Strategist · laporin ROI setahun",
        "Hasil akhirnya: hitungan ROI",
        "Sumber:",
    )


@pytest.mark.parametrize("button", ["Choosing the platforms", "Scheduling posts"])
async def test_one_of_the_steps_opens_in_full_beside_the_plan(person: Driver, button: str) -> None:
    plan = await person.ask("schedule tomorrow's reels and choose the platforms")

    opened = await person.press(button)

    assert button in plan.buttons
    assert title(opened).endswith(f"owns this: {button}")
    assert opened.private


@pytest.mark.needs(Needs.SHARING)
async def test_the_plan_stays_when_one_of_its_steps_was_opened(person: Driver) -> None:
    await person.ask("schedule tomorrow's reels and choose the platforms")
    await person.press("Scheduling posts")

    again = await person.press("Choosing the platforms")

    assert title(again).endswith("owns this: Choosing the platforms")


async def test_asks_about_the_task_that_is_not_clear_yet(person: Driver) -> None:
    seen = await person.ask("schedule tomorrow's reels, then instagram")

    in_order(
        seen,
        "1. Specialist · schedule tomorrow's reels",
        "Not in the plan",
        "Not clear yet: instagram",
        "“instagram”: What should happen with that account or network?",
    )
    assert title(await person.press("Keep the account up to date")).startswith("The specialist owns this")


async def test_answers_yes_or_no_within_a_plan(person: Driver) -> None:
    seen = await person.ask("is scheduling posts a strategist thing? and then choose the platforms")

    assert "No, specialist · " in words(seen)
