"""What a line of text asks of a channel's tips: to see something, to post now, or to change settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.languages import Lang
from core.tips.grammar import Command, read_commands
from core.tips.problems import UnknownSetting
from core.tips.spelling import LONGEST, near, plain


class Verb(StrEnum):
    """What can be asked for besides a change; each is the word to type for it."""

    STATUS = "status"
    PREVIEW = "preview"
    NOW = "now"
    HISTORY = "history"
    SETTINGS = "settings"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to be shown or posted; `count` is how many tips to preview."""

    verb: Verb
    count: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Settings to be changed, in their order."""

    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """`typed` is nothing that can be asked for; `instead` is what to type, best first."""

    typed: str
    instead: tuple[str, ...]


Wish = Asked | Wanted | UnknownWord

_WORDS: Final = {
    Verb.STATUS: "status, state, keadaan",
    Verb.PREVIEW: "preview, pratinjau, contoh, intip",
    Verb.NOW: "now, post, post now, sekarang, posting, kirim sekarang",
    Verb.HISTORY: "history, log, riwayat",
    Verb.SETTINGS: "settings, setup, configure, pengaturan, setelan, atur",
    Verb.HELP: "help, ?, bantuan, tolong, -h, --help",
}
_VERBS: Final[Mapping[str, Verb]] = {
    word: verb for verb, words in _WORDS.items() for word in words.split(", ")
}
_SUGGESTED: Final = 3

_INDONESIAN_WORDS: Final = (
    "nyala nyalakan nyalain aktif aktifkan mulai mati matikan matiin nonaktif nonaktifkan berhenti jam pukul "
    "hari zona waktu bahasa untuk pembaca libur tanggal merah lewati lewatkan jeda tunda lanjut lanjutkan "
    "keadaan pratinjau contoh intip sekarang kirim riwayat pengaturan setelan atur bantuan tolong "
    "senin selasa rabu kamis jumat sabtu minggu kerja setiap tiap pagi siang sore malam setengah "
    "sampai hingga besok lusa depan pekan bulan selama keduanya bergantian gantian semua spesialis strategis "
    "januari februari maret mei juni juli agustus oktober desember"
)
"""Words that only Indonesian has for what can be said here. English ones tell nothing: they are the names of
the commands, which everybody types."""
_INDONESIAN: Final = frozenset(_INDONESIAN_WORDS.split())


def read_wish(line: str) -> Wish:
    """What the line asks for; the settings form when it is empty."""
    words = plain(line).strip(" .!")
    if not words:
        return Asked(Verb.SETTINGS)
    if words in _VERBS:
        return Asked(_VERBS[words])
    first, _, rest = words.partition(" ")
    verb = _VERBS.get(first)
    if verb is Verb.PREVIEW and rest.isascii() and rest.isdecimal():
        return Asked(verb, int(rest[:3]))
    commands = read_commands(line)
    if not isinstance(commands, UnknownSetting):
        return Wanted(commands)
    return UnknownWord(rest, (verb.value,)) if verb and rest else _unknown(commands)


def spoken(line: str) -> Lang | None:
    """Indonesian when a word of the line is; None where the words do not tell."""
    return None if _INDONESIAN.isdisjoint(plain(line).split()) else "id"


def _unknown(setting: UnknownSetting) -> UnknownWord:
    verbs = dict.fromkeys(_VERBS[word] for word in near(plain(setting.typed), _VERBS, whole=True))
    meant = [verb.value for verb in verbs] + [*(setting.instead if setting.near else ())]
    return UnknownWord(setting.typed[:LONGEST], tuple(meant[:_SUGGESTED]) or (Verb.HELP.value,))
