"""Engines: how connections to SQLite and PostgreSQL are made, kept, checked and begun."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.storage.addresses import Address, File, Server

_PAUSE: Final = 0.02  # seconds between two tries at a locked file
_CONNECTIONS: Final = 8
"""To a server; PostgreSQL has a hundred for all processes by default."""

_WRITES: Final = "whoowns_writes"


def connect(address: Address, wait: float) -> AsyncEngine:
    """An engine; it connects when it is used. `wait`: seconds for a locked file or a silent server."""
    return _file_engine(address, wait) if isinstance(address, File) else _server_engine(address, wait)


def writing(engine: AsyncEngine) -> AsyncEngine:
    """The same engine, for transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def snapshots(engine: AsyncEngine) -> AsyncEngine:
    """The same engine, for transactions that see one moment however often they ask, and write nothing."""
    if engine.dialect.name == "sqlite":
        return engine  # each of its transactions does
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def lay_out(file: File, wait: float) -> None:
    """Makes the file and its folder if they are not there, and has it keep a write-ahead log.

    With it, readers and a writer do not wait for each other. The file remembers that it has one.
    """
    file.path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with closing(sqlite3.connect(file.path, timeout=wait)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # SQLite does not wait here by itself when another process is doing the same
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)
            else:
                return


def _file_engine(file: File, wait: float) -> AsyncEngine:
    path = file.path.absolute()
    # `mode=rw`: a file that goes away must not come back empty behind our back
    url = URL.create("sqlite+aiosqlite", database=path.as_uri(), query={"mode": "rw", "uri": "true"})
    engine = create_async_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": wait, "isolation_level": None},  # we say BEGIN, Python's module must not
        pool_size=1,  # writers within a process queue up in order instead of polling for the lock
        max_overflow=0,
        pool_timeout=wait,
    )
    event.listen(engine.sync_engine, "connect", _set_up_file)
    event.listen(engine.sync_engine, "begin", _begin)
    _watch(engine, path)
    return engine


def _set_up_file(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    # after a power cut, too, a claim that was confirmed is there: else the tip would go out twice
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Takes the lock for writing at once: a reader that turns into a writer fails without waiting."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _watch(engine: AsyncEngine, path: Path) -> None:
    """Drops connections to a file that was moved away or replaced: what they write would be lost."""

    def on_connect(_: object, record: Any) -> None:
        record.info["file"] = _identity(path)

    def on_checkout(_: object, record: Any, __: object) -> None:
        if record.info["file"] != _identity(path):
            raise DisconnectionError

    event.listen(engine.sync_engine, "connect", on_connect)
    event.listen(engine.sync_engine, "checkout", on_checkout)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - once per transaction: the plain call
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _server_engine(server: Server, wait: float) -> AsyncEngine:
    patience = max(2, round(wait))  # libpq counts whole seconds, and takes 1 for 2
    return create_async_engine(
        make_url(server.url).set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,  # a connection more than those is closed after each use, and costs more than the use
        pool_timeout=wait,
        connect_args={
            "application_name": "whoowns",
            "connect_timeout": patience,
            "tcp_user_timeout": patience * 1000,  # ms; a server that vanished is noticed
            "prepare_threshold": None,  # poolers between us and the server mix prepared statements up
        },
    )
