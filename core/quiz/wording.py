"""Words the quiz: a question, the result, and why there is none.

All of it is of one tone: the log tells each reply's tone, and whom somebody takes after is theirs alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from core.buttons import encode_quiz
from core.knowledge.model import Catalog, QuizQuestion, Role
from core.languages import Lang
from core.messages import Messages
from core.phrasing import Phrases
from core.quiz.scoring import Alike, Pull, Score, score
from core.quiz.sitting import NEW, Sitting, encode
from core.replies import Action, Choices, Fact, Facts, Note, Paragraph, Part, Reply, Text, Tone, text

_LESSONS: Final = 3
"""As much as one can set out to learn."""


class QuizWording:
    """Words the quiz of one catalog."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._questions = catalog.quiz.questions
        self._lessons = catalog.quiz.lessons
        self._axes = {axis.id: axis for axis in catalog.axes}
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say

    def question(self, sitting: Sitting, lang: Lang) -> Reply:
        """The next question, with what each answer leads to."""
        number, count = len(sitting.answers) + 1, len(self._questions)
        asked = self._questions[number - 1]
        title = text(self._say(lang, "quiz.title", number=number, count=count))
        choices = Choices(text(asked.text.in_(lang)), tuple(self._answers(asked, sitting, lang)))
        if number > 1:
            return Reply(title, (choices,), lang, Tone.INFO, self._ways(sitting, lang))
        lead = Paragraph(text(self._say(lang, "quiz.lead", count=count)))
        note = Note(text(self._say(lang, "quiz.private"), " ", self._say(lang, "quiz.hiring")))
        return Reply(title, (lead, choices, note), lang, Tone.INFO)

    def result(self, sitting: Sitting, lang: Lang) -> Reply:
        """What all the answers say; or why they say nothing."""
        found = score(self._questions, sitting.answers)
        if isinstance(found, Alike):
            title, parts = self._say(lang, "quiz.alike.title"), self._refusal(found, sitting.answers, lang)
        else:
            title, parts = self._title(found, lang), self._judgement(found, lang)
        return Reply(text(title), tuple(parts), lang, Tone.INFO, self._ways(sitting, lang))

    def forgotten(self, lang: Lang) -> Reply:
        """For a button that was left for too long."""
        return self._over(
            self._say(lang, "quiz.forgotten.title"), self._say(lang, "quiz.forgotten.lead"), lang
        )

    def changed(self, lang: Lang) -> Reply:
        """For a button whose questions are others by now."""
        return self._over(self._say(lang, "quiz.changed.title"), self._say(lang, "quiz.changed.lead"), lang)

    def _over(self, title: str, lead: str, lang: Lang) -> Reply:
        again = Action(self._say(lang, "quiz.again"), encode_quiz(NEW, lang), primary=True)
        return Reply(text(title), (Paragraph(text(lead)),), lang, Tone.INFO, (again,))

    def _answers(self, asked: QuizQuestion, sitting: Sitting, lang: Lang) -> Iterable[Action]:
        roles: tuple[Role, Role] = ("specialist", "strategist")
        for role in roles if asked.first == "specialist" else reversed(roles):
            state = encode(sitting.after(role))
            yield Action(asked.answer(role).in_(lang), encode_quiz(state, lang))

    def _ways(self, sitting: Sitting, lang: Lang) -> tuple[Action, ...]:
        """Back to the last question, and back to the beginning."""
        back = Action(self._say(lang, "quiz.back"), encode_quiz(encode(sitting.before()), lang))
        return back, Action(self._say(lang, "quiz.restart"), encode_quiz(NEW, lang))

    def _title(self, found: Score, lang: Lang) -> str:
        lead = found.tally.lead
        more, less = found.tally.sides
        if lead is None:
            return self._say(lang, "quiz.tie.title", more=more, less=less)
        return self._say(lang, "quiz.lean.title", role=self._phrases.role(lang, lead), more=more, less=less)

    def _judgement(self, found: Score, lang: Lang) -> Iterable[Part]:
        if found.tally.lead is None:
            yield Paragraph(text(self._say(lang, "quiz.tie.lead")))
            yield Facts(tuple(Fact(self._pulled(pull, lang), self._side(pull, lang)) for pull in found.pulls))
        else:
            yield Paragraph(text(self._say(lang, "quiz.lean.lead")))
            yield Facts(
                tuple(Fact(self._margin(pull, lang), self._side(pull, lang)) for pull in found.decided)
            )
        if found.against:
            yield self._against(found.against, lang)
        yield Paragraph(text(self._say(lang, "quiz.learn")))
        yield Facts(tuple(self._lesson(pull, lang) for pull in found.decided[:_LESSONS]))
        yield Note(self._small_print(found, lang))

    def _refusal(self, why: Alike, answers: Sequence[Role], lang: Lang) -> Iterable[Part]:
        count = len(answers)
        if why is Alike.ROLE:
            role = self._phrases.role(lang, answers[0])
            lead = self._say(lang, "quiz.alike.role", count=count, role=role)
        else:
            lead = self._say(lang, "quiz.alike.place", count=count)
        yield Paragraph(text(lead))
        yield Note(text(self._say(lang, "quiz.hiring")))

    def _margin(self, pull: Pull, lang: Lang) -> str:
        """An axis and by how much it pulls."""
        axis, (more, less) = self._axes[pull.axis].name.in_(lang), pull.tally.sides
        return self._say(lang, "quiz.margin", axis=axis, more=more, less=less)

    def _pulled(self, pull: Pull, lang: Lang) -> str:
        """The same, and to whom."""
        role = self._phrases.role(lang, pull.role)
        return self._say(lang, "quiz.margin.to", margin=self._margin(pull, lang), role=role)

    def _side(self, pull: Pull, lang: Lang) -> Text:
        """What that role's side of the axis is."""
        axis = self._axes[pull.axis]
        return text((axis.specialist if pull.role == "specialist" else axis.strategist).in_(lang))

    def _against(self, pulls: Sequence[Pull], lang: Lang) -> Facts:
        label = self._say(lang, "quiz.against", role=self._phrases.role(lang, pulls[0].role))
        return Facts((Fact(label, text("; ".join(self._margin(pull, lang) for pull in pulls))),))

    def _lesson(self, pull: Pull, lang: Lang) -> Fact:
        other: Role = "strategist" if pull.role == "specialist" else "specialist"
        axis, role = self._axes[pull.axis].name.in_(lang), self._phrases.role(lang, other)
        label = self._say(lang, "quiz.lesson", axis=axis, role=role)
        return Fact(label, text(self._lessons[pull.axis].towards(other).in_(lang)))

    def _small_print(self, found: Score, lang: Lang) -> Text:
        sections = [self._axes[pull.axis].section for pull in found.decided]
        said = f"{self._say(lang, 'quiz.hiring')} {self._say(lang, 'quiz.private')}\n"
        return text(said, *self._phrases.source(sections, lang))
