from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from simcord.components import COMPONENTS_V2_FLAG, validate_components, walk_components

from bots.discord_bot import limits
from bots.discord_bot.buttons import pressed
from bots.discord_bot.layout import layout
from core.replies import (
    Action,
    Choices,
    Fact,
    Facts,
    Heading,
    Link,
    Moment,
    Note,
    Paragraph,
    Person,
    Quote,
    Reply,
    Span,
    Tone,
    all_actions,
    text,
)
from tests.drivers.discord_desk import answer
from tests.drivers.discord_text import plain
from tests.rendering.replies import NASTY, replies

pytestmark = pytest.mark.no_cover  # tracing a hundred renderings of each kind would take three times as long

anything = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
NOTE_ROOM = 200


@anything
@given(replies)
def test_no_reply_goes_beyond_what_discord_takes(reply: Reply) -> None:
    components = drawn(reply)

    validate_components(components, flags=COMPONENTS_V2_FLAG)
    everything = list(walk_components(components))
    assert len(everything) <= limits.COMPONENTS - 1  # one is kept for the note that something was shared
    assert sum(limits.length(each) for each in contents(components)) <= limits.TEXT - NOTE_ROOM
    assert all(any(c.isprintable() and not c.isspace() for c in each) for each in contents(components))
    assert contents(components) or buttons(components)
    for button in buttons(components):
        assert 1 <= limits.length(button["label"]) <= limits.LABEL
        assert limits.length(button["custom_id"]) <= limits.CUSTOM_ID


@anything
@given(replies)
def test_no_word_of_a_reply_becomes_markup_or_a_mention(reply: Reply) -> None:
    asked = replace(reply, title=text(*(span for span in reply.title if isinstance(span, Span))), parts=())

    shown = "\n".join(contents(drawn(asked)))

    assert "@everyone" not in shown.replace("\\@", "")
    assert "<@" not in shown.replace("\\<", "").replace("\\@", "")
    assert "://" not in shown.replace("\\:", "")


@anything
@given(replies)
def test_the_replys_own_buttons_always_survive(reply: Reply) -> None:
    kept = [pressed(button["custom_id"]) for button in buttons(drawn(reply))]

    own = [action.do for action in reply.actions[: limits.ROW_BUTTONS]]
    votes = [] if reply.thumbs is None else [reply.thumbs.good.do, reply.thumbs.bad.do]

    last = [do.partition("\n")[0] for do in kept[len(kept) - len(own) - len(votes) :]]
    assert last == own + votes


def test_shows_all_parts_in_order() -> None:
    components = drawn(answer("Post scheduling: the specialist's"))

    assert contents(components) == [
        "## 🛠️ Post scheduling: the specialist's",
        "Scheduling is execution.",
        "**Strategist's part:** the plan: what, where and when",
        "It changes when",
        "**Ready to send**\n> Can you schedule these posts?",
        "-# Source: the article",
    ]


def test_separates_the_answers_of_a_reply_with_several() -> None:
    reply = Reply(
        text("Two tasks"),
        (Heading(text("First")), Paragraph(text("a")), Heading(text("Second")), Paragraph(text("b"))),
        "en",
        Tone.SEVERAL,
    )

    (container,) = drawn(reply)

    kinds = [each["type"] for each in container["components"]]
    separator, words = discord.ComponentType.separator.value, discord.ComponentType.text_display.value
    assert kinds == [words, words, words, separator, words, words]


def test_separates_the_question_and_what_follows_it_from_the_answer() -> None:
    (container,) = drawn(answer("Yours"))

    words, row, separator = 10, 1, 14
    kinds = [each["type"] for each in container["components"]]
    assert kinds == [words, words, words, separator, words, row, separator, words, words, row]


def test_colours_the_owners_differently() -> None:
    colours = {tone: drawn(replace(answer("x"), tone=tone))[0]["accent_color"] for tone in Tone}

    assert (
        len({colours[Tone.SPECIALIST], colours[Tone.STRATEGIST], colours[Tone.SHARED], colours[Tone.UNSURE]})
        == 4
    )


def test_a_button_carries_its_meaning_and_its_weight() -> None:
    reply = Reply(
        text("Which?"), (Choices(text("Tap"), (Action("Posts", "show:a", primary=True),)),), "en", Tone.UNSURE
    )

    (button,) = buttons(drawn(reply))

    assert pressed(button["custom_id"]) == "show:a"
    assert button["style"] == discord.ButtonStyle.primary.value


