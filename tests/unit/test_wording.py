"""What an answer says, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coded_wording import CodedWording
from core.knowledge.model import Contradiction, Role
from core.languages import LANGS, Bilingual, Lang
from core.ownership.judging import NAMED
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases
from core.replies import (
    Choices,
    Facts,
    Link,
    Note,
    Paragraph,
    Part,
    Person,
    Quote,
    Reply,
    all_actions,
    plain_inline,
    plain_text,
)
from core.wording import Wording
from tests.unit.small_library import CATALOG, LIBRARY

WORDING = Wording(CATALOG, LIBRARY.messages, LIBRARY.lexicon.open)
CODED = CodedWording(CATALOG, Phrases(CATALOG, LIBRARY.messages), WORDING)
POSTING, PLANNING = CATALOG.topics["posting"], CATALOG.topics["planning"]
SCHEDULING = CATALOG.topics["scheduling"]


def ruling(topic: str, words: str = "do it") -> Ruling:
    return Ruling(words, Verdict(CATALOG.topics[topic].owner), 0.9, topic=topic)


NEITHER = Ruling("fix the car", Verdict.NEITHER, 0.9)
UNSURE = Ruling("instagram", Verdict.UNSURE, 0.5, nearest=("posting", "planning"))

rulings = st.sampled_from([*(ruling(topic) for topic in CATALOG.topics), NEITHER, UNSURE])
langs: st.SearchStrategy[Lang] = st.sampled_from(LANGS)


def kinds(reply: Reply) -> list[type[Part]]:
    return [type(part) for part in reply.parts]


def notes(reply: Reply) -> list[str]:
    return [plain_inline(part.text) for part in reply.parts if isinstance(part, Note)]


def links(reply: Reply) -> list[Link]:
    notes = [part.text for part in reply.parts if isinstance(part, Note)]
    return [inline for words in notes for inline in words if isinstance(inline, Link)]


def test_names_the_owner_first_then_why_then_the_other_part_then_what_flips_it() -> None:
    reply = WORDING.answer([ruling("posting")], "en")

    assert plain_inline(reply.title) == "The specialist owns this: Posting"
    assert kinds(reply) == [Paragraph, Facts, Choices, Quote, Note, Choices]
    assert plain_text(reply).splitlines() == [
        "The specialist owns this: Posting",
        "",
        "It is daily work.",
        "",
        "The other role: The strategist plans it.",
        "",
        "It's the strategist's if you mean:",
        "[The plan]",
        "",
        "Ready to send:",
        "“Please post this.”",
        "",
        "Very sure.",
        "Source: Tasks (https://example.org/who-does-what) · A publisher",
        "",
        "[Compare]",
        "[Who decides?]",
        "[Why?]",
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

    assert Facts not in kinds(Wording(CATALOG, LIBRARY.messages, LIBRARY.lexicon.open).topic(alone, "en"))


@pytest.mark.parametrize("lang", LANGS)
def test_splits_a_shared_topic_with_one_accountable_role_for_each_phase(lang: Lang) -> None:
    reply = WORDING.topic(SCHEDULING, lang)

    (facts,) = (part for part in reply.parts if isinstance(part, Facts))
    assert [fact.label.split(" · ")[1] for fact in facts.items] == ["strategist", "specialist"]
    assert [plain_inline(fact.text) for fact in facts.items] == [
        split.part.in_(lang) for split in SCHEDULING.split
    ]


def test_says_once_whose_it_would_be_above_all_that_would_make_it_so() -> None:
    there, back = POSTING.flips[0], SCHEDULING.flips[0]
    topic = replace(SCHEDULING, flips=(back, there, replace(back, label=Bilingual("More", "Lagi"))))

    reply = WORDING.topic(topic, "en")

    mine, yours, _onward = (part for part in reply.parts if isinstance(part, Choices))
    assert plain_inline(mine.prompt) == "It's the specialist's if you mean:"
    assert [action.label for action in mine.actions] == ["Ready posts", "More"]
    assert plain_inline(yours.prompt) == "It's the strategist's if you mean:"
    assert [action.label for action in yours.actions] == ["The plan"]


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

    assert plain_text(reply).splitlines() == [
        "One question first",
        "",
        "It's social media, but the wording leaves the owner open.",
        "",
        "Post there or plan?",
        "[Post]",
        "[Plan]",
    ]


@pytest.mark.parametrize(
    ("confidence", "because", "said"),
    [
        (0.99, ("jadwalin", "reels besok"), "Very sure, going by “jadwalin” and “reels besok”."),
        (0.7, ("a", "b", "c"), "Quite sure, going by “a”, “b” and “c”."),
        (0.5, ("tweak",), "Not very sure, going by “tweak”."),
        (0.5, (), "Not very sure."),
        (NAMED, (), "Very sure: you named it outright."),
    ],
)
def test_says_how_sure_it_is_and_going_by_which_words(
    confidence: float, because: tuple[str, ...], said: str
) -> None:
    sure = Ruling("do it", Verdict.SPECIALIST, confidence, topic="posting", because=because)

    assert notes(WORDING.answer([sure], "en")) == [
        f"{said}\nSource: Tasks (https://example.org/who-does-what) · A publisher"
    ]


def test_says_how_sure_it_is_in_indonesian_too() -> None:
    sure = replace(ruling("posting"), confidence=0.7, because=("unggah", "takarir"))

    (note,) = notes(WORDING.answer([sure], "id"))

    assert note.startswith("Cukup yakin, dilihat dari “unggah” dan “takarir”.\nSumber: ")


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (replace(NEITHER, because=("the car",)), "Very sure, going by “the car”."),
        (
            replace(NEITHER, confidence=NAMED),
            "Very sure: none of these words is about social media work.",
        ),
        (replace(NEITHER, nearest=("posting",), confidence=0.5), "Not very sure."),
    ],
)
def test_says_how_sure_it_is_that_neither_role_owns_it(task: Ruling, said: str) -> None:
    (note,) = notes(WORDING.answer([task], "en"))

    assert note.splitlines()[0] == said


def test_cuts_long_words_that_counted_and_keeps_them_on_one_line() -> None:
    sure = replace(ruling("posting"), because=("x" * 500, "two\nlines"))

    (note,) = notes(WORDING.answer([sure], "en"))

    assert note.splitlines()[0] == f"Very sure, going by “{'x' * 39}…” and “two lines”."


def test_says_nothing_of_sureness_where_nothing_was_typed() -> None:
    code = POSTING.code
    tapped, public = WORDING.topic(POSTING, "en"), CODED.public([code], "en", Person("U1", "Ayu"))

    assert public is not None
    assert "sure" not in plain_text(tapped)
    assert "sure" not in plain_text(public)


@pytest.mark.parametrize(
    ("topic", "asked", "lang", "title"),
    [
        ("posting", "specialist", "en", "Yes, the specialist owns this: Posting"),
        ("posting", "strategist", "en", "No, the specialist owns this: Posting"),
        ("planning", "strategist", "id", "Iya, dipegang strategist: Perencanaan"),
        ("planning", "specialist", "id", "Bukan, ini dipegang strategist: Perencanaan"),
        ("scheduling", "specialist", "en", "Partly: both roles share this (Scheduling in general)"),
        ("scheduling", "strategist", "id", "Sebagian: ini dibagi berdua (Penjadwalan secara umum)"),
    ],
)
def test_answers_yes_or_no_where_a_role_was_named(topic: str, asked: Role, lang: Lang, title: str) -> None:
    reply = WORDING.answer([replace(ruling(topic), asked=asked)], lang)

    assert plain_inline(reply.title) == title


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "No, neither role owns this, as far as I know"),
        ("id", "Bukan, setahuku ini di luar tugas keduanya"),
    ],
)
def test_answers_no_where_neither_role_owns_it(lang: Lang, title: str) -> None:
    assert plain_inline(WORDING.answer([replace(NEITHER, asked="specialist")], lang).title) == title


def test_answers_neither_yes_nor_no_before_its_question_is_answered() -> None:
    reply = WORDING.answer([replace(UNSURE, asked="specialist")], "en")

    assert plain_inline(reply.title) == "One question first"


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


@given(tasks=st.lists(rulings.filter(lambda one: one.topic is not None), min_size=2, max_size=25))
def test_a_share_button_brings_the_same_topics_back(tasks: list[Ruling]) -> None:
    codes = [CATALOG.topics[one.topic or ""].code for one in tasks]

    again = CODED.answer(codes, "en")

    named = [replace(one, text=CATALOG.topics[one.topic or ""].name.en) for one in tasks]
    assert again == WORDING.answer(named, "en")


def test_a_share_button_brings_one_topic_back_whole() -> None:
    assert CODED.answer([POSTING.code, "---"], "en") == WORDING.topic(POSTING, "en")


def test_brings_nothing_back_that_the_knowledge_no_longer_has() -> None:
    assert CODED.answer([POSTING.code, "zzz"], "en") is None
    assert CODED.public([POSTING.code, "zzz"], "en", Person("U1", "Ayu")) is None


def test_a_note_without_further_words_is_its_title_alone() -> None:
    assert WORDING.note("busy", "en").parts == ()
    assert len(WORDING.note("old", "en").parts) == 1


def _all_words(part: Part) -> list[str]:
    match part:
        case Facts():
            return [words for fact in part.items for words in (fact.label, plain_inline(fact.text))]
        case Choices():
            lead_in = [plain_inline(part.prompt)] if part.prompt else []
            return [*lead_in, *(action.label for action in part.actions)]
        case _:
            return [plain_inline(part.text)]
