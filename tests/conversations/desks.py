"""The real desk, which can be broken."""

from datetime import timedelta

from core.desk import Desk, Question
from core.feedback.desk import FeedbackDesk
from core.feedback.wording import FeedbackWording
from core.library import Library
from core.origins import Origin
from core.ports import Votes
from core.quiz.asking import utc_now
from core.recalling.recents import NothingRecalled, Recalling
from core.replies import Person, Reply
from core.speaking.tongues import Tongues
from core.team.desk import TeamDesk
from tests.drivers.slack import SilentLog


class BreakableDesk(Desk):
    """Answers as the real desk does; while `fault` is set, every answer fails with it.

    `after` is how far its clock is ahead of those of the platforms.
    """

    def __init__(
        self,
        real: Desk,
        feedback: FeedbackDesk | None = None,
        recalling: Recalling | None = None,
        tongues: Tongues | None = None,
        team: TeamDesk | None = None,
    ) -> None:
        vars(self).update(vars(real))
        self._feedback = feedback
        self._tongues = tongues or self._tongues
        self._team = team or self._team
        self.fault: Exception | None = None
        self.after = timedelta()
        self._now = lambda: utc_now() + self.after
        self.recall(recalling or NothingRecalled())

    def recall(self, recalling: Recalling) -> None:
        """Recalls what was asked from there, from now on."""
        self._recalling = recalling

    async def who_owns(self, question: Question) -> Reply:
        self._break()
        return await super().who_owns(question)

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        self._break()
        return await super().press(do, locale, origin)

    async def share(self, do: str, asker: Person) -> Reply:
        self._break()
        return await super().share(do, asker)

    def _break(self) -> None:
        if self.fault is not None:
            raise self.fault


def feedback(library: Library, store: Votes, *, keeps_texts: bool) -> FeedbackDesk:
    """What takes votes, into that store."""
    words = FeedbackWording(library.catalog, library.messages)
    return FeedbackDesk(words, store, SilentLog(), keeps_texts=keeps_texts)
