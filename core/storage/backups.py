"""Backups: one SQLite file in one form, whichever database it was taken from or goes into."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Full, StoreError
from core.storage.addresses import Address, File, Server
from core.storage.database import Database
from core.storage.faults import file_fault
from core.storage.queries import insert_new, is_channel
from core.storage.rows import subscription_of
from core.storage.seals import read_seal, seal
from core.storage.tables import deliveries, languages, subscriptions, votes
from core.tips.model import SENDING, Outcome
from core.tips.schedule import next_due

_WAIT: Final = 10.0  # seconds
_AT_ONCE: Final = 1000  # rows


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup, and when it was made (UTC).

    `left_out`: in how many channels tips were due since that will not go out; see `restore`.
    """

    made: datetime
    channels: int
    deliveries: int
    left_out: int = 0


async def back_up(address: Address, target: Path, now: datetime) -> Contents:
    """Writes all that is kept at `address` into the new file `target`, as it is at one moment.

    The bot may go on. The file is there as a whole or not at all.

    Raises:
        StoreError: and why; also when `target` exists.
    """
    _check_is_new(target)
    with _blaming(target), TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        part = Path(folder) / "part"
        await _copy(address, part, called=str(target))
        with _blaming(target, source=str(address)):
            rows = await asyncio.to_thread(seal, part, now)
        part.chmod(0o600)  # it says who set what up
        part.replace(target)
    return _contents(now, rows)


async def restore(address: Address, source: Path, now: datetime) -> Contents:
    """Brings the backup in `source` back into the database at `address`, as a whole or not at all.

    The bot may go on. Subscriptions and languages become those of the backup. Deliveries and votes are facts:
    those that the database knows stay, and the backup's are added, so that nothing that went out since goes
    out again. A database without deliveries is a new one: nobody can tell what went out since the backup, so
    what was due since does not go out, and what was on its way then is looked for.

    Raises:
        StoreError: and why. Nothing is changed then.
    """
    with _blaming(source):
        source.open("rb").close()
    with TemporaryDirectory() as folder, _blaming(Path(folder)):
        copy = Path(folder) / "backup"
        await asyncio.to_thread(shutil.copyfile, source, copy)
        made, rows = await asyncio.to_thread(read_seal, copy, str(source))
        async with _open(File(copy, str(source))) as backup, _open(address) as database:
            left_out = await backup.read(lambda old: database.write(lambda new: _bring_back(old, new, now)))
    return replace(_contents(made, rows), left_out=left_out)


async def _copy(address: Address, part: Path, called: str) -> None:
    async with _open(address) as database, _open(File(part, called)) as copy:
        match address:
            case File():
                await database.look(_nothing)
                with _blaming(Path(called), source=str(address)):
                    await asyncio.to_thread(_copy_file, address.path, part)
            case Server():
                await database.look(lambda old: copy.write(lambda new: _transfer(old, new)))


def _check_is_new(target: Path) -> None:
    if target.exists():
        raise StoreError(f"{target} exists: name a new file.")


def _copy_file(path: Path, part: Path) -> None:
    """SQLite's own way: a snapshot while others write."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)


async def _nothing(_: AsyncConnection) -> None:
    """For a look that is only about the schema."""


async def _bring_back(old: AsyncConnection, new: AsyncConnection, now: datetime) -> int:
    """Returns in how many channels something is left out."""
    if new.dialect.name == "postgresql":  # SQLite lets one writer in at a time
        await new.execute(text("LOCK TABLE subscriptions IN SHARE ROW EXCLUSIVE MODE"))
    is_new = (await new.execute(select(deliveries.c.day).limit(1))).first() is None
    for settings in (subscriptions, languages):
        await new.execute(delete(settings))
    await _transfer(old, new)
    return await _leave_out(new, now) if is_new else 0


async def _leave_out(new: AsyncConnection, now: datetime) -> int:
    claimed = deliveries.c.outcome == Outcome.CLAIMED.value
    await new.execute(update(deliveries).where(claimed).values(reason=SENDING))
    rows = await new.execute(select(subscriptions).where(subscriptions.c.due <= now))
    late = [subscription_of(dict(row)) for row in rows.mappings()]
    for one in late:
        of_channel = is_channel(subscriptions, one.channel)
        await new.execute(update(subscriptions).where(of_channel).values(due=next_due(one, now)))
    return len(late)


async def _transfer(old: AsyncConnection, new: AsyncConnection) -> None:
    for table in (subscriptions, languages, deliveries, votes):
        add = insert_new(table, new.dialect.name)
        async with old.stream(select(table)) as rows:
            async for some in rows.mappings().partitions(_AT_ONCE):
                await new.execute(add, [dict(row) for row in some])


def _contents(made: datetime, rows: dict[str, int]) -> Contents:
    return Contents(made, rows["subscriptions"], rows["deliveries"])


@asynccontextmanager
async def _open(address: Address) -> AsyncIterator[Database]:
    database = Database(address, _WAIT)
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def _blaming(file: Path, source: str | None = None) -> Iterator[None]:
    """Says what went wrong with `file`; with `source`, that has all but a full disk."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        fault = file_fault(error, str(file))
        raise (fault if source is None or isinstance(fault, Full) else file_fault(error, source)) from None
