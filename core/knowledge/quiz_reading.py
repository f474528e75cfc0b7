"""Reads the quiz in `knowledge/quiz.yaml`, and checks that it is fair to both roles and to every axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.knowledge.folder import KnowledgeFolder
from core.knowledge.model import Lesson, Quiz, QuizQuestion, Role
from core.knowledge.names import EachOnce, Names
from core.knowledge.topic_reading import ROLES
from core.knowledge.yaml_nodes import Entry
from core.languages import LANGS

QUESTIONS: Final = 12

_FEWEST: Final = 2
_MOST: Final = 3
_SHORTEST: Final = 20
_LONGEST: Final = 140
_BUTTON: Final = 30
"""Characters of an answer: a phone shows no more on one line of a button."""
_LESSON: Final = 140


@dataclass(frozen=True, slots=True)
class _Read:
    """A question as read, with the places that the checks across questions need to point at."""

    question: QuizQuestion
    first: Role | None
    axis: Entry
    text: Entry
    strategist: Entry


class QuizReader:
    """Reads the questions, each of which rests on an axis, and the lessons, one pair for each axis."""

    def __init__(self, folder: KnowledgeFolder, axes: Sequence[str]) -> None:
        self._folder = folder
        self._axes = axes
        self._ids = Names("question", "quiz.yaml", folder)

    def read(self) -> Quiz:
        """The quiz that is written in the folder."""
        fields = self._folder.open("quiz.yaml").fields(("questions", "lessons"))
        listed = fields["questions"]
        read = [self._question(entry) for entry in listed.items(least=QUESTIONS, most=QUESTIONS)]
        if len(read) == QUESTIONS:
            self._check_axes(read, listed)
            _check_first(read, listed)
        _check_texts(read)
        once = EachOnce(self._axes)
        lessons = [self._lesson(entry, once) for entry in fields["lessons"].items(least=1)]
        once.settle(fields["lessons"])
        return Quiz(tuple(each.question for each in read), {lesson.axis: lesson for lesson in lessons})

    def _question(self, entry: Entry) -> _Read:
        fields = entry.fields(("id", "axis", "text", "specialist", "strategist", "first"))
        first = fields["first"].choice(ROLES)
        question = QuizQuestion(
            id=self._ids.give(fields["id"]),
            axis=fields["axis"].choice(self._axes) or "",
            text=fields["text"].bilingual(_LONGEST, least=_SHORTEST),
            specialist=fields["specialist"].bilingual(_BUTTON),
            strategist=fields["strategist"].bilingual(_BUTTON),
            first=first or "specialist",
        )
        return _Read(question, first, fields["axis"], fields["text"], fields["strategist"])

    def _lesson(self, entry: Entry, once: EachOnce[str]) -> Lesson:
        fields = entry.fields(("axis", "specialist", "strategist"))
        return Lesson(
            axis=once.give(fields["axis"]) or "",
            specialist=fields["specialist"].bilingual(_LESSON),
            strategist=fields["strategist"].bilingual(_LESSON),
        )

    def _check_axes(self, read: Sequence[_Read], listed: Entry) -> None:
        """Holds the number of questions to two or three for each axis, so that none decides alone."""
        if not all(each.question.axis for each in read):
            return  # one that cannot be read is said already
        for axis in self._axes:
            about = [each for each in read if each.question.axis == axis]
            if len(about) < _FEWEST:
                listed.fault(
                    f"'{listed.name}' has {len(about)} on '{axis}', each axis needs {_FEWEST} or {_MOST}: "
                    "let another question rest on it"
                )
            for each in about[_MOST:]:
                each.axis.fault(
                    f"'{axis}' has {_MOST} questions already, each axis needs {_FEWEST} or {_MOST}: "
                    "let this one rest on another"
                )


def _check_first(read: Sequence[_Read], listed: Entry) -> None:
    """Holds each role to half of the first places, so that pressing one button all along says nothing."""
    if not all(each.first for each in read):
        return  # one that cannot be read is said already
    first = sum(each.first == "specialist" for each in read)
    if first != QUESTIONS // 2:
        listed.fault(
            f"'first: specialist' stands in {first} questions, {QUESTIONS // 2} are needed: swap 'first' in "
            f"{abs(first - QUESTIONS // 2)} of them"
        )


def _check_texts(read: Sequence[_Read]) -> None:
    """Notes questions that are asked twice, and answers between which nobody can choose."""
    for lang in LANGS:
        seen: dict[str, _Read] = {}
        for each in read:
            words = each.question.text.in_(lang).casefold()
            before = seen.setdefault(words, each)
            if words and before is not each:
                each.text.fault(f"the same text in '{lang}' is at {before.text.place}: rewrite one of them")
            said = each.question.strategist.in_(lang)
            if said and said.casefold() == each.question.specialist.in_(lang).casefold():
                each.strategist.fault(f"both answers are '{said}': rewrite one of them")
