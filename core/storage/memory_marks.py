"""What was begun, in memory."""

from datetime import UTC, datetime

from core.ports import Mark, Stage


class MemoryMarks:
    """A `core.ports.Marks` in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: dict[str, Mark] = {}

    async def begin(self, key: str, at: datetime) -> Mark | None:
        """See `core.ports.Marks`."""
        known = self._marks.get(key)
        if known is None:
            self._marks[key] = Mark(Stage.BEGUN, at.astimezone(UTC))
        return known

    async def end(self, key: str, stage: Stage, at: datetime) -> None:
        """See `core.ports.Marks`."""
        if key in self._marks:
            self._marks[key] = Mark(stage, at.astimezone(UTC))

    async def undo(self, key: str) -> None:
        """See `core.ports.Marks`."""
        self._marks.pop(key, None)

    async def clear(self, before: datetime) -> None:
        """See `core.ports.Marks`."""
        self._marks = {key: mark for key, mark in self._marks.items() if mark.at >= before}
