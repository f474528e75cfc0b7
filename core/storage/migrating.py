"""Brings a database up to date, one process at a time."""

from pathlib import Path
from typing import Any, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.storage.revisions import is_up_to_date

_HERE: Final = Path(__file__).parent
_LOCK: Final = 0x77686F6F776E73
"""The number of the advisory lock in PostgreSQL: "whoowns" in ASCII."""


def migrate(connection: Connection, called: str, wait: float) -> None:
    """Runs what is missing, within the transaction that `connection` is in.

    In SQLite that transaction already holds the lock for writing; PostgreSQL gets a lock of its own, so that
    of several processes that start at once one does the work and the others find it done. They wait for
    it for `wait` seconds and try again when they are used: who holds the lock may hang.

    Raises:
        Newer: as `is_up_to_date`.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {round(wait * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        connection.execute(text("SET LOCAL lock_timeout = DEFAULT"))
    if is_up_to_date(connection, called):
        return
    scripts = ScriptDirectory(_HERE)

    def steps(revision: Any, _: MigrationContext) -> list[Any]:
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 - as Alembic's cookbook does it

    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": True})
    with Operations.context(context):
        context.run_migrations()
