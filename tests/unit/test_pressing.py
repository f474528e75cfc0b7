"""What people rely on when they press a button that shows something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import Show, decode, encode_show, is_beside, is_share, is_switch
from core.desk import Question
from core.help_wording import Place
from core.languages import Lang
from core.replies import Note, Reply, Tone, all_actions, plain_text
from tests.unit.small_desk import ASKER, DESK, ask, title
from tests.unit.small_library import CATALOG

POSTING, PLANNING = CATALOG.topics["posting"].code, CATALOG.topics["planning"].code
GONE = "zzz"


@pytest.mark.parametrize("lang", ["en", "id"])
async def test_a_pressed_flip_shows_its_topic_in_the_same_language(lang: Lang) -> None:
    flip, *_ = all_actions(await ask("upload the caption", lang))

    pressed = await DESK.buttons.press(flip.do, locale="en" if lang == "id" else "id")

    assert pressed.tone is Tone.STRATEGIST
    assert pressed.lang == lang
    assert CATALOG.topics["planning"].name.in_(lang) in title(pressed)


async def test_a_pressed_choice_answers_the_question() -> None:
    posting, planning, _switch = all_actions(await ask("instagram"))

    assert (await DESK.buttons.press(posting.do)).tone is Tone.SPECIALIST
    assert (await DESK.buttons.press(planning.do)).tone is Tone.STRATEGIST


async def test_one_of_several_answers_can_be_seen_in_full() -> None:
    first, second, _share, _switch = all_actions(await ask("upload the caption, then plan the campaign"))

    assert (first.label, second.label) == ("Planning", "Posting")
    assert (await DESK.buttons.press(first.do)).tone is Tone.STRATEGIST
    assert is_beside(first.do)


def test_a_flip_answers_in_place() -> None:
    assert not is_beside(encode_show(PLANNING, "en"))
    assert not is_beside("garbage")


async def test_a_button_of_a_topic_that_is_gone_gets_a_kind_note_in_its_own_language() -> None:
    reply = await DESK.buttons.press(encode_show(GONE, "id"), locale="en")

    assert title(reply) == "Tombol itu dari jawaban lama"
    assert "Tanya lagi, ya" in plain_text(reply)


@given(
    do=st.text() | st.from_regex(r"l?[abfhmnqrstu]:(en|id):[a-z2-7?-]*"),
    locale=st.none() | st.text(max_size=6),
)
async def test_no_button_value_whatsoever_is_an_error(do: str, locale: str | None) -> None:
    pressed = await DESK.buttons.press(do, locale)
    shared = await DESK.sharing.public(do, ASKER)

    assert title(pressed)
    assert title(shared)
    assert pressed.private
    assert shared.private or is_share(do)


async def switched(text: str) -> Reply:
    """The answer to the text, in the other language than its own."""
    asked = await ask(text)
    (switch,) = (action for action in asked.actions if is_switch(action.do))
    return await DESK.buttons.press(switch.do)


async def test_an_answer_is_the_same_topic_in_the_other_language() -> None:
    assert await switched("upload the caption") == await DESK.buttons.press(encode_show(POSTING, "id"))


async def test_a_question_is_the_same_one_in_the_other_language() -> None:
    there = await switched("instagram")

    assert there.tone is Tone.UNSURE
    assert there.parts == (await ask("instagram", "id")).parts


async def test_nobodys_task_stays_nobodys_in_the_other_language() -> None:
    there = await switched("water the plants")

    assert (there.tone, there.lang) == (Tone.NEITHER, "id")


async def test_a_plan_says_in_the_other_language_what_it_leaves_out() -> None:
    whole = await switched("upload the caption, then plan the campaign")
    cut = await switched("unggah takarir, perbaiki dokter gigi, lalu rencanakan kampanye")

    assert whole.tone is cut.tone is Tone.SEVERAL
    assert "nggak ikut di tombol" not in plain_text(whole)
    assert "What you typed is not in a button" in plain_text(cut)


async def test_what_was_near_stays_near_in_the_other_language() -> None:
    there = await DESK.buttons.press(f"ln:id:{POSTING}{PLANNING}")

    assert [decode(action.do) for action in all_actions(there)[:2]] == [
        Show(POSTING, "id"),
        Show(PLANNING, "id"),
    ]
    assert not any(isinstance(part, Note) for part in there.parts)


@pytest.mark.parametrize("place", [None, *Place])
async def test_help_is_the_same_help_in_the_other_language(place: Place | None) -> None:
    english = await DESK.who_owns(Question("help", "en", place=place))

    indonesian = await DESK.buttons.press(english.actions[-1].do)

    assert indonesian == await DESK.who_owns(Question("help", "id", place=place))


@pytest.mark.parametrize("do", ["lt:id:zzz", "lu:id:zzz", "ln:id:zzz", "ls:id:zzz", "lh:xx:-"])
async def test_a_switch_from_before_a_change_of_the_knowledge_gets_the_note(do: str) -> None:
    assert (await DESK.buttons.press(do, "id")).lang == "id"
    assert title(await DESK.buttons.press(do, "id")) == "Tombol itu dari jawaban lama"
