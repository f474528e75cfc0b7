"""The quiz as people go through it: from what a button carries to the next reply."""

from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.now import Now
from core.quiz.sitting import NEW, Sitting, decode
from core.quiz.wording import QuizWording
from core.replies import Reply


class Quizzing:
    """Asks the questions of one catalog. It keeps nothing: buttons carry how far somebody is."""

    def __init__(self, catalog: Catalog, messages: Messages, now: Now) -> None:
        self._quiz = catalog.quiz
        self._words = QuizWording(catalog, messages)
        self._now = now

    def begin(self, lang: Lang) -> Reply:
        """The first question."""
        return self._words.question(Sitting(self._quiz.code, self._now()), lang)

    def at(self, state: str, lang: Lang) -> Reply | None:
        """What a button leads to: a question, the result, or a new quiz where this one is over.

        None when `state` was never ours.
        """
        if state == NEW:
            return self.begin(lang)
        sitting = decode(state)
        if sitting is None:
            return None
        if sitting.is_forgotten(self._now()):
            return self._words.forgotten(lang)
        left = len(self._quiz.questions) - len(sitting.answers)
        if sitting.code != self._quiz.code or left < 0:
            return self._words.changed(lang)
        shown = Sitting(sitting.code, self._now(), sitting.answers)
        return self._words.question(shown, lang) if left else self._words.result(shown, lang)
