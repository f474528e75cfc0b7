"""The working as people read it and as data: it names what was read, which words counted, and for what."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk import Question
from core.explaining import Explainer
from core.languages import Lang
from core.ownership.clues import Clue
from core.ownership.explaining import Contest, Working
from core.ownership.tasks import Basis
from core.ownership.verdicts import Ruling, Verdict
from core.replies import Reply, Tone, all_actions, plain_text
from tests.unit.small_library import LIBRARY, small_desk

DESK = small_desk()
EXPLAINER = Explainer(LIBRARY.catalog, LIBRARY.messages)
LIKELY = (("specialist", 0.9), ("strategist", 0.094), ("shared", 0.006))


def contest(*clues: tuple[str, float], start: float = 0.0) -> Contest:
    return Contest("specialist", "strategist", start, tuple(Clue(*clue) for clue in clues))


def working(*clues: tuple[str, float], start: float = 0.0, verdict: Verdict = Verdict.SPECIALIST) -> Working:
    """The working of a ruling by what was learnt; its clues are weights for the specialist."""
    topic = None if verdict in {Verdict.NEITHER, Verdict.UNSURE} else "posting"
    ruling = Ruling("it", verdict, 0.9, topic=topic)
    for_owner = contest(*clues, start=start)
    return Working(ruling, Basis.LEARNT, None, None, None, (), owners=LIKELY, for_owner=for_owner)


def lines(workings: Sequence[Working], lang: Lang = "en", *, more: bool = False) -> list[str]:
    return plain_text(EXPLAINER.explain(workings, lang, more=more)).splitlines()


async def explained(text: str, lang: Lang | None = None) -> list[str]:
    return plain_text(await DESK.explain(Question(text, lang))).splitlines()


def starting(told: list[str], start: str) -> str:
    """The rest of the line that starts like this."""
    (found,) = (line for line in told if line.startswith(start))
    return found.removeprefix(start)


async def test_says_the_answer_the_topic_and_what_the_task_was_read_as() -> None:
    told = await explained("upload the caption today")

    assert starting(told, "Answer: specialist (very sure: ").endswith(" in 100)")
    assert starting(told, "Topic: ") == "Posting (section: Tasks)"
    assert starting(told, "Read as: ") == "upload (act), piece (thing), one post or one day (scale)"


async def test_says_it_in_the_language_of_the_request_or_the_forced_one() -> None:
    assert "Topik: Memposting (bagian: Tugas)" in await explained("unggah takarir")
    assert "Topic: Posting (section: Tasks)" in await explained("unggah takarir", "en")


async def test_says_which_words_are_not_asked_about() -> None:
    told = await explained("upload the caption, not the campaign")

    assert starting(told, "Not asked about: ") == "“not the campaign”"


async def test_says_that_a_role_in_the_question_changes_nothing() -> None:
    told = await explained("is the caption whose upload strategist?")

    assert not any(line.startswith("Role in the question") for line in told)
    assert "strategist; naming a role" in starting(
        await explained("is upload the caption strategist?"), "Role in the question: "
    )


@pytest.mark.parametrize(
    ("text", "answer", "sentence"),
    [
        ("scheduling", "shared (very sure: 97 in 100)", "this is one of the topic's own names"),
        ("banana", "neither role (very sure: 97 in 100)", "I know none of these words"),
        ("instagram", "not clear yet", "This names something that several topics handle"),
    ],
)
async def test_says_in_a_sentence_on_what_else_an_answer_rests(text: str, answer: str, sentence: str) -> None:
    told = await explained(text)

    assert starting(told, "Answer: ") == answer
    assert any(sentence in line for line in told)
    assert not any(line.startswith(("Why", "For", "How likely")) for line in told)


async def test_nothing_known_is_said_to_be_nothing() -> None:
    assert starting(await explained("banana"), "Read as: ") == "nothing that I know"


async def test_says_which_words_spoke_for_the_owner_and_for_the_topic() -> None:
    told = await explained("plan the campaign")

    assert starting(told, "Why strategist rather than specialist: ") == "about 148 : 1"
    assert starting(told, "For strategist: ") == "“plan” ×55, “campaign” ×2.7"
    assert starting(told, "Why “Planning” rather than “Counting views”: ") == "about 20 : 1"
    assert starting(told, "For “Planning”: ") == "“plan” ×20"


async def test_says_how_likely_each_owner_and_topic_is() -> None:
    told = await explained("plan the campaign")

    assert starting(told, "How likely each owner is: ") == "strategist 99%"
    assert starting(told, "The likeliest topics: ").startswith("“Planning” 9")


def test_the_words_for_each_side_are_ranked_with_the_factors_that_make_the_odds() -> None:
    told = lines([working(("not", -1.1), ("the", 0.26), ("publish", 2.91), start=-0.69)])

    assert starting(told, "Why specialist rather than strategist: ") == "about 4.0 : 1"
    assert starting(told, "For specialist: ") == "“publish” ×18, “the” ×1.3"
    assert starting(told, "For strategist: ") == "“not” ×3.0, to begin with ×2.0"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    told = lines([working(("terbit", 1.1))], "id")

    assert starting(told, "Perbandingan specialist dengan strategist: ") == "sekitar 3,0 : 1"
    assert starting(told, "Mendukung specialist: ") == "“terbit” ×3,0"


def test_a_side_for_which_nothing_speaks_is_left_out() -> None:
    assert not any(line.startswith("For strategist") for line in lines([working(("publish", 1.0))]))


def test_what_no_word_says_is_named_as_such() -> None:
    assert starting(lines([working(("", 1.0))]), "For specialist: ") == "what is left unsaid ×2.7"


def test_many_words_and_weak_ones_are_told_together() -> None:
    strong = [(f"w{at}", 1.0) for at in range(6)]

    assert starting(lines([working(*strong)]), "For specialist: ").endswith("“w4” ×2.7, 1 more: ×2.7 in all")
    assert starting(lines([working(("a", 1.0), ("b", 0.05), ("c", 0.05))]), "For specialist: ") == (
        "“a” ×2.7, 2 more: ×1.1 in all"
    )
    assert starting(lines([working(("a", 1.0), ("b", 0.01))]), "For specialist: ") == "“a” ×2.7"
    assert starting(lines([working(("b", 0.01))]), "For specialist: ") == "1 more: ×1.0 in all"


@pytest.mark.parametrize(
    ("lead", "odds"),
    [
        (0.0, "about 1.0 : 1"),
        (-1.1, "about 1 : 3.0"),
        (2.31, "about 10 : 1"),
        (3.7, "about 40 : 1"),
        (9.0, "more than 1000 : 1"),
        (-9.0, "more than 1 : 1000"),
        (999.0, "more than 1000 : 1"),
    ],
)
def test_odds_are_as_exact_as_they_matter(lead: float, odds: str) -> None:
    told = lines([working(("publish", lead))])

    assert starting(told, "Why specialist rather than strategist: ") == odds


def test_a_factor_beyond_reading_is_cut_off() -> None:
    assert starting(lines([working(("publish", 999.0))]), "For specialist: ") == "“publish” ×1000+"


def test_likelihoods_beneath_a_hundredth_are_left_out() -> None:
    assert starting(lines([working()]), "How likely each owner is: ") == "specialist 90%, strategist 9%"
    assert not any(line.startswith("The likeliest topics") for line in lines([working()]))


def test_says_when_no_answer_was_likely_enough() -> None:
    told = lines([working(("publish", 0.5), verdict=Verdict.UNSURE)])

    assert "Answer: not clear yet" in told
    assert "No answer reaches 40%, so I ask rather than guess." in told


async def test_several_tasks_are_told_one_by_one_and_the_reading_of_factors_once() -> None:
    told = await explained("upload the caption, then plan the campaign")

    assert [line for line in told if line[:1].isdigit()] == [
        "1. “upload the caption”",
        "2. “plan the campaign”",
    ]
    assert sum(line.startswith("×3 means") for line in told) == 1


async def test_the_reply_has_the_tone_of_the_answer_and_no_buttons() -> None:
    one = await DESK.explain(Question("plan the campaign"))
    several = await DESK.explain(Question("plan the campaign, then upload the caption"))

    assert (one.tone, several.tone) == (Tone.STRATEGIST, Tone.SEVERAL)
    assert not all_actions(one)


async def test_says_that_there_were_more_tasks_than_it_read() -> None:
    told = await explained("upload the caption; plan the reel; " * 13)

    assert told[-1].startswith("I read the first 25 tasks.")


@pytest.mark.parametrize("typed", ["", " ", "help"])
async def test_helps_when_nothing_is_asked(typed: str) -> None:
    assert await DESK.explain(Question(typed)) == await DESK.who_owns(Question(typed))


@given(text=st.text())
async def test_explains_any_text(text: str) -> None:
    reply: Reply = await DESK.explain(Question(text))

    assert reply.parts


def task(text: str) -> Any:
    """The first task of the report with its working, as a program reads it."""
    return json.loads(json.dumps(DESK.report(Question(text), explain=True)))["tasks"][0]


def test_the_data_are_the_report_with_a_working_for_each_task() -> None:
    plain = DESK.report(Question("upload the caption, then plan the campaign"))
    whole = DESK.report(Question("upload the caption, then plan the campaign"), explain=True)

    workings = [one.pop("working") for one in whole["tasks"]]
    assert whole == plain
    assert len(workings) == 2


def test_the_data_have_the_documented_keys() -> None:
    told = task("upload the caption today, not the campaign")["working"]

    assert list(told) == ["basis", "read", "not_asked", "owners", "topics", "for_owner", "for_topic"]
    assert told["basis"] == "learnt"
    assert told["read"] == {"act": "upload", "thing": "piece", "scale": "small"}
    assert told["not_asked"] == ["not the campaign"]
    assert list(told["for_owner"]) == ["winner", "rival", "start", "clues", "sum"]
    assert told["for_topic"] is None  # the specialist has no other topic


def test_the_weights_in_the_data_add_up_to_the_sum() -> None:
    told = task("plan the campaign")["working"]

    for one in (told["for_owner"], told["for_topic"]):
        assert one["sum"] == pytest.approx(one["start"] + sum(clue["weight"] for clue in one["clues"]))
    assert told["for_topic"]["clues"] == [{"words": "plan", "weight": 3.0}]
    assert sum(told["owners"].values()) == pytest.approx(1, abs=0.001)


def test_the_data_of_what_was_not_weighed_are_empty() -> None:
    told = task("banana")["working"]

    assert told == {
        "basis": "strange",
        "read": {"act": None, "thing": None, "scale": None},
        "not_asked": [],
        "owners": {},
        "topics": {},
        "for_owner": None,
        "for_topic": None,
    }
