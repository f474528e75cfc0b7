from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import (
    NEITHER,
    UNSURE,
    Answer,
    Aspect,
    Help,
    Mine,
    Nobodys,
    Onward,
    Rate,
    Share,
    Show,
    Switch,
    Unclear,
    decode,
    encode_answer,
    encode_help,
    encode_mine,
    encode_nobodys,
    encode_onward,
    encode_rate,
    encode_share,
    encode_show,
    encode_switch,
    encode_unclear,
    is_old,
)
from core.help_wording import Place
from core.knowledge.model import CODE_LENGTH
from core.languages import LANGS, Lang

DAY = 24 * 60 * 60
"""Seconds."""

codes = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=CODE_LENGTH, max_size=CODE_LENGTH)
langs: st.SearchStrategy[Lang] = st.sampled_from(LANGS)


@given(code=codes, lang=langs, beside=st.booleans())
def test_a_shown_topic_comes_back_as_it_went_out(code: str, lang: Lang, *, beside: bool) -> None:
    assert decode(encode_show(code, lang, beside=beside)) == Show(code, lang, beside)


@given(several=st.lists(codes | st.sampled_from([NEITHER, UNSURE]), min_size=1, max_size=25), lang=langs)
def test_a_shared_answer_comes_back_as_it_went_out(several: list[str], lang: Lang) -> None:
    value = encode_share(several, lang)

    assert decode(value) == Share(tuple(several), lang)
    assert len(value) <= 90
    assert value.isascii()


@given(
    several=st.lists(codes | st.sampled_from([NEITHER, UNSURE]), min_size=1, max_size=25),
    lang=langs,
    good=st.booleans(),
    asked=st.text(max_size=9),
)
def test_a_thumb_comes_back_as_it_went_out_with_what_was_asked(
    several: list[str], lang: Lang, asked: str, *, good: bool
) -> None:
    value = encode_rate(several, lang, good=good)

    assert decode(value) == Rate(good, tuple(several), lang)
    assert decode(f"{value}\n{asked}") == Rate(good, tuple(several), lang, asked)
    assert len(value) <= 90
    assert value.isascii()


@given(tip=st.from_regex(r"[a-z0-9]([a-z0-9-]{0,60})", fullmatch=True), lang=langs)
def test_the_question_of_a_tip_comes_back_as_it_went_out(tip: str, lang: Lang) -> None:
    value = encode_answer(tip, lang)

    assert decode(value) == Answer(tip, lang)
    assert len(value) <= 90


@given(aspect=st.sampled_from(Aspect), code=codes, lang=langs)
def test_what_goes_on_from_an_answer_comes_back_as_it_went_out(aspect: Aspect, code: str, lang: Lang) -> None:
    assert decode(encode_onward(aspect, code, lang)) == Onward(aspect, code, lang)


@pytest.mark.parametrize(("age", "old"), [(-1, False), (0, False), (30 * DAY, False), (30 * DAY + 1, True)])
def test_the_buttons_of_a_message_work_for_30_days(age: int, *, old: bool) -> None:
    sent = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)

    assert is_old(sent, sent + timedelta(seconds=age)) is old


@given(place=st.sampled_from(["", *Place]), lang=langs)
def test_help_comes_back_as_it_went_out(place: str, lang: Lang) -> None:
    assert decode(encode_help(place, lang)) == Help(place, lang)


@given(near=st.lists(codes, max_size=3), lang=langs)
def test_what_was_near_comes_back_as_it_went_out(near: list[str], lang: Lang) -> None:
    assert decode(encode_nobodys(near, lang)) == Nobodys(tuple(near), lang)
    assert decode(encode_unclear(near, lang)) == (Unclear(tuple(near), lang) if near else None)


@pytest.mark.parametrize("chosen", [*LANGS, None])
@pytest.mark.parametrize("lang", LANGS)
def test_a_chosen_language_comes_back_as_it_went_out(chosen: Lang | None, lang: Lang) -> None:
    assert decode(encode_mine(chosen, lang)) == Mine(chosen, lang)


@pytest.mark.parametrize(
    ("shown", "again"),
    [
        ("t:en:abc", "t:id:abc"),
        ("b:en:abc", "t:id:abc"),
        ("a:en:who-posts", "a:id:who-posts"),
        ("r:en:compare.focus", "r:id:compare.focus"),
        ("q:en:ky2.1c89834.stt", "q:id:ky2.1c89834.stt"),
        ("h:en:slack.thread", "h:id:slack.thread"),
    ],
)
def test_a_switch_leads_to_the_same_in_the_other_language_and_in_place(shown: str, again: str) -> None:
    assert decode(encode_switch(shown, "id")) == Switch(again, "id")


def test_the_switch_of_the_longest_plan_fits_into_a_button() -> None:
    assert len(encode_switch(encode_share(["abc"] * 25, "en"), "id")) <= 90


def test_tasks_without_an_owner_have_codes_that_no_topic_can_have() -> None:
    letters = set("abcdefghijklmnopqrstuvwxyz234567")

    assert len(NEITHER) == len(UNSURE) == CODE_LENGTH
    assert not letters & {*NEITHER, *UNSURE}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "l",
        "lt:en",
        "lm:en:id",
        "lf:en:+abc",
        "m:en:xx",
        "t",
        "t:en",
        "t:en:",
        "s:en:",
        "t:en:ab",
        "s:en:abcd",
        "t:en:abcdef",
        "b:en:abcdef",
        "t:fr:abc",
        "x:en:abc",
        "T:en:abc",
        "s:en:ab",
        "f:en:+",
        "f:en:abc",
        "f:en:+ab",
        "f:en:\n",
        "o:en:why.",
        "o:en:why.abcd",
        "o:en:where.abc",
        "o:en:abc",
    ],
)
def test_a_value_that_is_not_ours_means_nothing(value: str) -> None:
    assert decode(value) is None


@given(value=st.text())
def test_any_value_can_be_decoded(value: str) -> None:
    meant = decode(value)

    assert meant is None or value.startswith(("t:", "b:", "s:", "a:", "q:", "r:", "o:", "f:"))
