import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bots.discord_bot.layout import layouts
from bots.slack_bot.blocks import message
from core.buttons import Aspect, encode_onward, encode_show
from core.desk import Desk
from core.knowledge.model import Topic
from core.languages import LANGS, Lang
from core.replies import Choices, Heading, Reply, Tone, all_actions, plain_inline, plain_text
from core.roles.deciding import DecisionWording
from core.roles.following import FollowUpWording
from core.roles.phrases import RolePhrases
from tests.drivers.shipped_knowledge import shipped_library

LIBRARY = shipped_library()
CATALOG = LIBRARY.catalog
NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
DESK = Desk(LIBRARY, now=lambda: NOW)
BY_ITSELF = ("onward.compare", "onward.decide", "onward.why", "onward.back", "onward.axes")
FITS_A_PHONE = 15
"""Characters of a label: so many that three of them, or two rows of them, fit a phone's width."""

POSTS, ADS = CATALOG.topics["post-scheduling"], CATALOG.topics["ads-management"]
SHARED = CATALOG.topics["overlap-paid-ads"]


async def shown(aspect: Aspect, topic: Topic, lang: Lang = "en") -> Reply:
    return await DESK.buttons.press(encode_onward(aspect, topic.code, lang))


async def all_shown(lang: Lang) -> list[tuple[Topic, Reply]]:
    pairs = [(topic, aspect) for topic in CATALOG.topics.values() for aspect in Aspect]
    return [(topic, await shown(aspect, topic, lang)) for topic, aspect in pairs]


def headings(reply: Reply) -> Iterator[str]:
    return (plain_inline(part.text) for part in reply.parts if isinstance(part, Heading))


@pytest.mark.parametrize("lang", LANGS)
async def test_each_leads_back_to_its_answer_first_and_on_to_the_others(lang: Lang) -> None:
    for topic, reply in await all_shown(lang):
        back, *onward = all_actions(reply)

        assert isinstance(reply.parts[-1], Choices)
        assert back.do == encode_show(topic.code, lang)
        assert 2 <= len(onward) <= 3
        assert {reply.lang} == {(await DESK.buttons.press(action.do)).lang for action in onward}


@pytest.mark.parametrize("lang", LANGS)
async def test_each_arrives_whole_on_both_platforms(lang: Lang) -> None:
    for _, reply in await all_shown(lang):
        slack = json.dumps(message(reply)["blocks"], ensure_ascii=False)
        (view,) = layouts(reply)
        discord = json.dumps(view.to_components(), ensure_ascii=False)  # type: ignore[no-untyped-call]

        assert '"…"' not in slack
        assert "…" not in discord
        assert all(action.label in slack and action.label in discord for action in all_actions(reply))


@pytest.mark.parametrize("lang", LANGS)
def test_its_buttons_are_short_enough_for_a_phone(lang: Lang) -> None:
    labels = [LIBRARY.messages.say(lang, key) for key in BY_ITSELF]

    assert [label for label in labels if len(label) > FITS_A_PHONE] == []


async def test_compares_on_the_axis_on_which_the_task_changes_hands() -> None:
    flipped = await shown(Aspect.COMPARE, POSTS)
    itself = await shown(Aspect.COMPARE, CATALOG.topics["market-analysis"])

    assert list(headings(flipped)) == ["Where they differ: Creative process"]
    assert list(headings(itself)) == ["Where they differ: Focus"]


async def test_compares_the_parts_alone_where_no_axis_tells_them_apart() -> None:
    reply = await shown(Aspect.COMPARE, ADS)

    assert not list(headings(reply))
    assert plain_text(reply).splitlines()[2].startswith("Specialist: ")


async def test_compares_what_each_is_accountable_for_in_what_both_share() -> None:
    reply = await shown(Aspect.COMPARE, SHARED)

    _, _, specialist, strategist, *_ = plain_text(reply).splitlines()
    make, publish = (split.part.en for split in SHARED.split if split.accountable == "specialist")
    assert specialist == f"Specialist: {make} {publish}"
    assert strategist.startswith("Strategist: ")
    assert reply.tone is Tone.SHARED


async def test_why_both_share_something_has_a_picture_of_both() -> None:
    words = plain_text(await shown(Aspect.WHY, SHARED))

    assert "taxi driver" in words
    assert "GPS" in words
    assert "Worth knowing:" in words


async def test_why_one_owns_something_has_a_picture_of_that_one() -> None:
    words = plain_text(await shown(Aspect.WHY, CATALOG.topics["audience-replies"]))

    assert "taxi driver" in words
    assert "GPS" not in words


def test_says_nothing_of_a_part_that_is_not_known() -> None:
    phrases = RolePhrases(CATALOG, LIBRARY.messages)
    alone = replace(POSTS, other_role=None)

    reply = FollowUpWording(phrases, DecisionWording(phrases)).show(Aspect.COMPARE, alone, "en")

    assert "Strategist: Creative direction" in plain_text(reply)
    assert plain_text(reply).count("Strategist:") == 1


async def test_a_topic_that_is_gone_gets_the_note_about_older_answers() -> None:
    reply = await DESK.buttons.press(encode_onward(Aspect.WHY, "zzz", "id"), locale="en")

    assert plain_inline(reply.title) == "Tombol itu dari jawaban lama"


@pytest.mark.parametrize(
    ("sent", "old"),
    [(NOW - timedelta(days=30), False), (NOW - timedelta(days=31), True), (None, False)],
    ids=["30 days", "31 days", "not told"],
)
def test_knows_by_its_own_clock_which_buttons_are_old(sent: datetime | None, *, old: bool) -> None:
    assert DESK.buttons.are_old(sent) is old


@pytest.mark.parametrize(
    ("do", "locale", "said"),
    [
        (encode_show(POSTS.code, "id"), "en-US", "Tombol itu sudah lebih dari 30 hari"),
        ("garbage", "id", "Tombol itu sudah lebih dari 30 hari"),
        ("garbage", None, "That button is more than 30 days old"),
    ],
)
async def test_says_of_an_old_button_that_it_is_old_in_the_buttons_language(
    do: str, locale: str | None, said: str
) -> None:
    reply = await DESK.buttons.outlived(do, locale)

    assert plain_inline(reply.title) == said
    assert reply.private
    assert not all_actions(reply)
