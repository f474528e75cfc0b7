"""What people are told about daily tips, where a conversation does not come to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from core.errors import Corrupt, Full, Newer, Unavailable
from core.languages import LANGS, Lang
from core.origins import Rights
from core.replies import Reply, plain_text
from core.tipping.service import Changed, Sent, Status
from core.tipping.wording import COMMANDS, TipWording
from core.tips.asking import UnknownWord, Verb
from core.tips.model import Outcome, Platform, Stop
from core.tips.problems import (
    AmbiguousDate,
    FarDate,
    MissingValue,
    NoDayLeft,
    NothingDue,
    PastDate,
    Problem,
    Setting,
    SkippedAlready,
    TipsAreOff,
    UnknownCountry,
    UnknownSetting,
    UnknownZone,
    Unreadable,
)
from core.tips_desk.answers import TipsAnswers
from tests.drivers.subscribing import a_channel, a_delivery, a_subscription
from tests.unit.small_library import CATALOG, LIBRARY

WORDS = TipsAnswers(CATALOG, LIBRARY.messages)
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
DAY = date(2026, 11, 24)
PLATFORMS: tuple[Platform, ...] = ("slack", "discord")

CHOSEN = (Setting.TIME, Setting.DAYS, Setting.LANGUAGE, Setting.AUDIENCE)
MUST_BE_SAID = (*CHOSEN, Setting.TIMEZONE, Setting.HOLIDAYS, Setting.PAUSE)

PROBLEMS: tuple[Problem | UnknownWord, ...] = (
    UnknownWord("foo", ("help",)),
    UnknownSetting("foo", ()),
    *(MissingValue(setting) for setting in MUST_BE_SAID),
    *(Unreadable(setting, "foo") for setting in (*CHOSEN, Setting.SKIP, Setting.PAUSE)),
    UnknownZone("foo", ()),
    UnknownCountry("foo", ()),
    AmbiguousDate(Setting.SKIP, "1/12", (DAY, DAY)),
    PastDate(Setting.PAUSE, DAY, DAY),
    FarDate(Setting.PAUSE, DAY, DAY),
    TipsAreOff(Setting.SKIP),
    SkippedAlready(DAY),
    NothingDue(DAY),
    NothingDue(None),
    NoDayLeft(frozenset({5, 6}), "SE"),
)


def every_refusal(platform: Platform, lang: Lang) -> Iterable[Reply]:
    refusals = WORDS.refusals
    yield from (refusals.problem(problem, platform, lang) for problem in PROBLEMS)
    yield from (refusals.stopped(stop, platform, lang) for stop in Stop)
    yield from (refusals.no_store(kind("x"), lang) for kind in (Unavailable, Full, Newer, Corrupt))
    yield refusals.no_channel(platform, lang)
    for rights in Rights:
        if rights is not Rights.MAY and (platform, rights) != ("discord", Rights.UNLISTED):
            yield refusals.denied(rights, "U1", platform, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_refusal_has_its_words_on_both_platforms_in_both_languages(
    platform: Platform, lang: Lang
) -> None:
    said = [plain_text(reply) for reply in every_refusal(platform, lang)]

    assert all(said)
    other = "/whoowns-tips" if platform == "discord" else "/tips "
    assert not [text for text in said if other in text]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_who_set_tips_up_reads_what_to_type_on_their_platform(platform: Platform, lang: Lang) -> None:
    notice = TipWording(CATALOG, LIBRARY.messages).stopped(a_channel(platform=platform), Stop.REMOVED, lang)

    assert f" {COMMANDS[platform]} on." in plain_text(notice)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("before", [False, True])
def test_every_outcome_of_now_has_its_words(lang: Lang, outcome: Outcome, *, before: bool) -> None:
    reason = Stop.ARCHIVED.value if outcome is Outcome.REFUSED else None

    reply = WORDS.sent(Sent(a_delivery(outcome=outcome, reason=reason), before), "slack", lang)

    assert plain_text(reply)
    assert reply.private


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_words_in_the_history(lang: Lang, outcome: Outcome) -> None:
    reply = WORDS.history([a_delivery(outcome=outcome, tip="gone")], "slack", lang)

    assert "2026: " in plain_text(reply)


@pytest.mark.parametrize("lang", LANGS)
def test_help_has_a_line_for_every_setting_and_every_verb(lang: Lang) -> None:
    said = plain_text(WORDS.help("slack", lang))

    shown = {Verb.STATUS, Verb.PREVIEW, Verb.NOW, Verb.HISTORY}
    assert [word for word in (*Setting, *shown) if word.value not in said] == []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (range(7), "every day"),
        (range(5), "Monday to Friday"),
        ((5, 6), "Saturday and Sunday"),
        ((0, 2, 4), "Monday, Wednesday and Friday"),
        ((3,), "Thursday"),
    ],
)
def test_says_days_as_people_do(days: Iterable[int], said: str) -> None:
    assert WORDS.phrases.days("en", frozenset(days)) == said


def test_what_was_typed_is_cut_to_be_recognised() -> None:
    sentence = WORDS.refusals.sentence(Unreadable(Setting.TIME, "9 " * 100), "en")

    assert len(sentence) < 100
    assert "…" in sentence


def test_a_rule_by_which_none_comes_says_so() -> None:
    status = Status(a_subscription(version=1, holidays="ID"), None, ())

    assert "Next tip: none" in plain_text(WORDS.status(status, NOW, "en"))


def test_a_day_that_was_left_out_is_not_shown_once_it_is_over() -> None:
    status = Status(a_subscription(version=1, skip=date(2026, 11, 20)), NOW, ())

    assert "Left out" not in plain_text(WORDS.status(status, NOW, "en"))


def test_a_pause_that_is_over_is_not_told() -> None:
    status = Status(a_subscription(version=1, paused_until=date(2026, 11, 23)), NOW, ())

    assert plain_text(WORDS.status(status, NOW, "en")).startswith("Daily tips are on")


def test_a_change_of_several_settings_shows_each_of_them_once() -> None:
    settings = (Setting.TIME, Setting.TIMEZONE, Setting.AUDIENCE)
    changed = Changed(a_subscription(at=time(10)), settings, None, NOW)

    said = plain_text(WORDS.changed(changed, NOW, "en"))

    assert said.startswith("Saved")
    assert said.count("10:00, Monday to Friday") == 1
    assert "For: everybody" in said
    assert "Language" not in said


def test_a_switch_alone_shows_no_setting() -> None:
    changed = Changed(a_subscription(), (Setting.RESUME,), None, None)

    said = plain_text(WORDS.changed(replace(changed, subscription=a_subscription(on=False)), NOW, "en"))

    assert "Time" not in said


def test_a_preview_of_one_keeps_the_tips_own_title_and_buttons() -> None:
    tip = TipWording(CATALOG, LIBRARY.messages).public(next(iter(CATALOG.tips.values())), ["en"])

    preview = WORDS.preview([tip], "en")

    assert (preview.title, preview.actions, preview.private) == (tip.title, tip.actions, True)
