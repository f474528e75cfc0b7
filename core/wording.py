"""Answers -> replies: chooses the sentences and their order, in the asker's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import cycle
from typing import Final

from core.buttons import NEITHER, UNSURE, encode_nobodys, encode_show, encode_unclear
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
    Person,
    Prompts,
    Quote,
    Reply,
    Text,
    TextForm,
    Tone,
    text,
)

_LONGEST_REASON: Final = 40
"""Characters of words that counted; they are there to be recognised, not to be read again."""
_EXAMPLES: Final = ("help.example.1", "help.example.2", "help.example.3")


class Place(StrEnum):
    """Where somebody may need help: it then says how to ask there."""

    CHANNEL = "discord.channel"
    AWAY = "discord.away"
    """A channel of a server that the bot is no member of."""
    DIRECT = "discord.direct"
    MENTION = "discord.mention"
    REPLY = "discord.reply"
    """A mention in a reply to somebody else's message, which the bot cannot read."""
    SLACK_CHANNEL = "slack.channel"
    SLACK_AWAY = "slack.away"
    """A channel, or a conversation of others, that the bot is no member of."""
    SLACK_DIRECT = "slack.direct"
    SLACK_MENTION = "slack.mention"
    SLACK_THREAD = "slack.thread"

    @property
    def is_talk(self) -> bool:
        """Whether people simply write there, without a command that says what they want."""
        return self in _TALK


_TALK: Final = {
    Place.DIRECT,
    Place.MENTION,
    Place.REPLY,
    Place.SLACK_DIRECT,
    Place.SLACK_MENTION,
    Place.SLACK_THREAD,
}


class Wording:
    """Words replies from one catalog, one set of messages, and what to ask about things that stand alone."""

    def __init__(self, catalog: Catalog, messages: Messages, families: Mapping[str, OpenQuestion]) -> None:
        self._catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say
        self._questions = OpenQuestions(catalog, self._phrases, families.values())
        self._plans = PlanWording(self._phrases, self._questions)

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

    def public(self, codes: Sequence[str], lang: Lang, asker: Person) -> Reply | None:
        """The answer that a Share button stands for, for everybody: it says who asked, and has no buttons.

        None as in `from_codes`. How sure we were and what was typed are between us and the asker.
        """
        rulings = self._rulings(codes, lang)
        if not rulings:
            return None
        if len(rulings) > 1:
            reply = self._plans.public(self.plan(rulings), lang)
        else:
            reply = self._shown(rulings[0], lang)
        asked = Paragraph(text(asker, self._say(lang, "share.asked")))
        kept = (part for part in reply.parts if not isinstance(part, Choices))
        return replace(reply, parts=(asked, *kept), actions=(), private=False)

    def from_codes(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The answer that a Share button stands for; None when the knowledge has moved on since.

        Tasks that nobody owns are left out: what was typed for them is not kept.
        """
        rulings = self._rulings(codes, lang)
        if len(rulings) > 1:
            return self.answer(rulings, lang)
        return self._shown(rulings[0], lang) if rulings else None

    def codes(self, rulings: Sequence[Ruling]) -> list[str]:
        """What stands for these tasks in a button."""
        return [self._phrases.code(ruling) for ruling in rulings]

    def again(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The same for the asker alone, who is told when tasks are left out."""
        answer = self.from_codes(codes, lang)
        if answer is None or {NEITHER, UNSURE}.isdisjoint(codes):
            return answer
        return replace(answer, parts=(*answer.parts, Note(text(self._say(lang, "switch.left_out")))))

    def unclear(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The question which of these topics was meant; None as in `from_codes`."""
        near = self._near(codes, Verdict.UNSURE)
        return None if near is None else self._unsure(near, lang)

    def nobodys(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """That nobody owns it, though these topics are near; None as in `from_codes`."""
        near = self._near(codes, Verdict.NEITHER)
        return None if near is None else self._neither(near, lang, "")

    def plan(self, rulings: Sequence[Ruling]) -> Plan:
        """The plan for several tasks."""
        return make_plan(self._catalog, rulings)

    def send(self, plan: Plan, lang: Lang) -> list[str]:
        """A message to the owner of each step."""
        return [self._plans.send(step, lang) for step in plan.steps]

    def question(self, ruling: Ruling, lang: Lang) -> Asked:
        """What is asked when the wording leaves the owner open."""
        return self._questions.about(ruling, lang)

    def help(self, lang: Lang, place: Place | None = None, *, lost: bool = False) -> Reply:
        """What to type, by example; and how else to ask at that place.

        `lost` is for words in which there was no task at all, such as a greeting.
        """
        parts = (
            Paragraph(text(self._say(lang, "help.lead"))),
            Paragraph(self.examples(lang)),
            *((Paragraph(text(self._say(lang, f"help.where.{place}"))),) if place else ()),
            Note(text(self._say(lang, "help.note"))),
        )
        title = self._say(lang, "help.lost") if lost else self._say(lang, "help.title")
        return Reply(text(title), parts, lang, Tone.INFO)

    def examples(self, lang: Lang) -> Text:
        """What one may type, for example."""
        return text(self._say(lang, "help.examples"), *(f"\n• {self._say(lang, key)}" for key in _EXAMPLES))

    def prompts(self, langs: Sequence[Lang]) -> Prompts:
        """What to begin with: an example of each kind, in these languages by turns.

        The title is in the first of them.
        """
        said = (self._say(lang, key) for key, lang in zip(_EXAMPLES, cycle(langs), strict=False))
        quiz = self._say(langs[len(_EXAMPLES) % len(langs)], "prompts.quiz")
        return Prompts(self._say(langs[0], "prompts.title"), (*said, quiz))

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
            return self._unsure(ruling, lang)
        return self._neither(ruling, lang, self._sure(ruling, lang))

    def _shown(self, ruling: Ruling, lang: Lang) -> Reply:
        return self.topic(self._catalog.topics[ruling.topic or ""], lang)

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

    def _neither(self, ruling: Ruling, lang: Lang, sure: str) -> Reply:
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

    def _unsure(self, ruling: Ruling, lang: Lang) -> Reply:
        asked = self.question(ruling, lang)
        lead = Paragraph(text(self._say(lang, "unsure.lead")))
        choices = Choices(text(asked.text), self._questions.buttons(asked, lang))
        return Reply(text(self._say(lang, "unsure.title")), (lead, choices), lang, Tone.UNSURE)

    def _rulings(self, codes: Sequence[str], lang: Lang) -> list[Ruling]:
        """The tasks behind codes that somebody owns; none when one of them is not known any more."""
        rulings: list[Ruling] = []
        for code in codes:
            topic = self._catalog.by_code.get(code)
            if topic is not None:
                rulings.append(Ruling(topic.name.in_(lang), Verdict(topic.owner), 1.0, topic=topic.id))
            elif code not in {NEITHER, UNSURE}:
                return []
        return rulings

    def _near(self, codes: Sequence[str], verdict: Verdict) -> Ruling | None:
        topics = [self._catalog.by_code.get(code) for code in codes]
        near = tuple(topic.id for topic in topics if topic is not None)
        return Ruling("", verdict, NAMED, nearest=near) if len(near) == len(topics) else None

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
