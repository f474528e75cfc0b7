"""“Which one am I?”, as people take it: question by question, in one private message."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from core.knowledge.model import Catalog, Role
from core.languages import Lang
from core.library import Library
from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver, Seen

SWITCH = "Bahasa Indonesia"


@dataclass
class Clock:
    at: datetime = datetime(2026, 11, 23, 3, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(library: Library, clock: Clock) -> BreakableDesk:
    return BreakableDesk(library, clock.now)


def labels(catalog: Catalog, role: Role, lang: Lang = "en") -> list[str]:
    """That role's answers, in the order of the questions."""
    return [question.answer(role).in_(lang) for question in catalog.quiz.questions]


def leaning(catalog: Catalog) -> list[str]:
    """Seven answers of the strategist's, and five of the specialist's."""
    strategist, specialist = labels(catalog, "strategist"), labels(catalog, "specialist")
    return strategist[:7] + specialist[7:]


async def pressed(person: Driver, answers: list[str]) -> Seen:
    *before, last = answers
    for label in before:
        await person.press(label)
    return await person.press(last)


async def test_begins_in_private_and_says_what_it_is_not_for(person: Driver, catalog: Catalog) -> None:
    seen = await person.ask("which one am I?")

    first = catalog.quiz.questions[0]
    assert title(seen) == "Which one am I? Question 1 of 12"
    in_order(seen, "neither answer is the better one", first.text.en, "Only you see this", "not for hiring")
    assert seen.buttons == (first.specialist.en, first.strategist.en, SWITCH)
    assert seen.private


async def test_the_next_question_takes_the_place_of_the_last(person: Driver, catalog: Catalog) -> None:
    await person.ask("which one am I?")

    seen = await person.press(labels(catalog, "specialist")[0])

    first, second = catalog.quiz.questions[:2]
    assert title(seen) == "Which one am I? Question 2 of 12"
    assert second.text.en in words(seen)
    assert first.text.en not in words(seen)
    assert seen.buttons == (second.strategist.en, second.specialist.en, "Back", "Start over", SWITCH)
    assert seen.private


async def test_twelve_answers_get_a_margin_the_axes_and_what_to_learn(
    person: Driver, catalog: Catalog
) -> None:
    await person.ask("which one am I?")

    seen = await pressed(person, leaning(catalog))

    assert title(seen) == "Leans strategist, 7 to 5"
    in_order(seen, "What decided it:", "Responsibility, 2 to 0", "Speaks for the specialist")
    in_order(seen, "To learn more of the other side:", "Responsibility, as a specialist", "not for hiring")
    assert seen.buttons == ("Back", "Start over", SWITCH)
    assert seen.private
    assert await person.public() == []


async def test_the_log_tells_neither_answers_nor_the_result(
    person: Driver, catalog: Catalog, logged: io.StringIO
) -> None:
    await person.ask("which one am I?")

    await pressed(person, leaning(catalog))

    assert not any(word in logged.getvalue() for word in ("strategist", "specialist", "q:en:"))


async def test_is_taken_in_indonesian(person: Driver, catalog: Catalog) -> None:
    await person.ask("aku yang mana?")

    seen = await pressed(
        person, [*labels(catalog, "strategist", "id")[:11], catalog.quiz.questions[11].specialist.id]
    )

    assert title(seen) == "Condong ke strategist, 11 banding 1"
    in_order(seen, "Yang menentukan:", "Buat belajar sisi satunya:", "bukan dasar keputusan rekrutmen")


async def test_goes_back_and_starts_over(person: Driver, catalog: Catalog) -> None:
    await person.ask("which one am I?")
    await pressed(person, labels(catalog, "specialist")[:3])

    back = await person.press("Back")
    over = await person.press("Start over")

    assert title(back) == "Which one am I? Question 3 of 12"
    assert title(over) == "Which one am I? Question 1 of 12"


async def test_an_answer_pressed_three_times_counts_once(person: Driver, catalog: Catalog) -> None:
    await person.ask("which one am I?")

    seen = await person.press_often(labels(catalog, "strategist")[0], 3)

    assert title(seen) == "Which one am I? Question 2 of 12"


async def test_refuses_to_judge_when_all_answers_are_alike(person: Driver, catalog: Catalog) -> None:
    await person.ask("which one am I?")

    seen = await pressed(person, labels(catalog, "strategist"))

    assert title(seen) == "I'd rather not judge that"
    in_order(seen, "All 12 answers are the strategist's", "not for hiring decisions")
    assert seen.buttons == ("Back", "Start over", SWITCH)


async def test_refuses_to_judge_the_same_button_each_time(person: Driver) -> None:
    seen = await person.ask("which one am I?")

    for _ in range(12):
        seen = await person.press(seen.buttons[0])

    assert title(seen) == "I'd rather not judge that"
    assert "the same button 12 times" in words(seen)


@pytest.mark.needs(Needs.OLD_BUTTONS)
async def test_goes_on_after_a_restart_of_the_bot(person: Driver, catalog: Catalog) -> None:
    await person.ask("which one am I?")
    answers = leaning(catalog)
    await pressed(person, answers[:6])

    await person.restart()
    seen = await pressed(person, answers[6:])

    assert title(seen) == "Leans strategist, 7 to 5"


async def test_is_forgotten_after_a_day_and_offers_a_new_one(
    person: Driver, catalog: Catalog, clock: Clock
) -> None:
    await person.ask("which one am I?")
    await pressed(person, labels(catalog, "specialist")[:2])
    clock.at += timedelta(days=1, minutes=1)

    late = await person.press(labels(catalog, "specialist")[2])
    again = await person.press("Start a new one")

    assert title(late) == "I've forgotten that quiz"
    assert late.buttons == ("Start a new one", SWITCH)
    assert title(again) == "Which one am I? Question 1 of 12"


@pytest.mark.needs(Needs.MENTIONS)
async def test_begins_by_mention_where_only_the_person_sees_it(person: Driver, catalog: Catalog) -> None:
    seen = await person.mention("which one am I?")

    second = await person.press(labels(catalog, "specialist")[0])

    assert title(seen) == "Which one am I? Question 1 of 12"
    assert seen.private
    assert title(second) == "Which one am I? Question 2 of 12"
    assert await person.public() == []
