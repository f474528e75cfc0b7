"""What replies of several kinds say alike: roles, phases, sources, buttons, yes or no."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from core.buttons import NEITHER, UNSURE, Aspect, encode_onward, encode_share, encode_show, encode_switch
from core.knowledge.model import Catalog, Flip, PhaseSplit, Topic
from core.languages import Lang
from core.messages import Messages
from core.ownership.verdicts import Ruling, Verdict
from core.replies import Action, Choices, Fact, Facts, Inline, Link, Reply, Text, text

LONGEST_TASK: Final = 60
"""Characters of a task's own words; the rest is clear from the answer beside them."""

_ONWARD: Final = (Aspect.COMPARE, Aspect.DECIDE, Aspect.WHY)
"""What one may go on to from each answer about a topic."""

Answer = Literal["yes", "no", "partly"]


class Phrases:
    """Says things in either language, from one catalog and one set of messages."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._catalog = catalog
        self._messages = messages

    def say(self, lang: Lang, key: str, **values: object) -> str:
        """The sentence `key`, with `values` in its braces."""
        return self._messages.say(lang, key, **values)

    def knows(self, lang: Lang, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._messages.sentences[lang]

    def role(self, lang: Lang, verdict: str) -> str:
        """Whose it is, in a word or two."""
        return self.say(lang, f"role.{verdict}")

    def label(self, lang: Lang, ruling: Ruling) -> str:
        """Whose a task is, to begin a line with; yes or no first, where a role was named."""
        role = self.role(lang, ruling.verdict)
        answer = yes_or_no(ruling)
        return capitalised(role if answer is None else self.say(lang, f"asked.{answer}", role=role))

    def split(self, topic: Topic, lang: Lang) -> Facts:
        """Who is accountable in each phase, and for what."""
        return Facts(tuple(self._phase(split, lang) for split in topic.split))

    def phases(self, topic: Topic, lang: Lang) -> str:
        """Who is accountable in which phases, in one line: `strategist: plan, measure; specialist: make`."""
        by_role: dict[str, list[str]] = {}
        for split in topic.split:
            phase = self.say(lang, f"phase.{split.phase}").lower()
            by_role.setdefault(self.role(lang, split.accountable), []).append(phase)
        return "; ".join(f"{role}: {', '.join(phases)}" for role, phases in by_role.items())

    def source(self, sections: Iterable[str], lang: Lang) -> Text:
        """Where an answer rests, each section once."""
        titles = dict.fromkeys(self._catalog.sections[section].title.in_(lang) for section in sections)
        source = self._catalog.source
        link: Inline = Link("; ".join(titles), source.url)
        return text(self.say(lang, "source"), link, f" · {source.publisher}")

    def topic_buttons(self, ids: Iterable[str], lang: Lang, *, beside: bool = False) -> tuple[Action, ...]:
        """A button for each topic."""
        topics = (self._catalog.topics[one] for one in ids)
        return tuple(
            Action(topic.name.in_(lang), encode_show(topic.code, lang, beside=beside)) for topic in topics
        )

    def onward(self, topic: Topic, lang: Lang) -> Choices:
        """Where one may go on from an answer about a topic, in its place: buttons that need no lead-in."""
        return Choices((), tuple(self.aspect(aspect, topic, lang) for aspect in _ONWARD))

    def aspect(self, aspect: Aspect, topic: Topic, lang: Lang) -> Action:
        """A button that goes on from the answer about a topic."""
        return Action(self.say(lang, f"onward.{aspect}"), encode_onward(aspect, topic.code, lang))

    def share(self, rulings: Sequence[Ruling], lang: Lang) -> Action:
        """The button that posts an answer."""
        codes = [self.code(ruling) for ruling in rulings]
        return Action(self.say(lang, "share.button"), encode_share(codes, lang), primary=True)

    def in_both(self, reply: Reply, shown: str) -> Reply:
        """The reply with a button that shows it in the other language, last of its own.

        `shown` is the value of a button that shows the reply.
        """
        other: Lang = "en" if reply.lang == "id" else "id"
        switch = Action(self.say(reply.lang, "switch.button"), encode_switch(shown, other))
        return replace(reply, actions=(*reply.actions, switch))

    def _phase(self, split: PhaseSplit, lang: Lang) -> Fact:
        phase = self.say(lang, f"phase.{split.phase}")
        label = self.say(lang, "phase.label", phase=phase, role=self.role(lang, split.accountable))
        return Fact(label, text(split.part.in_(lang)))

    def code(self, ruling: Ruling) -> str:
        """What stands for a task in a button."""
        if ruling.topic is not None:
            return self._catalog.topics[ruling.topic].code
        return UNSURE if ruling.verdict is Verdict.UNSURE else NEITHER


def yes_or_no(ruling: Ruling) -> Answer | None:
    """The answer to a question that named a role; None when there was none, or when we are not sure."""
    if ruling.asked is None or ruling.verdict is Verdict.UNSURE:
        return None
    if ruling.verdict is Verdict.SHARED:
        return "partly"
    return "yes" if ruling.verdict.value == ruling.asked else "no"


def by_owner(flips: Iterable[Flip], topics: Mapping[str, Topic]) -> dict[str, list[Flip]]:
    """What would change the owner, by the owner it would then have: said once, and not on every button."""
    owners: dict[str, list[Flip]] = {}
    for flip in flips:
        owners.setdefault(topics[flip.to].owner, []).append(flip)
    return owners


def capitalised(words: str) -> str:
    """The words with a capital at their start."""
    return words[:1].upper() + words[1:]


def shortened(typed: str, most: int = LONGEST_TASK) -> str:
    """What somebody typed on one line, cut to a length that reads well."""
    words = " ".join(typed.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
