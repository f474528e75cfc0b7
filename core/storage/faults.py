"""What drivers raise, as errors for people. The drivers' own words stay behind: they may repeat a value."""

import errno
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from core.errors import Corrupt, Full, StoreError, Unavailable
from core.storage.addresses import Address, File

_TOLD: Final = (DBAPIError, NoConnectionFree, sqlite3.Error, OSError)
"""What the drivers, the pool and the system raise."""

_OUR_MISTAKE: Final = (IntegrityError, DataError)

_DISK_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Raises a `StoreError` in place of what drivers raise."""
    try:
        yield
    except _OUR_MISTAKE:
        raise
    except _TOLD as error:
        raise _told(error, address) from None


def _told(error: Exception, address: Address) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(address, File):
        return file_fault(cause, str(address))
    return _server_fault(cause, address)


def file_fault(cause: BaseException | None, file: str) -> StoreError:
    """What is wrong with an SQLite file, or with the folder that it is in."""
    code = getattr(cause, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE or getattr(cause, "errno", None) in _DISK_FULL:
        return _full(file)  # no room for the index of the log that SQLite keeps beside the file
    if isinstance(cause, _NO_ENTRY):
        return _closed(file)
    if isinstance(cause, TimeoutError | NoConnectionFree):
        return _busy(file)
    if code is not None and code & 0xFF in _FILE_SAYS:  # the rest of the code says where it happened
        return _FILE_SAYS[code & 0xFF](file)
    return Unavailable(f"{file} cannot be used{_short(code)}. Look at its disk; the next call tries again.")


def _full(file: str) -> StoreError:
    return Full(f"The disk with {file} is full. Nothing was changed; make room, and it goes on.")


def _locked(file: str) -> StoreError:
    return Unavailable(f"{file} was locked by another program for too long. Try again or close it.")


def _busy(file: str) -> StoreError:
    return Unavailable(f"{file} had more to do than it could in time, or its disk is slow. Try again.")


def _damaged(file: str) -> StoreError:
    return Corrupt(
        f"{file} is damaged, or is no database. Stop the bot, move the file away and the two beside it, and "
        "bring a backup back with: python -m bots restore FILE"
    )


def _closed(file: str) -> StoreError:
    return Unavailable(
        f"{file} cannot be used: it or its folder is not there, or the user that runs this (in the image "
        "10001) may not write there."
    )


_NO_ENTRY: Final = (
    PermissionError,
    FileNotFoundError,
    FileExistsError,
    NotADirectoryError,
    IsADirectoryError,
)

_FILE_SAYS: Final[Mapping[int, Callable[[str], StoreError]]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_READONLY: _closed,
    sqlite3.SQLITE_CANTOPEN: _closed,
    sqlite3.SQLITE_PERM: _closed,
}

_REFUSES_USER: Final = "refuses the user or the password"
_FORBIDS: Final = "does not let this user do that: give it the right to create tables in its database"
_SHORT_OF: Final = "is short of memory, connections or disk"

_SERVER_SAYS: Final[Mapping[str, str]] = {
    "42501": _FORBIDS,
    "3F000": _FORBIDS,  # a schema that one may not look into is none
    "25006": "is read-only: give the address of the primary",
    "53": _SHORT_OF,
    "55P03": "is busy: something holds a lock for too long",
    "57014": "took too long",
}
"""By the beginning of what PostgreSQL calls SQLSTATE."""

_ON_CONNECTING: Final[Mapping[str, str]] = {
    "password": _REFUSES_USER,
    "pg_hba.conf": _REFUSES_USER,
    "does not exist": "does not exist: create it, and its user",
    "resolve host": "is on a host that cannot be found: look at the address",
    "SSL": "and the bot do not agree on SSL: end the address with ?sslmode=require or ?sslmode=disable",
    "connection slots": _SHORT_OF,
    "too many clients": _SHORT_OF,
}
"""By a piece of its English text: while it connects, libpq gives no SQLSTATE."""


def _server_fault(cause: BaseException | None, address: Address) -> StoreError:
    state = getattr(cause, "sqlstate", None) or ""
    if state == "53100":
        return Full(
            f"The disk of the database {address} is full. Nothing was changed; make room, and it goes on."
        )
    if state in {"XX001", "XX002"}:
        return Corrupt(f"The database {address} is damaged ({state}). Bring a backup back into a new one.")
    for start, says in _SERVER_SAYS.items():
        if state.startswith(start):
            return Unavailable(f"The database {address} {says} ({state}).")
    for piece, says in _ON_CONNECTING.items():
        if not state and piece in str(cause):
            return Unavailable(f"The database {address} {says}.")
    return Unavailable(
        f"The database {address} does not answer{_short(state or None)}. The next call tries again."
    )


def _short(code: object) -> str:
    return "" if code is None else f" ({code})"
