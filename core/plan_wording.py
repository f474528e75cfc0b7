"""Words the answer to several tasks: a plan in the order of hand-off, each step ready to send.

A few steps are told with their reasons; many keep to what is needed to hand them on, so that 25 of them fit
into one message on Slack.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from core.languages import Lang
from core.open_questions import OpenQuestions
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import LONGEST_TASK, Phrases, capitalised, shortened
from core.planning import Plan, Step
from core.replies import (
    Choices,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    Text,
    Tone,
    text,
)

_MOST_WITH_REASONS: Final = 4
"""Steps beyond which the reasons are left to the buttons, or to a question of its own."""
_MOST_NAMED_TWICE: Final = 12
"""Steps beyond which a task's words stand only in the sentence to send, and shorter: so 25 steps fit into one
message on Slack."""
_LONGEST_OF_MANY: Final = 36
_MOST_BUTTONS: Final = 10
"""Topics beyond which there is no button for each."""


class PlanWording:
    """Words plans with one set of phrases."""

    def __init__(self, phrases: Phrases, questions: OpenQuestions) -> None:
        self._phrases = phrases
        self._say = phrases.say
        self._questions = questions

    def private(self, plan: Plan, rulings: Sequence[Ruling], lang: Lang, notes: Iterable[Note]) -> Reply:
        """The plan for the one who asked, with what to send; `notes` say what was not read."""
        parts = [
            *self._lead(plan, lang),
            *(part for step in plan.steps for part in self._step(plan, step, lang)),
            *self._rest(plan, lang),
            *self._in_full(plan, lang),
            *notes,
            *self._source(plan, lang),
        ]
        actions = (self._phrases.share(rulings, lang),) if plan.steps else ()
        return Reply(self._title(plan, lang), tuple(parts), lang, Tone.SEVERAL, actions)

    def public(self, plan: Plan, lang: Lang) -> Reply:
        """The plan for a channel, a line for each step: what to send is for the asker alone."""
        lines = Facts(tuple(self._line(step, lang) for step in plan.steps))
        parts = (*self._lead(plan, lang), lines, *self._source(plan, lang))
        return Reply(self._title(plan, lang), parts, lang, Tone.SEVERAL, private=False)

    def send(self, step: Step, lang: Lang, most: int = LONGEST_TASK) -> str:
        """A message to the owner of a step, with at most so many characters of the task's own words."""
        return f"{self._request(step, lang, most)} {self._promise(step, lang)}"

    def _title(self, plan: Plan, lang: Lang) -> Text:
        count = len(plan.steps) + len(plan.rest)
        if len(plan.steps) > 1:
            return text(self._say(lang, "plan.title", count=count))
        return text(self._say(lang, "several.title", count=count))

    def _lead(self, plan: Plan, lang: Lang) -> Iterable[Part]:
        if len(plan.steps) > 1:
            yield Paragraph(text(self._say(lang, "plan.lead")))

    def _step(self, plan: Plan, step: Step, lang: Lang) -> Iterable[Part]:
        if len(plan.steps) > _MOST_NAMED_TWICE:
            yield Quote(self._owner(step, lang), text(self.send(step, lang, _LONGEST_OF_MANY)))
            return
        ready = text(self.send(step, lang))
        if len(plan.steps) > _MOST_WITH_REASONS:
            yield Quote(self._heading(step, lang), ready)
            return
        yield Heading(text(self._heading(step, lang)))
        yield Paragraph(text(step.topic.why.in_(lang)))
        yield Facts(tuple(self._facts(step, lang)))
        yield Quote(self._say(lang, "handoff.label"), ready)

    def _owner(self, step: Step, lang: Lang) -> str:
        return f"{step.number}. {self._phrases.label(lang, step.ruling)}"

    def _heading(self, step: Step, lang: Lang) -> str:
        return f"{self._owner(step, lang)} · {shortened(step.ruling.text)}"

    def _facts(self, step: Step, lang: Lang) -> Iterable[Fact]:
        if step.topic.split:
            yield Fact(self._say(lang, "plan.phases.label"), text(self._phrases.phases(step.topic, lang)))
        what = step.topic.hands_over.in_(lang)
        if step.to is None:
            yield Fact(self._say(lang, "plan.result.label"), text(what))
            return
        to = capitalised(self._phrases.role(lang, step.to))
        yield Fact(self._say(lang, "plan.over.label"), text(f"{what} → {step.following}.\u00a0{to}"))

    def _line(self, step: Step, lang: Lang) -> Fact:
        words = f"{shortened(step.ruling.text)} → {step.topic.hands_over.in_(lang)}"
        return Fact(self._owner(step, lang), text(words))

    def _request(self, step: Step, lang: Lang, most: int) -> str:
        # nobody can be asked to take care of "who plans it?"
        task = shortened(step.topic.name.in_(lang) if step.ruling.whose else step.ruling.text, most)
        if not step.topic.split:
            return self._say(lang, "plan.ask", task=task)
        return self._say(lang, "plan.ask.both", task=task, phases=self._phrases.phases(step.topic, lang))

    def _promise(self, step: Step, lang: Lang) -> str:
        """Who gets the outcome: the other role, or the one who asked when it has no part in what follows."""
        what = step.topic.hands_over.in_(lang)
        if step.receiver is None:
            return self._say(lang, "plan.return", what=what)
        return self._say(lang, "plan.pass", what=what, to=self._say(lang, f"plan.to.{step.receiver}"))

    def _rest(self, plan: Plan, lang: Lang) -> Iterable[Part]:
        """The tasks that are no step, and the question that decides the first one which is unclear."""
        if not plan.rest:
            return
        if plan.steps:
            yield Heading(text(self._say(lang, "plan.rest")))
        labelled = ((self._phrases.label(lang, ruling), shortened(ruling.text)) for ruling in plan.rest)
        yield Facts(tuple(Fact(label, text(words)) for label, words in labelled))
        for ruling in [one for one in plan.rest if one.verdict is Verdict.UNSURE][:1]:
            asked = self._questions.about(ruling, lang)
            prompt = self._say(lang, "plan.question", task=shortened(ruling.text), question=asked.text)
            yield Choices(text(prompt), self._questions.buttons(asked, lang, beside=True))

    def _in_full(self, plan: Plan, lang: Lang) -> Iterable[Part]:
        topics = dict.fromkeys(step.topic.id for step in plan.steps)
        if len(topics) > _MOST_BUTTONS:
            yield Note(text(self._say(lang, "plan.reasons")))
        elif topics:
            buttons = self._phrases.topic_buttons(topics, lang, beside=True)
            yield Choices(text(self._say(lang, "several.prompt")), buttons)

    def _source(self, plan: Plan, lang: Lang) -> Iterable[Part]:
        if plan.steps:
            yield Note(self._phrases.source([step.topic.section for step in plan.steps], lang))
