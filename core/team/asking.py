"""What a line of text asks of the team's settings."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.languages import Lang
from core.origins import Origin, Rights
from core.tips.spelling import LONGEST, plain


class Whom(StrEnum):
    """Whose language is meant."""

    ME = "me"
    CHANNEL = "channel"


class Choice(StrEnum):
    """A language, or none: then it is found out as if nothing had been chosen."""

    ENGLISH = "english"
    INDONESIAN = "indonesia"
    AUTO = "auto"

    @property
    def lang(self) -> Lang | None:
        """The language; None for none."""
        return _LANGS[self]

    @classmethod
    def of(cls, lang: Lang | None) -> "Choice":
        """What chose that language."""
        return next(choice for choice, chosen in _LANGS.items() if chosen == lang)


_LANGS: Final[Mapping[Choice, Lang | None]] = {
    Choice.ENGLISH: "en",
    Choice.INDONESIAN: "id",
    Choice.AUTO: None,
}


@dataclass(frozen=True, slots=True)
class Look:
    """The languages are looked at."""


@dataclass(frozen=True, slots=True)
class Choose:
    """A language is chosen for somebody."""

    choice: Choice
    whom: Whom = Whom.ME


@dataclass(frozen=True, slots=True)
class Unknown:
    """`typed` is nothing that can be asked for."""

    typed: str


TeamWish = Look | Choose | Unknown


@dataclass(frozen=True, slots=True)
class TeamAsked:
    """What somebody asks of the settings.

    `rights` finds out whether they may change the channel's; it is asked only when they want to. `typed` is
    for the language of the answer.
    """

    wish: TeamWish
    origin: Origin
    rights: Callable[[], Awaitable[Rights]]
    typed: str = ""
    locale: str | None = None


_CHOICES: Final = {
    Choice.ENGLISH: "english, en, inggris, bahasa inggris",
    Choice.INDONESIAN: "indonesia, indonesian, id, bahasa indonesia, bahasa",
    Choice.AUTO: "auto, automatic, otomatis, none, off, reset, default, hapus",
}
_WHOM: Final = {
    Whom.ME: "me, my, mine, myself, saya, aku, gue, for me, buat aku, untuk saya",
    Whom.CHANNEL: "channel, here, kanal, sini, di sini, this channel, channel ini",
}
_HEADS: Final = ("language", "languages", "lang", "bahasa")
_HELP: Final = ("", "help", "bantuan", "?", "status")
_INDONESIAN_WORDS: Final = "bahasa inggris saya aku gue kanal sini otomatis hapus bantuan ini buat untuk"
_INDONESIAN: Final = frozenset(_INDONESIAN_WORDS.split())
"""Words that only Indonesian has for what can be said here."""


def read_wish(line: str) -> TeamWish:
    """What the line asks for; to look at the languages when it is empty."""
    said = plain(line)
    if said in _HELP:
        return Look()
    head, _, rest = said.partition(" ")
    if head not in _HEADS:
        return Unknown(line[:LONGEST])
    return Look() if rest in _HELP else _read(rest) or Unknown(line[:LONGEST])


def spoken(line: str) -> Lang | None:
    """Indonesian when a word of the line is; None where the words do not tell. A language's name does not."""
    words = plain(line).replace("bahasa indonesia", "").split()
    return "id" if not _INDONESIAN.isdisjoint(words) else None


def _read(words: str) -> Choose | None:
    """Whom, what, or both of them, in either order."""
    for whom in _starts(_WHOM, words):
        if choice := _CHOICE.get(_without(words, whom)):
            return Choose(choice, _WHOSE[whom])
    choice = _CHOICE.get(words)
    return None if choice is None else Choose(choice)


def _starts(names: Mapping[Whom, str], words: str) -> Iterable[str]:
    every = (name for said in names.values() for name in said.split(", "))
    return (name for name in every if words.startswith(f"{name} ") or words.endswith(f" {name}"))


def _without(words: str, whom: str) -> str:
    return words.removeprefix(f"{whom} ") if words.startswith(f"{whom} ") else words.removesuffix(f" {whom}")


_CHOICE: Final = {name: choice for choice, names in _CHOICES.items() for name in names.split(", ")}
_WHOSE: Final = {name: whom for whom, names in _WHOM.items() for name in names.split(", ")}
