"""All that we know, asked by its own name in both languages, fits whole into what every platform shows."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from simcord.components import COMPONENTS_V2_FLAG, validate_components, walk_components

from bots.discord_bot import limits as discord_limits
from bots.discord_bot.layout import layout, layouts
from bots.slack_bot.blocks import message
from bots.terminal.asking import at_once
from bots.terminal.drawing import Style, draw
from core.desk import Desk, Question
from core.knowledge.model import Topic
from core.languages import LANGS, Lang
from core.ownership.engine import MOST_TASKS
from core.ownership.verdicts import Ruling, Verdict
from core.replies import Link, Note, Person, Reply, all_actions, plain_inline, plain_text
from core.wording import Wording
from tests.drivers.discord_text import plain
from tests.drivers.shipped_knowledge import shipped_library
from tests.drivers.slack_payloads import problems, seen

pytestmark = pytest.mark.no_cover  # tracing hundreds of renderings would take three times as long

LIBRARY = shipped_library()
CATALOG = LIBRARY.catalog
SHARE_NOTE = 200
"""Characters that Discord's layout keeps free for what takes the place of the Share button."""

every_topic = pytest.mark.parametrize("topic", CATALOG.topics.values(), ids=CATALOG.topics.keys())
both_languages = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(LIBRARY)


def asked(desk: Desk, topic: Topic, lang: Lang) -> Reply:
    return at_once(desk.who_owns(Question(topic.name.in_(lang), lang)))


def posted(desk: Desk, reply: Reply) -> Reply:
    (share, _switch) = reply.actions
    return at_once(desk.sharing.public(share.do, Person("U0RINA", "rina")))


@every_topic
@both_languages
def test_its_name_asks_for_it_and_nothing_else(desk: Desk, topic: Topic, lang: Lang) -> None:
    reply = asked(desk, topic, lang)

    assert reply.tone == topic.owner
    assert plain_inline(reply.title).endswith(f": {topic.name.in_(lang)}")


@every_topic
@both_languages
def test_it_names_the_section_it_rests_on_and_leads_to_the_article(
    desk: Desk, topic: Topic, lang: Lang
) -> None:
    reply = asked(desk, topic, lang)

    links = [
        piece
        for part in reply.parts
        if isinstance(part, Note)
        for piece in part.text
        if isinstance(piece, Link)
    ]
    assert [link.url for link in links] == [CATALOG.source.url]
    assert CATALOG.sections[topic.section].title.in_(lang) in links[0].text


@every_topic
@both_languages
def test_slack_takes_it_and_its_post_whole(desk: Desk, topic: Topic, lang: Lang) -> None:
    reply = asked(desk, topic, lang)
    post = posted(desk, reply)

    for each in (reply, post):
        drawn = message(each)
        shown = seen(drawn, private=each.private)
        assert problems(drawn) == []
        assert missing(each, shown.text) == []
        assert list(shown.buttons) == [action.label for action in all_actions(each)]


@every_topic
@both_languages
def test_discord_takes_it_and_its_post_whole(desk: Desk, topic: Topic, lang: Lang) -> None:
    reply = asked(desk, topic, lang)
    post = posted(desk, reply)

    for each in (reply, post):
        components = parts_of(each)
        validate_components(components, flags=COMPONENTS_V2_FLAG)
        texts = [one["content"] for one in kind(components, 10)]
        assert sum(map(discord_limits.length, texts)) <= discord_limits.TEXT - SHARE_NOTE
        assert len(list(walk_components(components))) < discord_limits.COMPONENTS
        assert missing(each, plain("\n".join(texts), {})) == []
        labels = [button["label"] for button in kind(components, 2)]
        assert labels == [action.label for action in all_actions(each)]


@every_topic
@both_languages
@pytest.mark.parametrize("columns", [40, 80])
def test_a_terminal_shows_it_whole_and_breaks_its_lines(
    desk: Desk, topic: Topic, lang: Lang, columns: int
) -> None:
    reply = asked(desk, topic, lang)

    drawn = draw(reply, Style(width=columns, numbered=True))

    too_wide = [line for line in drawn.splitlines() if len(line) > columns]
    assert all(CATALOG.source.url in line for line in too_wide)
    assert missing(reply, drawn) == []
    assert all(action.label in flat(drawn) for action in all_actions(reply))


