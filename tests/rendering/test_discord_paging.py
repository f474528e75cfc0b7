"""Replies with more words than one Discord message takes go on in the next one."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from simcord.components import COMPONENTS_V2_FLAG, validate_components

from bots.discord_bot.layout import layouts
from bots.discord_bot.paging import pages
from core.replies import (
    Action,
    Choices,
    Heading,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    Tone,
    all_actions,
    text,
)
from tests.rendering.replies import replies

pytestmark = pytest.mark.no_cover  # tracing hundreds of renderings would take three times as long

ROOM = 3_800
SHARE = Action("Share", "s:en:abc")


def reply(*parts: Part) -> Reply:
    return Reply(text("Title"), parts, "en", Tone.SEVERAL, (SHARE,))


def words(length: int) -> Paragraph:
    return Paragraph(text("x" * length))


def test_a_reply_that_fits_is_one_message() -> None:
    short = reply(words(100), Note(text("source")))

    assert pages(short, ROOM) == (short,)


def test_goes_on_with_the_part_that_does_not_fit() -> None:
    first, second = words(2_000), Quote("Send", text("y" * 2_000))

    one, two = pages(reply(first, second), ROOM)

    assert (one.title, one.parts, one.actions) == (text("Title"), (first,), ())
    assert (two.title, two.parts, two.actions) == ((), (second,), (SHARE,))


def test_a_heading_stays_with_what_it_heads() -> None:
    first, heading, second = words(2_000), Heading(text("2.")), words(2_000)

    one, two = pages(reply(first, heading, second), ROOM)

    assert one.parts == (first,)
    assert two.parts == (heading, second)


def test_questions_and_small_print_stand_with_the_buttons_in_the_last_message() -> None:
    asking = Choices(text("Which?"), (Action("This", "b:en:abc"),))
    end = (asking, Note(text("z" * 300)), Note(text("z" * 300)))

    one, two = pages(reply(words(3_000), *end), ROOM)

    assert one.parts == (words(3_000),)
    assert two.parts == end


def test_a_reply_that_begins_with_a_long_question_does_not_begin_with_an_empty_message() -> None:
    asking = Choices(text("w" * 3_000), (Action("This", "b:en:abc"),))

    (one,) = pages(reply(asking, words(900)), ROOM)

    assert one.parts == (asking, words(900))
    assert one.title == text("Title")


def test_a_reply_without_parts_is_one_message() -> None:
    assert pages(reply(), ROOM) == (reply(),)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(replies)
def test_discord_takes_every_message_of_every_reply(any_reply: Reply) -> None:
    several = pages(any_reply, ROOM)
    views: list[Any] = [view.to_components() for view in layouts(any_reply)]  # type: ignore[no-untyped-call]

    assert 1 <= len(several) == len(views) <= 3
    assert tuple(part for one in several for part in one.parts) == any_reply.parts
    assert [action for one in several for action in all_actions(one)] == list(all_actions(any_reply))
    for components in views:
        validate_components(components, flags=COMPONENTS_V2_FLAG)
