"""The quiz at the desk: from the first question to the result, by buttons that carry all of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import encode_quiz, is_beside, is_share
from core.desk import Desk, Question
from core.knowledge.model import Role
from core.languages import LANGS, Lang
from core.replies import Reply, Tone, all_actions, plain_text
from tests.unit.small_desk import title
from tests.unit.small_library import CATALOG, LIBRARY, small_desk

QUESTIONS = CATALOG.quiz.questions
BACK, RESTART, SWITCH = "Back", "Start over", "Bahasa Indonesia"
NOT_FOR_HIRING = (
    "For getting to know the two roles, not for hiring decisions: it can't tell how well anybody works."
)
INDONESIAN = {BACK: "Kembali", RESTART: "Ulang dari awal"}

roles: st.SearchStrategy[Role] = st.sampled_from(("specialist", "strategist"))


@dataclass
class Clock:
    at: datetime = datetime(2026, 11, 23, 3, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass
class Person:
    """Somebody with the quiz before them, who presses buttons by their label."""

    clock: Clock = field(default_factory=Clock)
    shown: list[Reply] = field(default_factory=list)

    def desk(self) -> Desk:
        """A new one for each press, as after a restart."""
        return Desk(LIBRARY, now=self.clock.now)

    async def begin(self, lang: Lang = "en") -> Reply:
        self.shown.append(await self.desk().quiz(lang))
        return self.shown[-1]

    async def press(self, label: str, on: int = -1) -> Reply:
        """Presses the button on the last reply, or on an earlier one."""
        (do,) = (action.do for action in all_actions(self.shown[on]) if action.label == label)
        self.shown.append(await self.desk().buttons.press(do, "fr"))
        return self.shown[-1]

    async def answer(self, *roles: Role) -> Reply:
        for role in roles:
            lang = self.shown[-1].lang
            asked = QUESTIONS[number(self.shown[-1]) - 1]
            await self.press(asked.answer(role).in_(lang))
        return self.shown[-1]


@pytest.fixture
def person() -> Person:
    return Person()


def number(reply: Reply) -> int:
    """Which question is asked."""
    return int("".join(sign for sign in title(reply).partition(" of ")[0] if sign.isdigit()))


def labels(reply: Reply) -> list[str]:
    return [action.label for action in all_actions(reply)]


def on_axes(*strategist: str) -> list[Role]:
    return ["strategist" if question.axis in strategist else "specialist" for question in QUESTIONS]


async def test_begins_in_private_with_the_first_question_and_what_it_is_not_for(person: Person) -> None:
    first = await person.begin()

    assert title(first) == "Which one am I? Question 1 of 12"
    assert labels(first) == ["Do 1", "Plan 1", SWITCH]
    assert "not for hiring decisions" in plain_text(first)
    assert first.private


async def test_shows_the_answers_in_the_order_of_the_file(person: Person) -> None:
    await person.begin()

    second = await person.answer("specialist")

    assert labels(second) == ["Plan 2", "Do 2", BACK, RESTART, SWITCH]


async def test_tells_the_margin_the_axes_and_what_to_learn(person: Person) -> None:
    await person.begin()

    result = await person.answer(*on_axes("focus", "decision-making", "creative-process"))

    assert plain_text(result).splitlines() == [
        "Leans strategist, 8 to 4",
        "",
        "What decided it:",
        "",
        "Focus, 3 to 0: Growth.",
        "Decisions, 3 to 0: Big ones.",
        "Creative process, 2 to 0: Directs.",
        "",
        "Speaks for the specialist: Responsibility, 2 to 0; Data, 2 to 0",
        "",
        "To learn more of the other side:",
        "",
        "Focus, as a specialist: Do focus.",
        "Decisions, as a specialist: Do decision-making.",
        "Creative process, as a specialist: Do creative-process.",
        "",
        f"{NOT_FOR_HIRING} Only you see this, and I keep none of your answers.",
        "Source: Tasks; Plans (https://example.org/who-does-what) · A publisher",
        "",
        f"[{BACK}]",
        f"[{RESTART}]",
        f"[{SWITCH}]",
    ]


async def test_names_a_tie_one_and_what_pulls_each_way(person: Person) -> None:
    await person.begin()

    result = await person.answer(*on_axes("focus", "decision-making"))

    said = plain_text(result)
    assert title(result) == "Right in between, 6 to 6"
    assert "Focus, 3 to 0 for the strategist: Growth." in said
    assert "Data, 2 to 0 for the specialist: One post." in said
    assert "Speaks for" not in said
    assert "Focus, as a specialist: Do focus." in said


@pytest.mark.parametrize("role", ["specialist", "strategist"])
async def test_refuses_to_judge_twelve_answers_of_one_role(person: Person, role: Role) -> None:
    await person.begin()

    result = await person.answer(*[role] * 12)

    assert title(result) == "I'd rather not judge that"
    assert f"All 12 answers are the {role}'s" in plain_text(result)
    assert "not for hiring decisions" in plain_text(result)
    assert labels(result) == [BACK, RESTART, SWITCH]


@pytest.mark.parametrize("place", [0, 1])
async def test_refuses_to_judge_the_same_button_each_time(person: Person, place: int) -> None:
    reply = await person.begin()

    for _ in QUESTIONS:
        reply = await person.press(labels(reply)[place])

    assert title(reply) == "I'd rather not judge that"
    assert "You tapped the same button 12 times" in plain_text(reply)


async def test_stays_in_its_language(person: Person) -> None:
    first = await person.begin("id")

    second = await person.press("Kerjakan 1")

    assert title(first) == "Aku yang mana? Pertanyaan 1 dari 12"
    assert title(second) == "Aku yang mana? Pertanyaan 2 dari 12"
    assert labels(second)[2:] == ["Kembali", "Ulang dari awal", "English"]


async def test_a_result_can_be_taken_back(person: Person) -> None:
    await person.begin()
    await person.answer(*on_axes())

    last = await person.press(BACK)
    result = await person.answer("strategist")

    assert number(last) == 12
    assert title(result) == "Leans specialist, 11 to 1"


async def test_starting_over_forgets_what_was_answered(person: Person) -> None:
    first = await person.begin()
    await person.answer("specialist", "strategist", "strategist")

    assert await person.press(RESTART) == first


async def test_a_quiz_left_for_a_day_is_forgotten_and_offers_a_new_one(person: Person) -> None:
    await person.begin()
    await person.answer("specialist", "strategist")
    person.clock.at += timedelta(days=1, minutes=1)

    forgotten = await person.press("Plan 3")
    again = await person.press("Start a new one")

    assert title(forgotten) == "I've forgotten that quiz"
    assert labels(forgotten) == ["Start a new one", SWITCH]
    assert number(again) == 1


async def test_each_answer_gives_another_day(person: Person) -> None:
    await person.begin()

    for _ in range(11):
        person.clock.at += timedelta(hours=23)
        await person.answer("specialist")

    assert number(person.shown[-1]) == 12


async def test_a_quiz_with_other_questions_by_now_says_so(person: Person) -> None:
    state = f"{'zzz' if CATALOG.quiz.code != 'zzz' else 'yyy'}.1c8f2aa.st"
    person.clock.at = datetime(1970, 1, 1, tzinfo=UTC)

    reply = await person.desk().buttons.press(encode_quiz(state, "en"))

    assert title(reply) == "The questions have changed"
    assert labels(reply) == ["Start a new one", SWITCH]


async def test_more_answers_than_questions_are_of_another_quiz(person: Person) -> None:
    person.clock.at = datetime(1970, 1, 1, tzinfo=UTC)

    reply = await person.desk().buttons.press(encode_quiz(f"{CATALOG.quiz.code}.1.{'s' * 13}", "id"))

    assert title(reply) == "Pertanyaannya sudah berubah"


async def test_a_button_that_never_was_gets_the_note_for_old_ones(person: Person) -> None:
    reply = await person.desk().buttons.press("q:en:nonsense")

    assert title(reply) == "That button is from an older answer"


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("which one am I?", "en"),
        ("  Which one  am i ", "en"),
        ("Am I a specialist or a strategist?!", "en"),
        ("aku yang mana?", "id"),
        ("quiz", "id"),
    ],
)
async def test_is_begun_by_asking_for_it(typed: str, lang: Lang) -> None:
    reply = await small_desk().who_owns(Question(typed, locale="id", private=True))

    assert "1 of 12" in title(reply) or "1 dari 12" in title(reply)
    assert reply.lang == lang


@pytest.mark.parametrize(("typed", "private"), [("which one am I?", False), ("which one am I to post", True)])
async def test_is_not_begun_where_others_read_it_nor_by_other_words(typed: str, *, private: bool) -> None:
    reply = await small_desk().who_owns(Question(typed, private=private))

    assert " of 12" not in title(reply)


async def test_speaks_the_locale_and_else_the_default() -> None:
    desk = small_desk("id")

    assert (await desk.quiz(locale="en-GB")).lang == "en"
    assert (await desk.quiz(locale="fr")).lang == "id"
    assert (await desk.quiz("en", "id")).lang == "en"


async def test_its_buttons_neither_share_nor_answer_beside_it(person: Person) -> None:
    first = await person.begin()

    assert not any(is_share(action.do) or is_beside(action.do) for action in all_actions(first))


@given(
    presses=st.lists(
        st.tuples(st.sampled_from(("first", "last", BACK, RESTART)), st.integers(0, 9)), max_size=40
    ),
    lang=st.sampled_from(LANGS),
)
async def test_any_presses_in_any_order_lead_to_where_their_button_says(
    presses: list[tuple[str, int]], lang: Lang
) -> None:
    """Old buttons and double presses too: a model of the answers that each reply stands for foresees it."""
    person = Person()
    await person.begin(lang)
    answers: list[tuple[Role, ...]] = [()]

    for which, ago in presses:
        on = max(len(person.shown) - 1 - ago, 0)
        before = answers[on]
        here = _step(which, before)
        if here is None:
            continue
        await person.press(_label(which, before, lang), on)
        answers.append(here)

        reply = person.shown[-1]
        assert reply.lang == lang
        assert reply.tone is Tone.INFO
        assert reply.private
        assert all(len(action.do) <= 90 and action.do.isascii() for action in all_actions(reply))
        if len(here) < 12:
            assert QUESTIONS[len(here)].text.in_(lang) in plain_text(reply)
        else:
            assert not any(question.text.in_(lang) in plain_text(reply) for question in QUESTIONS)


@given(given_answers=st.lists(roles, min_size=12, max_size=12))
async def test_every_result_says_what_it_is_not_for_and_gives_the_margin(given_answers: list[Role]) -> None:
    person = Person()
    await person.begin()

    result = await person.answer(*given_answers)

    said = plain_text(result)
    more = max(given_answers.count("specialist"), given_answers.count("strategist"))
    assert "not for hiring decisions" in said
    assert f"{more} to {12 - more}" in title(result) or title(result) == "I'd rather not judge that"
    assert labels(result) == [BACK, RESTART, SWITCH]


@given(state=st.text(max_size=60), lang=st.sampled_from(LANGS))
async def test_whatever_a_button_says_gets_an_answer(state: str, lang: Lang) -> None:
    reply = await small_desk().buttons.press(encode_quiz(state, lang))

    assert title(reply)


def _step(which: str, before: tuple[Role, ...]) -> tuple[Role, ...] | None:
    """The answers after a press on the reply that stands for `before`; None when it has no such button."""
    if which in {BACK, RESTART}:
        return (before[:-1] if which == BACK else ()) if before else None
    if len(before) == len(QUESTIONS):
        return None
    return (*before, _role(which, len(before)))


def _role(which: str, at: int) -> Role:
    first = QUESTIONS[at].first
    other: Role = "strategist" if first == "specialist" else "specialist"
    return first if which == "first" else other


def _label(which: str, before: tuple[Role, ...], lang: Lang) -> str:
    if which in {BACK, RESTART}:
        return which if lang == "en" else INDONESIAN[which]
    return QUESTIONS[len(before)].answer(_role(which, len(before))).in_(lang)
