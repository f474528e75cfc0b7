"""Words the answers that buttons stand for: their values carry codes of topics, and not what was typed."""

from collections.abc import Sequence
from dataclasses import replace

from core.buttons import NEITHER, UNSURE
from core.knowledge.model import Catalog, Topic
from core.languages import Lang
from core.ownership.judging import NAMED
from core.ownership.verdicts import Ruling, Verdict
from core.phrasing import Phrases
from core.replies import Choices, Note, Paragraph, Person, Reply, text
from core.wording import Wording


class CodedWording:
    """Words answers by the codes of their tasks. It gives None when the knowledge has moved on since."""

    def __init__(self, catalog: Catalog, phrases: Phrases, wording: Wording) -> None:
        self._catalog = catalog
        self._say = phrases.say
        self._wording = wording

    def topic(self, code: str) -> Topic | None:
        """The topic with that code."""
        return self._catalog.by_code.get(code)

    def one(self, code: str, lang: Lang) -> Reply | None:
        """One topic, whole."""
        topic = self.topic(code)
        return self._wording.topic(topic, lang) if topic else None

    def answer(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The answer that a Share button stands for.

        Tasks that nobody owns are left out: what was typed for them is not kept.
        """
        rulings = self._rulings(codes, lang)
        if len(rulings) > 1:
            return self._wording.answer(rulings, lang)
        return self._alone(rulings[0], lang) if rulings else None

    def again(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The same for the asker alone, who is told when tasks are left out."""
        answer = self.answer(codes, lang)
        if answer is None or {NEITHER, UNSURE}.isdisjoint(codes):
            return answer
        return replace(answer, parts=(*answer.parts, Note(text(self._say(lang, "switch.left_out")))))

    def public(self, codes: Sequence[str], lang: Lang, asker: Person) -> Reply | None:
        """The same for everybody: it says who asked, and has no buttons.

        How sure we were and what was typed are between us and the asker.
        """
        rulings = self._rulings(codes, lang)
        if not rulings:
            return None
        several = len(rulings) > 1
        reply = self._wording.public_plan(rulings, lang) if several else self._alone(rulings[0], lang)
        asked = Paragraph(text(asker, self._say(lang, "share.asked")))
        kept = (part for part in reply.parts if not isinstance(part, Choices))
        return replace(reply, parts=(asked, *kept), actions=(), private=False)

    def unclear(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """The question which of these topics was meant."""
        near = self._near(codes, Verdict.UNSURE)
        return None if near is None else self._wording.unsure(near, lang)

    def nobodys(self, codes: Sequence[str], lang: Lang) -> Reply | None:
        """That nobody owns it, though these topics are near."""
        near = self._near(codes, Verdict.NEITHER)
        return None if near is None else self._wording.neither(near, lang)

    def _alone(self, ruling: Ruling, lang: Lang) -> Reply:
        return self._wording.topic(self._catalog.topics[ruling.topic or ""], lang)

    def _rulings(self, codes: Sequence[str], lang: Lang) -> list[Ruling]:
        """The tasks behind codes that somebody owns; none when one of them is not known any more."""
        rulings: list[Ruling] = []
        for code in codes:
            topic = self.topic(code)
            if topic is not None:
                rulings.append(Ruling(topic.name.in_(lang), Verdict(topic.owner), 1.0, topic=topic.id))
            elif code not in {NEITHER, UNSURE}:
                return []
        return rulings

    def _near(self, codes: Sequence[str], verdict: Verdict) -> Ruling | None:
        topics = [self.topic(code) for code in codes]
        near = tuple(topic.id for topic in topics if topic is not None)
        return Ruling("", verdict, NAMED, nearest=near) if len(near) == len(topics) else None