def test_two_buttons_that_do_the_same_have_ids_of_their_own() -> None:
    same = Action("Same", "show:a")

    components = drawn(Reply(text("t"), (Choices(text("p"), (same, same)),), "en", Tone.INFO, (same,)))

    assert len({button["custom_id"] for button in buttons(components)}) == 3


def test_the_longest_meaning_that_is_promised_fits_a_button() -> None:
    reply = Reply(text("t"), (), "en", Tone.INFO, (Action("Share", "d" * 90),))

    (button,) = buttons(drawn(reply))

    assert pressed(button["custom_id"]) == "d" * 90


def test_text_that_was_cut_ends_in_an_ellipsis_and_the_buttons_stay() -> None:
    reply = replace(answer("Title"), parts=(Paragraph(text("word " * 3000)), *answer("x").parts))

    components = drawn(reply)

    assert contents(components)[1].endswith("word…")
    assert [button["label"] for button in buttons(components)] == [a.label for a in all_actions(reply)]
    assert "It changes when" in contents(components)
    assert "-# Source: the article" not in contents(components)


def test_a_part_that_has_no_room_at_all_leaves_an_ellipsis() -> None:
    room = limits.TEXT - NOTE_ROOM - len("## Title") - 1
    reply = Reply(
        text("Title"), (Paragraph(text("x" * (room - 6))), Note(text("small print"))), "en", Tone.INFO
    )

    assert contents(drawn(reply))[-1] == "…"


def test_many_answers_give_up_rules_before_buttons() -> None:
    one = (
        Heading(text("A task")),
        Paragraph(text("Why")),
        Choices(text("Or"), (Action("a", "a"), Action("b", "b"))),
    )
    reply = Reply(text("Seven tasks"), one * 7, "en", Tone.SEVERAL, (Action("Share", "share:x"),))

    components = drawn(reply)

    assert len(buttons(components)) == 15
    assert all(each["type"] != discord.ComponentType.separator.value for each in walk_components(components))


@pytest.mark.parametrize("groups", [1, 3, 8, 12, 40])
@pytest.mark.parametrize("each", [1, 2, 5, 6, 12])
def test_however_many_buttons_there_are_they_fit_and_the_replys_own_stay(groups: int, each: int) -> None:
    choices = Choices(text("Which?"), tuple(Action(f"{n}", f"show:{n}") for n in range(each)))
    own = tuple(Action(f"Own {n}", f"share:{n}") for n in range(5))

    components = drawn(Reply(text("Title"), (choices,) * groups, "en", Tone.UNSURE, own))

    validate_components(components, flags=COMPONENTS_V2_FLAG)
    assert len(list(walk_components(components))) <= limits.COMPONENTS - 1
    assert [button["label"] for button in buttons(components)][-5:] == [action.label for action in own]
    assert len(buttons(components)) > 5


@pytest.mark.parametrize("missing", range(-4, 20))
def test_text_that_nearly_fits_never_goes_over(missing: int) -> None:
    room = limits.TEXT - NOTE_ROOM - len("## Title") - 1
    short = tuple(Note(text(letter)) for letter in "abcdef")
    reply = Reply(text("Title"), (Paragraph(text("x" * (room - missing))), *short), "en", Tone.INFO)

    written = contents(drawn(reply))

    assert limits.length("\n".join(written)) <= limits.TEXT - NOTE_ROOM
    assert written[-1].endswith("…")


@pytest.mark.parametrize("length", range(1, 14))
def test_lines_that_nearly_fit_never_go_over(length: int) -> None:
    lines = Paragraph(text("\n".join("x" * length for _ in range(4000))))
    full = Paragraph(text("y" * 1000))

    written = contents(drawn(Reply(text("Title"), (full, lines, full), "en", Tone.INFO)))

    assert limits.TEXT - NOTE_ROOM - 30 <= limits.length("\n".join(written)) <= limits.TEXT - NOTE_ROOM
    assert written[-1].endswith("…")


@pytest.mark.parametrize("length", range(20, 40))
def test_a_long_question_is_cut_to_its_own_room(length: int) -> None:
    question = text("\n".join("q" * length for _ in range(50)))
    reply = Reply(text("Title"), (Choices(question, (Action("a", "a"),)),), "en", Tone.UNSURE)

    (_, prompt) = contents(drawn(reply))

    assert 750 <= limits.length(prompt) <= 800
    assert prompt.endswith("…")


def test_many_long_questions_share_the_room() -> None:
    question = Choices(text("word " * 1000), (Action("a", "a"),))

    components = drawn(Reply(text("Title"), (question,) * 12, "en", Tone.UNSURE))

    prompts = [prompt for prompt in contents(components)[1:] if prompt != "…"]
    assert len(prompts) == len(buttons(components)) == 12
    assert all(100 < limits.length(prompt) < 200 for prompt in prompts)


