"""Arbitrary replies: every field any text, empty, hostile or very long; any number of parts and buttons."""

from datetime import UTC, datetime

from hypothesis import strategies as st

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
    Thumbs,
    Tone,
)

NASTY = (
    "",
    " ",
    "\n\n",
    "\u200b",
    "\x00\x07",
    "@everyone @here <!channel> <!here>",
    "<@1> <@!1> <@&1> <#1> <@U1> <#C1|general> <!subteam^S1>",
    "**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code` ```block```",
    "# heading\n- item\n* item\n1. item\n> quote\n>>> quotes\n-# small",
    "[label](https://example.com) <https://example.com|label> https://example.com",
    "&amp; & < > &lt;",
    "\\*already\\* \\\\",
    "👨‍👩‍👧‍👦🇮🇩❤️🔥" * 3,
    "مرحبا بالعالم שלום",
    "\u202eright to left override",
    "e\u0301" * 40,
    "a" * 10_000,
    "kata " * 2_000,
    "*_~`|" * 900,
    "🔥" * 3_000,
    "line\n" * 1_000,
)

texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(NASTY),
    st.builds(lambda piece, times: piece * times, st.text(min_size=1, max_size=8), st.integers(1, 600)),
)
urls = st.one_of(
    st.just("https://digibos.id/artikel#tugas"),
    st.sampled_from(
        ("", "javascript:alert(1)", "https://a.b/(c) d", "http://x/" + "y" * 3_000, "https://a|b>c")
    ),
    st.text(max_size=20),
)
inlines = st.one_of(
    st.builds(Span, texts, st.booleans()),
    st.builds(Link, texts, urls),
    st.builds(
        Person, st.one_of(st.just("123456789012345678"), st.just("U012ABCDEF"), st.text(max_size=9)), texts
    ),
    st.builds(Moment, st.integers(0, 10**11).map(lambda second: datetime.fromtimestamp(second, UTC)), texts),
)
words: st.SearchStrategy[Text] = st.lists(inlines, max_size=4).map(tuple)
dos = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=90)
actions = st.builds(Action, texts, dos, st.booleans())
parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, words),
    st.builds(Paragraph, words),
    st.builds(Facts, st.lists(st.builds(Fact, texts, words), max_size=14).map(tuple)),
    st.builds(Quote, texts, words),
    st.builds(Choices, words, st.lists(actions, max_size=12).map(tuple)),
    st.builds(Note, words),
)
replies = st.builds(
    Reply,
    title=words,
    parts=st.one_of(st.lists(parts, max_size=6), st.lists(parts, max_size=60)).map(tuple),
    lang=st.sampled_from(("en", "id")),
    tone=st.sampled_from(Tone),
    actions=st.lists(actions, max_size=8).map(tuple),
    private=st.booleans(),
    thumbs=st.none() | st.builds(Thumbs, actions, actions, texts),
)
