"""The one question whose answer decides, where the wording of a task leaves its owner open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from core.buttons import encode_show
from core.knowledge.lexicon import OpenQuestion
from core.knowledge.model import Catalog, Owner, Topic
from core.languages import Lang
from core.ownership.verdicts import Ruling
from core.phrasing import Phrases
from core.replies import Action

ANGLES: Final = frozenset({"do.decide", "do.whole", "one.decide", "one.whole"})
"""Pairs of what the specialist's and the strategist's choice are, for which there is a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and its answers: the topic that each leads to, and how its button says it."""

    text: str
    answers: tuple[tuple[Topic, str], ...]


class OpenQuestions:
    """Finds what to ask: the family's own question, else the one that separates the choices."""

    def __init__(self, catalog: Catalog, phrases: Phrases, families: Iterable[OpenQuestion]) -> None:
        self._catalog = catalog
        self._say = phrases.say
        self._own: Mapping[tuple[str, ...], OpenQuestion] = {one.choices: one for one in families}

    def about(self, ruling: Ruling, lang: Lang) -> Asked:
        """What to ask about a task that stayed unsure."""
        topics = [self._catalog.topics[topic] for topic in ruling.nearest]
        own = self._own.get(ruling.nearest)
        if own is None:
            return self._separating(topics, lang)
        labels = (answer.label.in_(lang) for answer in own.answers)
        return Asked(own.ask.in_(lang), tuple(zip(topics, labels, strict=True)))

    def buttons(self, asked: Asked, lang: Lang, *, beside: bool = False) -> tuple[Action, ...]:
        """The answers as buttons."""
        return tuple(
            Action(label, encode_show(topic.code, lang, beside=beside)) for topic, label in asked.answers
        )

    def _separating(self, topics: list[Topic], lang: Lang) -> Asked:
        angles: dict[Owner, str] = {topic.owner: _angle(topic) for topic in topics}
        pair = f"{angles.get('specialist')}.{angles.get('strategist')}"
        question = self._say(lang, f"ask.{pair if pair in ANGLES else 'open'}")
        return Asked(question, tuple((topic, self._label(topic, lang)) for topic in topics))

    def _label(self, topic: Topic, lang: Lang) -> str:
        return self._say(lang, f"answer.{_angle(topic)}", topic=topic.name.in_(lang))


def _angle(topic: Topic) -> str:
    """What choosing this topic would mean: doing or deciding, single numbers or the whole, or both."""
    if topic.owner == "shared":
        return "both"
    if topic.owner == "specialist":
        return "one" if topic.measures else "do"
    return "whole" if topic.measures else "decide"
