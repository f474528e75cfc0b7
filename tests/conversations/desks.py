"""The real desk, which can be broken."""

from datetime import timedelta

from core.desk import Desk, Question
from core.feedback.desk import FeedbackDesk
from core.feedback.wording import FeedbackWording
from core.library import Library
from core.now import Now, utc_now
from core.origins import Origin
from core.ports import Votes
from core.pressing import Buttons
from core.recalling.recents import Recalling
from core.replies import Person, Reply
from core.sharing import Sharing
from core.speaking.tongues import Tongues
from tests.drivers.slack import SilentLog


class BreakableDesk(Desk):
    """Answers as the real desk does; while `fault` is set, every answer fails with it.

    `after` is how far its clock is ahead of those of the platforms.
    """

    def __init__(
        self,
        library: Library,
        now: Now = utc_now,
        tongues: Tongues | None = None,
        feedback: FeedbackDesk | None = None,
        recalling: Recalling | None = None,
    ) -> None:
        self.fault: Exception | None = None
        self.after = timedelta()
        super().__init__(
            library, now=lambda: now() + self.after, tongues=tongues, feedback=feedback, recalling=recalling
        )
        self.buttons = _BreakableButtons(self, self.buttons)
        self.sharing = _BreakableSharing(self, self.sharing)

    def recall(self, recalling: Recalling) -> None:
        """Recalls what was asked from there, from now on."""
        self._recalling = recalling

    async def who_owns(self, question: Question) -> Reply:
        self.break_()
        return await super().who_owns(question)

    def break_(self) -> None:
        if self.fault is not None:
            raise self.fault


class _BreakableButtons(Buttons):
    def __init__(self, desk: BreakableDesk, real: Buttons) -> None:
        vars(self).update(vars(real))
        self._desk = desk

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        self._desk.break_()
        return await super().press(do, locale, origin)


class _BreakableSharing(Sharing):
    def __init__(self, desk: BreakableDesk, real: Sharing) -> None:
        vars(self).update(vars(real))
        self._desk = desk

    async def public(self, do: str, asker: Person) -> Reply:
        self._desk.break_()
        return await super().public(do, asker)


def feedback(library: Library, store: Votes, *, keeps_texts: bool) -> FeedbackDesk:
    """What takes votes, into that store."""
    words = FeedbackWording(library.catalog, library.messages)
    return FeedbackDesk(words, store, SilentLog(), keeps_texts=keeps_texts)
