"""What the answer to several tasks says: the plan for the asker, and the one for a channel."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coded_wording import CodedWording
from core.languages import LANGS, Lang
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases
from core.replies import (
    Facts,
    Heading,
    Link,
    Note,
    Person,
    Quote,
    Reply,
    Tone,
    all_actions,
    plain_inline,
    plain_text,
)
from core.wording import Wording
from tests.unit.small_library import CATALOG, LIBRARY

WORDING = Wording(CATALOG, LIBRARY.messages, LIBRARY.lexicon.open)
CODED = CodedWording(CATALOG, Phrases(CATALOG, LIBRARY.messages), WORDING)
NEITHER = Ruling("fix the car", Verdict.NEITHER, 0.9)
UNSURE = Ruling("instagram", Verdict.UNSURE, 0.4, nearest=("posting", "planning"))
ASKER = Person("U1", "Ayu")


def ruling(topic: str, words: str = "do it") -> Ruling:
    return Ruling(words, Verdict(CATALOG.topics[topic].owner), 0.9, topic=topic)


def headings(reply: Reply) -> list[str]:
    return [plain_inline(part.text) for part in reply.parts if isinstance(part, Heading)]


def quotes(reply: Reply) -> list[tuple[str, str]]:
    return [(part.label, plain_inline(part.text)) for part in reply.parts if isinstance(part, Quote)]


def sources(reply: Reply) -> list[Link]:
    notes = [part.text for part in reply.parts if isinstance(part, Note)]
    return [inline for words in notes for inline in words if isinstance(inline, Link)]


def test_puts_the_tasks_in_the_order_of_hand_off_with_reasons_and_sentences_to_send() -> None:
    reply = WORDING.answer([ruling("posting", "post it"), ruling("planning", "plan it")], "en")

    assert reply.tone is Tone.SEVERAL
    assert plain_text(reply).splitlines() == [
        "2 tasks, in hand-over order",
        "",
        "Direction comes first, then the work, then the measuring.",
        "",
        "1. Strategist · plan it",
        "",
        "It sets the direction.",
        "",
        "Hands over: the plan → 2.\u00a0Specialist",
        "",
        "Ready to send:",
        "“Hi! Could you take care of this: “plan it”? Then please pass the plan on to the specialist.”",
        "",
        "2. Specialist · post it",
        "",
        "It is daily work.",
        "",
        "You end up with: the links",
        "",
        "Ready to send:",
        "“Hi! Could you take care of this: “post it”? When it's done, please send me the links.”",
        "",
        "See one of them in full:",
        "[Planning]",
        "[Posting]",
        "",
        "Source: Plans; Tasks (https://example.org/who-does-what) · A publisher",
        "",
        "[Share in channel]",
    ]


def test_names_who_does_which_phase_of_a_shared_step_in_one_line() -> None:
    words = plain_text(WORDING.answer([ruling("scheduling"), ruling("posting")], "en"))

    assert "Who does what: strategist: plan; specialist: publish" in words
    assert "take care of this together: “do it” (strategist: plan; specialist: publish)?" in words


def test_lists_what_nobody_owns_and_what_is_unclear_after_the_plan() -> None:
    reply = WORDING.answer([NEITHER, ruling("posting", "post it"), UNSURE], "en")

    assert headings(reply) == ["1. Specialist · post it", "Not in the plan"]
    words = plain_text(reply)
    assert words.startswith("3 tasks, one by one")
    assert "Neither role: fix the car\nNot clear yet: instagram" in words


def test_asks_the_question_that_decides_the_first_unclear_task() -> None:
    other = replace(UNSURE, text="the feed")

    reply = WORDING.answer([ruling("posting"), UNSURE, other], "en")

    assert "“instagram”: Post there or plan?\n[Post]\n[Plan]" in plain_text(reply)
    assert [action.label for action in all_actions(reply)] == ["Post", "Plan", "Posting", "Share in channel"]


def test_every_button_inside_a_plan_answers_beside_it() -> None:
    reply = WORDING.answer([ruling("posting"), UNSURE, ruling("planning")], "en")

    inside = [action.do for action in all_actions(reply) if action not in reply.actions]
    assert [do.split(":")[0] for do in inside] == ["b"] * 4


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("specialist", "1. Yes, specialist · do it"),
        ("strategist", "1. No, specialist · do it"),
        (None, "1. Specialist · do it"),
    ],
)
def test_says_yes_or_no_where_a_task_named_a_role(asked: str | None, heading: str) -> None:
    first = replace(ruling("posting"), asked=asked)  # type: ignore[arg-type]

    assert headings(WORDING.answer([first, NEITHER], "en"))[0] == heading


def test_has_nothing_to_share_or_cite_where_no_task_is_covered() -> None:
    reply = WORDING.answer([NEITHER, NEITHER], "en")

    assert plain_text(reply).splitlines() == [
        "2 tasks, one by one",
        "",
        "Neither role: fix the car",
        "Neither role: fix the car",
    ]
    assert not all_actions(reply)
    assert not sources(reply)


def test_cites_the_sections_of_all_tasks_once() -> None:
    tasks = [ruling("posting"), ruling("planning"), ruling("posting")]

    assert [link.text for link in sources(WORDING.answer(tasks, "en"))] == ["Plans; Tasks"]


def test_offers_each_covered_topic_in_full_once() -> None:
    reply = WORDING.answer([NEITHER, ruling("posting"), ruling("planning"), ruling("posting")], "id")

    assert [action.label for action in all_actions(reply)] == [
        "Perencanaan",
        "Memposting",
        "Bagikan di channel",
    ]


def test_says_that_it_read_the_first_tasks_only() -> None:
    reply = WORDING.answer([ruling("posting"), NEITHER], "en", more=True)

    assert "I read the first 2 tasks." in plain_text(reply)


def test_says_that_it_did_not_read_to_the_end() -> None:
    one = WORDING.answer([ruling("posting")], "en", cut=True)
    two = WORDING.answer([ruling("posting"), NEITHER], "id", cut=True)

    assert "too long for me to read to its end" in plain_text(one)
    assert "nggak membacanya sampai habis" in plain_text(two)


def test_many_steps_keep_to_the_owner_the_words_and_the_sentence_to_send() -> None:
    reply = WORDING.answer([ruling("posting", "post it"), *[ruling("planning", "plan it")] * 4], "en")

    assert headings(reply) == []
    assert quotes(reply)[3:] == [
        (
            "4. Strategist · plan it",
            "Hi! Could you take care of this: “plan it”? Then please pass the plan on to the specialist.",
        ),
        (
            "5. Specialist · post it",
            "Hi! Could you take care of this: “post it”? When it's done, please send me the links.",
        ),
    ]


def test_very_many_steps_say_a_tasks_words_once() -> None:
    reply = WORDING.answer([ruling("posting", "post it")] * 13, "en")

    assert quotes(reply)[12] == (
        "13. Specialist",
        "Hi! Could you take care of this: “post it”? When it's done, please send me the links.",
    )


def test_very_many_topics_have_no_buttons_of_their_own() -> None:
    more = {
        f"posting-{number}": replace(CATALOG.topics["posting"], id=f"posting-{number}")
        for number in range(11)
    }
    catalog = replace(CATALOG, topics=more)
    wording = Wording(catalog, LIBRARY.messages, {})

    reply = wording.answer([Ruling("x", Verdict.SPECIALIST, 0.9, topic=topic) for topic in more], "en")

    assert [action.label for action in all_actions(reply)] == ["Share in channel"]
    assert "Ask me about one of them to see why." in plain_text(reply)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("post\n  it", "1. Specialist · post it"),
        ("p" * 60, f"1. Specialist · {'p' * 60}"),
        ("p" * 61, f"1. Specialist · {'p' * 59}…"),
        ("p" * 58 + " ost it", f"1. Specialist · {'p' * 58}…"),
    ],
    ids=["white space", "just fits", "too long", "cut at a space"],
)
def test_shortens_a_tasks_words(typed: str, heading: str) -> None:
    reply = WORDING.answer([ruling("posting", typed), NEITHER], "en")

    assert headings(reply)[0] == heading


def test_the_channel_gets_a_line_for_each_step_without_what_is_for_the_asker() -> None:
    codes = [CATALOG.topics[topic].code for topic in ("posting", "scheduling", "counting")]

    reply = CODED.public([*codes, "---"], "en", ASKER)

    assert reply is not None
    assert not reply.private
    assert plain_text(reply).splitlines() == [
        "3 tasks, in hand-over order",
        "",
        "Ayu asked who owns this.",
        "",
        "Direction comes first, then the work, then the measuring.",
        "",
        "1. Shared: Scheduling in general → the schedule",
        "2. Specialist: Posting → the links",
        "3. Strategist: Counting views → the count",
        "",
        "Source: Tasks; Plans (https://example.org/who-does-what) · A publisher",
    ]


@pytest.mark.parametrize(
    ("owner", "following", "said"),
    [
        ("planning", "posting", "Then please pass the plan on to the specialist."),
        ("planning", "scheduling", "Then please pass the plan on to the specialist."),
        ("posting", "counting", "Then please pass the links on to the strategist."),
        ("scheduling", "posting", "When it's done, please send me the schedule."),
        ("planning", "counting", "When it's done, please send me the plan."),
    ],
)
def test_passes_on_to_the_other_role_where_it_has_a_part_in_what_follows(
    owner: str, following: str, said: str
) -> None:
    plan = WORDING.plan([ruling(owner), ruling(following)])

    assert WORDING.send(plan, "en")[0].endswith(said)


def test_passes_on_in_indonesian_too() -> None:
    plan = WORDING.plan([ruling("planning"), ruling("posting"), ruling("counting")])

    assert [said.partition("? ")[2] for said in WORDING.send(plan, "id")] == [
        "Habis itu tolong oper rencananya ke specialist ya.",
        "Habis itu tolong oper tautannya ke strategist ya.",
        "Kalau sudah beres, tolong kirim hitungannya ke aku ya.",
    ]


tasks_of_any_kind = st.sampled_from(
    [*(ruling(topic, "take care of it") for topic in CATALOG.topics), NEITHER, UNSURE]
)


@given(tasks=st.lists(tasks_of_any_kind, min_size=2, max_size=25), lang=st.sampled_from(LANGS))
def test_every_task_has_its_own_words_in_the_plan_and_every_step_a_sentence(
    tasks: list[Ruling], lang: Lang
) -> None:
    reply = WORDING.answer(tasks, lang)

    steps = [one for one in tasks if one.topic is not None]
    assert len(quotes(reply)) == len(steps)
    assert all("take care of it" in sentence for _, sentence in quotes(reply))
    rest = [fact for part in reply.parts if isinstance(part, Facts) for fact in part.items]
    assert sum(plain_inline(fact.text) in {"fix the car", "instagram"} for fact in rest) == len(tasks) - len(
        steps
    )


def test_asks_for_the_task_by_its_name_where_the_words_asked_whose_it_is() -> None:
    whose = replace(ruling("planning", "who plans it"), whose=True)

    plan = WORDING.answer([whose, ruling("posting", "post it")], "en")

    assert headings(plan)[0] == "1. Strategist · who plans it"
    assert quotes(plan)[0][1].startswith(
        f"Hi! Could you take care of this: “{CATALOG.topics['planning'].name.en}”?"
    )
