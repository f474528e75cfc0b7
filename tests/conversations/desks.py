"""The real desk, which can be broken."""

from core.desk import Desk, Question
from core.origins import Origin
from core.replies import Person, Reply


class BreakableDesk(Desk):
    """Answers as the real desk does; while `fault` is set, every answer fails with it."""

    def __init__(self, real: Desk) -> None:
        vars(self).update(vars(real))
        self.fault: Exception | None = None

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
