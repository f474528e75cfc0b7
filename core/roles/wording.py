"""Words the cards of the roles, their comparison, why it matters, and the help."""

from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from core.buttons import encode_quiz
from core.knowledge.model import Role, RoleCard
from core.languages import Lang
from core.phrasing import shortened
from core.quiz.sitting import NEW
from core.replies import Action, Choices, Fact, Facts, Paragraph, Part, Reply, Tone, text
from core.roles.asking import Verb
from core.roles.phrases import DECISIONS, DIFFERENCE, ROLES, Onward, RolePhrases
from core.roles.views import Card, Comparison, Helping, Picking, Reasons, Rule

_BULLETS: Final = "\n• "


class RolesWording:
    """Words replies with one set of phrases."""

    def __init__(self, phrases: RolePhrases) -> None:
        self._phrases = phrases
        self._catalog = phrases.catalog
        self._say = phrases.say

    def show(self, view: Card | Comparison | Reasons | Helping, lang: Lang) -> Reply:
        """A role, both of them, why they differ, or what can be asked."""
        match view:
            case Card(role):
                return self.card(role, lang)
            case Comparison(axis):
                return self.on_axis(axis, lang) if axis else self.comparison(lang)
            case Reasons():
                return self.reasons(lang)
            case Helping(command):
                return self.help(command, lang)
            case _:
                assert_never(view)

    def card(self, role: Role, lang: Lang) -> Reply:
        """What a role is, does and decides, whom it works with, and a picture for it."""
        card = self._catalog.roles[role]
        other = next(one for one in ROLES if one != role)
        parts: tuple[Part, ...] = (
            Paragraph(text(card.paragraph.in_(lang))),
            Paragraph(text(self._say(lang, "roles.tasks"), _BULLETS, _BULLETS.join(self._tasks(card, lang)))),
            Facts(tuple(self._facts(card, lang))),
            self._phrases.more(lang, Card(other), Comparison(), Rule(), Picking()),
            self._phrases.source(self._sections(card), lang),
        )
        return Reply(text(card.name.in_(lang)), parts, lang, Tone(role))

    def comparison(self, lang: Lang) -> Reply:
        """Both roles on every axis."""
        alone = (
            self._phrases.button(axis.name.in_(lang), Comparison(axis.id), lang)
            for axis in self._catalog.axes
        )
        parts: tuple[Part, ...] = (
            *self._phrases.on_every_axis(lang),
            Choices(text(self._say(lang, "roles.compare.axes")), tuple(alone)),
            self._phrases.more(lang, *map(Card, ROLES), Rule(), Reasons()),
            self._phrases.source([DIFFERENCE, *(axis.section for axis in self._catalog.axes)], lang),
        )
        return Reply(text(self._say(lang, "roles.compare.title")), parts, lang, Tone.INFO)

    def on_axis(self, axis_id: str, lang: Lang) -> Reply:
        """Both roles on one axis, with what rests on it, and the other axes."""
        axis = self._phrases.axis(axis_id)
        topics = self._catalog.topics.values()
        resting = (topic.id for topic in topics if topic.section == axis.section and not topic.split)
        others = (Comparison(one.id) for one in self._catalog.axes if one.id != axis_id)
        onward: tuple[Onward, ...] = (Rule(), *others) if axis_id == DECISIONS else (*others,)
        parts: tuple[Part, ...] = (
            self._phrases.both_sides(axis, lang),
            Choices(text(self._say(lang, "roles.compare.topics")), self._phrases.topics(resting, lang)),
            self._phrases.more(lang, *onward, Comparison()),
            self._phrases.source([axis.section], lang),
        )
        title = self._say(lang, "roles.compare.axis", axis=axis.name.in_(lang))
        return Reply(text(title), parts, lang, Tone.INFO)

    def reasons(self, lang: Lang) -> Reply:
        """Why the difference matters."""
        reasons = self._catalog.reasons
        listed = _BULLETS.join(reason.text.in_(lang) for reason in reasons)
        parts: tuple[Part, ...] = (
            Paragraph(text("• ", listed)),
            self._phrases.more(lang, Comparison(), Rule(), Picking()),
            self._phrases.source([reason.section for reason in reasons], lang),
        )
        return Reply(text(self._say(lang, "roles.why.title")), parts, lang, Tone.INFO)

    def help(self, command: str, lang: Lang) -> Reply:
        """What can be asked, to be typed after `command` or tapped."""
        more = self._phrases.more(lang, *map(Card, ROLES), Comparison(), Rule(), Reasons(), Picking())
        quiz = Action(self._say(lang, "roles.button.quiz"), encode_quiz(NEW, lang))
        parts: tuple[Part, ...] = (
            Paragraph(text(self._say(lang, "roles.help.lead", command=command))),
            Facts(tuple(self._lines(lang))),
            Choices(more.prompt, (*more.actions, quiz)),
        )
        return Reply(text(self._say(lang, "roles.help.title")), parts, lang, Tone.INFO)

    def unknown(self, typed: str, instead: Sequence[str], command: str, lang: Lang) -> Reply:
        """That this cannot be asked, and what can."""
        examples = "".join(f"{_BULLETS}{command} {verb}" for verb in instead)
        parts: tuple[Part, ...] = (
            Paragraph(text(self._say(lang, "roles.unknown.lead", typed=shortened(typed)), examples)),
            self._phrases.more(lang, *map(Card, ROLES), Comparison()),
        )
        return Reply(text(self._say(lang, "roles.unknown.title")), parts, lang, Tone.UNSURE)

    def _tasks(self, card: RoleCard, lang: Lang) -> Iterable[str]:
        return (self._catalog.topics[task].name.in_(lang) for task in card.tasks)

    def _facts(self, card: RoleCard, lang: Lang) -> Iterable[Fact]:
        axis = self._phrases.axis(DECISIONS)
        decides = axis.specialist if card.id == "specialist" else axis.strategist
        yield Fact(self._say(lang, "roles.decides"), text(decides.in_(lang)))
        yield Fact(
            self._say(lang, "roles.with"), text(" ".join(tie.text.in_(lang) for tie in card.works_with))
        )
        pictures = " ".join(analogy.text.in_(lang) for analogy in card.analogies)
        yield Fact(self._say(lang, "roles.picture"), text(pictures))

    def _sections(self, card: RoleCard) -> list[str]:
        tasks = [self._catalog.topics[task].section for task in card.tasks]
        ties = [tie.section for tie in card.works_with]
        pictures = [analogy.section for analogy in card.analogies]
        return [card.section, *tasks, self._phrases.axis(DECISIONS).section, *ties, *pictures]

    def _lines(self, lang: Lang) -> Iterable[Fact]:
        example = self._say(lang, "roles.help.example.axis")
        decided = self._say(lang, "roles.help.example.decide")
        tasks = self._say(lang, "roles.help.example.hire")
        yield Fact(self._say(lang, "roles.help.card"), text(f"{Verb.SPECIALIST} · {Verb.STRATEGIST}"))
        yield Fact(self._say(lang, "roles.help.compare"), text(f"{Verb.COMPARE} · {Verb.COMPARE} {example}"))
        yield Fact(self._say(lang, "roles.help.decide"), text(f"{Verb.DECIDE} {decided}"))
        yield Fact(self._say(lang, "roles.help.why"), text(Verb.WHY))
        yield Fact(self._say(lang, "roles.help.quiz"), text(Verb.QUIZ))
        yield Fact(self._say(lang, "roles.help.hire"), text(f"{Verb.HIRE} · {Verb.HIRE} {tasks}"))
