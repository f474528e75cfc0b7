"""What people's last answers were about, in memory."""

from collections.abc import Collection
from datetime import UTC, datetime

from core.origins import Member
from core.ports import Noted


class MemoryRecents:
    """A `core.ports.Recents` in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._recent: dict[tuple[Member, str], datetime] = {}

    async def note_topics(self, notes: Collection[Noted]) -> None:
        """See `core.ports.Recents`."""
        for note in notes:
            key, at = (note.person, note.topic), note.at.astimezone(UTC)
            self._recent[key] = max(at, self._recent.get(key, at))

    async def recent_topics(self, person: Member, since: datetime, limit: int) -> list[str]:
        """See `core.ports.Recents`."""
        found = [
            (at, topic) for (whose, topic), at in self._recent.items() if whose == person and at >= since
        ]
        return [topic for _, topic in sorted(found, reverse=True)[:limit]]

    async def forget_topics(self, person: Member) -> None:
        """See `core.ports.Recents`."""
        self._recent = {key: at for key, at in self._recent.items() if key[0] != person}

    async def clear_topics(self, before: datetime) -> None:
        """See `core.ports.Recents`."""
        self._recent = {key: at for key, at in self._recent.items() if at >= before}
