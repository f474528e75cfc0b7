"""Answers -> replies: chooses the sentences and their order, in the asker's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.buttons import encode_nobodys, encode_show, encode_unclear
from core.help_wording import HelpWording
from core.knowledge.lexicon import OpenQuestion
from core.knowledge.model import Catalog, Flip, Topic
from core.languages import Lang
from core.messages import Messages
from core.open_questions import Asked, OpenQuestions
from core.ownership.judging import NAMED, sureness
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases, by_owner, shortened, yes_or_no
from core.plan_wording import PlanWording
from core.planning import Plan, make_plan
from core.replies import (
    Action,
    Choices,
    Fact,
    Facts,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    Text,
    TextForm,
    Tone,
    text,
)

_LONGEST_REASON: Final = 40
"""Characters of words that counted; they are there to be recognised, not to be read again."""


class Wording:
    """Words replies from one catalog, one set of messages, and what to ask about things that stand alone."""

    def __init__(self, catalog: Catalog, messages: Messages, families: Mapping[str, OpenQuestion]) -> None:
        self._catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say
        self._questions = OpenQuestions(catalog, self._phrases, families.values())
        self._plans = PlanWording(self._phrases, self._questions)
        self.helping = HelpWording(self._phrases)

    def answer(
        self, rulings: Sequence[Ruling], lang: Lang, *, more: bool = False, cut: bool = False
    ) -> Reply:
        """The reply to a request.

        `more` says that it had further tasks, `cut` that its text went on: neither was read.
        """
        unread = [self._say(lang, "several.limit", count=len(rulings))] if more else []
        unread += [self._say(lang, "cut")] if cut else []
        notes = tuple(Note(text(said)) for said in unread)
        if len(rulings) > 1:
            return self._plans.private(self.plan(rulings), rulings, lang, notes)
        reply = self._single(rulings[0], lang)
        topic = self._catalog.topics.get(rulings[0].topic or "")
        onward = (self._phrases.onward(topic, lang),) if topic else ()
        return replace(reply, parts=(*reply.parts, *notes, *onward))

    def in_both(self, reply: Reply, shown: str | None) -> Reply:
        """The reply with a button for the other language, where there is a value that shows the reply."""
        return self._phrases.in_both(reply, shown) if shown else reply

    def shown(self, rulings: Sequence[Ruling], lang: Lang) -> str | None:
        """The value of a button that shows the answer to these again; None where no task has an owner.

        What was typed is not in it, so what is said of that, as how sure we are, is left out then.
        """
        if len(rulings) > 1:
            owned = any(ruling.topic for ruling in rulings)
            return self._phrases.share(rulings, lang).do if owned else None
        (ruling,) = rulings
        if ruling.topic is not None:
            return encode_show(self._catalog.topics[ruling.topic].code, lang)
        codes = [self._catalog.topics[topic].code for topic in ruling.nearest]
        unsure = ruling.verdict is Verdict.UNSURE
        return encode_unclear(codes, lang) if unsure else encode_nobodys(codes, lang)

    def topic(self, topic: Topic, lang: Lang) -> Reply:
        """One topic, whole: the owner first, then why, the other part, what flips it, words to send."""
        reply = self._owned(topic, lang, text(self._title(topic, lang, "title")), "")
        return replace(reply, parts=(*reply.parts, self._phrases.onward(topic, lang)))

    def neither(self, ruling: Ruling, lang: Lang, sure: str = "") -> Reply:
        """That nobody owns it, which topics are near, and how `sure` we are."""
        parts: list[Part] = [Paragraph(text(self._say(lang, "neither.lead")))]
        small = [sure] if sure else []
        if ruling.nearest:
            prompt = text(self._say(lang, "neither.nearest"))
            parts.append(Choices(prompt, self._phrases.topic_buttons(ruling.nearest, lang)))
        else:
            example = self._say(lang, "help.example.1")
            small.append(self._say(lang, "neither.example", example=example))
        if small:
            parts.append(Note(text("\n".join(small))))
        title = self._say(lang, f"neither.{yes_or_no(ruling) or 'title'}")
        return Reply(text(title), tuple(parts), lang, Tone.NEITHER)

    def unsure(self, ruling: Ruling, lang: Lang) -> Reply:
        """The question that decides the owner, with its answers to tap."""
        asked = self.question(ruling, lang)
        lead = Paragraph(text(self._say(lang, "unsure.lead")))
        choices = Choices(text(asked.text), self._questions.buttons(asked, lang))
        return Reply(text(self._say(lang, "unsure.title")), (lead, choices), lang, Tone.UNSURE)

    def codes(self, rulings: Sequence[Ruling]) -> list[str]:
        """What stands for these tasks in a button."""
        return [self._phrases.code(ruling) for ruling in rulings]

    def plan(self, rulings: Sequence[Ruling]) -> Plan:
        """The plan for several tasks."""
        return make_plan(self._catalog, rulings)

    def public_plan(self, rulings: Sequence[Ruling], lang: Lang) -> Reply:
        """That plan for everybody."""
        return self._plans.public(self.plan(rulings), lang)

    def send(self, plan: Plan, lang: Lang) -> list[str]:
        """A message to the owner of each step."""
        return [self._plans.send(step, lang) for step in plan.steps]

    def question(self, ruling: Ruling, lang: Lang) -> Asked:
        """What is asked when the wording leaves the owner open."""
        return self._questions.about(ruling, lang)

    def share_in_thread(self, lang: Lang) -> str:
        """The label of a Share button that posts into a thread."""
        return self._say(lang, "share.thread")

    def brief_form(self, lang: Lang, most: int) -> TextForm:
        """The form for a whole brief, of which `most` tasks are read."""
        hint = self._say(lang, "brief.hint", count=most)
        return TextForm(
            title=self._say(lang, "brief.title"),
            label=self._say(lang, "brief.label"),
            hint=hint,
            send=self._say(lang, "brief.send"),
            close=self._say(lang, "brief.close"),
        )

    def moved(self, reply: Reply) -> Reply:
        """The reply, where it comes to somebody directly since it may not stand where they asked."""
        return replace(reply, parts=(Note(text(self._say(reply.lang, "moved"))), *reply.parts))

    def note(self, key: str, lang: Lang, tone: Tone = Tone.INFO, **values: object) -> Reply:
        """A short reply of our own: `key.title` and, where there is one, `key.lead`."""
        lead = f"{key}.lead"
        known = self._phrases.knows(lang, lead)
        parts = (Paragraph(text(self._say(lang, lead, **values))),) if known else ()
        return Reply(text(self._say(lang, f"{key}.title")), parts, lang, tone)

    def _single(self, ruling: Ruling, lang: Lang) -> Reply:
        if ruling.topic is not None:
            topic = self._catalog.topics[ruling.topic]
            title = text(self._title(topic, lang, yes_or_no(ruling) or "title"))
            return self._owned(topic, lang, title, self._sure(ruling, lang))
        if ruling.verdict is Verdict.UNSURE:
            return self.unsure(ruling, lang)
        return self.neither(ruling, lang, self._sure(ruling, lang))

    def _owned(self, topic: Topic, lang: Lang, title: Text, sure: str) -> Reply:
        shared = topic.owner == "shared"
        parts: list[Part] = [Paragraph(text(topic.why.in_(lang)))]
        if shared:
            parts.append(Paragraph(text(self._say(lang, "shared.lead"))))
            parts.append(self._phrases.split(topic, lang))
        parts.extend(self._other_part(topic, lang))
        parts.extend(self._flips(topic, lang))
        parts.append(Quote(self._say(lang, "handoff.label"), text(topic.handoff.in_(lang))))
        parts.extend(self._rests_on(topic, lang, sure))
        actions = (self._phrases.share((Ruling("", Verdict(topic.owner), 1.0, topic=topic.id),), lang),)
        return Reply(title, tuple(parts), lang, Tone(topic.owner), actions)

    def _sure(self, ruling: Ruling, lang: Lang) -> str:
        """How sure we are, and which of the asker's words counted."""
        sure = self._say(lang, f"sure.{sureness(ruling.confidence)}")
        if ruling.because:
            return self._say(lang, "sure.because", sure=sure, words=self._quoted(ruling.because, lang))
        if ruling.confidence != NAMED:
            return self._say(lang, "sure.alone", sure=sure)
        if ruling.topic is None:
            return self._say(lang, "sure.strange", sure=sure)
        return self._say(lang, "sure.named", sure=sure)

    def _quoted(self, typed: Sequence[str], lang: Lang) -> str:
        *others, last = (f"“{shortened(words, _LONGEST_REASON)}”" for words in typed)
        return self._say(lang, "words.and", words=", ".join(others), last=last) if others else last

    def _other_part(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        if topic.other_role is not None:
            yield Facts((Fact(self._say(lang, "other.label"), text(topic.other_role.in_(lang))),))

    def _flips(self, topic: Topic, lang: Lang) -> Iterable[Part]:
        for owner, flips in by_owner(topic.flips, self._catalog.topics).items():
            prompt = text(self._say(lang, f"flips.{owner}"))
            yield Choices(prompt, tuple(self._flip(flip, lang) for flip in flips))

    def _flip(self, flip: Flip, lang: Lang) -> Action:
        return Action(flip.label.in_(lang), encode_show(self._catalog.topics[flip.to].code, lang))

    def _rests_on(self, topic: Topic, lang: Lang, sure: str) -> Iterable[Part]:
        """Where the article contradicts itself, that it does; then how sure we are, and what it rests on."""
        sections = [topic.section]
        if topic.contradiction is not None:
            yield Note(text(self._say(lang, "contradiction", text=topic.contradiction.text.in_(lang))))
            sections.extend(topic.contradiction.sections)
        yield Note(text(f"{sure}\n" if sure else "", *self._phrases.source(sections, lang)))

    def _title(self, topic: Topic, lang: Lang, kind: str) -> str:
        name = topic.name.in_(lang)
        if topic.owner == "shared":
            return self._say(lang, f"shared.{kind}", topic=name)
        return self._say(lang, f"owned.{kind}", role=self._phrases.role(lang, topic.owner), topic=name)
