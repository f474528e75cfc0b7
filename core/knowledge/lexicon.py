"""The words that the engine knows, as frozen values: acts, things, scales, and words that are not ours."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from core.languages import Bilingual, Lang

DECIDE: Final = "decide"
"""The act whose verb governs whatever else is said."""
VERB: Final = "verb"
"""The class of words that say what somebody does."""
CLASSES: Final = (
    *("determiner", "pronoun", "auxiliary", "preposition", "conjunction", "question", "time", "courtesy"),
    *("past", VERB),
)
"""Kinds of words, as a grammar has them; "past" is an English verb's other form."""
PLACE: Final = "place"
"""The family of what only says where: the networks, and social media as such."""

_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


def fold(word: str) -> str:
    """Lower case, compatibility forms evened out, three or more equal letters shortened to one.

    A word of nothing but one letter ("xxxx") stays: it is no stretched word.
    """
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")
    folded = _STRETCHED.sub(r"\1", plain.lower())
    return folded if len(folded) > 1 else plain.lower()


class Mode(StrEnum):
    """What kind of work an act is."""

    DO = "do"
    MEASURE = "measure"
    ANALYSE = "analyse"
    DIRECT = "direct"
    MANAGE = "manage"
    OTHER = "other"


class Scale(StrEnum):
    """How big the request is."""

    SMALL = "small"
    BIG = "big"


class Cue(StrEnum):
    """A small word that steers how a request is read; `knowledge/language/cues.yaml` says how."""

    JOINT = "joint"
    SEQUENCE = "sequence"
    DENIAL = "denial"
    CONTRAST = "contrast"
    PURPOSE = "purpose"
    ASIDE = "aside"
    PRONOUN = "pronoun"
    ASKING = "asking"
    POINTING = "pointing"
    OPEN = "open"
    WHETHER = "whether"
    SPECIALIST = "specialist"
    STRATEGIST = "strategist"


ROLE_CUES: Final = frozenset({Cue.SPECIALIST, Cue.STRATEGIST})
"""The names of the two roles."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something people do, e.g. `schedule`. A `weak` act is often a noun too ("post", "plan")."""

    id: str
    mode: Mode
    weak: bool = False

    @property
    def works(self) -> bool:
        """Whether it is hands-on: it does something to a thing, rather than deciding about it."""
        return self.mode in {Mode.DO, Mode.MEASURE, Mode.ANALYSE}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that work is about; `weight` (0-9) says how specific the word is.

    Things of one `family`, e.g. `piece`, are handled alike. `social` ones are never about anything but social
    media.
    """

    family: str
    weight: int
    social: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A word of another field ("dentist")."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What content may be about as well as anything else ("coffee"): known, but no evidence."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A known word that means nothing for ownership ("please")."""


Sense = Act | Thing | Scale | Cue | Foreign | Subject | Filler


@dataclass(frozen=True, eq=False)
class Entry:
    """One word or phrase (folded to lower case), what it may mean and in which languages it is used.

    Each is equal to itself alone: then what is worked out of one is found again in no time.
    """

    words: tuple[str, ...]
    senses: tuple[Sense, ...]
    langs: frozenset[Lang]

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What it may do."""
        return tuple(sense for sense in self.senses if isinstance(sense, Act))

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What it may be about."""
        return tuple(sense for sense in self.senses if isinstance(sense, Thing))

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """How big it may make the request."""
        return tuple(sense for sense in self.senses if isinstance(sense, Scale))

    @cached_property
    def cues(self) -> frozenset[Cue]:
        """How it steers the reading."""
        return frozenset(sense for sense in self.senses if isinstance(sense, Cue))

    @cached_property
    def foreign(self) -> bool:
        """Whether it belongs to another field."""
        return any(isinstance(sense, Foreign) for sense in self.senses)

    @cached_property
    def says(self) -> bool:
        """Whether it says something by itself, as neither a filler nor a word that only steers does."""
        return not self.senses or not all(isinstance(sense, (Filler, Cue)) for sense in self.senses)

    @cached_property
    def unknown(self) -> bool:
        """Whether it says nothing about ownership, as no word of ours and none of another field."""
        return not self.senses or any(isinstance(sense, Subject) for sense in self.senses)


def by_length(words: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
    """The words by how many letters they have."""
    found: dict[int, list[str]] = {}
    for word in words:
        found.setdefault(len(word), []).append(word)
    return {length: tuple(some) for length, some in found.items()}


UNKNOWN: Final = Entry((), (), frozenset())
"""What stands for a word that is not in the lexicon."""
MOST_ENTRIES: Final = 8192
"""How many entries there may be of which something is kept: more than the lexicon has."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """One answer to an open question: as on its button, and the topic that it leads to."""

    label: Bilingual
    to: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What to ask when somebody names a thing and no more."""

    ask: Bilingual
    answers: tuple[OpenAnswer, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The topics that the answers lead to."""
        return tuple(answer.to for answer in self.answers)


@dataclass(frozen=True)
class Lexicon:
    """All the words; and by family what to ask when somebody names a thing of it and no more.

    `classes` says what kind of word a word is, as a grammar has it.
    """

    entries: tuple[Entry, ...]
    slang: Mapping[str, str]
    open: Mapping[str, OpenQuestion]
    classes: Mapping[str, str]

    @cached_property
    def open_choices(self) -> Mapping[str, tuple[str, ...]]:
        """By family the topics that its question leads to."""
        return {family: question.choices for family, question in self.open.items()}

    @cached_property
    def phrases(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries by their first word, the longest first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.words[0], []).append(entry)
        return {
            first: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
            for first, entries in found.items()
        }

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word that stands anywhere in the lexicon."""
        return frozenset(word for entry in self.entries for word in entry.words) | self.slang.keys()

    @cached_property
    def single_words(self) -> frozenset[str]:
        """The words that stand in the lexicon by themselves."""
        return frozenset(entry.words[0] for entry in self.entries if len(entry.words) == 1)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The base forms of verbs: of those for an act, and of all others that the lexicon lists."""
        acts = {entry.words[0] for entry in self.entries if len(entry.words) == 1 and entry.acts}
        return frozenset({word for word, told in self.classes.items() if told == VERB} | acts)

    @cached_property
    def mendable(self) -> Mapping[int, tuple[str, ...]]:
        """The words that a typo may be mended to: not a denial, which would turn the request around."""
        denials = {entry.words[0] for entry in self.entries if Cue.DENIAL in entry.senses}
        return by_length(self.vocabulary - denials)

    def prepare(self) -> None:
        """Works out now what is otherwise worked out when it is first needed."""
        _ = self.phrases, self.vocabulary, self.single_words, self.mendable, self.verbs
