"""A line of text about a channel's tips, cut into settings and what each of them should become."""

from collections.abc import Mapping
from typing import Final

from core.tips.problems import Setting, UnknownSetting
from core.tips.spelling import LONGEST, near, plain
from core.tips.times import read_time
from core.tips.weekdays import read_days

Command = tuple[Setting, str]
"""A setting and the text of its new value; empty where nothing was said."""

_LONGEST_LINE: Final = 1000
_SUGGESTED: Final = 3

_HEADS: Final[Mapping[Setting, str]] = {
    Setting.ON: "on, enable, start, turn on, nyala, nyalakan, nyalain, aktif, aktifkan, mulai",
    Setting.OFF: "off, disable, stop, turn off, mati, matikan, matiin, nonaktif, nonaktifkan, berhenti",
    Setting.TIME: "time, at, jam, pukul",
    Setting.DAYS: "days, hari",
    Setting.TIMEZONE: "timezone, time zone, tz, zone, zona, zona waktu",
    Setting.LANGUAGE: "language, lang, bahasa",
    Setting.AUDIENCE: "audience, for, untuk, pembaca",
    Setting.HOLIDAYS: "holidays, holiday, public holidays, libur, hari libur, tanggal merah",
    Setting.SKIP: "skip, lewati, lewatkan",
    Setting.PAUSE: "pause, jeda, tunda",
    Setting.RESUME: "resume, continue, unpause, lanjut, lanjutkan",
}
_SETTINGS: Final[Mapping[str, Setting]] = {
    head: setting for setting, heads in _HEADS.items() for head in heads.split(", ")
}
_LONGEST_HEAD: Final = 2  # words
_VALUELESS: Final = {Setting.ON, Setting.OFF, Setting.RESUME}
_WITH_DATE: Final = {Setting.SKIP, Setting.PAUSE}
_EACH: Final = {"tiap", "setiap", "every"}
"""Words after which `hari` is part of a value: `tiap hari`."""


def read_commands(line: str) -> tuple[Command, ...] | UnknownSetting:
    """What the line sets, in its order, e.g. `on jam 09.00 zona WIB`; else the word not understood."""
    words = line[:_LONGEST_LINE].split()
    commands: list[Command] = []
    at = 0
    while at < len(words):
        setting, length = _head(words, at) or (_said_without_head(words, at), 0)
        if setting is None:
            return _unknown(words[at])
        end = _end_of_value(setting, words, at + length)
        commands.append((setting, " ".join(words[at + length : end]).strip(",;: ")))
        at = end
    return tuple(commands) or UnknownSetting("", ())


def _head(words: list[str], at: int) -> tuple[Setting, int] | None:
    """The setting that is named at a word, and by how many words."""
    if at and plain(words[at - 1]) in _EACH:
        return None
    for length in range(_LONGEST_HEAD, 0, -1):
        setting = _SETTINGS.get(plain(" ".join(words[at : at + length])).strip(",;:"))
        if setting:
            return setting, min(length, len(words) - at)
    return None


def _said_without_head(words: list[str], at: int) -> Setting | None:
    word, two = words[at], " ".join(words[at : at + 2])
    if read_time(word):
        return Setting.TIME
    return Setting.DAYS if read_days(word) or read_days(two) else None


def _end_of_value(setting: Setting, words: list[str], at: int) -> int:
    if setting in _VALUELESS:
        return at
    if setting in _WITH_DATE:  # dates have words such as `hari` and `for` in them
        return len(words)
    # The first word is the value even where it could be a setting: `holidays off`.
    return next((end for end in range(at + 1, len(words)) if _head(words, end)), len(words))


def _unknown(word: str) -> UnknownSetting:
    settings = dict.fromkeys(_SETTINGS[head] for head in near(plain(word), _SETTINGS, whole=True))
    return UnknownSetting(word[:LONGEST], tuple(settings)[:_SUGGESTED])
