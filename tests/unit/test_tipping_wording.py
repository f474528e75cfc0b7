"""Tips as replies."""

from dataclasses import replace
from typing import get_args

import pytest

from core.buttons import Answer, Show, decode, is_beside
from core.knowledge.model import Audience, Catalog, Tip
from core.languages import LANGS, Lang
from core.replies import Note, Paragraph, Quote, Tone, all_actions, plain_inline, plain_text
from core.tipping.wording import TipWording
from core.tips.model import Platform, Stop, TipLanguage
from tests.drivers.subscribing import a_channel
from tests.unit.small_library import CATALOG, LIBRARY, small_desk

WORDING = TipWording(CATALOG, LIBRARY.messages)
QUESTION, HANDOFF, AXIS = CATALOG.tips.values()


@pytest.mark.parametrize("tip", CATALOG.tips.values(), ids=lambda tip: tip.id)
@pytest.mark.parametrize("lang", LANGS)
def test_a_tip_is_for_everybody_and_short(tip: Tip, lang: Lang) -> None:
    reply = WORDING.public(tip, (lang,))

    assert not reply.private
    assert reply.lang == lang
    assert tip.text.in_(lang) in plain_text(reply)
    assert len(all_actions(reply)) <= 1


def test_both_languages_stand_one_below_the_other_each_with_its_button() -> None:
    said = plain_text(WORDING.public(QUESTION, LANGS))

    assert said.startswith("Who owns it? · Siapa yang pegang?")
    in_order = [QUESTION.text.en, "[Show the answer]", QUESTION.text.id, "[Lihat jawabannya]"]
    assert sorted(in_order, key=said.index) == in_order


@pytest.mark.parametrize(
    ("audience", "lang", "start"),
    [
        ("specialist", "en", "For the specialist: "),
        ("strategist", "id", "Buat strategist: "),
        ("everybody", "en", ""),
    ],
)
def test_a_tip_for_one_role_says_whom_it_calls_you(audience: Audience, lang: Lang, start: str) -> None:
    tip = replace(AXIS, audience=audience)

    (paragraph,) = WORDING.public(tip, (lang,)).parts

    assert isinstance(paragraph, Paragraph)
    assert plain_inline(paragraph.text) == start + tip.text.in_(lang)


def test_a_question_does_not_give_its_answer_away() -> None:
    reply = WORDING.public(QUESTION, ("en",))

    assert QUESTION.answer is not None
    assert reply.tone is Tone.INFO
    assert QUESTION.answer.en not in plain_text(reply)
    assert [decode(action.do) for action in reply.actions] == [Answer("who-posts", "en")]


@pytest.mark.parametrize("lang", LANGS)
async def test_its_button_answers_whoever_pressed_beside_the_tip(lang: Lang) -> None:
    (button,) = WORDING.public(QUESTION, (lang,)).actions
    desk = small_desk()

    answer = await desk.buttons.press(button.do)

    assert QUESTION.answer is not None
    assert QUESTION.answer.in_(lang) in plain_text(answer)
    assert (answer.private, answer.tone, answer.lang) == (True, Tone.SPECIALIST, lang)
    assert isinstance(answer.parts[-1], Note)
    assert is_beside(button.do)


@pytest.mark.parametrize("gone", ["a:en:no-such-tip", "a:en:ask-for-the-plan"])
async def test_the_button_of_a_tip_that_is_gone_says_so(gone: str) -> None:
    answer = await small_desk().buttons.press(gone)

    assert plain_text(answer).startswith("That button is from an older answer")


def test_a_message_to_copy_is_set_apart() -> None:
    reply = WORDING.public(HANDOFF, ("en",))

    (quote,) = (part for part in reply.parts if isinstance(part, Quote))
    assert HANDOFF.phrase is not None
    assert plain_inline(quote.text) == HANDOFF.phrase.en
    assert reply.tone is Tone.STRATEGIST


def test_what_rests_on_a_topic_leads_to_it() -> None:
    (button,) = WORDING.public(HANDOFF, ("id",)).actions

    assert decode(button.do) == Show(CATALOG.topics["planning"].code, "id", beside=True)


def test_what_rests_on_an_axis_leads_nowhere() -> None:
    assert all_actions(WORDING.public(AXIS, ("en",))) == ()
    assert all_actions(WORDING.public(AXIS, LANGS)) == ()


def test_an_answer_that_rests_on_an_axis_names_its_section() -> None:
    asking = Tip("x", QUESTION.kind, "everybody", QUESTION.text, AXIS.rests_on, "shared", QUESTION.answer)
    wording = TipWording(with_only(asking), LIBRARY.messages)

    answer = wording.answer("x", "en")

    assert answer is not None
    assert answer.actions == ()
    assert "Source: " in plain_text(answer)


@pytest.mark.parametrize("platform", get_args(Platform))
@pytest.mark.parametrize("language", get_args(TipLanguage))
@pytest.mark.parametrize("stop", Stop)
def test_whoever_set_tips_up_is_told_where_they_stopped(
    platform: Platform, language: TipLanguage, stop: Stop
) -> None:
    reply = WORDING.stopped(a_channel(platform=platform), stop, language)

    said = plain_text(reply)
    assert f"https://{platform}.com/" in said
    assert "C1" in said
    assert ("This channel" in said) == (language != "id")
    assert ("Channel ini" in said) == (language != "en")


def test_whoever_set_tips_up_is_told_that_nobody_knows() -> None:
    said = plain_text(WORDING.unknown(a_channel(), "both"))

    assert said.startswith("Did the daily tip arrive? · Tips hariannya sampai?")


def with_only(tip: Tip) -> Catalog:
    return replace(CATALOG, tips={tip.id: tip})
