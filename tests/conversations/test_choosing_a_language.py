"""In which language people are answered: by their words, else as they, or their channel, chose."""

import pytest

from core.errors import Unavailable
from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver
from tests.drivers.tips_parts import TipsParts

TO_INDONESIAN, TO_ENGLISH = "Bahasa Indonesia", "English"
NEUTRAL = "instagram"
OPEN = {"en": "One question first", "id": "Satu pertanyaan dulu"}


async def test_an_answer_is_switched_in_its_place_and_back(person: Driver) -> None:
    english = await person.ask("who schedules the posts?")

    indonesian = await person.press(TO_INDONESIAN)
    again = await person.press(TO_ENGLISH)

    assert title(english) == title(again) == "The specialist owns this: Scheduling posts"
    assert title(indonesian).startswith("Dipegang specialist: ")
    assert indonesian.private
    assert TO_INDONESIAN not in indonesian.buttons
    assert len(indonesian.buttons) == len(english.buttons)


async def test_what_was_switched_to_is_remembered_where_words_do_not_tell(person: Driver) -> None:
    first = await person.ask(NEUTRAL)
    await person.press(TO_INDONESIAN)

    neutral = await person.ask("tiktok")
    english = await person.ask("who schedules the posts?")

    assert title(first) == OPEN["en"]
    assert title(neutral) == OPEN["id"]
    assert title(english).startswith("The specialist owns this")


async def test_a_question_keeps_its_choices_when_it_is_switched(person: Driver) -> None:
    english = await person.ask(NEUTRAL)

    indonesian = await person.press(TO_INDONESIAN)
    answered = await person.press(indonesian.buttons[0])

    assert title(indonesian) == OPEN["id"]
    assert len(indonesian.buttons) == len(english.buttons)
    assert title(answered).startswith("Dipegang ")


async def test_what_nobody_owns_is_nobodys_in_both_languages(person: Driver) -> None:
    english = await person.ask("fix the office printer")

    indonesian = await person.press(TO_INDONESIAN)

    assert title(english) != title(indonesian)
    assert len(indonesian.buttons) == len(english.buttons)
    assert TO_ENGLISH in indonesian.buttons


async def test_a_plan_is_switched_and_says_what_it_leaves_out(person: Driver) -> None:
    await person.ask("upload the reel, fix the office printer, then plan the campaign")

    indonesian = await person.press(TO_INDONESIAN)

    in_order(indonesian, "Kata-katamu nggak ikut di tombol")
    assert "specialist" in words(indonesian).lower()


async def test_help_is_switched(person: Driver) -> None:
    english = await person.ask("help")

    indonesian = await person.press(TO_INDONESIAN)
    again = await person.press(TO_ENGLISH)

    assert words(again) == words(english)
    assert "Contohnya:" in words(indonesian)


async def test_the_quiz_goes_on_where_it_was_in_the_other_language(person: Driver) -> None:
    first = await person.ask("which one am I?")
    await person.press(first.buttons[0])

    second = await person.press(TO_INDONESIAN)

    assert title(second) == "Aku yang mana? Pertanyaan 2 dari 12"


async def test_a_card_of_a_role_is_switched(person: Driver) -> None:
    await person.roles("specialist")

    indonesian = await person.press(TO_INDONESIAN)

    assert TO_ENGLISH in indonesian.buttons
    assert "Memutuskan" in words(indonesian)


async def test_help_about_the_roles_is_switched(person: Driver) -> None:
    english = await person.roles("help")

    indonesian = await person.press(TO_INDONESIAN)

    assert title(english) == "The two roles"
    assert title(indonesian) == "Kedua perannya"


@pytest.mark.needs(Needs.SETTINGS)
async def test_a_person_chooses_and_takes_it_back(person: Driver) -> None:
    chosen = await person.team("language indonesia")
    then = await person.ask(NEUTRAL)
    back = await person.team("language auto")
    last = await person.ask(NEUTRAL)

    assert title(chosen) == "Siap, buat kamu bahasa Indonesia"
    assert title(then) == OPEN["id"]
    assert title(back) == "Siap, buat kamu tanpa bahasa tetap"
    assert title(last) == OPEN["en"]


@pytest.mark.needs(Needs.SETTINGS)
async def test_a_channels_language_counts_for_those_who_chose_none(person: Driver) -> None:
    chosen = await person.team("language channel indonesia")
    channels = await person.ask(NEUTRAL)
    await person.press(TO_ENGLISH)
    own = await person.ask("tiktok")

    assert title(chosen) == "Siap, di channel ini bahasa Indonesia"
    assert title(channels) == OPEN["id"]
    assert title(own) == OPEN["en"]


@pytest.mark.needs(Needs.SETTINGS)
async def test_shows_what_is_chosen_with_buttons_to_change_it(person: Driver) -> None:
    await person.team("language channel indonesia")
    await person.team("language english")

    shown = await person.team("language")
    pressed = await person.press(TO_INDONESIAN)

    in_order(shown, "You: English", "This channel: Bahasa Indonesia", "For this channel: /", "team language")
    assert shown.buttons == (TO_INDONESIAN, "No fixed language")
    assert title(pressed) == "Siap, buat kamu bahasa Indonesia"
    assert title(await person.ask(NEUTRAL)) == OPEN["id"]


@pytest.mark.needs(Needs.SETTINGS)
async def test_not_everybody_may_choose_for_the_channel(person: Driver) -> None:
    await person.demote()

    refused = await person.team("language channel indonesia")

    assert title(refused) == "Only some people may set this channel's language"
    assert "For yourself you can always choose." in words(refused)
    assert title(await person.ask(NEUTRAL)) == OPEN["en"]


@pytest.mark.needs(Needs.SETTINGS)
async def test_without_the_store_questions_are_answered_and_settings_say_so(
    person: Driver, parts: TipsParts
) -> None:
    await person.team("language channel indonesia")
    parts.store.fault = Unavailable("The database is away.")

    asked = await person.ask(NEUTRAL)
    shown = await person.team("language")
    chosen = await person.team("language english")
    switched = await person.press(TO_ENGLISH)
    after = await person.ask("tiktok")

    assert title(asked) == OPEN["id"]
    assert title(shown) == title(chosen) == "Pengaturannya lagi nggak bisa kubuka"
    assert title(switched) == title(after) == OPEN["en"]
