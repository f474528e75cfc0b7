import gc
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from bots.slack_bot import blocks, limits
from bots.slack_bot.blocks import ACTION_ID, encoded, message
from bots.slack_bot.brief_form import answer_view
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
    Part,
    Person,
    Quote,
    Reply,
    Span,
    Text,
    TextForm,
    Tone,
    all_actions,
    text,
)
from tests.drivers.slack_payloads import buttons_of, problems, seen, thumbs_of, view_problems
from tests.rendering.replies import NASTY, replies

pytestmark = pytest.mark.no_cover  # tracing hundreds of renderings would take three times as long


def reply(
    *parts: Part, title: str = "Yours", actions: tuple[Action, ...] = (), private: bool = True
) -> Reply:
    return Reply(text(title), parts, "en", Tone.INFO, actions, private)


@settings(max_examples=120)
@given(replies)
def test_no_reply_makes_a_message_that_slack_refuses(any_reply: Reply) -> None:
    drawn = message(any_reply)

    assert problems(drawn) == []


@settings(max_examples=50)
@given(replies)
def test_the_buttons_of_the_whole_reply_stay_however_much_there_is_above_them(any_reply: Reply) -> None:
    first = next((action for action in any_reply.actions if action.do), None)

    values = [button["value"] for button in buttons_of(message(any_reply))]

    assert first is None or any_reply.actions.index(first) >= limits.BUTTONS or first.do in values


@settings(max_examples=50)
@given(replies)
def test_the_thumbs_stay_last_and_carry_what_was_asked_whole_or_not_at_all(any_reply: Reply) -> None:
    thumbs = any_reply.thumbs

    private, ordinary = message(any_reply), message(any_reply, ordinary=True)

    assert problems(ordinary) == []
    if thumbs is None:
        assert thumbs_of(private) == thumbs_of(ordinary) == []
        return
    assert [drawn["blocks"][-1]["type"] for drawn in (private, ordinary)] == ["actions", "context_actions"]
    for drawn in (private, ordinary):
        assert [thumb["value"] for thumb in thumbs_of(drawn)] in (
            [thumbs.good.do, thumbs.bad.do],
            [f"{thumbs.good.do}\n{thumbs.asked}", f"{thumbs.bad.do}\n{thumbs.asked}"],
        )


@settings(max_examples=50)
@given(replies)
def test_a_reply_in_a_form_has_nothing_that_slack_refuses_there(any_reply: Reply) -> None:
    form = TextForm("Who?", "The brief", "Many tasks", "Ask", "Close")

    view = answer_view(any_reply, form)

    assert view_problems(view) == [] or not view["blocks"]


@settings(max_examples=50)
@given(replies)
def test_a_button_carries_what_it_does_unchanged(any_reply: Reply) -> None:
    known = {action.do for action in all_actions(any_reply)}

    buttons = buttons_of(message(replace(any_reply, thumbs=None)))

    assert all(button["value"] in known for button in buttons)
    assert all(ACTION_ID.match(button["action_id"]) for button in buttons)


def test_buttons_that_a_phone_would_cut_are_listed_and_have_letters() -> None:
    fits, cut = "x" * limits.BUTTON_SHOWN, "y" * (limits.BUTTON_SHOWN + 1)
    asked = Choices(text("Which of these is it?"), (Action(fits, "a:1"), Action(cut, "a:2", primary=True)))

    _header, words, row = message(reply(asked))["blocks"]

    prompt, listed = words["elements"]
    assert prompt["elements"][0]["text"] == "Which of these is it?"
    assert "".join(each["text"] for each in listed["elements"]) == f"A. {fits}\nB. {cut}"
    assert [button["text"]["text"] for button in row["elements"]] == ["A", "B"]
    assert [button["accessibility_label"] for button in row["elements"]] == [fits, cut]
    assert [button["value"] for button in row["elements"]] == ["a:1", "a:2"]
    assert row["elements"][1]["style"] == "primary"


def test_buttons_that_a_phone_shows_whole_say_it_themselves() -> None:
    asked = Choices(text("Which of these is it?"), (Action("x" * limits.BUTTON_SHOWN, "a:1"),))

    _header, words, row = message(reply(asked))["blocks"]

    assert len(words["elements"]) == 1
    assert row["elements"][0]["text"]["text"] == "x" * limits.BUTTON_SHOWN


def test_labels_are_not_listed_where_no_button_does_anything() -> None:
    asked = Choices(text("Which of these is it?"), (Action("x" * 40, ""),))

    _header, words = message(reply(asked))["blocks"]

    assert len(words["elements"]) == 1


