"""Words what asks for a vote, and what thanks for one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.buttons import NEITHER, UNSURE, encode_rate
from core.feedback.fields import FieldName
from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases, capitalised
from core.planning import make_plan
from core.replies import Action, Field, Form, Option, Paragraph, Pick, Reply, Thumbs, Tone, Write, text
from core.votes import Why

UNKNOWN: Final = "unknown"
"""What is picked by whoever cannot say whose it is."""

_LONGEST_TEXT: Final = 1_000
"""Characters that somebody may write into a field."""

_OWNERS: Final = (Verdict.SPECIALIST, Verdict.STRATEGIST, Verdict.SHARED, Verdict.NEITHER)


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer said about its tasks, in the order of the request."""

    rulings: tuple[Ruling, ...]

    @property
    def topics(self) -> tuple[str | None, ...]:
        """The topic of each."""
        return tuple(ruling.topic for ruling in self.rulings)

    @property
    def given(self) -> tuple[str, ...]:
        """The verdict on each."""
        return tuple(ruling.verdict.value for ruling in self.rulings)


class FeedbackWording:
    """Says it in either language."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say

    def judged(self, codes: Sequence[str]) -> Judged | None:
        """What an answer said, by the codes of its tasks; None when the knowledge has moved on since."""
        rulings = [self._ruling(code) for code in codes]
        known = tuple(ruling for ruling in rulings if ruling)
        return Judged(known) if len(known) == len(codes) else None

    def thumbs(self, codes: Sequence[str], lang: Lang, asked: str) -> Thumbs:
        """The two buttons under an answer."""
        return Thumbs(
            good=Action(self._say(lang, "feedback.good"), encode_rate(codes, lang, good=True)),
            bad=Action(self._say(lang, "feedback.bad"), encode_rate(codes, lang, good=False)),
            asked=asked if len(asked) <= _LONGEST_TEXT else "",
        )

    def form(self, judged: Judged, lang: Lang, asked: str | None) -> Form:
        """What asks for the right owner; for words too, unless `asked`, what was asked, is None."""
        fields: list[Field] = []
        if len(judged.rulings) > 1:
            steps = tuple(self._steps(judged, lang))
            fields.append(Pick(FieldName.TASK, self._say(lang, "feedback.form.task"), steps))
        fields.append(Pick(FieldName.OWNER, self._say(lang, "feedback.form.owner"), self._owners(lang)))
        whys = tuple(Option(self._say(lang, f"feedback.why.{why}"), why) for why in Why)
        fields.append(Pick(FieldName.WHY, self._say(lang, "feedback.form.why"), whys))
        if asked is not None:
            fields.extend(self._texts(lang, asked))
        return Form(
            title=self._say(lang, "feedback.form.title"),
            fields=tuple(fields),
            send=self._say(lang, "feedback.form.send"),
            close=self._say(lang, "feedback.form.close"),
            lang=lang,
        )

    def thanks(self, lang: Lang, *, texts: bool) -> Reply:
        """What somebody sees whose vote is kept, with what was typed or without."""
        lead = self._say(lang, "feedback.texts") if texts else self._say(lang, "feedback.votes")
        return self._note(lang, self._say(lang, "feedback.thanks"), lead)

    def failed(self, lang: Lang) -> Reply:
        """What they see when it could not be kept."""
        return self._note(lang, self._say(lang, "feedback.failed"), self._say(lang, "feedback.failed.lead"))

    def _texts(self, lang: Lang, asked: str) -> Iterable[Field]:
        for name, typed in ((FieldName.WORDS, ""), (FieldName.ASKED, asked)):
            label, hint = (
                self._say(lang, f"feedback.form.{name}"),
                self._say(lang, f"feedback.form.{name}.hint"),
            )
            yield Write(name, label, hint, typed, _LONGEST_TEXT)

    def _steps(self, judged: Judged, lang: Lang) -> Iterable[Option]:
        """The steps as the plan numbers them, then the other tasks; each with its place in the text."""
        plan = make_plan(self._catalog, judged.rulings)
        for step in plan.steps:
            yield Option(f"{step.number}. {step.topic.name.in_(lang)}", str(step.task))
        for task, ruling in enumerate(judged.rulings):
            if ruling.topic is None:
                role = self._phrases.role(lang, ruling.verdict)
                yield Option(self._say(lang, "feedback.rest", number=task + 1, role=role), str(task))

    def _owners(self, lang: Lang) -> tuple[Option, ...]:
        roles = (Option(capitalised(self._phrases.role(lang, owner)), owner) for owner in _OWNERS)
        return (*roles, Option(self._say(lang, "feedback.unknown"), UNKNOWN))

    def _ruling(self, code: str) -> Ruling | None:
        topic = self._catalog.by_code.get(code)
        if topic is not None:
            return Ruling("", Verdict(topic.owner), 1.0, topic=topic.id)
        verdict = {NEITHER: Verdict.NEITHER, UNSURE: Verdict.UNSURE}.get(code)
        return None if verdict is None else Ruling("", verdict, 1.0)

    def _note(self, lang: Lang, title: str, lead: str) -> Reply:
        return Reply(text(title), (Paragraph(text(lead)),), lang, Tone.INFO)
