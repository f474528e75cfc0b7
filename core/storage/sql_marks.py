"""What was begun, in SQL: one statement begins it or tells who did."""

import secrets
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ports import Mark, Stage
from core.storage.database import Database
from core.storage.queries import begin_mark
from core.storage.tables import marks


class SqlMarks:
    """A `core.ports.Marks` in SQLite or PostgreSQL."""

    def __init__(self, database: Database, dialect: str) -> None:
        self._database = database
        self._dialect = dialect

    async def begin(self, key: str, at: datetime) -> Mark | None:
        """See `core.ports.Marks`."""
        ours = secrets.token_hex(8)
        statement = begin_mark(key, ours, at, self._dialect)

        async def note(connection: AsyncConnection) -> Mark | None:
            row = (await connection.execute(statement)).mappings().one()
            return None if row["by"] == ours else Mark(Stage(row["stage"]), row["at"])

        return await self._database.write(note)

    async def end(self, key: str, stage: Stage, at: datetime) -> None:
        """See `core.ports.Marks`."""
        news = update(marks).where(marks.c.key == key).values(stage=stage.value, at=at)
        await self._database.write(lambda connection: connection.execute(news))

    async def undo(self, key: str) -> None:
        """See `core.ports.Marks`."""
        gone = delete(marks).where(marks.c.key == key)
        await self._database.write(lambda connection: connection.execute(gone))

    async def clear(self, before: datetime) -> None:
        """See `core.ports.Marks`."""
        old = delete(marks).where(marks.c.at < before)
        await self._database.write(lambda connection: connection.execute(old))
