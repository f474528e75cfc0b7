import pytest

from core.roles.asking import Unknown, Verb, Wish, read_wish, spoken


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("", Wish(Verb.HELP)),
        ("  ", Wish(Verb.HELP)),
        ("?", Wish(Verb.HELP)),
        ("Bantuan", Wish(Verb.HELP)),
        ("Specialist", Wish(Verb.SPECIALIST)),
        ("the strategist", Wish(Verb.STRATEGIST)),
        ("what does a strategist do?", Wish(Verb.STRATEGIST)),
        ("specialist itu apa", Wish(Verb.SPECIALIST)),
        ("specialist vs strategist", Wish(Verb.COMPARE)),
        ("compare", Wish(Verb.COMPARE)),
        ("compare: focus", Wish(Verb.COMPARE, "focus")),
        ("Bandingkan Tanggung jawab", Wish(Verb.COMPARE, "Tanggung jawab")),
        ("decide", Wish(Verb.DECIDE)),
        ("who may decide Posting Times", Wish(Verb.DECIDE, "Posting Times")),
        ("siapa yang memutuskan jam posting?", Wish(Verb.DECIDE, "jam posting?")),
        ("why does it matter", Wish(Verb.WHY, "does it matter")),
        ("hire\nschedule posts", Wish(Verb.HIRE, "schedule posts")),
        ("quiz", Wish(Verb.QUIZ)),
        ("Which one am I?", Wish(Verb.QUIZ)),
    ],
)
def test_reads_what_is_asked(line: str, wish: Wish) -> None:
    assert read_wish(line) == wish


@pytest.mark.parametrize(
    ("line", "instead"),
    [("comparre", ("compare",)), ("hirre", ("hire",)), ("flowers", ("help",)), ("??", ("help",))],
)
def test_offers_what_is_spelt_nearly_so_else_the_help(line: str, instead: tuple[str, ...]) -> None:
    assert read_wish(line) == Unknown(line, instead)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("compare", None),
        ("specialist", None),
        ("bandingkan", "id"),
        ("Kenapa?", "id"),
        ("which one am i", "en"),
        ("aku yang mana", "id"),
    ],
)
def test_tells_the_language_only_where_the_words_do(line: str, lang: str | None) -> None:
    assert spoken(line) == lang
