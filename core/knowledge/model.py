"""The knowledge as frozen values. `knowledge/README.md` says what each field means to its editors."""

from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Final, Literal

from core.languages import LANGS, Bilingual, Lang

Role = Literal["specialist", "strategist"]
Owner = Literal["specialist", "strategist", "shared"]
Audience = Literal["everybody", "specialist", "strategist"]

CODE_LENGTH: Final = 3
"""Characters of a topic's code; 25 of them fit into one Discord button."""


class Phase(StrEnum):
    """The phases by which an overlap is split, in the order of the work."""

    PLAN = "plan"
    MAKE = "make"
    PUBLISH = "publish"
    ENGAGE = "engage"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the source article: its own heading, translated, and what it says in our words."""

    id: str
    title: Bilingual
    gist: Bilingual


@dataclass(frozen=True, slots=True)
class Source:
    """The article on which all answers rest."""

    title: str
    publisher: str
    url: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Analogy:
    """A picture for a role, e.g. the taxi driver, and the section that draws it."""

    text: Bilingual
    section: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody whom a role works with, and how; and the section that says so."""

    text: Bilingual
    section: str


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One of the two roles. `tasks` are the ids of the topics that the article lists as its tasks."""

    id: Role
    name: Bilingual
    one_line: Bilingual
    paragraph: Bilingual
    section: str
    tasks: tuple[str, ...]
    works_with: tuple[Tie, ...]
    analogies: tuple[Analogy, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the five axes on which the roles differ, with both sides."""

    id: str
    name: Bilingual
    specialist: Bilingual
    strategist: Bilingual
    section: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the difference matters: one reason."""

    id: str
    text: Bilingual
    section: str


@dataclass(frozen=True, slots=True)
class Flip:
    """What would change the owner: said in a sentence, short on a button, answered by another topic."""

    when: Bilingual
    label: Bilingual
    to: str


@dataclass(frozen=True, slots=True)
class PhaseSplit:
    """One phase of an overlap: what happens in it and the one role accountable for it."""

    phase: Phase
    accountable: Role
    part: Bilingual


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where the article says two things: said openly, with the sections that disagree."""

    text: Bilingual
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """Something that somebody owns: a task of the article, a side of an axis, or an overlap.

    `owner` is `shared` exactly when `split` is given (an overlap). `other_role` is the other role's part,
    None for an overlap, where `split` says each one's. `aliases` are the words that people use for it.
    `handoff` is a message to the owner, `hands_over` names what the owner passes on when it is done.
    `measures` marks the topics that look at results: they come last in a hand-off.
    """

    id: str
    owner: Owner
    name: Bilingual
    aliases: Mapping[Lang, tuple[str, ...]]
    why: Bilingual
    section: str
    other_role: Bilingual | None
    flips: tuple[Flip, ...]
    handoff: Bilingual
    hands_over: Bilingual
    split: tuple[PhaseSplit, ...] = ()
    contradiction: Contradiction | None = None
    measures: bool = False

    def spoken(self) -> Iterator[tuple[str, Lang]]:
        """Its name and the words that people use for it, in each language the name first."""
        for lang in LANGS:
            yield self.name.in_(lang), lang
            yield from ((alias, lang) for alias in self.aliases[lang])

    @cached_property
    def code(self) -> str:
        """Three characters that stand for the topic in a button; they depend on the id alone."""
        return b32encode(sha256(self.id.encode()).digest())[:CODE_LENGTH].decode().lower()


class TipKind(StrEnum):
    """How a tip speaks."""

    DID_YOU_KNOW = "did-you-know"
    QUESTION = "question"
    HANDOFF = "handoff"
    MYTH = "myth"
    CHECKLIST = "checklist"
    LEADS = "leads"
    HIRING = "hiring"


@dataclass(frozen=True, slots=True)
class TopicRef:
    """The topic, by its id, that a tip rests on."""

    id: str


@dataclass(frozen=True, slots=True)
class AxisRef:
    """The axis, by its id, that a tip rests on."""

    id: str


@dataclass(frozen=True, slots=True)
class Tip:
    """Five seconds of reading for a channel.

    `owner` is the owner that its words name, None when they name none or each role's part. A question, and
    nothing else, has an `answer`, to be kept behind a button; a hand-off, and nothing else, has a `phrase`
    to copy.
    """

    id: str
    kind: TipKind
    audience: Audience
    text: Bilingual
    rests_on: TopicRef | AxisRef
    owner: Owner | None = None
    answer: Bilingual | None = None
    phrase: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question of the quiz: what each role would answer, on a button, and whose answer comes first."""

    id: str
    axis: str
    text: Bilingual
    specialist: Bilingual
    strategist: Bilingual
    first: Role

    def answer(self, role: Role) -> Bilingual:
        """What that role would answer."""
        return self.specialist if role == "specialist" else self.strategist


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to learn to take each role's side of an axis."""

    axis: str
    specialist: Bilingual
    strategist: Bilingual

    def towards(self, role: Role) -> Bilingual:
        """What to learn for that role."""
        return self.specialist if role == "specialist" else self.strategist


@dataclass(frozen=True)
class Quiz:
    """“Which one am I?”: the questions in the order of the file, and the lessons by axis."""

    questions: tuple[QuizQuestion, ...]
    lessons: Mapping[str, Lesson]

    @cached_property
    def code(self) -> str:
        """Three characters that stand for these questions in this order; wording may change, axes may not."""
        asked = "|".join(f"{question.id} {question.axis} {question.first}" for question in self.questions)
        return b32encode(sha256(asked.encode()).digest())[:CODE_LENGTH].decode().lower()


@dataclass(frozen=True)
class Catalog:
    """All the knowledge. Topics and tips keep the order of the files."""

    source: Source
    roles: Mapping[Role, RoleCard]
    axes: tuple[Axis, ...]
    reasons: tuple[Reason, ...]
    topics: Mapping[str, Topic]
    tips: Mapping[str, Tip]
    quiz: Quiz

    @cached_property
    def by_code(self) -> Mapping[str, Topic]:
        """The topics by the code that buttons carry."""
        return {topic.code: topic for topic in self.topics.values()}

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The source's sections by id."""
        return {section.id: section for section in self.source.sections}
