"""Why something about daily tips was not done, and what to do instead: nothing was changed then."""

from collections.abc import Iterable
from typing import Final, assert_never

from core.errors import Corrupt, Full, Newer, StoreError
from core.languages import Lang
from core.origins import Rights
from core.phrasing import shortened
from core.replies import Note, Paragraph, Part, Reply, Tone, text
from core.tipping.wording import COMMANDS
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
from core.tips_desk.phrases import TipsPhrases

_UNKNOWN: Final = {
    UnknownWord: "word",
    UnknownSetting: "word",
    UnknownZone: "zone",
    UnknownCountry: "country",
}
_UNDERSTOOD: Final = (PastDate, FarDate, TipsAreOff, SkippedAlready, NothingDue, NoDayLeft)
"""Problems with something that was understood."""


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
        return self._refusal(_title_of(problem), lang, parts, Tone.UNSURE)

    def sentence(self, problem: Problem | UnknownWord, lang: Lang) -> str:
        """What is wrong, in one sentence, as it stands beside a field of a form too."""
        match problem:
            case UnknownWord(typed) | UnknownSetting(typed) | UnknownZone(typed) | UnknownCountry(typed):
                return self._say(lang, f"problem.{_UNKNOWN[type(problem)]}", typed=shortened(typed))
            case MissingValue(setting):
                return self._say(lang, f"problem.missing.{setting}")
            case Unreadable(setting, typed):
                return self._say(lang, f"problem.unreadable.{setting}", typed=shortened(typed))
            case TipsAreOff():
                return self._say(lang, "problem.off")
            case NoDayLeft():
                country, days = self._phrases.country(problem.country), self._phrases.days(lang, problem.days)
                return self._say(lang, "problem.nothing_left", country=country, days=days)
            case _:
                return self._about_dates(problem, lang)

    def denied(self, rights: Rights, person: str, platform: Platform, lang: Lang) -> Reply:
        """That the person may not change the tips, who may, and what everybody may."""
        if rights is Rights.UNASKED:
            why = self._say(lang, "denied.unasked")
        else:
            why = self._say(lang, f"denied.{platform}.{rights}", person=person)
        everybody = self._say(lang, "denied.everybody", command=COMMANDS[platform])
        return self._refusal("denied", lang, (Paragraph(text(why)), Note(text(everybody))))

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
            case AmbiguousDate(_, typed, days):
                said, (one, other) = shortened(typed), (date(lang, day) for day in days)
                return self._say(lang, "problem.ambiguous", typed=said, one=one, other=other)
            case PastDate(_, day, today):
                return self._say(lang, "problem.past", day=date(lang, day), today=date(lang, today))
            case FarDate(_, day, latest):
                return self._say(lang, "problem.far", day=date(lang, day), latest=date(lang, latest))
            case SkippedAlready():
                return self._say(lang, "problem.skipped", day=date(lang, problem.day))
            case NothingDue(day) if day:
                return self._say(lang, "problem.nothing_due_on", day=date(lang, day))
            case NothingDue():
                return self._say(lang, "problem.nothing_due")
            case _:
                assert_never(problem)

    def _refusal(self, kind: str, lang: Lang, parts: Iterable[Part], tone: Tone = Tone.INFO) -> Reply:
        return Reply(text(self._say(lang, f"{kind}.title")), tuple(parts), lang, tone)


def _title_of(problem: Problem | UnknownWord) -> str:
    if isinstance(problem, MissingValue):
        return "missing"
    return "cannot" if isinstance(problem, _UNDERSTOOD) else "problem"


def _kind(error: StoreError) -> str:
    kinds = {Full: "full", Newer: "newer", Corrupt: "corrupt"}
    return next((said for kind, said in kinds.items() if isinstance(error, kind)), "unavailable")
