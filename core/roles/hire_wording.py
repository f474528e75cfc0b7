"""Words hiring: the tasks to pick from, whom one needs, and a description of the role to copy."""

from collections.abc import Iterable, Sequence
from typing import Final

from core.knowledge.model import RoleCard
from core.languages import Lang
from core.ownership.verdicts import Ruling
from core.phrasing import capitalised, shortened
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
    Tone,
    text,
)
from core.roles.hiring import Hire, hires
from core.roles.phrases import DECISIONS, ROLES, RolePhrases
from core.roles.views import Card, Comparison, Need, Picking, Reasons

_HIRING: Final = "why-it-matters"
"""The section that says why hiring the right one matters."""
_MOST_LISTED: Final = 25
"""Tasks to tap: as many as fit into a message on each platform, and into what a button carries."""
_BULLET: Final = "• "


class HireWording:
    """Words replies with one set of phrases."""

    def __init__(self, phrases: RolePhrases) -> None:
        self._phrases = phrases
        self._catalog = phrases.catalog
        self._say = phrases.say

    def picking(self, picked: Sequence[str], lang: Lang, unread: Sequence[Ruling] = ()) -> Reply:
        """The article's tasks to pick from, and what else was picked; `unread` is what could not be."""
        tasks = [task for role in ROLES for task in self._catalog.roles[role].tasks]
        listed = tuple(dict.fromkeys([*tasks, *picked]))[:_MOST_LISTED]
        picked = [task for task in picked if task in listed]
        buttons = tuple(self._toggle(task, picked, lang) for task in listed)
        lead = self._say(lang, "roles.hire.unread") if unread else self._say(lang, "roles.hire.lead")
        parts: tuple[Part, ...] = (
            Paragraph(text(lead)),
            Choices(text(self._say(lang, "roles.hire.prompt")), buttons),
            self._phrases.source([self._catalog.topics[task].section for task in tasks], lang),
        )
        show = self._say(lang, "roles.hire.show", count=len(picked))
        actions = (self._phrases.button(show, Need(tuple(picked)), lang, primary=True),) if picked else ()
        return Reply(text(self._say(lang, "roles.hire.title")), parts, lang, Tone.INFO, actions)

    def need(self, picked: Sequence[str], lang: Lang, unread: Sequence[Ruling] = ()) -> Reply:
        """Whom one needs for what was picked, and a description of each; `unread` was not counted."""
        wanted = hires(self._catalog, picked)
        parts: list[Part] = [Paragraph(text(self._reason(wanted, lang)))]
        parts.append(Facts(tuple(self._line(hire, lang) for hire in wanted)))
        if unread:
            typed = ", ".join(f"“{shortened(ruling.text)}”" for ruling in unread)
            parts.append(Note(text(self._say(lang, "roles.need.unread", tasks=typed))))
        parts.extend(self._description(hire, lang) for hire in wanted)
        again = self._phrases.button(self._say(lang, "roles.need.again"), Picking(tuple(picked)), lang)
        more = self._phrases.more(lang, *(Card(hire.role) for hire in wanted), Comparison(), Reasons())
        parts.append(Choices(more.prompt, (again, *more.actions)))
        order = [self._say(lang, "roles.need.order")] if len(wanted) > 1 else []
        parts.append(Note(text(" ".join([*order, self._say(lang, "roles.need.note")]))))
        parts.append(self._phrases.source(self._sections(wanted), lang))
        tone = Tone(wanted[0].role) if len(wanted) == 1 else Tone.SHARED
        return Reply(self._title(wanted, lang), tuple(parts), lang, tone)

    def _toggle(self, task: str, picked: Sequence[str], lang: Lang) -> Action:
        name = self._catalog.topics[task].name.in_(lang)
        if task in picked:
            label = self._say(lang, "roles.hire.picked", task=name)
            return self._phrases.button(label, Picking(tuple(one for one in picked if one != task)), lang)
        return self._phrases.button(name, Picking((*picked, task)), lang)

    def _title(self, wanted: Sequence[Hire], lang: Lang) -> Text:
        role = self._phrases.role(lang, wanted[0].role)
        if len(wanted) == 1:
            return text(self._say(lang, "roles.need.one", role=role))
        return text(self._say(lang, "roles.need.both", role=role))

    def _reason(self, wanted: Sequence[Hire], lang: Lang) -> str:
        first, *others = wanted
        if not others:
            return self._say(lang, "roles.need.all", role=self._phrases.role(lang, first.role))
        if first.role == "strategist":
            return self._say(lang, "roles.need.direction")
        return self._say(lang, "roles.need.most")

    def _line(self, hire: Hire, lang: Lang) -> Fact:
        role = capitalised(self._phrases.role(lang, hire.role))
        label = self._say(lang, "roles.need.count", role=role, count=len(hire.topics))
        return Fact(label, text("; ".join(self._names(hire, lang))))

    def _description(self, hire: Hire, lang: Lang) -> Quote:
        card = self._catalog.roles[hire.role]
        axis = self._phrases.axis(DECISIONS)
        decides = axis.specialist if hire.role == "specialist" else axis.strategist
        described = self._say(
            lang,
            "roles.need.description",
            name=card.name.in_(lang),
            about=card.one_line.in_(lang),
            tasks="\n".join(f"{_BULLET}{name}" for name in self._names(hire, lang)),
            decides=decides.in_(lang),
            company=_company(card, lang),
        )
        return Quote(
            self._say(lang, "roles.need.copy", role=self._phrases.role(lang, hire.role)), text(described)
        )

    def _names(self, hire: Hire, lang: Lang) -> Iterable[str]:
        return (self._catalog.topics[topic].name.in_(lang) for topic in hire.topics)

    def _sections(self, wanted: Iterable[Hire]) -> Iterable[str]:
        yield _HIRING
        yield self._phrases.axis(DECISIONS).section
        for hire in wanted:
            card = self._catalog.roles[hire.role]
            yield card.section
            yield from (tie.section for tie in card.works_with)
            yield from (self._catalog.topics[topic].section for topic in hire.topics)


def _company(card: RoleCard, lang: Lang) -> str:
    return " ".join(tie.text.in_(lang) for tie in card.works_with)
