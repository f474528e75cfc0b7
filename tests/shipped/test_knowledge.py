"""The knowledge as shipped: it loads, and every topic of it can be shown."""

import shutil
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from core.buttons import Show, decode, encode_show
from core.desk import Desk, Question
from core.knowledge.model import Topic
from core.languages import LANGS, Bilingual, Lang
from core.library import Library, compile_library, open_library
from core.replies import (
    Choices,
    Facts,
    Link,
    Note,
    Paragraph,
    Person,
    Reply,
    Tone,
    all_actions,
    plain_inline,
    plain_text,
)

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LIBRARY: Library = open_library(KNOWLEDGE)
CATALOG = LIBRARY.catalog
DESK = Desk(LIBRARY)
EVERY_TOPIC = [
    pytest.param(topic, lang, id=f"{topic.id}-{lang}")
    for topic, lang in product(CATALOG.topics.values(), LANGS)
]
SENTENCE, PARAGRAPH = 160, 300
"""Characters that a person reads at one go: a line with a bullet or label, and running text."""


async def shown(topic: Topic, lang: Lang) -> Reply:
    return await DESK.buttons.press(encode_show(topic.code, lang))


def test_loads_without_a_fault(tmp_path: Path) -> None:
    copy = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge", ignore=shutil.ignore_patterns("__pycache__"))

    read = compile_library(copy)

    assert (read.catalog, read.messages, read.names) == (LIBRARY.catalog, LIBRARY.messages, LIBRARY.names)


def test_cites_one_article_at_a_secure_address() -> None:
    assert CATALOG.source.url.startswith("https://digibos.id/")
    assert CATALOG.source.publisher == "Digibos"
    assert CATALOG.source.title


def test_covers_the_fourteen_tasks_of_the_article() -> None:
    tasks = [
        topic for topic in CATALOG.topics.values() if topic.section.endswith("-tasks") and not topic.split
    ]

    assert {topic.section for topic in tasks if topic.owner == "specialist"} == {"specialist-tasks"}
    assert {topic.section for topic in tasks if topic.owner == "strategist"} == {"strategist-tasks"}
    assert sum(topic.owner == "specialist" for topic in tasks) >= 8
    assert sum(topic.owner == "strategist" for topic in tasks) >= 6


def test_the_cards_list_the_eight_and_the_six_tasks_in_the_articles_words() -> None:
    assert {role: len(card.tasks) for role, card in CATALOG.roles.items()} == {
        "specialist": 8,
        "strategist": 6,
    }


def test_covers_the_six_overlaps_and_both_roles_on_five_axes() -> None:
    assert sum(topic.owner == "shared" for topic in CATALOG.topics.values()) == 6
    assert len(CATALOG.axes) == 5
    assert set(CATALOG.roles) == {"specialist", "strategist"}


def test_every_section_but_the_opening_carries_an_answer() -> None:
    cited = {topic.section for topic in CATALOG.topics.values()}
    for role in CATALOG.roles.values():
        cited |= {role.section, *(analogy.section for analogy in role.analogies)}
    cited |= {axis.section for axis in CATALOG.axes} | {reason.section for reason in CATALOG.reasons}

    assert set(CATALOG.sections) - cited == {"importance-of-social-media"}


async def test_a_hand_off_starts_with_the_direction_and_ends_with_the_measuring() -> None:
    reply = await DESK.who_owns(
        Question("report the year's ROI; schedule tomorrow's reels; decide which platforms we use")
    )

    words = plain_text(reply)
    order = ["1. Strategist · decide", "2. Specialist · schedule", "3. Strategist · report"]
    assert sorted(order, key=words.index) == order


@pytest.mark.parametrize(("topic", "lang"), EVERY_TOPIC)
async def test_shows_the_owner_the_reason_and_the_source(topic: Topic, lang: Lang) -> None:
    reply = await shown(topic, lang)

    assert reply.tone is Tone(topic.owner)
    assert topic.name.in_(lang) in plain_inline(reply.title)
    first = reply.parts[0]
    assert isinstance(first, Paragraph)
    assert plain_inline(first.text) == topic.why.in_(lang)
    (link,) = _links(reply)
    assert link.url == CATALOG.source.url
    assert CATALOG.sections[topic.section].title.in_(lang) in link.text


@pytest.mark.parametrize(("topic", "lang"), EVERY_TOPIC)
async def test_shows_a_flip_that_leads_to_another_owner(topic: Topic, lang: Lang) -> None:
    reply = await shown(topic, lang)
    flips = [action for action in all_actions(reply) if isinstance(decode(action.do), Show)]
    (share, _switch) = reply.actions

    flipped = [await DESK.buttons.press(flip.do) for flip in flips]

    assert flipped
    assert all(reply.tone is not Tone(topic.owner) for reply in flipped)
    assert all(reply.lang == lang for reply in flipped)
    assert not (await DESK.sharing.public(share.do, Person("U1", "Ayu"))).private


@pytest.mark.parametrize(("topic", "lang"), EVERY_TOPIC)
async def test_keeps_every_text_short_enough_to_read(topic: Topic, lang: Lang) -> None:
    reply = await shown(topic, lang)

    assert len(plain_inline(reply.title)) <= 100
    assert all(len(words) <= PARAGRAPH + 20 for words in _paragraphs(reply))
    assert all(len(words) <= SENTENCE for words in _lines(topic, lang))
    assert all(len(action.label) <= 55 for action in all_actions(reply))
    assert len(plain_text(reply)) <= 2_000


@pytest.mark.parametrize(
    "topic", [one for one in CATALOG.topics.values() if one.split], ids=lambda one: one.id
)
def test_splits_an_overlap_between_both_roles(topic: Topic) -> None:
    assert {split.accountable for split in topic.split} == {"specialist", "strategist"}
    assert len({split.phase for split in topic.split}) == len(topic.split)
    assert topic.contradiction is not None


@pytest.mark.parametrize("topic", CATALOG.topics.values(), ids=lambda one: one.id)
def test_says_the_two_languages_apart(topic: Topic) -> None:
    """An untranslated text is the same in both."""
    for both in _texts(topic):
        assert both.en != both.id


def _links(reply: Reply) -> list[Link]:
    notes = (part.text for part in reply.parts if isinstance(part, Note))
    return [inline for words in notes for inline in words if isinstance(inline, Link)]


def _paragraphs(reply: Reply) -> Iterable[str]:
    for part in reply.parts:
        match part:
            case Facts():
                yield from (plain_inline(fact.text) for fact in part.items)
            case Choices():
                pass
            case _:
                yield "".join(inline.text for inline in part.text if not isinstance(inline, Person))


def _lines(topic: Topic, lang: Lang) -> Iterable[str]:
    yield from (flip.when.in_(lang) for flip in topic.flips)
    yield from (split.part.in_(lang) for split in topic.split)


def _texts(topic: Topic) -> Iterable[Bilingual]:
    yield from (topic.why, topic.handoff)
    yield from (flip.when for flip in topic.flips)
    yield from (split.part for split in topic.split)
