"""What people's last answers were about, in SQL."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.origins import Member
from core.ports import Noted
from core.storage.database import Database
from core.storage.queries import put_recent
from core.storage.tables import recent_topics

_KNOWN = recent_topics.c


class SqlRecents:
    """A `core.ports.Recents` in SQLite or PostgreSQL."""

    _database: Database
    _dialect: str

    async def note_topics(self, notes: Collection[Noted]) -> None:
        """See `core.ports.Recents`."""
        statement, newest = put_recent(self._dialect), dict[tuple[Member, str], datetime]()
        for note in notes:
            newest[note.person, note.topic] = max(note.at, newest.get((note.person, note.topic), note.at))
        # in one order, so that two processes never wait for each other's rows
        rows = [
            {
                "platform": person.platform,
                "workspace": person.workspace,
                "person": person.id,
                "topic": topic,
                "at": at,
            }
            for (person, topic), at in newest.items()
        ]
        rows.sort(key=lambda row: (row["platform"], row["workspace"], row["person"], row["topic"]))
        if rows:
            await self._database.write(lambda connection: connection.execute(statement, rows))

    async def recent_topics(self, person: Member, since: datetime, limit: int) -> list[str]:
        """See `core.ports.Recents`."""
        of_person = and_(_is(person), _KNOWN.at >= since)
        newest = select(_KNOWN.topic).where(of_person).order_by(_KNOWN.at.desc(), _KNOWN.topic.desc())

        async def look(connection: AsyncConnection) -> list[str]:
            return list((await connection.execute(newest.limit(limit))).scalars())

        return await self._database.read(look)

    async def forget_topics(self, person: Member) -> None:
        """See `core.ports.Recents`."""
        gone = delete(recent_topics).where(_is(person))
        await self._database.write(lambda connection: connection.execute(gone))

    async def clear_topics(self, before: datetime) -> None:
        """See `core.ports.Recents`."""
        old = delete(recent_topics).where(_KNOWN.at < before)
        await self._database.write(lambda connection: connection.execute(old))


def _is(person: Member) -> ColumnElement[bool]:
    return and_(
        _KNOWN.platform == person.platform,
        _KNOWN.workspace == person.workspace,
        _KNOWN.person == person.id,
    )