def test_the_title_comes_first_with_the_sign_of_its_owner() -> None:
    owned = Reply(text("The ", Span("specialist", strong=True), " owns it"), (), "en", Tone.SPECIALIST)

    drawn = message(owned)

    assert drawn["blocks"][0]["text"] == {
        "type": "plain_text",
        "text": "🛠️ The specialist owns it",
        "emoji": False,
    }


def test_labels_are_bold_and_each_fact_has_its_own_line() -> None:
    facts = Facts((Fact("Plan", text("strategist")), Fact("Make", text("specialist"))))

    (block,) = message(reply(facts, title=""))["blocks"]

    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "Plan: ", "style": {"bold": True}},
        {"type": "text", "text": "strategist"},
        {"type": "text", "text": "\nMake: ", "style": {"bold": True}},
        {"type": "text", "text": "specialist"},
    ]


def test_words_to_send_are_a_quote_under_their_label() -> None:
    (block,) = message(reply(Quote("Send this", text("Please schedule it.")), title=""))["blocks"]

    label, quote = block["elements"]
    assert label["elements"] == [{"type": "text", "text": "Send this", "style": {"bold": True}}]
    assert quote == {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Please schedule it."}]}


def test_a_heading_is_set_apart_by_a_line_except_at_the_top() -> None:
    drawn = message(reply(Heading(text("1")), Heading(text("2")), title=""))

    assert [block["type"] for block in drawn["blocks"]] == ["rich_text", "divider", "rich_text"]


def test_a_heading_without_words_draws_nothing() -> None:
    drawn = message(reply(Heading(text(" "))))

    assert [block["type"] for block in drawn["blocks"]] == ["header"]


def test_a_person_is_shown_as_slack_shows_people() -> None:
    drawn = message(reply(Paragraph((Person("U123", "rina"), Person("someone", "budi")))))

    assert drawn["blocks"][1]["elements"][0]["elements"] == [
        {"type": "user", "user_id": "U123"},
        {"type": "text", "text": "budi"},
    ]


def test_a_source_is_small_print_with_a_link_that_holds_no_markup() -> None:
    source = Note(text("Source: ", Link("Roles & <tasks>", "https://digibos.id/a?b=c&d=e"), " · digibos"))

    drawn = message(reply(source))

    assert drawn["blocks"][1]["elements"] == [
        {
            "type": "mrkdwn",
            "text": "<https://digibos.id/a?b=c&d=e|Source: Roles &amp; &lt;tasks&gt; · digibos>",
            "verbatim": True,
        },
    ]
    assert seen(drawn, private=True).text.endswith("Source: Roles & <tasks> · digibos")


def test_each_line_of_small_print_is_set_apart_and_only_the_line_of_a_link_is_one() -> None:
    link = Link("Tasks", "https://digibos.id/a")

    drawn = message(reply(Note(text("Very sure, going by “<!here>”.\nSource: ", link, " · digibos"))))

    assert drawn["blocks"][1]["elements"] == [
        {"type": "plain_text", "text": "Very sure, going by “<!here>”.", "emoji": False},
        {"type": "mrkdwn", "text": "<https://digibos.id/a|Source: Tasks · digibos>", "verbatim": True},
    ]


def test_quotes_in_a_row_are_one_block() -> None:
    one, two = Quote("1.", text("Please post it.")), Quote("2.", text("Please count it."))

    drawn = message(reply(one, two, Paragraph(text("And")), one, title=""))

    kinds = [[element["type"] for element in block["elements"]] for block in drawn["blocks"]]
    quote = ["rich_text_section", "rich_text_quote"]
    assert kinds == [quote * 2, ["rich_text_section"], quote]


def test_too_many_quotes_say_that_there_is_more() -> None:
    many = tuple(Quote(f"{number}.", text("word " * 100)) for number in range(60))

    drawn = message(reply(*many))

    assert problems(drawn) == []
    assert drawn["blocks"][-1]["elements"][0]["elements"] == [{"type": "text", "text": "…"}]


def test_draws_a_reply_once_while_somebody_keeps_it_and_forgets_it_with_the_reply() -> None:
    kept = reply(Paragraph(text("As typed")))
    gc.collect()  # what other tests let go of goes now, and not in between
    before = len(blocks._drawn)

    first, again = encoded(kept), encoded(kept)

    assert first is again
    assert json.loads(first) == message(kept)
    assert len(blocks._drawn) == before + 1
    del kept
    gc.collect()
    assert len(blocks._drawn) == before


@pytest.mark.parametrize(
    "words",
    [
        text("Sources: ", Link("one", "https://digibos.id/1"), " and ", Link("two", "https://digibos.id/2")),
        text("long " * 50, Link("one", "https://digibos.id/1")),
    ],
    ids=["two links", "too long for a link"],
)
def test_small_print_keeps_its_links_apart_from_its_words_where_they_cannot_be_one(words: Text) -> None:
    drawn = message(reply(Note(words)))

    kinds = [element["type"] for element in drawn["blocks"][1]["elements"]]
    assert kinds[:2] == ["plain_text", "mrkdwn"]
    assert len(kinds) == len(words)


def test_an_address_that_leads_nowhere_is_shown_as_words() -> None:
    link = Link("click", "javascript:alert(1)")

    drawn = message(reply(Paragraph((link,)), Note((link,))))

    assert seen(drawn, private=True).text.count("click (javascript:alert(1))") == 2


def test_hostile_words_are_shown_as_they_are_and_escaped_where_slack_would_read_them() -> None:
    for words in (nasty for nasty in NASTY if len(nasty) < 500):
        drawn = message(reply(Paragraph(text(words)), title="Yours"))

        assert words.strip() in seen(drawn, private=True).text
        assert "<" not in drawn["text"]


def test_choices_have_their_buttons_right_below_and_share_comes_last() -> None:
    choices = Choices(text("Which one?"), (Action("Posts", "a"), Action("Plans", "b")))

    drawn = message(reply(choices, Note(text("small")), actions=(Action("Share", "s", primary=True),)))

    assert [block["type"] for block in drawn["blocks"]] == [
        "header",
        "rich_text",
        "actions",
        "context",
        "actions",
    ]
    assert seen(drawn, private=True).buttons == ("Posts", "Plans", "Share")
    assert drawn["blocks"][-1]["elements"][0]["style"] == "primary"


def test_too_long_a_reply_says_that_there_is_more_and_keeps_its_buttons() -> None:
    long = tuple(Paragraph(text("word " * 500)) for _ in range(20))

    drawn = message(reply(*long, actions=(Action("Share", "s"),)))

    assert drawn["blocks"][-2]["elements"][0]["elements"] == [{"type": "text", "text": "…"}]
    assert seen(drawn, private=True).buttons == ("Share",)


def test_long_titles_and_labels_are_cut_with_an_ellipsis() -> None:
    drawn = message(reply(title="t" * 400, actions=(Action("l" * 400, "a"),)))

    assert drawn["blocks"][0]["text"]["text"] == "t" * 149 + "…"
    assert seen(drawn, private=True).buttons == ("l" * 74 + "…",)


def test_a_cut_never_falls_inside_an_emoji() -> None:
    family = "👩‍👩‍👧‍👦"

    cut = limits.cut(family * 3, 14)

    assert cut == "👩‍👩‍👧‍👦👩…"
    assert limits.size(cut) <= 14


def test_an_instant_shows_on_the_readers_own_clock_with_words_to_fall_back_on() -> None:
    nine = Moment(datetime(2026, 11, 24, 2, tzinfo=UTC), "Tuesday, 09:00")

    drawn = message(reply(Paragraph(text("At ", nine, Moment(nine.at, " ")))))

    (section,) = drawn["blocks"][1]["elements"]
    assert section["elements"] == [
        {"type": "text", "text": "At "},
        {
            "type": "date",
            "timestamp": 1795485600,
            "format": "{date_long_pretty}, {time}",
            "fallback": "Tuesday, 09:00",
        },
    ]
    assert problems(drawn) == []


def test_an_instant_in_a_heading_is_bold_too() -> None:
    drawn = message(reply(Heading(text(Moment(datetime(2026, 11, 24, 2, tzinfo=UTC), "Tuesday")))))

    (section,) = drawn["blocks"][-1]["elements"]
    assert section["elements"][0]["style"] == {"bold": True}


def test_an_empty_reply_is_still_a_message() -> None:
    drawn = message(reply(title=" "))

    assert drawn["text"] == "…"
    assert problems(drawn) == []


def test_private_and_public_are_said_explicitly_and_public_links_stay_folded() -> None:
    private, public = message(reply()), message(reply(private=False))

    assert private["response_type"] == "ephemeral"
    assert (public["response_type"], public["unfurl_links"], public["unfurl_media"]) == (
        "in_channel",
        False,
        False,
    )


def test_the_text_for_notifications_says_the_same_and_fits() -> None:
    drawn = message(reply(Paragraph(text("<!channel> & co")), Paragraph(text("&" * 10_000))))

    assert drawn["text"].startswith("Yours\n\n&lt;!channel&gt; &amp; co")
    assert limits.size(drawn["text"]) <= limits.FALLBACK
    json.dumps(drawn)
