"""Words who may decide, which need not be who does it: the axis of decision making, with a topic on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from core.knowledge.model import Flip, Topic
from core.languages import Lang
from core.ownership.verdicts import Ruling
from core.phrasing import by_owner, capitalised, shortened
from core.replies import Action, Choices, Fact, Facts, Note, Paragraph, Part, Reply, Tone, text
from core.roles.phrases import DECISIONS, RolePhrases
from core.roles.views import Comparison, Decision, Reasons, Rule

_SHOWN: Final = ("decision-making", "creative-process")
"""Sections whose topics are decisions, or next to them."""


class DecisionWording:
    """Words replies with one set of phrases."""

    def __init__(self, phrases: RolePhrases) -> None:
        self._phrases = phrases
        self._topics = phrases.catalog.topics
        self._axis = phrases.axis(DECISIONS)
        self._say = phrases.say

    def show(self, view: Rule | Decision, lang: Lang) -> Reply:
        """Who may decide, in general or about one thing."""
        return self.rule(lang) if isinstance(view, Rule) else self.decision(view, lang)

    def rule(self, lang: Lang) -> Reply:
        """Who may decide, in general, with examples."""
        examples = (
            topic.id for topic in self._topics.values() if topic.section in _SHOWN and not topic.split
        )
        parts: tuple[Part, ...] = (
            Paragraph(text(self._say(lang, "roles.decide.lead"))),
            self._phrases.both_sides(self._axis, lang),
            Choices(text(self._say(lang, "roles.decide.examples")), self._buttons(examples, lang)),
            self._phrases.more(lang, Comparison(), Reasons()),
            self._phrases.source([self._axis.section], lang),
        )
        return Reply(text(self._say(lang, "roles.decide.title")), parts, lang, Tone.INFO)

    def decision(self, decided: Decision, lang: Lang) -> Reply:
        """Who may decide about one thing, and who does it."""
        topic = self._topics[decided.topic]
        doing = self._topics[decided.doing] if decided.doing else None
        stated = self._stated(topic, doing, lang)
        parts: tuple[Part, ...] = (
            Paragraph(text(topic.why.in_(lang))),
            *stated.parts,
            *self._flips(topic, lang),
            Choices(
                text(self._say(lang, "roles.decide.task")),
                self._phrases.topics(dict.fromkeys([(doing or topic).id, topic.id]), lang),
            ),
            self._phrases.more(lang, Rule(), Comparison(), Reasons()),
            self._phrases.source(self.sections(topic, doing), lang),
        )
        return replace(stated, parts=parts)

    def brief(self, topic: Topic, lang: Lang) -> Reply:
        """The same below an answer, which says why: without that, without buttons and sources."""
        return self._stated(topic, None, lang)

    def sections(self, topic: Topic, doing: Topic | None = None) -> list[str]:
        """Where it rests."""
        return [self._axis.section, topic.section, *([doing.section] if doing else [])]

    def several(self, decided: Sequence[tuple[Ruling, Ruling]], lang: Lang) -> Reply:
        """Who may decide about each of several things; each is what was said of it, and who decides it."""
        facts = (
            Fact(shortened(said.text), text(capitalised(self._owner(ruling, lang))))
            for said, ruling in decided
        )
        topics = dict.fromkeys(ruling.topic for _, ruling in decided if ruling.topic)
        sections = [self._axis.section, *(self._topics[topic].section for topic in topics)]
        parts: list[Part] = [Facts(tuple(facts))]
        if topics:
            parts.append(Choices(text(self._say(lang, "several.prompt")), self._buttons(topics, lang)))
        parts.extend((self._phrases.more(lang, Rule(), Reasons()), self._phrases.source(sections, lang)))
        return Reply(text(self._say(lang, "roles.decide.several")), tuple(parts), lang, Tone.SEVERAL)

    def unclear(self, nearest: Sequence[str], lang: Lang) -> Reply:
        """A question whose answer says who decides."""
        parts: tuple[Part, ...] = (
            Choices(text(self._say(lang, "roles.decide.which")), self._buttons(nearest, lang)),
            self._phrases.more(lang, Rule()),
        )
        return Reply(text(self._say(lang, "unsure.title")), parts, lang, Tone.UNSURE)

    def nobody(self, nearest: Sequence[str], lang: Lang) -> Reply:
        """That nothing in the knowledge covers it."""
        parts: list[Part] = [Paragraph(text(self._say(lang, "neither.lead")))]
        if nearest:
            parts.append(Choices(text(self._say(lang, "neither.nearest")), self._buttons(nearest, lang)))
        parts.extend((self._phrases.more(lang, Rule()), Note(text(self._say(lang, "roles.decide.example")))))
        return Reply(text(self._say(lang, "roles.decide.nobody")), tuple(parts), lang, Tone.NEITHER)

    def _stated(self, topic: Topic, doing: Topic | None, lang: Lang) -> Reply:
        parts = tuple(self._sides(topic, doing, lang))
        return Reply(text(self._title(topic, lang)), parts, lang, Tone(topic.owner))

    def _title(self, topic: Topic, lang: Lang) -> str:
        name = topic.name.in_(lang)
        if topic.owner == "shared":
            return self._say(lang, "roles.decide.both", topic=name)
        return self._say(lang, "roles.decide.one", role=self._phrases.role(lang, topic.owner), topic=name)

    def _sides(self, topic: Topic, doing: Topic | None, lang: Lang) -> Iterable[Part]:
        """What kind of decision it is, and who does it; for what is shared, who decides which part."""
        if topic.split:
            yield Paragraph(text(self._say(lang, "shared.lead")))
            yield self._phrases.split(topic.id, lang)
            yield self._phrases.both_sides(self._axis, lang)
        if facts := tuple(self._facts(topic, doing, lang)):
            yield Facts(facts)

    def _facts(self, topic: Topic, doing: Topic | None, lang: Lang) -> Iterable[Fact]:
        if not topic.split:
            yield Fact(self._say(lang, "roles.decide.kind"), text(self._kind(topic, lang)))
        if doing is not None:
            yield Fact(self._say(lang, "roles.decide.does"), text(self._does(doing, lang)))
        elif topic.other_role is not None:
            yield Fact(self._say(lang, "other.label"), text(topic.other_role.in_(lang)))

    def _kind(self, topic: Topic, lang: Lang) -> str:
        side = self._axis.specialist if topic.owner == "specialist" else self._axis.strategist
        return side.in_(lang)

    def _does(self, doing: Topic, lang: Lang) -> str:
        name = doing.name.in_(lang)
        if doing.split:
            return f"{capitalised(self._phrases.phases(doing.id, lang))} ({name})"
        return f"{capitalised(self._phrases.role(lang, doing.owner))} · {name}"

    def _owner(self, ruling: Ruling, lang: Lang) -> str:
        topic = self._topics.get(ruling.topic or "")
        if topic is not None and topic.split:
            return self._phrases.phases(topic.id, lang)
        return self._phrases.verdict(lang, ruling.verdict)

    def _flips(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        for owner, flips in by_owner(topic.flips, self._topics).items():
            prompt = text(self._say(lang, f"roles.decide.flips.{owner}"))
            yield Choices(prompt, tuple(self._flip(flip, lang) for flip in flips))

    def _flip(self, flip: Flip, lang: Lang) -> Action:
        return self._phrases.button(flip.label.in_(lang), Decision(flip.to), lang)

    def _buttons(self, topics: Iterable[str], lang: Lang) -> tuple[Action, ...]:
        return tuple(
            self._phrases.button(self._topics[topic].name.in_(lang), Decision(topic), lang)
            for topic in topics
        )
