"""Which step a database is at. Alembic could tell, but takes 10 MiB, and few starts need more of it."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from core.errors import Newer

_STEPS: Final = Path(__file__).parent / "versions"
_TABLE: Final = "alembic_version"


def known_revisions() -> frozenset[str]:
    """The steps that this program knows, by the numbers in the names of their files."""
    return frozenset(step.name[1:5] for step in _STEPS.glob("v[0-9]*.py"))


def is_up_to_date(connection: Connection, called: str) -> bool:
    """Whether nothing is to be done. People are told of the database as `called`.

    Raises:
        Newer: the database was used by a newer version of the program.
    """
    known = known_revisions()
    if not inspect(connection).has_table(_TABLE):
        return False
    here = {str(row[0]) for row in connection.execute(text(f"SELECT version_num FROM {_TABLE}"))}  # noqa: S608 - ours
    newer = ", ".join(sorted(here - known))
    if newer:
        raise Newer(
            f"{called} was used by a newer version of WhoOwns (schema {newer}). "
            "Run that version; this one would damage it."
        )
    return here == {max(known)}
