"""The JSON contract of `ask --json`: stable, documented in the README, keys that do not apply are null."""

from typing import NotRequired, TypedDict

from core.knowledge.model import Catalog, Flip, PhaseSplit, Topic
from core.languages import Lang
from core.ownership.judging import sureness
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import yes_or_no
from core.wording import Wording
from core.working import WorkingReport


class PhaseReport(TypedDict):
    """One phase of an overlap."""

    phase: str
    accountable: str
    part: str


class SourceReport(TypedDict):
    """Where the answer rests: the section's id and the article's address."""

    section: str
    url: str


class FlipReport(TypedDict):
    """What would change the owner, and to whom."""

    when: str
    topic: str
    verdict: str


class NamedTopic(TypedDict):
    """A topic that one may have meant."""

    topic: str
    name: str


class ChoiceReport(NamedTopic):
    """An answer to a question: the topic that it leads to, and how it says so."""

    label: str


class QuestionReport(TypedDict):
    """What an `unsure` verdict asks, with the topics to choose from."""

    text: str
    choices: list[ChoiceReport]


class TaskReport(TypedDict):
    """One task of a request; `working` is there when it was asked for."""

    text: str
    verdict: str
    confidence: float
    sure: str | None
    because: list[str]
    asked: str | None
    answer: str | None
    topic: str | None
    phases: list[PhaseReport] | None
    why: str | None
    source: SourceReport | None
    other_role: str | None
    flips: list[FlipReport] | None
    nearest: list[NamedTopic] | None
    question: QuestionReport | None
    working: NotRequired[WorkingReport]


class StepReport(TypedDict):
    """One step of the plan; `task` is the index of its task, `to` the owner who goes on with it."""

    step: int
    task: int
    stage: str
    owner: str
    hands_over: str
    to: str | None
    send: str


class Report(TypedDict):
    """A request: as typed, the language of the words in the report, its tasks in order, and the plan."""

    text: str
    lang: Lang
    tasks: list[TaskReport]
    plan: list[StepReport]


class Reporter:
    """Reports rulings from one catalog."""

    def __init__(self, catalog: Catalog, wording: Wording) -> None:
        self._catalog = catalog
        self._wording = wording

    def report(self, typed: str, rulings: tuple[Ruling, ...], lang: Lang) -> Report:
        """The whole request."""
        tasks = [self._task(ruling, lang) for ruling in rulings]
        return Report(text=typed, lang=lang, tasks=tasks, plan=self._plan(rulings, lang))

    def _plan(self, rulings: tuple[Ruling, ...], lang: Lang) -> list[StepReport]:
        plan = self._wording.plan(rulings)
        return [
            StepReport(
                step=step.number,
                task=step.task,
                stage=step.stage.value,
                owner=step.topic.owner,
                hands_over=step.topic.hands_over.in_(lang),
                to=step.to,
                send=send,
            )
            for step, send in zip(plan.steps, self._wording.send(plan, lang), strict=True)
        ]

    def _task(self, ruling: Ruling, lang: Lang) -> TaskReport:
        topic = self._catalog.topics[ruling.topic] if ruling.topic is not None else None
        unsure = ruling.verdict is Verdict.UNSURE
        nearest = [self._named(one, lang) for one in ruling.nearest]
        return TaskReport(
            text=ruling.text,
            verdict=ruling.verdict.value,
            confidence=ruling.confidence,
            sure=None if unsure else sureness(ruling.confidence).value,
            because=list(ruling.because),
            asked=ruling.asked,
            answer=yes_or_no(ruling),
            topic=topic.id if topic else None,
            phases=[_phase(split, lang) for split in topic.split] if topic and topic.split else None,
            why=topic.why.in_(lang) if topic else None,
            source=self._source(topic) if topic else None,
            other_role=topic.other_role.in_(lang) if topic and topic.other_role else None,
            flips=[self._flip(flip, lang) for flip in topic.flips] if topic else None,
            nearest=nearest if nearest and not unsure else None,
            question=self._question(ruling, lang) if unsure else None,
        )

    def _question(self, ruling: Ruling, lang: Lang) -> QuestionReport:
        asked = self._wording.question(ruling, lang)
        choices = [
            ChoiceReport(topic=topic.id, name=topic.name.in_(lang), label=label)
            for topic, label in asked.answers
        ]
        return QuestionReport(text=asked.text, choices=choices)

    def _source(self, topic: Topic) -> SourceReport:
        return SourceReport(section=topic.section, url=self._catalog.source.url)

    def _flip(self, flip: Flip, lang: Lang) -> FlipReport:
        owner = self._catalog.topics[flip.to].owner
        return FlipReport(when=flip.when.in_(lang), topic=flip.to, verdict=owner)

    def _named(self, topic_id: str, lang: Lang) -> NamedTopic:
        return NamedTopic(topic=topic_id, name=self._catalog.topics[topic_id].name.in_(lang))


def _phase(split: PhaseSplit, lang: Lang) -> PhaseReport:
    return PhaseReport(phase=split.phase.value, accountable=split.accountable, part=split.part.in_(lang))