LONG_WORDS = {
    "words": "kata yang panjang " * 20,
    "one word": "a" * 500,
    "emoji": "🔥" * 100,
    "markup": "*_~`|<@>[]" * 20,
}
WORST = {
    "all kinds": lambda topics: topics,
    "all shared": lambda topics: [max(topics, key=lambda topic: len(topic.split))] * len(topics),
    "long names": lambda topics: (
        [max(topics, key=lambda topic: len(topic.name.en + topic.name.id))] * len(topics)
    ),
}
several = pytest.mark.parametrize("number", [2, 4, 5, 12, 13, MOST_TASKS])
any_kinds = pytest.mark.parametrize("kinds", WORST.values(), ids=WORST.keys())
any_kinds_and_words = pytest.mark.parametrize(
    ("kinds", "typed"),
    [
        pytest.param(WORST[kinds], LONG_WORDS[typed], id=f"{kinds}, {typed}")
        for kinds in WORST
        for typed in LONG_WORDS
        if (kinds, typed) != ("all shared", "emoji")  # nobody shares a task without a word
    ],
)


@both_languages
@several
@any_kinds_and_words
def test_slack_takes_a_plan_whole_in_one_message(
    desk: Desk, number: int, typed: str, kinds: Any, lang: Lang
) -> None:
    reply = many(kinds(longest(desk, number, lang)), typed, lang)

    drawn = message(reply)

    assert problems(drawn) == []
    shown = seen(drawn, private=True)
    assert missing(reply, shown.text) == []
    assert list(shown.buttons) == [action.label for action in all_actions(reply)]


@both_languages
@several
@any_kinds_and_words
def test_discord_takes_a_plan_whole_in_as_few_messages_as_it_needs(
    desk: Desk, number: int, typed: str, kinds: Any, lang: Lang
) -> None:
    reply = many(kinds(longest(desk, number, lang)), typed, lang)

    messages: list[Any] = [view.to_components() for view in layouts(reply)]  # type: ignore[no-untyped-call]

    assert len(messages) <= 3
    for components in messages:
        validate_components(components, flags=COMPONENTS_V2_FLAG)
        texts = [one["content"] for one in kind(components, 10)]
        assert sum(map(discord_limits.length, texts)) <= discord_limits.TEXT - SHARE_NOTE
    everything = [one["content"] for components in messages for one in kind(components, 10)]
    assert missing(reply, plain("\n".join(everything), {})) == []
    labels = [button["label"] for button in kind(messages[-1], 2)]
    assert labels == [action.label for action in all_actions(reply)]


@both_languages
@any_kinds
def test_both_platforms_take_the_post_of_the_longest_plan_whole_in_one_message(
    desk: Desk, kinds: Any, lang: Lang
) -> None:
    post = posted(desk, many(kinds(longest(desk, MOST_TASKS, lang)), "x", lang))

    drawn, components = message(post), parts_of(post)

    assert problems(drawn) == []
    assert missing(post, seen(drawn, private=False).text) == []
    validate_components(components, flags=COMPONENTS_V2_FLAG)
    assert missing(post, plain("\n".join(one["content"] for one in kind(components, 10)), {})) == []


def longest(desk: Desk, number: int, lang: Lang) -> list[Topic]:
    """The topics with the longest answers."""
    by_length = sorted(CATALOG.topics.values(), key=lambda topic: -len(plain_text(asked(desk, topic, lang))))
    return by_length[:number]


def many(topics: Iterable[Topic], typed: str, lang: Lang) -> Reply:
    """One reply about all these topics, with as much as possible beside them."""
    rulings = [Ruling(typed, Verdict(topic.owner), 1.0, topic=topic.id) for topic in topics]
    wording = Wording(CATALOG, LIBRARY.messages, LIBRARY.lexicon.open)
    return wording.in_both(wording.answer(rulings, lang, more=True, cut=True), wording.shown(rulings, lang))


def missing(reply: Reply, shown: str) -> list[str]:
    """The sentences of the reply that are not in what is shown, addresses and buttons aside."""
    buttons = {f"[{action.label}]" for action in all_actions(reply)}
    said = [
        flat(line).strip("“”").removesuffix(":")
        for line in plain_text(reply).splitlines()
        if line not in buttons
    ]
    return [line for line in said if line not in flat(shown)]


def flat(text: str) -> str:
    return " ".join(re.sub(r"\s\(https?://[^)]*\)", "", text).split())


def parts_of(reply: Reply) -> Any:
    return layout(reply).to_components()  # type: ignore[no-untyped-call] # discord.py leaves it untyped


def kind(components: Any, number: int) -> list[dict[str, Any]]:
    return [each for each in walk_components(components) if each["type"] == number]
