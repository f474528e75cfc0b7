"""What an answer says, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.knowledge.model import Catalog, Contradiction, Topic
from core.languages import LANGS, Bilingual, Lang
from core.ownership.verdicts import Ruling, Verdict
from core.replies import (
    Choices,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    all_actions,
    plain_inline,
    plain_text,
)
from core.wording import Wording
from tests.unit.small_library import CATALOG, LIBRARY

WORDING = Wording(CATALOG, LIBRARY.messages)
POSTING, PLANNING = CATALOG.topics["posting"], CATALOG.topics["planning"]
SCHEDULING, COUNTING = CATALOG.topics["scheduling"], CATALOG.topics["counting"]


def ruling(topic: str, words: str = "do it") -> Ruling:
    return Ruling(words, Verdict(CATALOG.topics[topic].owner), 0.9, topic=topic)


NEITHER = Ruling("fix the car", Verdict.NEITHER, 0.9)
UNSURE = Ruling("instagram", Verdict.UNSURE, 0.5, nearest=("posting", "planning"))

rulings = st.sampled_from([*(ruling(topic) for topic in CATALOG.topics), NEITHER, UNSURE])
langs: st.SearchStrategy[Lang] = st.sampled_from(LANGS)


def kinds(reply: Reply) -> list[type[Part]]:
    return [type(part) for part in reply.parts]


def headings(reply: Reply) -> list[str]:
    return [plain_inline(part.text) for part in reply.parts if isinstance(part, Heading)]


def links(reply: Reply) -> list[Link]:
    notes = [part.text for part in reply.parts if isinstance(part, Note)]
    return [inline for words in notes for inline in words if isinstance(inline, Link)]


def test_names_the_owner_first_then_why_then_the_other_part_then_what_flips_it() -> None:
    reply = WORDING.answer([ruling("posting")], "en")

    assert plain_inline(reply.title) == "The specialist owns this: Posting"
    assert kinds(reply) == [Paragraph, Facts, Choices, Quote, Note]
    assert plain_text(reply).splitlines() == [
        "The specialist owns this: Posting",
        "",
        "It is daily work.",
        "",
        "The other role: The strategist plans it.",
        "",
        "What would change the answer:",
        "[The plan: strategist]",
        "",
        "Ready to send:",
        "“Please post this.”",
        "",
        "Source: Tasks (https://example.org/who-does-what) · A publisher",
        "",
        "[Share in channel]",
    ]


@pytest.mark.parametrize(("lang", "part"), [("en", "The other role"), ("id", "Peran satunya")])
def test_says_what_the_other_role_does(lang: Lang, part: str) -> None:
    reply = WORDING.answer([ruling("planning")], lang)

    (facts,) = (part for part in reply.parts if isinstance(part, Facts))
    (fact,) = facts.items
    assert fact.label == part


def test_says_nothing_of_the_other_part_where_there_is_none() -> None:
    alone = replace(POSTING, other_role=None)

    assert Facts not in kinds(Wording(CATALOG, LIBRARY.messages).topic(alone, "en"))


@pytest.mark.parametrize("lang", LANGS)
def test_splits_a_shared_topic_with_one_accountable_role_for_each_phase(lang: Lang) -> None:
    reply = WORDING.topic(SCHEDULING, lang)

    (facts,) = (part for part in reply.parts if isinstance(part, Facts))
    assert [fact.label.split(" · ")[1] for fact in facts.items] == ["strategist", "specialist"]
    assert [plain_inline(fact.text) for fact in facts.items] == [
        split.part.in_(lang) for split in SCHEDULING.split
    ]


def test_says_in_the_title_that_a_topic_is_shared_and_then_by_what() -> None:
    words = plain_text(WORDING.topic(SCHEDULING, "en")).splitlines()

    assert words[:8] == [
        "Both roles share this: Scheduling in general",
        "",
        "Both have a part.",
        "",
        "Accountable in each phase:",
        "",
        "Plan · strategist: Plans it.",
        "Publish · specialist: Posts it.",
    ]


def test_says_that_the_article_contradicts_itself_and_cites_both_sections() -> None:
    reply = WORDING.topic(SCHEDULING, "en")

    assert "Worth knowing: It says both." in plain_text(reply)
    assert [link.text for link in links(reply)] == ["Tasks; Plans"]


def test_cites_a_section_once() -> None:
    same = Contradiction(Bilingual("Twice.", "Dua kali."), ("tasks", "tasks"))

    reply = WORDING.topic(replace(POSTING, contradiction=same), "en")

    assert [link.text for link in links(reply)] == ["Tasks"]


@given(one=st.sampled_from(sorted(CATALOG.topics)), lang=langs)
def test_every_answer_names_its_section_and_links_the_article(one: str, lang: Lang) -> None:
    topic = CATALOG.topics[one]

    (link,) = links(WORDING.topic(topic, lang))

    assert link.url == CATALOG.source.url
    assert CATALOG.sections[topic.section].title.in_(lang) in link.text


def test_says_plainly_that_neither_role_owns_it() -> None:
    reply = WORDING.answer([NEITHER], "en")

    words = plain_text(reply)
    assert words.startswith("Neither role owns this, as far as I know")
    assert "for example: “schedule tomorrow's reels”" in words
    assert not all_actions(reply)


def test_offers_the_nearest_tasks_where_there_are_any() -> None:
    near = replace(NEITHER, nearest=("planning", "posting"))

    reply = WORDING.answer([near], "id")

    assert [action.label for action in all_actions(reply)] == ["Perencanaan", "Memposting"]
    assert "yang paling dekat" in plain_text(reply)


def test_asks_one_question_where_the_wording_leaves_it_open() -> None:
    reply = WORDING.answer([UNSURE], "en")

    assert kinds(reply) == [Choices]
    assert plain_text(reply).startswith("One question first")
    assert [action.label for action in all_actions(reply)] == ["Posting", "Planning"]


def test_answers_several_tasks_in_the_order_of_the_text() -> None:
    tasks = [ruling("planning", "plan it"), NEITHER, UNSURE, ruling("posting", "post it")]

    reply = WORDING.answer(tasks, "en")

    assert plain_inline(reply.title) == "4 tasks, one by one"
    assert headings(reply) == [
        "1. Strategist: plan it",
        "2. Neither role: fix the car",
        "3. Not clear yet: instagram",
        "4. Specialist: post it",
    ]
    words = plain_text(reply)
    assert "It sets the direction." in words
    assert "Outside what I know about the two roles." in words
    assert "The wording leaves the owner open." in words


def test_shows_the_split_of_a_shared_task_among_several() -> None:
    words = plain_text(WORDING.answer([ruling("scheduling"), NEITHER], "en"))

    assert "1. Shared: do it\n\nBoth have a part.\n\nPlan · strategist: Plans it." in words


@pytest.mark.parametrize(
    ("topics", "order"),
    [
        (["posting", "planning"], "2 → 1"),
        (["counting", "posting", "planning"], "3 → 2 → 1"),
        (["planning", "posting", "counting"], "1 → 2 → 3"),
        (["counting", "scheduling", "posting", "planning"], "4 → 2 → 3 → 1"),
    ],
)
def test_hands_off_direction_first_then_execution_then_measurement(topics: list[str], order: str) -> None:
    reply = WORDING.answer([ruling(topic) for topic in topics], "en")

    assert f"Hand-off order: {order}. Direction comes first" in plain_text(reply)


def test_hands_off_what_the_specialist_measures_last_too() -> None:
    checking = replace(COUNTING, id="checking", owner="specialist")
    wording = Wording(_with(checking), LIBRARY.messages)
    checked = Ruling("check it", Verdict.SPECIALIST, 0.9, topic="checking")

    assert "Hand-off order: 2 → 1." in plain_text(wording.answer([checked, ruling("posting")], "en"))


def test_hands_off_only_what_is_covered() -> None:
    tasks = [NEITHER, ruling("posting"), UNSURE, ruling("planning")]

    assert "Hand-off order: 4 → 2." in plain_text(WORDING.answer(tasks, "en"))


@pytest.mark.parametrize("tasks", [[NEITHER, ruling("posting")], [NEITHER, UNSURE]])
def test_says_no_order_where_at_most_one_task_is_covered(tasks: list[Ruling]) -> None:
    assert "Hand-off" not in plain_text(WORDING.answer(tasks, "en"))


def test_has_nothing_to_share_or_cite_where_no_task_is_covered() -> None:
    reply = WORDING.answer([NEITHER, UNSURE], "en")

    assert not all_actions(reply)
    assert not links(reply)


def test_cites_the_sections_of_all_tasks_once() -> None:
    tasks = [ruling("posting"), ruling("planning"), ruling("posting")]

    assert [link.text for link in links(WORDING.answer(tasks, "en"))] == ["Tasks; Plans"]


def test_offers_each_covered_topic_in_full_once() -> None:
    reply = WORDING.answer([NEITHER, ruling("posting"), ruling("planning"), ruling("posting")], "id")

    assert [action.label for action in all_actions(reply)] == [
        "Memposting",
        "Perencanaan",
        "Bagikan di channel",
    ]


def test_says_that_it_read_the_first_tasks_only() -> None:
    reply = WORDING.answer([ruling("posting"), NEITHER], "en", more=True)

    assert "I read the first 2 tasks." in plain_text(reply)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("post\n  it", "1. Specialist: post it"),
        ("p" * 60, f"1. Specialist: {'p' * 60}"),
        ("p" * 61, f"1. Specialist: {'p' * 59}…"),
        ("p" * 58 + " ost it", f"1. Specialist: {'p' * 58}…"),
    ],
    ids=["white space", "just fits", "too long", "cut at a space"],
)
def test_shortens_a_tasks_words_in_its_heading(typed: str, heading: str) -> None:
    reply = WORDING.answer([ruling("posting", typed), NEITHER], "en")

    assert headings(reply)[0] == heading


@given(tasks=st.lists(rulings, min_size=1, max_size=25), lang=langs)
def test_every_button_says_something_and_carries_at_most_90_ascii_characters(
    tasks: list[Ruling], lang: Lang
) -> None:
    for action in all_actions(WORDING.answer(tasks, lang)):
        assert action.label.strip()
        assert len(action.do) <= 90
        assert action.do.isascii()


@given(tasks=st.lists(rulings, min_size=1, max_size=25), lang=langs)
def test_every_answer_says_something_in_every_place(tasks: list[Ruling], lang: Lang) -> None:
    reply = WORDING.answer(tasks, lang, more=True)

    assert reply.private
    assert reply.lang == lang
    assert plain_inline(reply.title).strip()
    assert all(words.strip() for part in reply.parts for words in _all_words(part))


@given(tasks=st.lists(rulings.filter(lambda one: one.topic is not None), min_size=1, max_size=25))
def test_a_share_button_brings_the_same_topics_back(tasks: list[Ruling]) -> None:
    codes = [CATALOG.topics[one.topic or ""].code for one in tasks]

    again = WORDING.from_codes(codes, "en")

    assert again is not None
    named = [replace(one, text=CATALOG.topics[one.topic or ""].name.en) for one in tasks]
    assert again == WORDING.answer(named, "en")


def test_brings_nothing_back_that_the_knowledge_no_longer_has() -> None:
    assert WORDING.from_codes([POSTING.code, "zzz"], "en") is None


def test_a_note_without_further_words_is_its_title_alone() -> None:
    assert WORDING.note("busy", "en").parts == ()
    assert len(WORDING.note("old", "en").parts) == 1


def _with(topic: Topic) -> Catalog:
    return replace(CATALOG, topics={**CATALOG.topics, topic.id: topic})


def _all_words(part: Part) -> list[str]:
    match part:
        case Facts():
            return [words for fact in part.items for words in (fact.label, plain_inline(fact.text))]
        case Choices():
            return [plain_inline(part.prompt), *(action.label for action in part.actions)]
        case _:
            return [plain_inline(part.text)]
