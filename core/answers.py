"""What a text gets for an answer, whoever asks: the reply, the working behind it, or the same as data."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from core.buttons import encode_help
from core.explaining import Explainer
from core.help_wording import Place
from core.languages import Lang
from core.library import Library
from core.ownership.engine import MOST_TASKS, Engine, Understanding
from core.ownership.normalising import LONGEST
from core.replies import Reply, Tone
from core.reporting import Report, Reporter
from core.roles.asking import Wish
from core.roles.talking import role_question
from core.wording import Wording
from core.working import report_working

_HELP: Final = frozenset({"", "help", "bantuan", "tolong", "?", "bantu", "-h", "--help"})
_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 80
"""Requests whose replies are kept, in memory alone: people ask for the same plain names, and a renderer need
not draw the very same reply again."""

AboutRoles = Callable[[Wish, str, Lang], Reply]
"""Answers what was typed about the two roles. It is passed in, as few ask for it and much hangs on it."""

Rated = Callable[[Reply, Sequence[str], str], Reply]
"""An answer to topics with these codes, with what people need to say whether it is right."""


def unrated(reply: Reply, _codes: Sequence[str], _asked: str) -> Reply:
    """The answer as it is, where nobody votes."""
    return reply


def asks_for_help(typed: str) -> bool:
    """Whether somebody who types that gets help, before anything else is looked for in it."""
    return typed.strip().lower() in _HELP


class Answers:
    """Answers from one library."""

    def __init__(
        self,
        library: Library,
        engine: Engine,
        wording: Wording,
        about_roles: AboutRoles,
        rated: Rated = unrated,
    ) -> None:
        self._engine = engine
        self._wording = wording
        self._about_roles = about_roles
        self._rated = rated
        self._reporter = Reporter(library.catalog, wording)
        self._explainer = Explainer(library.catalog, library.messages)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._again)

    def help(self, lang: Lang, place: Place | None = None, *, lost: bool = False) -> Reply:
        """How to ask, there; `lost` says that it is no answer to what was said."""
        return self._wording.in_both(
            self._wording.helping.help(lang, place, lost=lost), encode_help(place or "", lang)
        )

    def understand(self, typed: str) -> Understanding:
        """What the engine makes of it."""
        return self._engine.understand(typed)

    def answer(self, typed: str, understood: Understanding, lang: Lang) -> Reply:
        """Who owns the task or tasks, or what was asked about the roles."""
        return (
            self._kept(typed, lang) if len(typed) <= _LONGEST_KEPT else self._worded(typed, understood, lang)
        )

    def explain(self, typed: str, lang: Lang) -> Reply:
        """The working behind the answer."""
        workings = self._engine.explain(typed)
        return self._explainer.explain(workings[:MOST_TASKS], lang, more=len(workings) > MOST_TASKS)

    def report(self, typed: str, understood: Understanding, lang: Lang, *, explain: bool = False) -> Report:
        """The answer as data, every task of it; with its working when `explain` is set."""
        report = self._reporter.report(typed, understood.rulings, lang)
        if explain:
            for task, working in zip(report["tasks"], self._engine.explain(typed), strict=True):
                task["working"] = report_working(working)
        return report

    def _again(self, typed: str, lang: Lang) -> Reply:
        return self._worded(typed, self._engine.understand(typed), lang)

    def _worded(self, typed: str, understood: Understanding, lang: Lang) -> Reply:
        if wish := role_question(typed, understood.rulings):
            return self._about_roles(wish, typed, lang)
        rulings = understood.rulings[:MOST_TASKS]
        more, cut = len(understood.rulings) > MOST_TASKS, len(typed) > LONGEST
        reply = self._wording.in_both(
            self._wording.answer(rulings, lang, more=more, cut=cut), self._wording.shown(rulings, lang)
        )
        if reply.tone is Tone.UNSURE:  # a question, and no answer yet
            return reply
        return self._rated(reply, self._wording.codes(rulings), "" if more or cut else typed.strip())
