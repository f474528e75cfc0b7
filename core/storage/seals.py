"""The seal of a backup: SQLite notices a broken page, but not a letter that changed in one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.errors import Corrupt

_NO_SEAL: Final = "no such table: seal"


def seal(file: Path, made: datetime) -> dict[str, int]:
    """Makes the SQLite database in `file` a backup of that instant; returns how many rows each table has.

    Raises:
        sqlite3.Error: it is damaged, or the disk is full.
    """
    with _opened(file) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, not three
        _check(connection)
        digest, rows = _digest(connection, made.isoformat())
        connection.execute("CREATE TABLE seal (made TEXT NOT NULL, digest TEXT NOT NULL)")
        connection.execute("INSERT INTO seal VALUES (?, ?)", (made.isoformat(), digest))
        return rows


def read_seal(file: Path, called: str) -> tuple[datetime, dict[str, int]]:
    """Checks the backup in `file` ; returns when it was made, and the rows as above.

    Raises:
        Corrupt: it is damaged, or no backup. The message speaks of it as `called`.
    """
    try:
        with _opened(file) as connection:
            _check(connection)
            ((made, digest),) = connection.execute("SELECT made, digest FROM seal").fetchall()
            found, rows = _digest(connection, made)
            if found != digest:
                raise sqlite3.DatabaseError
            return datetime.fromisoformat(made), rows
    except (sqlite3.Error, ValueError) as error:
        if str(error) == _NO_SEAL:
            raise Corrupt(f"{called} is no backup: python -m bots backup FILE makes one.") from None
        raise Corrupt(
            f"{called} is damaged, or is no backup. Nothing was changed; try an older one."
        ) from None


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection, connection:
        yield connection


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        error = sqlite3.DatabaseError()
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT  # as where SQLite itself runs into it
        raise error


def _digest(connection: sqlite3.Connection, made: object) -> tuple[str, dict[str, int]]:
    """Over all that is in the file but the seal, as it is stored."""
    digest, rows = sha256(str(made).encode()), dict[str, int]()
    objects = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE name <> 'seal' ORDER BY name"
    )
    for name, kind, sql in objects.fetchall():
        digest.update(repr((name, kind, sql)).encode())
        if kind != "table":
            continue
        rows[name] = 0
        quoted = '"{}"'.format(name.replace('"', '""'))
        for row in connection.execute(f"SELECT * FROM {quoted} ORDER BY rowid"):  # noqa: S608 - quoted above
            digest.update(repr(row).encode())
            rows[name] += 1
    return digest.hexdigest(), rows
