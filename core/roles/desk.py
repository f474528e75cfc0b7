"""Answers questions about the two roles: typed, picked from options, or asked by a button."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from core.buttons import Aspect, encode_quiz
from core.knowledge.model import Axis, Catalog, Role, Topic
from core.languages import LANGS, Lang
from core.messages import Messages
from core.origins import Origin
from core.ownership.engine import MOST_TASKS, Engine
from core.ownership.verdicts import Ruling, Verdict
from core.quiz.asking import Quizzing
from core.quiz.sitting import NEW
from core.replies import Reply
from core.roles.asking import Unknown, Verb, Wish, spoken
from core.roles.deciding import DecisionWording
from core.roles.following import FollowUpWording
from core.roles.hire_wording import HireWording
from core.roles.phrases import RolePhrases
from core.roles.views import Card, Comparison, Decision, Helping, Need, Picking, Reasons, Rule, View, decode
from core.roles.wording import RolesWording
from core.tips.spelling import near, plain

_DECIDING: Final[Mapping[Lang, str]] = {"en": "decide", "id": "nentuin"}
"""The verb that makes a question of who decides out of what is to be decided."""

_LONG_ENOUGH: Final = 4
"""Letters of a word that can stand for an axis: “data”, and not “to”."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked about the roles.

    `typed` tells the language, `command` is what they type to ask, for answers that name it.
    """

    wish: Wish | Unknown
    typed: str
    command: str
    lang: Lang | None = None
    locale: str | None = None
    origin: Origin | None = None


class RolesDesk:
    """Answers from one catalog; the engine says what typed words are about."""

    def __init__(self, catalog: Catalog, messages: Messages, engine: Engine, quiz: Quizzing) -> None:
        self._catalog = catalog
        self._engine = engine
        self._quiz = quiz
        self._phrases = phrases = RolePhrases(catalog, messages)
        self._words = RolesWording(phrases)
        self._decisions = DecisionWording(phrases)
        self._hires = HireWording(phrases)
        self._follow_ups = FollowUpWording(phrases, self._decisions)
        self._axes = {name: axis.id for axis in catalog.axes for name in _names_of(axis)}

    def lang(self, asked: Asked) -> Lang | None:
        """The language of what was typed; None when its words do not tell."""
        what = asked.wish.what if isinstance(asked.wish, Wish) else asked.wish.typed
        said = self._engine.understand(what).lang if what else None
        return asked.lang or spoken(asked.typed) or said

    def answer(self, asked: Asked, lang: Lang) -> Reply:
        """The answer to something typed or picked."""
        wish = asked.wish
        if isinstance(wish, Unknown):
            return self._words.unknown(wish.typed, wish.instead, asked.command, lang)
        match wish.verb:
            case Verb.HELP:
                return self._answered(Helping(asked.command), lang)
            case Verb.QUIZ:
                return self._phrases.in_both(self._quiz.begin(lang), encode_quiz(NEW, lang))
            case Verb.DECIDE if wish.what:
                return self._decide(wish.what, lang)
            case Verb.HIRE if wish.what:
                return self._hire(wish.what, lang)
            case _:
                return self._answered(self._view(wish.verb, wish.what), lang)

    def pressed(self, said: str, lang: Lang) -> Reply | None:
        """What a button shows; None when it is from before a change of the knowledge."""
        view = decode(said, self._catalog)
        return None if view is None else self.show(view, lang)

    def onward(self, aspect: Aspect, topic: Topic, lang: Lang) -> Reply:
        """What one goes on to from the answer about a topic; it leads back there."""
        return self._follow_ups.show(aspect, topic, lang)

    def show(self, view: View, lang: Lang) -> Reply:
        """One thing about the roles."""
        match view:
            case Card() | Comparison() | Reasons() | Helping():
                return self._words.show(view, lang)
            case Rule() | Decision():
                return self._decisions.show(view, lang)
            case Picking(picked):
                return self._hires.picking(picked, lang)
            case Need(picked):
                return self._hires.need(picked, lang)
            case _:
                assert_never(view)

    def _answered(self, view: View, lang: Lang) -> Reply:
        return self._phrases.in_view(self.show(view, lang), view)

    def _view(self, verb: Verb, what: str) -> View:
        roles: dict[Verb, Role] = {Verb.SPECIALIST: "specialist", Verb.STRATEGIST: "strategist"}
        if verb in roles:
            return Card(roles[verb])
        plainly: dict[Verb, View] = {Verb.DECIDE: Rule(), Verb.WHY: Reasons(), Verb.HIRE: Picking()}
        return plainly.get(verb) or Comparison(self._axis(what))

    def _axis(self, typed: str) -> str | None:
        """The axis that is meant; None, which shows them all, when none is."""
        found = near(plain(typed), self._axes, whole=True) if typed else []
        return self._axes[found[0]] if found else None

    def _decide(self, what: str, lang: Lang) -> Reply:
        said = self._engine.understand(what).rulings[:MOST_TASKS]
        decided = [(task, self._who_decides(task, lang)) for task in said]
        if len(decided) > 1:
            return self._decisions.several(decided, lang)
        ((task, ruling),) = decided
        if ruling.topic is not None:
            return self._answered(Decision(ruling.topic, self._doing(task, ruling)), lang)
        if ruling.verdict is Verdict.UNSURE:
            return self._decisions.unclear(ruling.nearest, lang)
        return self._decisions.nobody(ruling.nearest, lang)

    def _who_decides(self, task: Ruling, lang: Lang) -> Ruling:
        """The ruling on deciding it; that on the task itself where deciding alone says less."""
        ruling = self._engine.understand(f"{_DECIDING[lang]} {task.text}").rulings[0]
        return task if ruling.topic is None and task.topic is not None else ruling

    def _doing(self, task: Ruling, decided: Ruling) -> str | None:
        """The topic of those who do it, when they are not those who decide."""
        if task.topic is None or decided.topic is None:
            return None
        owners = {self._catalog.topics[one].owner for one in (task.topic, decided.topic)}
        return task.topic if len(owners) > 1 else None

    def _hire(self, what: str, lang: Lang) -> Reply:
        rulings = self._engine.understand(what).rulings[:MOST_TASKS]
        picked = tuple(dict.fromkeys(ruling.topic for ruling in rulings if ruling.topic))
        unread = tuple(ruling for ruling in rulings if ruling.topic is None)
        view = Need(picked) if picked else Picking()
        need = self._hires.need(picked, lang, unread) if picked else self._hires.picking((), lang, unread)
        return self._phrases.in_view(need, view)


def _names_of(axis: Axis) -> Iterator[str]:
    """What people may call an axis: its id, its name in both languages, and each longer word of these."""
    yield axis.id
    for lang in LANGS:
        name = plain(axis.name.in_(lang))
        yield name
        yield from (word for word in name.split() if len(word) >= _LONG_ENOUGH)
