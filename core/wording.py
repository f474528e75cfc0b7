"""Answers -> replies: chooses the sentences and their order, in the asker's language."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from core.buttons import NEITHER, UNSURE, encode_share, encode_show
from core.knowledge.model import Catalog, Flip, PhaseSplit, Topic
from core.languages import Lang
from core.messages import Messages
from core.ownership.verdicts import Ruling, Verdict
from core.replies import (
    Action,
    Choices,
    Fact,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    Part,
    Person,
    Quote,
    Reply,
    Tone,
    text,
)

_LONGEST_TASK: Final = 60
"""Characters of a task's own words in a heading; the rest is clear from the answer below it."""
_MOST_WITH_REASONS: Final = 4
"""Tasks beyond which a reply keeps to a line for each: platforms have little room, and people little time."""
_EXAMPLES: Final = ("help.example.1", "help.example.2", "help.example.3")


class Wording:
    """Words replies from one catalog and one set of messages."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._catalog = catalog
        self._messages = messages
        self._worded: dict[tuple[str, Lang], Reply] = {}

    def answer(self, rulings: Sequence[Ruling], lang: Lang, *, more: bool = False) -> Reply:
        """The reply to a request; `more` says that it had further tasks, which were not read."""
        if len(rulings) > 1:
            return self._several(rulings, lang, more=more)
        (ruling,) = rulings
        if ruling.topic is not None:
            return self.topic(self._catalog.topics[ruling.topic], lang)
        return self._unsure(ruling, lang) if ruling.verdict is Verdict.UNSURE else self._neither(ruling, lang)

    def topic(self, topic: Topic, lang: Lang) -> Reply:
        """One topic, whole: the owner first, then why, the other part, what flips it, words to send.

        The same topic and language give the very same reply, so that renderers may keep what they drew.
        """
        known = self._worded.get((topic.id, lang))
        if known is None:
            known = self._worded[topic.id, lang] = self._whole(topic, lang)
        return known

    def shared(self, reply: Reply, asker: Person) -> Reply:
        """The public form of an answer: it says who asked, and has no buttons."""
        asked = Paragraph(text(asker, self._say(reply.lang, "share.asked")))
        kept = (_without_buttons(part) for part in reply.parts)
        parts = (asked, *(part for part in kept if part is not None))
        return replace(reply, parts=parts, actions=(), private=False)

    def from_codes(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The answer that a Share button stands for; None when the knowledge has moved on since.

        Tasks that nobody owns are left out: what was typed for them is not kept.
        """
        rulings: list[Ruling] = []
        for code in codes:
            topic = self._catalog.by_code.get(code)
            if topic is not None:
                rulings.append(Ruling(topic.name.in_(lang), Verdict(topic.owner), 1.0, topic=topic.id))
            elif code not in {NEITHER, UNSURE}:
                return None
        return self.answer(rulings, lang) if rulings else None

    def help(self, lang: Lang) -> Reply:
        """What to type, by example."""
        examples = text(
            self._say(lang, "help.examples"), *(f"\n• {self._say(lang, key)}" for key in _EXAMPLES)
        )
        parts = (
            Paragraph(text(self._say(lang, "help.lead"))),
            Paragraph(examples),
            Note(text(self._say(lang, "help.note"))),
        )
        return Reply(text(self._say(lang, "help.title")), parts, lang, Tone.INFO)

    def note(self, key: str, lang: Lang, tone: Tone = Tone.INFO, **values: object) -> Reply:
        """A short reply of our own: `key.title` and, where there is one, `key.lead`."""
        lead = f"{key}.lead"
        known = lead in self._messages.sentences[lang]
        parts = (Paragraph(text(self._say(lang, lead, **values))),) if known else ()
        return Reply(text(self._say(lang, f"{key}.title")), parts, lang, tone)

    def question(self, lang: Lang) -> str:
        """What is asked when the wording leaves the owner open."""
        return self._say(lang, "unsure.prompt")

    def _whole(self, topic: Topic, lang: Lang) -> Reply:
        shared = topic.owner == "shared"
        parts: list[Part] = [Paragraph(text(topic.why.in_(lang)))]
        if shared:
            parts.append(Paragraph(text(self._say(lang, "shared.lead"))))
        parts.extend(self._split(topic, lang) if shared else self._other_part(topic, lang))
        parts.append(self._flips(topic, lang))
        parts.append(Quote(self._say(lang, "handoff.label"), text(topic.handoff.in_(lang))))
        parts.extend(self._rests_on(topic, lang))
        actions = (self._share([topic.code], lang),)
        return Reply(text(self._title(topic, lang)), tuple(parts), lang, Tone(topic.owner), actions)

    def _neither(self, ruling: Ruling, lang: Lang) -> Reply:
        parts: list[Part] = [Paragraph(text(self._say(lang, "neither.lead")))]
        if ruling.nearest:
            prompt = text(self._say(lang, "neither.nearest"))
            parts.append(Choices(prompt, self._topic_buttons(ruling.nearest, lang)))
        else:
            example = self._say(lang, "neither.example", example=self._say(lang, "help.example.1"))
            parts.append(Note(text(example)))
        return Reply(text(self._say(lang, "neither.title")), tuple(parts), lang, Tone.NEITHER)

    def _unsure(self, ruling: Ruling, lang: Lang) -> Reply:
        choices = Choices(text(self.question(lang)), self._topic_buttons(ruling.nearest, lang))
        return Reply(text(self._say(lang, "unsure.title")), (choices,), lang, Tone.UNSURE)

    def _several(self, rulings: Sequence[Ruling], lang: Lang, *, more: bool) -> Reply:
        parts = list(self._one_by_one(rulings, lang))
        covered = [self._catalog.topics[ruling.topic] for ruling in rulings if ruling.topic is not None]
        if len(covered) > 1:
            order = self._say(lang, "several.order", order=self._order(rulings))
            parts.append(Facts((Fact(self._say(lang, "several.order.label"), text(order)),)))
        if more:
            parts.append(Note(text(self._say(lang, "several.limit", count=len(rulings)))))
        if covered:
            parts.append(self._in_full(covered, lang))
            parts.append(self._source([topic.section for topic in covered], lang))
        actions = (self._share([self._code(ruling) for ruling in rulings], lang),) if covered else ()
        title = self._say(lang, "several.title", count=len(rulings))
        return Reply(text(title), tuple(parts), lang, Tone.SEVERAL, actions=actions)

    def _one_by_one(self, rulings: Sequence[Ruling], lang: Lang) -> Iterable[Part]:
        """Each task with its reason while they are few; a line for each when they are many."""
        if len(rulings) > _MOST_WITH_REASONS:
            yield Facts(tuple(self._line(number, ruling, lang) for number, ruling in enumerate(rulings, 1)))
            return
        for number, ruling in enumerate(rulings, start=1):
            yield from self._short(number, ruling, lang)

    def _line(self, number: int, ruling: Ruling, lang: Lang) -> Fact:
        role = _capitalised(self._say(lang, f"role.{ruling.verdict}"))
        return Fact(f"{number}. {role}", text(_shortened(ruling.text)))

    def _in_full(self, covered: Sequence[Topic], lang: Lang) -> Part:
        topics = {topic.id: topic for topic in covered}
        return Choices(text(self._say(lang, "several.prompt")), self._topic_buttons(topics, lang))

    def _short(self, number: int, ruling: Ruling, lang: Lang) -> Iterable[Part]:
        role = _capitalised(self._say(lang, f"role.{ruling.verdict}"))
        task = _shortened(ruling.text)
        yield Heading(text(self._say(lang, "several.heading", number=number, role=role, task=task)))
        if ruling.topic is None:
            yield Paragraph(text(self._say(lang, f"{ruling.verdict}.short")))
            return
        topic = self._catalog.topics[ruling.topic]
        yield Paragraph(text(topic.why.in_(lang)))
        yield from self._split(topic, lang) if topic.owner == "shared" else self._other_part(topic, lang)

    def _order(self, rulings: Sequence[Ruling]) -> str:
        numbered = [(number, ruling) for number, ruling in enumerate(rulings, start=1) if ruling.topic]
        staged = sorted(numbered, key=lambda one: (self._stage(one[1]), one[0]))
        return " → ".join(str(number) for number, _ in staged)

    def _stage(self, ruling: Ruling) -> int:
        topic = self._catalog.topics[ruling.topic or ""]
        if topic.measures:
            return 2
        return 0 if topic.owner == "strategist" else 1

    def _split(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        yield Facts(tuple(self._phase(split, lang) for split in topic.split))

    def _phase(self, split: PhaseSplit, lang: Lang) -> Fact:
        phase = self._say(lang, f"phase.{split.phase}")
        role = self._say(lang, f"role.{split.accountable}")
        return Fact(self._say(lang, "phase.label", phase=phase, role=role), text(split.part.in_(lang)))

    def _other_part(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        if topic.other_role is not None:
            yield Facts((Fact(self._say(lang, "other.label"), text(topic.other_role.in_(lang))),))

    def _flips(self, topic: Topic, lang: Lang) -> Part:
        return Choices(
            text(self._say(lang, "flips.prompt")), tuple(self._flip(flip, lang) for flip in topic.flips)
        )

    def _flip(self, flip: Flip, lang: Lang) -> Action:
        to = self._catalog.topics[flip.to]
        role = self._say(lang, f"role.{to.owner}")
        label = self._say(lang, "flips.button", label=flip.label.in_(lang), role=role)
        return Action(label, encode_show(to.code, lang))

    def _rests_on(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        """Where the article contradicts itself, that it does; then the sections that the answer rests on."""
        sections = [topic.section]
        if topic.contradiction is not None:
            yield Note(text(self._say(lang, "contradiction", text=topic.contradiction.text.in_(lang))))
            sections.extend(topic.contradiction.sections)
        yield self._source(sections, lang)

    def _source(self, sections: Iterable[str], lang: Lang) -> Note:
        titles = dict.fromkeys(self._catalog.sections[section].title.in_(lang) for section in sections)
        source = self._catalog.source
        link = Link("; ".join(titles), source.url)
        return Note(text(self._say(lang, "source"), link, f" · {source.publisher}"))

    def _topic_buttons(self, ids: Iterable[str], lang: Lang) -> tuple[Action, ...]:
        topics = (self._catalog.topics[one] for one in ids)
        return tuple(Action(topic.name.in_(lang), encode_show(topic.code, lang)) for topic in topics)

    def _share(self, codes: Sequence[str], lang: Lang) -> Action:
        return Action(self._say(lang, "share.button"), encode_share(codes, lang), primary=True)

    def _code(self, ruling: Ruling) -> str:
        if ruling.topic is not None:
            return self._catalog.topics[ruling.topic].code
        return UNSURE if ruling.verdict is Verdict.UNSURE else NEITHER

    def _title(self, topic: Topic, lang: Lang) -> str:
        name = topic.name.in_(lang)
        if topic.owner == "shared":
            return self._say(lang, "shared.title", topic=name)
        role = self._say(lang, f"role.{topic.owner}")
        return self._say(lang, "owned.title", role=role, topic=name)

    def _say(self, lang: Lang, key: str, **values: object) -> str:
        return self._messages.say(lang, key, **values)


def _without_buttons(part: Part) -> Part | None:
    match part:
        case Choices():
            return None
        case _:
            return part


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shortened(task: str) -> str:
    words = " ".join(task.split())
    return words if len(words) <= _LONGEST_TASK else words[: _LONGEST_TASK - 1].rstrip() + "…"
