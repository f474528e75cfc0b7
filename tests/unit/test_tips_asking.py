import pytest

from core.tips.asking import Asked, UnknownWord, Verb, Wanted, Wish, read_wish, spoken
from core.tips.problems import Setting


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("", Asked(Verb.SETTINGS)),
        ("  ", Asked(Verb.SETTINGS)),
        ("Status", Asked(Verb.STATUS)),
        ("status?", UnknownWord("status?", ("status",))),
        ("preview", Asked(Verb.PREVIEW)),
        ("preview 3", Asked(Verb.PREVIEW, 3)),
        ("pratinjau 2", Asked(Verb.PREVIEW, 2)),
        ("preview 99999999999999999999", Asked(Verb.PREVIEW, 999)),
        ("now!", Asked(Verb.NOW)),
        ("kirim sekarang", Asked(Verb.NOW)),
        ("riwayat", Asked(Verb.HISTORY)),
        ("?", Asked(Verb.HELP)),
        ("on", Wanted(((Setting.ON, ""),))),
        ("jam 9 pagi", Wanted(((Setting.TIME, "9 pagi"),))),
    ],
)
def test_reads_what_somebody_wishes_for(line: str, wish: Wish) -> None:
    assert read_wish(line) == wish


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("hlep", "help"),
        ("previw", "preview"),
        ("hisotry", "history"),
        ("langauge", "language en"),
        ("pasue", "pause until next monday"),
        ("xyzzy", "help"),
    ],
)
def test_a_typo_gets_what_may_be_meant(typed: str, instead: str) -> None:
    wish = read_wish(typed)

    assert isinstance(wish, UnknownWord)
    assert wish.instead[0] == instead
    assert len(wish.instead) <= 3


@pytest.mark.parametrize(
    ("typed", "odd", "instead"),
    [
        ("preview two", "two", "preview"),
        ("preview -1", "-1", "preview"),
        ("Status please!", "please", "status"),
    ],
)
def test_what_follows_a_known_word_is_what_is_not_understood(typed: str, odd: str, instead: str) -> None:
    assert read_wish(typed) == UnknownWord(odd, (instead,))


def test_each_suggestion_for_a_typo_is_understood() -> None:
    wish = read_wish("stats")

    assert isinstance(wish, UnknownWord)
    assert not any(isinstance(read_wish(line), UnknownWord) for line in wish.instead)


def test_indonesian_words_tell_the_language_and_command_words_do_not() -> None:
    assert spoken("nyalakan jam 9") == "id"
    assert spoken("pause until senin depan") == "id"
    assert spoken("on time 09:00") is None
    assert spoken("") is None
