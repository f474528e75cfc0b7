"""What a button carries: all that is needed to act on it, so that it works after a restart.

`t:en:abc` shows the topic with code `abc` in English, `b:en:abc` does so beside the answer that has
the button; `s:id:abcdef` shares an answer of two topics in Indonesian. `---` stands for a task that neither
role owns, `???` for one that stayed unsure. `a:en:who-posts` answers that daily tip's question. `q:en:new`
begins the quiz; `core.quiz.sitting` tells what else follows `q:en:`. `r:en:compare` shows something about
the roles; `core.roles.views` tells what else follows `r:en:`. `f:en:+abc` says that the answer `abc` is
right, `f:en:-abc` that it is not; what was asked may follow in the next line. `o:en:why.abc` goes on from the
answer about that topic, in its place; from there `t:en:abc` leads back to it. `h:en:-` shows help.
`u:en:abcdef` asks which of these topics was meant, `n:en:abc` says that nobody owns it and that this topic is
near. `m:en:id` chooses Indonesian for the person who presses it, `m:en:auto` no language.

A value with an `l` before it shows the same, and notes its language as the one that the person chose.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from core.knowledge.model import CODE_LENGTH
from core.languages import LANGS, Lang

OPEN_FORM: Final = "form"
"""The value of a button that opens the form for a long brief: not an answer, so `decode` knows it not."""

FORGET: Final = "forget"
"""The value of a button that removes what is kept of somebody's last answers; nor does it know this one."""

NEITHER: Final = "-" * CODE_LENGTH
UNSURE: Final = "?" * CODE_LENGTH
_SHOW, _BESIDE, _SHARE, _ANSWER, _QUIZ, _ABOUT, _ONWARD, _RATE = "t", "b", "s", "a", "q", "r", "o", "f"
_GOOD, _BAD = "+", "-"
_HELP, _UNCLEAR, _NOBODYS, _MINE, _SWITCH = "h", "u", "n", "m", "l"
_AUTO: Final = "auto"
_NOTHING: Final = "-"

_GOOD_FOR: Final = timedelta(days=30)
"""How long the buttons of a message work, from when it was sent."""


class Aspect(StrEnum):
    """What one may go on to from an answer about a topic; the first three have buttons under each answer."""

    COMPARE = "compare"
    """Both roles side by side, in this task and on the axis on which it changes hands."""
    DECIDE = "decide"
    WHY = "why"
    AXES = "axes"
    """Both roles side by side on every axis."""


