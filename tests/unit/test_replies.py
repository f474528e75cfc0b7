from datetime import UTC, datetime

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
    plain_inline,
    plain_text,
    text,
)

FLIP, SHARE = Action("The plan", "t:en:abc"), Action("Share", "s:en:abc", primary=True)


def test_makes_text_from_words_and_spans_and_drops_the_empty_ones() -> None:
    strong = Span("now", strong=True)

    assert text("Post ", "", strong) == (Span("Post "), strong)
    assert text("") == ()


def test_reads_a_link_with_its_address_and_a_person_by_name() -> None:
    words = text(Person("U1", "Ayu"), " read ", Link("the article", "https://example.org"))

    assert plain_inline(words) == "Ayu read the article (https://example.org)"


def test_reads_an_instant_by_the_words_that_stand_in_for_it() -> None:
    nine = Moment(datetime(2026, 11, 24, 2, tzinfo=UTC), "Tuesday, 09:00 in Jakarta")

    assert plain_inline(text("At ", nine)) == "At Tuesday, 09:00 in Jakarta"


def test_reads_every_part_as_plain_text() -> None:
    reply = Reply(
        title=text("Posting"),
        parts=(
            Heading(text("1. Post it")),
            Paragraph(text("It is daily work.")),
            Facts((Fact("Plan", text("Sets it.")), Fact("Publish", text("Posts it.")))),
            Quote("Ready to send", text("Please post this.")),
            Choices(text("What would change it:"), (FLIP,)),
            Note(text("Source: an article")),
        ),
        lang="en",
        tone=Tone.SPECIALIST,
        actions=(SHARE,),
    )

    assert plain_text(reply).splitlines() == [
        "Posting",
        "",
        "1. Post it",
        "",
        "It is daily work.",
        "",
        "Plan: Sets it.",
        "Publish: Posts it.",
        "",
        "Ready to send:",
        "“Please post this.”",
        "",
        "What would change it:",
        "[The plan]",
        "",
        "Source: an article",
        "",
        "[Share]",
    ]


def test_reads_buttons_without_a_lead_in() -> None:
    reply = Reply(text("Posting"), (Choices((), (FLIP,)),), "en", Tone.INFO)

    assert plain_text(reply).splitlines() == ["Posting", "", f"[{FLIP.label}]"]


def test_reads_a_reply_of_a_title_alone() -> None:
    assert plain_text(Reply(text("One moment"), (), "en", Tone.INFO)) == "One moment"


def test_finds_every_button_in_the_order_shown() -> None:
    parts = (Choices(text("?"), (FLIP,)), Note(text("small print")), Choices(text("??"), (FLIP, FLIP)))

    assert all_actions(Reply((), parts, "en", Tone.INFO, (SHARE,))) == (FLIP, FLIP, FLIP, SHARE)


def test_is_for_the_askers_eyes_unless_said_otherwise() -> None:
    assert Reply((), (), "en", Tone.INFO).private
