"""Brings a database up to date, one process at a time."""

from pathlib import Path
from typing import Any, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.errors import Newer

_HERE: Final = Path(__file__).parent
_LOCK: Final = 0x77686F6F776E73
"""The number of the advisory lock in PostgreSQL: "whoowns" in ASCII."""


def is_up_to_date(connection: Connection, called: str) -> bool:
    """Whether nothing is to be done. People are told of the database as `called`.

    Raises:
        Newer: the database was used by a newer version of the program.
    """
    return _is_head(MigrationContext.configure(connection), _scripts(), called)


def migrate(connection: Connection, called: str, wait: float) -> None:
    """Runs what is missing, within the transaction that `connection` is in.

    In SQLite that transaction already holds the lock for writing; PostgreSQL gets a lock of its own, so that
    of several processes that start at once one does the work and the others find it done. They wait for
    it for `wait` seconds and try again when they are used: who holds the lock may hang.

    Raises:
        Newer: as above.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {round(wait * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        connection.execute(text("SET LOCAL lock_timeout = DEFAULT"))
    scripts = _scripts()

    def steps(revision: Any, _: MigrationContext) -> list[Any]:
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 - as Alembic's cookbook does it

    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": True})
    if _is_head(context, scripts, called):
        return
    with Operations.context(context):
        context.run_migrations()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(_HERE)


def _is_head(context: MigrationContext, scripts: ScriptDirectory, called: str) -> bool:
    known = {script.revision for script in scripts.walk_revisions()}
    here = set(context.get_current_heads())
    newer = ", ".join(sorted(here - known))
    if newer:
        raise Newer(
            f"{called} was used by a newer version of WhoOwns (schema {newer}). "
            "Run that version; this one would damage it."
        )
    return here == set(scripts.get_heads())
