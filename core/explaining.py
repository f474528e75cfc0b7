"""Shows people the working behind an answer: what was read, which words counted, for what and how much."""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import Final

from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.ownership.explaining import Contest, Likelihoods, Working
from core.ownership.judging import LEAST_SURE, sureness
from core.ownership.tasks import Basis
from core.ownership.verdicts import Ruling, Verdict
from core.replies import Fact, Facts, Heading, Note, Paragraph, Part, Reply, Tone, text

_MOST_CLUES: Final = 5
_LEAST_CLUE: Final = log(1.1)
"""Weight from which words are worth naming; what is weaker is told together."""
_LEAST_REST: Final = log(1.05)
"""Weight of all the rest from which it is not just ×1.0."""
_MOST: Final = 1000
"""Odds and factors beyond which nobody cares how high they are."""
_LEAST_LIKELY: Final = 0.01
_WHOLE_FROM: Final = 9.95
"""Factors from which decimals tell nothing."""

Told = tuple[str, float]
"""Words, and their weight for the side that they speak for: above 0."""


class Explainer:
    """Words workings from one catalog and one set of messages."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._catalog = catalog
        self._messages = messages

    def explain(self, workings: Sequence[Working], lang: Lang, *, more: bool = False) -> Reply:
        """The working of each task, at least one; `more` says that there were further tasks."""
        several = len(workings) > 1
        parts: list[Part] = []
        for number, working in enumerate(workings, start=1):
            if several:
                parts.append(Heading(text(f"{number}. {_quoted(working.ruling.text)}")))
            parts.extend(self._task(working, lang))
        if any(working.for_owner for working in workings):
            parts.append(Note(text(self._say(lang, "why.note"))))
        if more:
            parts.append(Note(text(self._say(lang, "several.limit", count=len(workings)))))
        tone = Tone.SEVERAL if several else Tone(workings[0].ruling.verdict)
        return Reply(text(self._say(lang, "why.title")), tuple(parts), lang, tone)

    def _task(self, working: Working, lang: Lang) -> Iterable[Part]:
        yield Facts(tuple(self._answer(working, lang)))
        if working.basis is not Basis.LEARNT:
            yield Paragraph(text(self._say(lang, f"why.{working.basis}")))
        elif working.ruling.verdict is Verdict.UNSURE:
            yield Paragraph(text(self._say(lang, "why.unsure", least=_percent(LEAST_SURE))))
        if working.for_owner:
            yield Facts(tuple(self._contest(working.for_owner, self._roles(working, lang), lang)))
        if working.for_topic:
            yield Facts(tuple(self._contest(working.for_topic, self._names(lang), lang)))
        if working.owners:
            yield Facts(tuple(self._likely(working, lang)))

    def _answer(self, working: Working, lang: Lang) -> Iterable[Fact]:
        """The ruling, and what it was read from."""
        ruling = working.ruling
        yield Fact(self._say(lang, "why.answer.label"), text(self._sure(ruling, lang)))
        if ruling.topic is not None:
            topic = self._catalog.topics[ruling.topic]
            section = self._catalog.sections[topic.section].title.in_(lang)
            where = self._say(lang, "why.topic", topic=topic.name.in_(lang), section=section)
            yield Fact(self._say(lang, "why.topic.label"), text(where))
        yield Fact(self._say(lang, "why.read.label"), text(self._read(working, lang)))
        if working.denied:
            yield Fact(self._say(lang, "why.denied.label"), text(", ".join(map(_quoted, working.denied))))
        if ruling.asked is not None:
            asked = self._say(lang, "why.asked", role=self._say(lang, f"role.{ruling.asked}"))
            yield Fact(self._say(lang, "why.asked.label"), text(asked))

    def _sure(self, ruling: Ruling, lang: Lang) -> str:
        role = self._say(lang, f"role.{ruling.verdict}")
        if ruling.verdict is Verdict.UNSURE:
            return role
        sure = self._say(lang, f"sure.{sureness(ruling.confidence)}").lower()
        return self._say(lang, "why.answer", role=role, sure=sure, percent=_percent(ruling.confidence))

    def _read(self, working: Working, lang: Lang) -> str:
        read = (
            self._say(lang, "why.act", name=working.act) if working.act else "",
            self._say(lang, "why.thing", name=working.thing) if working.thing else "",
            self._say(lang, f"why.scale.{working.scale}") if working.scale else "",
        )
        return ", ".join(filter(None, read)) or self._say(lang, "why.nothing")

    def _contest(self, contest: Contest, names: Mapping[str, str], lang: Lang) -> Iterable[Fact]:
        """The odds of the one against the other, then the words for each of them."""
        winner, rival = names[contest.winner], names[contest.rival]
        label = self._say(lang, "why.contest", winner=winner, rival=rival)
        yield Fact(label, text(self._odds(contest.lead, lang)))
        told = [(self._say(lang, "why.start"), contest.start)]
        unsaid = self._say(lang, "why.unsaid")
        told.extend((_quoted(clue.words) if clue.words else unsaid, clue.weight) for clue in contest.clues)
        for name, sign in ((winner, 1), (rival, -1)):
            side = [(words, sign * weight) for words, weight in told if sign * weight > 0]
            if side:
                yield Fact(self._say(lang, "why.side", name=name), text(self._side(side, lang)))

    def _side(self, side: Sequence[Told], lang: Lang) -> str:
        """What speaks for one side, the strongest first, with the factors that make the odds."""
        ranked = sorted(side, key=lambda one: -one[1])
        strong = [one for one in ranked if one[1] >= _LEAST_CLUE][:_MOST_CLUES]
        weak = ranked[len(strong) :]
        told = [f"{words} ×{_factor(weight, lang)}" for words, weight in strong]
        together = sum(weight for _, weight in weak)
        if together >= _LEAST_REST or not told:
            told.append(self._say(lang, "why.rest", count=len(weak), factor=_factor(together, lang)))
        return ", ".join(told)

    def _odds(self, lead: float, lang: Lang) -> str:
        high = abs(lead) > log(_MOST)
        factor = str(_MOST) if high else _factor(abs(lead), lang)
        odds = f"{factor} : 1" if lead >= 0 else f"1 : {factor}"
        return self._say(lang, "why.high", odds=odds) if high else self._say(lang, "why.odds", odds=odds)

    def _likely(self, working: Working, lang: Lang) -> Iterable[Fact]:
        """How likely each owner and topic is, but for those that are hardly likely at all."""
        owners = _ranked(working.owners, self._roles(working, lang))
        topics = _ranked(working.topics, self._names(lang))
        yield Fact(self._say(lang, "why.owners"), text(owners))
        if topics:
            yield Fact(self._say(lang, "why.topics"), text(topics))

    def _roles(self, working: Working, lang: Lang) -> Mapping[str, str]:
        return {name: self._say(lang, f"role.{name}") for name, _ in working.owners}

    def _names(self, lang: Lang) -> Mapping[str, str]:
        return {topic.id: _quoted(topic.name.in_(lang)) for topic in self._catalog.topics.values()}

    def _say(self, lang: Lang, key: str, **values: object) -> str:
        return self._messages.say(lang, key, **values)


def _ranked(likely: Likelihoods, names: Mapping[str, str]) -> str:
    return ", ".join(f"{names[name]} {_percent(share)}%" for name, share in likely if share >= _LEAST_LIKELY)


def _quoted(words: str) -> str:
    return f"“{words}”"


def _percent(share: float) -> int:
    """In hundredths; never 100, as nothing is for sure."""
    return min(round(share * 100), 99)


def _factor(weight: float, lang: Lang) -> str:
    """What a weight multiplies the odds by, as people write numbers."""
    if weight > log(_MOST):
        return f"{_MOST}+"
    factor = exp(weight)
    if factor >= _WHOLE_FROM:
        return f"{factor:.0f}"
    return f"{factor:.1f}".replace(".", "," if lang == "id" else ".")
