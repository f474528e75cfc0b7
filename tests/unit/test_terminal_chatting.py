from collections.abc import Callable

import pytest

from bots.terminal.chatting import Chat, Screen
from bots.terminal.drawing import Style
from bots.wiring import build_desk
from core.desk import Desk
from core.languages import Lang


@pytest.fixture(scope="module")
def desk() -> Desk:
    return build_desk()


@pytest.fixture
def chat(desk: Desk) -> Callable[..., list[str]]:
    def conversation(*typed: str, lang: Lang | None = None) -> list[str]:
        """What is shown, one string for each thing typed, after the welcome and up to the goodbye."""
        left = list(typed)
        shown: list[str] = [""]

        def read() -> str:
            shown.append("")
            if not left:
                raise EOFError
            return left.pop(0)

        def write(text: str) -> None:
            shown[-1] += f"{text}\n"

        Chat(desk, Screen(read, write, write, Style(numbered=True)), lang).run()
        return shown

    return conversation


def test_it_greets_in_both_languages_until_it_knows_which(chat: Callable[..., list[str]]) -> None:
    welcome, _ = chat()

    assert "Ask who owns a task" in welcome
    assert "Tanya saja" in welcome


def test_it_greets_in_the_language_that_was_chosen(chat: Callable[..., list[str]]) -> None:
    welcome, bye = chat(lang="id")

    assert "Ask" not in welcome
    assert "Sampai jumpa" in bye


def test_a_question_is_answered_with_numbers_to_pick(chat: Callable[..., list[str]]) -> None:
    _, answer, _ = chat("post scheduling")

    assert "specialist" in answer.splitlines()[1]
    assert "  1. " in answer
    assert "Type a number to pick" in answer


def test_picking_a_number_answers_the_flipped_question(chat: Callable[..., list[str]]) -> None:
    _, first, flipped, _ = chat("post scheduling", "1")

    assert "specialist" in first.splitlines()[1].lower()
    assert "strategist" in flipped.splitlines()[1].lower()


def test_a_number_that_is_not_there_says_which_are(chat: Callable[..., list[str]]) -> None:
    _, _, said, _ = chat("post scheduling", "99")

    assert "There is no 99 to pick" in said


def test_share_is_not_offered_where_there_is_no_channel(chat: Callable[..., list[str]]) -> None:
    _, answer, _ = chat("post scheduling")

    assert "Share" not in answer


def test_its_own_sentences_follow_the_language_of_the_reply(chat: Callable[..., list[str]]) -> None:
    _, answer, said, bye = chat("siapa yang balas komentar?", "99")

    assert "Ketik nomornya" in answer
    assert "Tidak ada pilihan nomor 99" in said
    assert "Sampai jumpa" in bye


@pytest.mark.parametrize("end", ["", "  ", "exit", "Keluar", "quit"])
def test_an_empty_line_or_a_word_for_it_ends_kindly(chat: Callable[..., list[str]], end: str) -> None:
    shown = chat("post scheduling", end, "never asked")

    assert "Bye, and happy posting!" in shown[-1]
    assert len(shown) == 3


def test_digits_before_any_answer_are_a_question(chat: Callable[..., list[str]]) -> None:
    _, answer, _ = chat("1")

    assert answer.strip()


def test_ctrl_c_ends_kindly(desk: Desk) -> None:
    shown: list[str] = []

    def interrupted() -> str:
        raise KeyboardInterrupt

    Chat(desk, Screen(interrupted, shown.append, shown.append, Style()), "en").run()

    assert shown[-1] == "Bye, and happy posting!"