def test_escapes_every_sign_that_discord_reads() -> None:
    reply = Reply(text("Title"), (Note(text(r"\ * _ ~ ` | < > @ [ ] :// # - + 1.")),), "en", Tone.INFO)

    (_, note) = contents(drawn(reply))

    assert note == r"-# \\ \* \_ \~ \` \| \< \> \@ \[ \] \:// # - + 1."


@pytest.mark.parametrize("line", ["# big", "- item", "+ item", "-# small", "1. one", "2) two"])
def test_escapes_what_means_something_at_the_start_of_a_line_only(line: str) -> None:
    reply = Reply(text("Title"), (Paragraph(text(f"a {line}\n  {line}")),), "en", Tone.INFO)

    (_, words) = contents(drawn(reply))

    first, second = words.split("\n")
    assert first == f"a {line}"
    assert second.replace("\\", "", 1) == line != second


def test_a_reply_without_a_word_still_is_a_message() -> None:
    components = drawn(Reply((), (), "en", Tone.INFO))

    assert contents(components) == ["…"]


@pytest.mark.parametrize("nasty", [each for each in NASTY if len(each) < 200])
def test_hostile_text_is_shown_letter_by_letter(nasty: str) -> None:
    reply = Reply(text("Title"), (Paragraph(text(nasty)),), "en", Tone.INFO)

    shown = plain("\n".join(contents(drawn(reply))[1:]), {})

    assert shown == "\n".join(visible(line) for line in nasty.split("\n") if visible(line))


def test_facts_quotes_and_notes_keep_their_shape_over_several_lines() -> None:
    reply = Reply(
        text("Title"),
        (
            Facts((Fact("One", text("a")), Fact("Two", text("b\nc")))),
            Quote("Send", text("Hi!\n\nCan you?")),
            Note(text("x\ny")),
        ),
        "en",
        Tone.INFO,
    )

    assert contents(drawn(reply))[1:] == [
        "**One:** a\n**Two:** b\nc",
        "**Send**\n> Hi!\n> Can you?",
        "-# x\n-# y",
    ]


def test_links_and_people_are_drawn_as_discord_does_it() -> None:
    reply = Reply(
        text("Title"),
        (
            Note(
                text("See ", Link("the [article]", "https://digibos.id/a(b)"), " by ", Person("42", "Sari"))
            ),
            Note(text(Link("trap", "javascript:x"), " and ", Person("U1", "@everyone"))),
        ),
        "en",
        Tone.INFO,
    )

    assert contents(drawn(reply))[1:] == [
        "-# See [the \\[article\\]](https://digibos.id/a%28b%29) by <@42>",
        "-# trap and \\@everyone",
    ]


def test_an_instant_shows_on_the_readers_own_clock() -> None:
    nine = Moment(datetime(2026, 11, 24, 2, tzinfo=UTC), "Tuesday, 09:00")
    reply = Reply(text("Title"), (Paragraph(text("At ", nine, " sharp")),), "en", Tone.INFO)

    assert contents(drawn(reply))[1:] == ["At <t:1795485600:F> sharp"]


def test_a_mention_is_never_cut_in_half() -> None:
    people = tuple(piece for n in range(400) for piece in (Person(f"{10**17 + n}", "Sari"), Span(", ")))
    reply = Reply(text("Title"), (Paragraph(people),), "en", Tone.INFO)

    (_, words) = contents(drawn(reply))

    assert words.endswith(">,…")
    assert words.count("<@") == words.count(">")


def test_a_strong_blank_is_no_markup() -> None:
    reply = Reply(text("a", Span(" ", strong=True), "b"), (), "en", Tone.INFO)

    assert contents(drawn(reply)) == ["## a b"]


def test_neighbouring_strong_words_are_one() -> None:
    reply = Reply(text(Span("a", strong=True), Span("b ", strong=True), "c"), (), "en", Tone.INFO)

    assert contents(drawn(reply)) == ["## **ab** c"]


def drawn(reply: Reply) -> list[dict[str, Any]]:
    components: list[dict[str, Any]] = layout(reply).to_components()  # type: ignore[no-untyped-call]
    return components


def contents(components: list[dict[str, Any]]) -> list[str]:
    return [each["content"] for each in walk_components(components) if each["type"] == 10]


def buttons(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in walk_components(components) if each["type"] == 2]


def visible(line: str) -> str:
    shown = "".join(c for c in line if c.isprintable() or c in "\u200b\u200d")
    return shown.strip() if any(c.isprintable() and not c.isspace() for c in shown) else ""
