from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.slack_bot.incoming import plain, sent_at


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("schedule the posts", "schedule the posts"),
        ("  spaces around  ", "spaces around"),
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("&amp;lt;", "&lt;"),
        ("ask <@U123> to post", "ask @… to post"),
        ("ask <@U123|rina> to post", "ask @rina to post"),
        ("post in <#C123|general>", "post in #general"),
        ("post in <#C123>", "post in #…"),
        ("<!channel> <!here> <!everyone>", "@channel @here @everyone"),
        ("<!here|here> now", "here now"),
        ("<!subteam^S1|@social> decides", "@social decides"),
        ("<!subteam^S1> decides", "@… decides"),
        ("by <!date^1392734382^{date_num}^https://x.example|Feb 18, 2014>", "by Feb 18, 2014"),
        ("boost <https://x.example/a|our post>", "boost our post"),
        ("boost <https://x.example/?a=1&amp;b=2>", "boost https://x.example/?a=1&b=2"),
        ("write to <mailto:a@x.example|a@x.example>", "write to a@x.example"),
        ("write to <mailto:a@x.example>", "write to a@x.example"),
        ("call <tel:+62812>", "call +62812"),
        ("R&amp;D <https://x.example|Q&amp;A>", "R&D Q&A"),
        ("a &lt;!channel&gt; b", "a <!channel> b"),
        ("<>", ""),
        ("a < b and b > c", "a  b and b  c"),
        ("line\nbreak\tand tab", "line\nbreak\tand tab"),
        ("bell\x07 zero\x00 turn\u202eed", "bell zero turned"),
        ("👩‍👧 and half \ud83d", "👩‍👧 and half"),
        ("", ""),
    ],
)
def test_understands_what_slack_makes_of_typed_text(typed: str, meant: str) -> None:
    assert plain(typed) == meant


@given(st.text())
def test_words_without_markup_come_through_whole(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    understood = plain(escaped)

    assert [char for char in understood if char.isalnum()] == [char for char in text if char.isalnum()]


_REFERENCES = (
    "<@U1>",
    "<@U1|rina>",
    "<#C1>",
    "<!here>",
    "<!subteam^S1>",
    "<https://x.example|x>",
    "word",
    " ",
)


@given(st.lists(st.sampled_from(_REFERENCES), max_size=12))
def test_no_reference_survives(pieces: list[str]) -> None:
    understood = plain("".join(pieces))

    assert not set("<>|^!") & set(understood)


def test_a_timestamp_tells_when_a_message_was_posted() -> None:
    assert sent_at("1795426860.000100") == datetime(2026, 11, 23, 9, 41, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["", "yesterday", "-1.0", "1795426860", "99999999999.0", "nan", "１.0"])
def test_what_is_no_timestamp_tells_nothing(stamp: str) -> None:
    assert sent_at(stamp) is None
