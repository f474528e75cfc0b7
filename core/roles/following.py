"""Words what one may go on to from an answer about a task: the roles beside each other, who decides, why."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, assert_never

from core.buttons import Aspect, encode_show
from core.knowledge.model import Axis, Role, Topic
from core.languages import Lang
from core.phrasing import capitalised
from core.replies import Action, Choices, Fact, Facts, Heading, Note, Paragraph, Part, Reply, Tone, text
from core.roles.deciding import DecisionWording
from core.roles.phrases import DIFFERENCE, ROLES, RolePhrases

_BULLET: Final = "\n• "
_ONWARD: Final = {
    Aspect.COMPARE: (Aspect.AXES, Aspect.DECIDE, Aspect.WHY),
    Aspect.AXES: (Aspect.COMPARE, Aspect.DECIDE, Aspect.WHY),
    Aspect.DECIDE: (Aspect.COMPARE, Aspect.WHY),
    Aspect.WHY: (Aspect.COMPARE, Aspect.DECIDE),
}
"""Where each of them leads, besides back to the answer."""


class FollowUpWording:
    """Words replies with one set of phrases. Each leads back to the answer that it takes the place of."""

    def __init__(self, phrases: RolePhrases, decisions: DecisionWording) -> None:
        self._phrases = phrases
        self._catalog = phrases.catalog
        self._say = phrases.say
        self._decisions = decisions
        self._axes = {axis.section: axis for axis in phrases.catalog.axes}

    def show(self, aspect: Aspect, topic: Topic, lang: Lang) -> Reply:
        """What the button under the answer about `topic` shows."""
        match aspect:
            case Aspect.COMPARE:
                reply = self._comparison(topic, lang)
            case Aspect.AXES:
                reply = self._on_every_axis(lang)
            case Aspect.DECIDE:
                reply = self._decision(topic, lang)
            case Aspect.WHY:
                reply = self._reasons(topic, lang)
            case _:
                assert_never(aspect)
        back = Action(self._say(lang, "onward.back"), encode_show(topic.code, lang))
        onward = (self._phrases.aspect(one, topic, lang) for one in _ONWARD[aspect])
        return _with(reply, Choices((), (back, *onward)))

    def _comparison(self, topic: Topic, lang: Lang) -> Reply:
        axis = self._axis(topic)
        parts: list[Part] = [Facts(tuple(self._sides(topic, lang)))]
        if axis is not None:
            heading = self._say(lang, "onward.compare.axis", axis=axis.name.in_(lang))
            parts.extend((Heading(text(heading)), self._phrases.both_sides(axis, lang)))
        parts.append(self._phrases.source([topic.section, *([axis.section] if axis else [])], lang))
        title = self._say(lang, "onward.compare.title", topic=topic.name.in_(lang))
        return Reply(text(title), tuple(parts), lang, Tone(topic.owner))

    def _on_every_axis(self, lang: Lang) -> Reply:
        source = self._phrases.source([DIFFERENCE, *self._axes], lang)
        title = text(self._say(lang, "roles.compare.title"))
        return Reply(title, (*self._phrases.on_every_axis(lang), source), lang, Tone.INFO)

    def _decision(self, topic: Topic, lang: Lang) -> Reply:
        """Who decides; what would change it is told, and its buttons are under the answer."""
        decided = self._decisions.brief(topic, lang)
        flips = _BULLET.join(flip.when.in_(lang) for flip in topic.flips)
        prompt = self._say(lang, "roles.decide.flips")
        source = self._phrases.source(self._decisions.sections(topic), lang)
        return _with(decided, Paragraph(text(prompt, _BULLET, flips)), source)

    def _reasons(self, topic: Topic, lang: Lang) -> Reply:
        section = self._catalog.sections[topic.section]
        article = Fact(self._say(lang, "onward.why.article"), text(section.gist.in_(lang)))
        analogies = [self._catalog.roles[role].analogies[0] for role in _roles(topic)]
        picture = " ".join(analogy.text.in_(lang) for analogy in analogies)
        matters = _BULLET.join(reason.text.in_(lang) for reason in self._catalog.reasons)
        parts: list[Part] = [
            Paragraph(text(topic.why.in_(lang))),
            Facts((article, Fact(self._say(lang, "roles.picture"), text(picture)))),
        ]
        sections = [topic.section]
        if topic.contradiction is not None:
            said = topic.contradiction.text.in_(lang)
            parts.append(Note(text(self._say(lang, "contradiction", text=said))))
            sections.extend(topic.contradiction.sections)
        parts.append(Paragraph(text(self._say(lang, "onward.why.matters"), _BULLET, matters)))
        sections.extend(analogy.section for analogy in analogies)
        sections.extend(reason.section for reason in self._catalog.reasons)
        parts.append(self._phrases.source(sections, lang))
        title = self._say(lang, "onward.why.title", topic=topic.name.in_(lang))
        return Reply(text(title), tuple(parts), lang, Tone(topic.owner))

    def _sides(self, topic: Topic, lang: Lang) -> Iterator[Fact]:
        """Each role's part in a task."""
        for role in ROLES:
            if part := _part(topic, role, lang):
                yield Fact(capitalised(self._phrases.role(lang, role)), text(part))

    def _axis(self, topic: Topic) -> Axis | None:
        """The axis on which a task stands; else the one on which it goes to the other role, if any."""
        flipped = (self._catalog.topics[flip.to].section for flip in topic.flips)
        sections: Iterable[str] = (topic.section, *flipped)
        return next((self._axes[section] for section in sections if section in self._axes), None)


def _part(topic: Topic, role: Role, lang: Lang) -> str:
    if topic.split:
        return " ".join(split.part.in_(lang) for split in topic.split if split.accountable == role)
    said = topic.why if topic.owner == role else topic.other_role
    return said.in_(lang) if said else ""


def _roles(topic: Topic) -> tuple[Role, ...]:
    return ROLES if topic.owner == "shared" else (topic.owner,)


def _with(reply: Reply, *parts: Part) -> Reply:
    return replace(reply, parts=(*reply.parts, *parts))
