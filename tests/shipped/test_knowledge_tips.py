"""The tips as shipped: enough of them, none like another, and each gives the work to its owner."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Final, get_args

import pytest
from rapidfuzz import fuzz, utils

from core.knowledge.model import Audience, Owner, Role, Tip, TipKind, TopicRef
from core.languages import LANGS, Bilingual, Lang
from core.library import open_library

CATALOG = open_library(Path(__file__).parents[2] / "knowledge").catalog
TIPS = tuple(CATALOG.tips.values())
ROLES: Final[tuple[Role, ...]] = get_args(Role)
EVERY_TIP = [pytest.param(tip, id=tip.id) for tip in TIPS]
QUESTIONS = [pytest.param(tip, id=tip.id) for tip in TIPS if tip.kind is TipKind.QUESTION]
PHRASES = [pytest.param(tip, tip.phrase, id=tip.id) for tip in TIPS if tip.phrase]

HALF_A_YEAR: Final = 130
"""Working days in it."""
ALIKE: Final = 75.0
"""Two tips that have nothing in common score up to 70: "the", "yours", "today"."""
TO_YOU: Final[Mapping[Lang, re.Pattern[str]]] = {
    "en": re.compile(r"\byou(r|rs)?\b", re.IGNORECASE),
    "id": re.compile(r"\bkamu\b|\w{2}mu\b", re.IGNORECASE),
}
GREETINGS: Final[Mapping[Lang, tuple[str, ...]]] = {
    "en": ("Hi", "Hey", "Hello"),
    "id": ("Hai", "Halo"),
}


def said(tip: Tip, lang: Lang) -> str:
    """All that the tip tells: its text, and the answer behind the button."""
    return f"{tip.text.in_(lang)} {tip.answer.in_(lang) if tip.answer else ''}"


def roles_in(words: str) -> list[Role]:
    """The roles that are named, in the order of the text."""
    return sorted((role for role in ROLES if role in words.lower()), key=words.lower().index)


def texts(tip: Tip) -> list[Bilingual]:
    return [both for both in (tip.text, tip.answer, tip.phrase) if both]


def alike(lang: Lang) -> list[tuple[str, str]]:
    """The pairs of tips that say nearly the same, in what they tell or in the message to copy."""
    told = {tip.id: said(tip, lang) for tip in TIPS}
    copied = {f"{tip.id} (phrase)": tip.phrase.in_(lang) for tip in TIPS if tip.phrase}
    words = {key: utils.default_process(text) for key, text in (told | copied).items()}
    return [
        (one, other)
        for one, other in combinations(words, 2)
        if fuzz.token_set_ratio(words[one], words[other]) >= ALIKE
    ]


def test_are_many_for_everybody_and_for_each_role() -> None:
    audiences = Counter(tip.audience for tip in TIPS)

    assert len(TIPS) >= 140
    assert audiences["everybody"] >= 60
    assert audiences["specialist"] >= 35
    assert audiences["strategist"] >= 35


@pytest.mark.parametrize("role", ROLES)
def test_a_channel_of_one_role_sees_none_twice_in_half_a_year(role: Audience) -> None:
    fitting = [tip for tip in TIPS if tip.audience in ("everybody", role)]

    assert len(fitting) >= HALF_A_YEAR


def test_come_in_every_kind_and_in_none_too_often() -> None:
    kinds = Counter(tip.kind for tip in TIPS)

    assert all(kinds[kind] >= 8 for kind in TipKind)
    assert max(kinds.values()) <= len(TIPS) / 3


def test_use_every_topic_and_every_axis_at_least_twice() -> None:
    used = Counter(tip.rests_on.id for tip in TIPS)
    everything = {*CATALOG.topics, *(axis.id for axis in CATALOG.axes)}

    assert {name for name in everything if used[name] < 2} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_say_the_same(lang: Lang) -> None:
    assert alike(lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_do_not_all_begin_alike(lang: Lang) -> None:
    beginnings = Counter(" ".join(tip.text.in_(lang).split()[:2]) for tip in TIPS)

    assert max(beginnings.values()) <= 3


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_say_the_two_languages_apart(tip: Tip) -> None:
    assert all(both.en != both.id for both in texts(tip))


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_quote_with_curly_marks_as_the_other_sentences_do(tip: Tip) -> None:
    for both, lang in product(texts(tip), LANGS):
        words = both.in_(lang)
        assert not re.search(r"(?<!\w)'|\"", words)
        assert words.count("“") == words.count("”")


@pytest.mark.parametrize("lang", LANGS)
def test_messages_to_copy_greet_and_ask_in_many_ways(lang: Lang) -> None:
    phrases = [tip.phrase.in_(lang) for tip in TIPS if tip.phrase]
    beginnings = Counter(" ".join(phrase.split()[:3]) for phrase in phrases)
    greetings = Counter(phrase.split()[0] for phrase in phrases)

    assert max(beginnings.values()) <= 2
    assert max(greetings.values()) <= len(phrases) * 2 / 3


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_name_the_same_roles_in_both_languages(tip: Tip) -> None:
    assert set(roles_in(said(tip, "en"))) == set(roles_in(said(tip, "id")))


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_speak_of_the_owner_whenever_they_speak_of_one_role_alone(tip: Tip) -> None:
    """To a reader who is the owner, a tip may say "you" instead."""
    for lang in LANGS:
        named = roles_in(said(tip, lang))
        if tip.owner in ROLES and tip.owner not in named:
            assert tip.audience == tip.owner
            assert TO_YOU[lang].search(said(tip, lang))
        if len(named) == 1 and tip.audience == "everybody":
            assert named == [tip.owner]


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_give_the_work_to_the_owner_of_the_topic(tip: Tip) -> None:
    owner: Owner | None = (
        CATALOG.topics[tip.rests_on.id].owner if isinstance(tip.rests_on, TopicRef) else None
    )

    assert owner in (None, "shared", tip.owner)


@pytest.mark.parametrize("tip", QUESTIONS)
def test_a_question_keeps_the_owner_for_the_answer(tip: Tip) -> None:
    for lang in LANGS:
        assert "?" in tip.text.in_(lang)
        assert roles_in(tip.text.in_(lang)) == []


@pytest.mark.parametrize("tip", QUESTIONS)
def test_an_answer_names_the_owner_first_and_both_when_it_is_shared(tip: Tip) -> None:
    assert tip.answer is not None
    for lang in LANGS:
        named = roles_in(tip.answer.in_(lang))
        if tip.owner == "shared":
            assert set(named) == set(ROLES)
        else:
            assert named[:1] == [tip.owner]


@pytest.mark.parametrize(("tip", "phrase"), PHRASES)
def test_a_phrase_can_be_sent_as_it_is(tip: Tip, phrase: Bilingual) -> None:
    """It greets, asks, and has no gaps and no names to fill in."""
    assert phrase.en.startswith(GREETINGS["en"])
    assert phrase.id.startswith(GREETINGS["id"])
    for lang in LANGS:
        assert "?" in phrase.in_(lang) or "tolong" in phrase.in_(lang).lower()
        assert not re.search(r"[@\[\]{}<>_]|\.\.\.|…", phrase.in_(lang))
        assert (roles_in(phrase.in_(lang)) != []) == (tip.owner == "shared")


@pytest.mark.parametrize("tip", EVERY_TIP)
def test_a_myth_is_followed_by_the_fact(tip: Tip) -> None:
    for lang, myth, fact in (("en", "Myth:", " Fact:"), ("id", "Mitos:", " Fakta:")):
        words = tip.text.en if lang == "en" else tip.text.id
        assert (tip.kind is TipKind.MYTH) == words.startswith(myth)
        assert (tip.kind is TipKind.MYTH) == (fact in words)
