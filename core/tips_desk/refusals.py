"""Why something about daily tips was not done, and what to do instead: nothing was changed then."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, assert_never

from core.errors import Corrupt, Full, Newer, StoreError
from core.languages import Lang
from core.replies import Note, Paragraph, Part, Reply, Tone, text
from core.tip_wording import COMMANDS
from core.tips.asking import UnknownWord
from core.tips.model import Platform, Stop
from core.tips.problems import (
    AmbiguousDate,
    FarDate,
    MissingValue,
    NoDayLeft,
    NothingDue,
    PastDate,
    Problem,
    SkippedAlready,
    TipsAreOff,
    UnknownCountry,
    UnknownSetting,
    UnknownZone,
    Unreadable,
)
from core.tips_phrases import TipsPhrases

_MOST_SHOWN: Final = 60
"""Characters of what was typed; it is there to be recognised."""


_UNKNOWN: Final = {
    UnknownWord: "word",
    UnknownSetting: "word",
    UnknownZone: "zone",
    UnknownCountry: "country",
}


_UNDERSTOOD: Final = (PastDate, FarDate, TipsAreOff, SkippedAlready, NothingDue, NoDayLeft)
"""Problems with something that was understood."""


class Rights(StrEnum):
    """Whether a person may change a channel's tips, as far as the platform tells."""

    MAY = "may"
    NOT = "not"  # the platform says: no admin, and nobody lists them
    UNLISTED = "unlisted"  # the platform does not tell us about admins, and nobody lists them
    UNASKED = "unasked"  # the platform could not be asked just now


class TipsRefusals:
    """Words refusals from one set of messages."""

    def __init__(self, phrases: TipsPhrases) -> None:
        self._phrases = phrases
        self._say = phrases.say

    def problem(self, problem: Problem | UnknownWord, platform: Platform, lang: Lang) -> Reply:
        """What is wrong with a change, and what to type instead."""
        instead = "".join(f"\n• {COMMANDS[platform]} {line}" for line in problem.instead)
        parts = (
            Paragraph(text(self.sentence(problem, lang))),
            Paragraph(text(self._say(lang, "instead"), instead)),
            Note(text(self._say(lang, "unchanged"))),
        )
        kind = "cannot" if isinstance(problem, _UNDERSTOOD) else "problem"
        return self._refusal(kind, lang, parts, Tone.UNSURE)

    def sentence(self, problem: Problem | UnknownWord, lang: Lang) -> str:
        """What is wrong, in one sentence, as it stands beside a field of a form too."""
        match problem:
            case UnknownWord() | UnknownSetting() | UnknownZone() | UnknownCountry():
                key = f"problem.{_UNKNOWN[type(problem)]}"
                return self._say(lang, key, typed=_shown(problem.typed))
            case MissingValue():
                return self._say(lang, "problem.missing", setting=problem.setting)
            case Unreadable():
                return self._say(lang, f"problem.unreadable.{problem.setting}", typed=_shown(problem.typed))
            case TipsAreOff():
                return self._say(lang, "problem.off")
            case NoDayLeft():
                country, days = self._phrases.country(problem.country), self._phrases.days(lang, problem.days)
                return self._say(lang, "problem.nothing_left", country=country, days=days)
            case _:
                return self._about_dates(problem, lang)

    def denied(self, rights: Rights, person: str, platform: Platform, lang: Lang) -> Reply:
        """That the person may not change the tips, who may, and what everybody may."""
        key = f"denied.{platform}.{rights}" if rights is not Rights.UNASKED else "denied.unasked"
        parts: list[Part] = [Paragraph(text(self._say(lang, key, person=person)))]
        parts.append(Note(text(self._say(lang, "denied.everybody", command=COMMANDS[platform]))))
        return self._refusal("denied", lang, parts)

    def stopped(self, stop: Stop, platform: Platform, lang: Lang) -> Reply:
        """That tips cannot be turned on here, as they would not arrive, and what to do."""
        parts = (Paragraph(text(self.stop(stop, platform, lang))), Note(text(self._say(lang, "unchanged"))))
        return self._refusal("stopped", lang, parts)

    def stop(self, stop: Stop, platform: Platform, lang: Lang) -> str:
        """Why a channel takes no tips, and what to do."""
        return self._say(lang, f"stop.{platform}.{stop}", command=COMMANDS[platform])

    def no_channel(self, platform: Platform, lang: Lang) -> Reply:
        """That this is no channel."""
        parts = (Paragraph(text(self._say(lang, "nowhere.lead", command=COMMANDS[platform]))),)
        return self._refusal("nowhere", lang, parts)

    def no_store(self, error: StoreError, lang: Lang) -> Reply:
        """That what channels subscribed to cannot be read or kept now."""
        parts = (
            Paragraph(text(self._say(lang, f"store.{_kind(error)}"))),
            Note(text(self._say(lang, "store.lookups"))),
        )
        return self._refusal("store", lang, parts, Tone.SORRY)

    def _about_dates(
        self, problem: AmbiguousDate | PastDate | FarDate | SkippedAlready | NothingDue, lang: Lang
    ) -> str:
        date = self._phrases.date
        match problem:
            case AmbiguousDate():
                one, other = (date(lang, day) for day in problem.days)
                return self._say(lang, "problem.ambiguous", typed=_shown(problem.typed), one=one, other=other)
            case PastDate():
                day, today = date(lang, problem.day), date(lang, problem.today)
                return self._say(lang, "problem.past", day=day, today=today)
            case FarDate():
                day, latest = date(lang, problem.day), date(lang, problem.latest)
                return self._say(lang, "problem.far", day=day, latest=latest)
            case SkippedAlready():
                return self._say(lang, "problem.skipped", day=date(lang, problem.day))
            case NothingDue():
                on = date(lang, problem.day) if problem.day else ""
                return self._say(lang, f"problem.nothing_due{'_on' if on else ''}", day=on)
            case _:
                assert_never(problem)

    def _refusal(self, kind: str, lang: Lang, parts: Iterable[Part], tone: Tone = Tone.INFO) -> Reply:
        return Reply(text(self._say(lang, f"{kind}.title")), tuple(parts), lang, tone)


def _shown(typed: str) -> str:
    words = " ".join(typed.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1].rstrip()}…"


def _kind(error: StoreError) -> str:
    kinds = {Full: "full", Newer: "newer", Corrupt: "corrupt"}
    return next((said for kind, said in kinds.items() if isinstance(error, kind)), "unavailable")
