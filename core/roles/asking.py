"""What a line of text asks about the two roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.languages import Lang
from core.quiz.phrases import asks_for_quiz, lang_of_asking
from core.tips.spelling import LONGEST, near, plain


class Verb(StrEnum):
    """What can be asked for; each is the word to type for it."""

    SPECIALIST = "specialist"
    STRATEGIST = "strategist"
    COMPARE = "compare"
    DECIDE = "decide"
    WHY = "why"
    HIRE = "hire"
    QUIZ = "quiz"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; `what` is the rest of the line: an axis, what is to be decided, tasks to be done."""

    verb: Verb
    what: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """`typed` is nothing that can be asked for; `instead` is what to type, best first."""

    typed: str
    instead: tuple[str, ...]


_HEADS: Final = {
    Verb.SPECIALIST: "specialist, the specialist, social media specialist, spesialis",
    Verb.STRATEGIST: "strategist, the strategist, social media strategist, strategis, ahli strategi",
    Verb.COMPARE: "compare, comparison, difference, differences, bandingkan, bandingin, perbandingan, beda, "
    "bedanya, perbedaan",
    Verb.DECIDE: "decide, decides, who decides, who may decide, who can decide, putuskan, putusin, "
    "memutuskan, yang memutuskan, siapa yang memutuskan, siapa yang mutusin, siapa memutuskan, keputusan",
    Verb.WHY: "why, reasons, kenapa, mengapa, alasan, alasannya",
    Verb.HIRE: "hire, hiring, who to hire, whom to hire, recruit, rekrut, merekrut, rekrutmen, cari orang",
    Verb.QUIZ: "quiz, kuis, test, tes",
    Verb.HELP: "help, ?, -h, --help, bantuan, tolong",
}
_VERBS: Final[Mapping[str, Verb]] = {
    head: verb for verb, heads in _HEADS.items() for head in heads.split(", ")
}
_LONGEST_HEAD: Final = 3  # words
_SUGGESTED: Final = 3
_ROLES: Final = (Verb.SPECIALIST, Verb.STRATEGIST)
_INDONESIAN_WORDS: Final = (
    "spesialis strategis ahli bandingkan bandingin perbandingan beda bedanya perbedaan putuskan putusin "
    "memutuskan mutusin keputusan yang siapa kenapa mengapa alasan alasannya rekrut merekrut rekrutmen cari "
    "orang bantuan tolong peran kuis tes apa itu tugas tugasnya dan tanggung jawab fokus pengambilan proses "
    "kreatif akses"
)
"""Words that only Indonesian has for what can be said here. English ones tell nothing: they are the names of
the commands, which everybody types."""
_WORDS_FOR_WHAT_IT_IS: Final = (
    "what what's whats who who's does do doing role roles job about explain describe apa apaan siapa ngapain "
    "tugas tugasnya kerja kerjaan kerjaannya peran perannya jelasin jelaskan soal tentang"
)
_WHAT_IT_IS: Final = frozenset(_WORDS_FOR_WHAT_IT_IS.split())
_INDONESIAN: Final = frozenset(_INDONESIAN_WORDS.split())


def read_wish(line: str) -> Wish | Unknown:
    """What the line asks for; help when it is empty. A role named anywhere in it is asked about."""
    return known_wish(line) or _unknown(line, line.split())


def known_wish(line: str) -> Wish | None:
    """As `read_wish`; None where that would guess from the spelling, which takes longer than an answer."""
    words = line.split()
    if not words:
        return Wish(Verb.HELP)
    if asks_for_quiz(line):
        return Wish(Verb.QUIZ)
    for length in range(_LONGEST_HEAD, 0, -1):
        verb = _VERBS.get(_bare(" ".join(words[:length])))
        if verb is not None and not (verb in _ROLES and len(words) > length):
            return Wish(verb, " ".join(words[length:]))
    return _about_roles(words)


def names_a_role(line: str) -> bool:
    """Whether a word of it names the specialist or the strategist."""
    return bool(_named(line.split()))


def asks_what_it_is(line: str) -> bool:
    """Whether a word of it asks what something is or does."""
    return not _WHAT_IT_IS.isdisjoint(map(_bare, line.split()))


def spoken(line: str) -> Lang | None:
    """Indonesian when a word of the line is; None where the words do not tell."""
    if not _INDONESIAN.isdisjoint(map(_bare, line.split())):
        return "id"
    return lang_of_asking(line)


def _about_roles(words: list[str]) -> Wish | None:
    """“what does a strategist do” asks for a card, “strategist or specialist” for both."""
    named = _named(words)
    if not named:
        return None
    return Wish(Verb.COMPARE) if len(named) > 1 else Wish(named.pop() or Verb.HELP)


def _named(words: list[str]) -> set[Verb | None]:
    return {_VERBS.get(_bare(word)) for word in words}.intersection(_ROLES)


def _unknown(line: str, words: list[str]) -> Unknown:
    verbs = dict.fromkeys(_VERBS[head] for head in near(_bare(words[0]), _VERBS, whole=True))
    return Unknown(line[:LONGEST], tuple(verbs)[:_SUGGESTED] or (Verb.HELP.value,))


def _bare(words: str) -> str:
    """In the spelling of `plain`, without the signs around it, unless there is nothing else."""
    spelt = plain(words)
    return spelt.strip(" .,;:!?") or spelt