@dataclass(frozen=True, slots=True)
class Show:
    """Show a topic in place of the answer that has the button, or beside it."""

    code: str
    lang: Lang
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """Post an answer publicly: one code for each of its tasks, in order."""

    codes: tuple[str, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the question of a daily tip, to whoever pressed and nobody else."""

    tip: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class QuizAt:
    """Go to a place in the quiz, in place of the question that has the button."""

    state: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class About:
    """Show something about the roles, in place of the answer that has the button."""

    what: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Rate:
    """Say whether an answer is right: one code for each of its tasks; what was asked, where it is known."""

    good: bool
    codes: tuple[str, ...]
    lang: Lang
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Onward:
    """Go on from the answer about a topic, in its place."""

    aspect: Aspect
    code: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Help:
    """Show help, as it is at that place; empty where it is the same everywhere."""

    place: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Unclear:
    """Ask which of these topics was meant."""

    codes: tuple[str, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Nobodys:
    """Say that nothing covers it, and which topics are near."""

    codes: tuple[str, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Mine:
    """Choose a language for the person who presses, or none; the answer is in `lang`."""

    chosen: Lang | None
    lang: Lang


Shown = Show | Share | Answer | QuizAt | About | Onward | Help | Unclear | Nobodys


@dataclass(frozen=True, slots=True)
class Switch:
    """Show the same in another language, which the person chose; `again` is the value that shows it."""

    again: str
    lang: Lang


Meaning = Shown | Switch | Mine | Rate
"""What a button may mean."""


def is_old(sent: datetime, now: datetime) -> bool:
    """Whether the buttons of a message that was sent then work no more."""
    return now - sent > _GOOD_FOR


def encode_show(code: str, lang: Lang, *, beside: bool = False) -> str:
    """The value of a button that shows a topic."""
    return f"{_BESIDE if beside else _SHOW}:{lang}:{code}"


def encode_share(codes: Sequence[str], lang: Lang) -> str:
    """The value of a Share button; 80 characters for 25 tasks."""
    return f"{_SHARE}:{lang}:{''.join(codes)}"


def encode_answer(tip: str, lang: Lang) -> str:
    """The value of a button that answers a tip's question; `tip` is its id."""
    return f"{_ANSWER}:{lang}:{tip}"


def encode_quiz(state: str, lang: Lang) -> str:
    """The value of a button of the quiz."""
    return f"{_QUIZ}:{lang}:{state}"


def encode_about(what: str, lang: Lang) -> str:
    """The value of a button that shows something about the roles."""
    return f"{_ABOUT}:{lang}:{what}"


def encode_rate(codes: Sequence[str], lang: Lang, *, good: bool) -> str:
    """The value of a thumb; 81 characters for 25 tasks."""
    return f"{_RATE}:{lang}:{_GOOD if good else _BAD}{''.join(codes)}"


def encode_onward(aspect: Aspect, code: str, lang: Lang) -> str:
    """The value of a button that goes on from the answer about the topic with that code."""
    return f"{_ONWARD}:{lang}:{aspect}.{code}"


def encode_help(place: str, lang: Lang) -> str:
    """The value of a button that shows help."""
    return f"{_HELP}:{lang}:{place or _NOTHING}"


def encode_unclear(codes: Sequence[str], lang: Lang) -> str:
    """The value of a button that asks which of these topics was meant."""
    return f"{_UNCLEAR}:{lang}:{''.join(codes)}"


def encode_nobodys(codes: Sequence[str], lang: Lang) -> str:
    """The value of a button that says that nothing covers it."""
    return f"{_NOBODYS}:{lang}:{''.join(codes) or NEITHER}"


def encode_mine(chosen: Lang | None, lang: Lang) -> str:
    """The value of a button with which a person chooses a language, or none."""
    return f"{_MINE}:{lang}:{chosen or _AUTO}"


def encode_switch(shown: str, lang: Lang) -> str:
    """The value of a button that shows in `lang` what the value `shown` does, in place of it."""
    kind, _, rest = shown.partition(":")
    _, _, what = rest.partition(":")
    return f"{_SWITCH}{_SHOW if kind == _BESIDE else kind}:{lang}:{what}"


def decode(value: str) -> Meaning | None:
    """What a button means; None when it is none of ours."""
    if value.startswith(_SWITCH):
        again = decode(value[1:])
        return Switch(value[1:], again.lang) if isinstance(again, Shown) else None
    kind, _, rest = value.partition(":")
    tongue, _, said = rest.partition(":")
    lang = next((known for known in LANGS if known == tongue), None)
    if lang is None or not said:
        return None
    read = _READ.get(kind)
    return read(said, lang) if read else _about_topics(kind, lang, said)


def is_share(do: str) -> bool:
    """Whether a button posts the answer for everybody, rather than showing another one."""
    return isinstance(decode(do), Share)


def is_vote(do: str) -> bool:
    """Whether a button says what somebody thinks of an answer."""
    return isinstance(decode(do), Rate)


def is_switch(do: str) -> bool:
    """Whether a button shows the same answer in another language, which the person then chose."""
    return isinstance(decode(do), Switch)


def is_beside(do: str) -> bool:
    """Whether a button's answer stands beside the message that has it, which then stays as it is."""
    meant = decode(do)
    return isinstance(meant, Answer) or (isinstance(meant, Show) and meant.beside)


def lang_of(do: str) -> Lang | None:
    """The language of the answer that a button leads to; None for a button that is none of ours."""
    meant = decode(do)
    return meant.lang if meant else None


def _onward(said: str, lang: Lang) -> Onward | None:
    name, _, code = said.partition(".")
    aspect = next((known for known in Aspect if known == name), None)
    return Onward(aspect, code, lang) if aspect and len(code) == CODE_LENGTH else None


def _mine(said: str, lang: Lang) -> Mine | None:
    chosen = next((known for known in LANGS if known == said), None)
    return Mine(chosen, lang) if chosen or said == _AUTO else None


def _help(said: str, lang: Lang) -> Help:
    return Help("" if said == _NOTHING else said, lang)


def _about_topics(kind: str, lang: Lang, codes: str) -> Show | Share | Unclear | Nobodys | None:
    parts = _parts(codes)
    if kind in {_SHOW, _BESIDE} and len(parts) == 1:
        return Show(parts[0], lang, beside=kind == _BESIDE)
    if kind == _UNCLEAR and parts:
        return Unclear(parts, lang)
    if kind == _NOBODYS and parts:
        return Nobodys(() if parts == (NEITHER,) else parts, lang)
    return Share(parts, lang) if kind == _SHARE and parts else None


def _rate(said: str, lang: Lang) -> Rate | None:
    codes, _, asked = said.partition("\n")
    parts = _parts(codes[1:])
    return Rate(codes[0] == _GOOD, parts, lang, asked) if parts and codes[:1] in {_GOOD, _BAD} else None


def _parts(codes: str) -> tuple[str, ...]:
    """The codes of topics in a row; none when they are not whole."""
    if len(codes) % CODE_LENGTH:
        return ()
    return tuple(codes[at : at + CODE_LENGTH] for at in range(0, len(codes), CODE_LENGTH))


_READ: Final[Mapping[str, Callable[[str, Lang], Meaning | None]]] = {
    _QUIZ: QuizAt,
    _ABOUT: About,
    _ANSWER: Answer,
    _ONWARD: _onward,
    _RATE: _rate,
    _HELP: _help,
    _MINE: _mine,
}
"""What reads the rest of a value, by how it begins; the others are about topics."""
