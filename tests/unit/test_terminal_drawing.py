import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bots.terminal.drawing import Style, draw
from core.replies import (
    Action,
    Choices,
    Fact,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    Quote,
    Reply,
    Span,
    Tone,
)
from core.replies import text as words
from tests.rendering.replies import replies

COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

REPLY = Reply(
    title=words(Span("Social media specialist", strong=True), " owns this"),
    parts=(
        Heading(words("First")),
        Paragraph(words("Daily work is the ", Span("specialist's", strong=True), ".")),
        Facts((Fact("Why", words("because")), Fact("Part", words("the plan")))),
        Quote("Ready to send", words("Hi! Could you?")),
        Choices(words("What would change it"), (Action("Planning", "a"), Action("Deciding", "b"))),
        Note(words("Source: ", Link("the article", "https://example.com/a"))),
    ),
    lang="en",
    tone=Tone.SPECIALIST,
    actions=(Action("Share", "c"),),
)


def test_buttons_without_a_lead_in_stand_alone() -> None:
    reply = Reply(words("Posting"), (Choices((), (Action("Why?", "a"),)),), "en", Tone.SPECIALIST)

    assert draw(reply, Style()).splitlines() == ["Posting", "", "  → Why?"]


def test_a_pipe_gets_plain_words_in_order() -> None:
    assert draw(REPLY, Style()).splitlines() == [
        "Social media specialist owns this",
        "",
        "First",
        "",
        "Daily work is the specialist's.",
        "",
        "Why: because",
        "Part: the plan",
        "",
        "Ready to send:",
        "  Hi! Could you?",
        "",
        "What would change it",
        "  → Planning",
        "  → Deciding",
        "",
        "Source: the article (https://example.com/a)",
        "",
        "  → Share",
    ]


def test_buttons_are_numbered_through_where_they_can_be_picked() -> None:
    drawn = draw(REPLY, Style(numbered=True))

    assert [line.strip() for line in drawn.splitlines() if re.match(r" +\d", line)] == [
        "1. Planning",
        "2. Deciding",
        "3. Share",
    ]


def test_colour_changes_no_word() -> None:
    plain, coloured = draw(REPLY, Style()), draw(REPLY, Style(colour=True))

    assert "\x1b[1;36mSocial media specialist owns this\x1b[0m" in coloured
    assert "the \x1b[1mspecialist's\x1b[22m." in coloured
    assert COLOUR_CODE.sub("", coloured) == plain


def test_lines_break_between_words_and_hang_under_their_start() -> None:
    reply = Reply(
        title=words("one two three"),
        parts=(Quote("Say", words("alpha beta gamma")), Note(words("see https://example.com/very/long"))),
        lang="en",
        tone=Tone.INFO,
    )

    assert draw(reply, Style(width=12)).splitlines() == [
        "one two",
        "three",
        "",
        "Say:",
        "  alpha beta",
        "  gamma",
        "",
        "see",
        "https://example.com/very/long",
    ]


def test_what_people_typed_cannot_steer_the_terminal() -> None:
    reply = Reply(title=words("a\x1b[2Jb\x07\u202ec\r\nd\te"), parts=(), lang="en", tone=Tone.INFO)

    assert draw(reply, Style()) == "a[2Jbc\nd e"


@settings(max_examples=60, deadline=None)
@given(replies, st.sampled_from([None, 20, 88]), st.booleans())
def test_no_reply_draws_a_control_character(reply: Reply, width: int | None, numbered: bool) -> None:  # noqa: FBT001
    style = Style(colour=True, width=width, numbered=numbered)

    drawn = draw(reply, style)

    assert not CONTROL.search(COLOUR_CODE.sub("", drawn))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=60), st.integers(12, 40))
def test_wrapping_loses_no_word_and_stays_in_its_width(typed: list[str], width: int) -> None:
    reply = Reply(words("t"), (Paragraph(words(" ".join(typed))),), "en", Tone.INFO)

    lines = draw(reply, Style(width=width)).splitlines()[2:]

    assert " ".join(lines).split() == typed
    assert all(len(line) <= width for line in lines)
