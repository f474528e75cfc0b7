import pytest

from bots.discord_bot.incoming import plain_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ask <@1> or <@!23> or <@&4>", "ask @… or @… or @…"),
        ("post in <#5>", "post in #…"),
        ("reels <:fire:6> <a:party_time:7>", "reels :fire: :party_time:"),
        ("like </whoowns:8> and </tips on:9>", "like /whoowns and /tips on"),
        ("by <t:1767225600:R>, <t:1767225600>", "by 2026-01-01, 2026-01-01"),
        ("by <t:999999999999:F>", "by"),
        ("see <id:customize> now", "see  now"),
        ("read [our brief](https://example.com/a?b=c)", "read our brief"),
        ("read [our brief](<https://example.com>)", "read our brief"),
        ("read <https://example.com/a>", "read https://example.com/a"),
        ("  post scheduling \n", "post scheduling"),
    ],
)
def test_takes_discords_references_apart(typed: str, words: str) -> None:
    assert plain_words(typed) == words


@pytest.mark.parametrize(
    "typed", ["@everyone **x**", "a < b > c", "<@everyone>", "[draft] (v2)", "<3 reels", "", "1 <2> 3"]
)
def test_leaves_everything_else_as_it_was_typed(typed: str) -> None:
    assert plain_words(typed) == typed


def test_long_input_full_of_brackets_is_read_at_once() -> None:
    typed = "[" * 3000 + "<@" * 1500

    assert plain_words(typed) == typed
