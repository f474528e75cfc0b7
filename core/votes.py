"""What people say of an answer: a thumb up or down, and with the latter whose it is instead, and why."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.languages import Lang


class Why(StrEnum):
    """What is wrong with an answer, to be picked: nobody has to write, and nothing written has to be kept."""

    MISREAD = "misread"
    TEAM = "team"  # this team does it another way
    REASON = "reason"  # the reason that the answer gives
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody says of one answer: their last word on it.

    `key` stands for the person and the answer without telling who that is. `given` has the verdict on each
    task, in order, and `topics` its topic, None where there is none; `expected` the verdicts as they should
    be, empty where that was not said. `words` and `asked` are what was typed, about the answer and to get it:
    None where the team does not keep that, or where it is not known; an empty `asked` was taken back. `at` is
    aware.
    """

    key: str
    platform: str
    workspace: str
    at: datetime
    lang: Lang
    good: bool
    topics: tuple[str | None, ...]
    given: tuple[str, ...]
    expected: tuple[str, ...] = ()
    why: Why | None = None
    words: str | None = None
    asked: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a thumb alone."""
        return not (self.expected or self.why or self.words)


def last_word(known: Vote | None, news: Vote) -> Vote:
    """What is kept of two votes with one key: the later one.

    A thumb down pressed again takes back none of the reasons given with the first, and what was asked stays
    known.
    """
    if known is None:
        return news
    if known.at > news.at:
        return known
    kept = replace(news, asked=known.asked if news.asked is None else news.asked)
    if known.good or news.good or not news.is_bare:
        return kept
    return replace(kept, expected=known.expected, why=known.why, words=known.words)
