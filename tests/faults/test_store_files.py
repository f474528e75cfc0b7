"""What can be wrong with an SQLite file: each is said, nothing is half written, and it goes on afterwards."""

import asyncio
import errno
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import event

from core.errors import Corrupt, Full, StoreError, Unavailable
from core.storage.addresses import File, read_address
from core.storage.backups import back_up, restore
from core.storage.connecting import lay_out
from core.storage.sql_store import SqlStore
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery, a_subscription

NOBODY = 65534
PAGE = 4096  # bytes


@pytest.fixture
def folder() -> Iterator[Path]:
    """Unlike pytest's, one that every user may enter."""
    made = Path(mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "whoowns.db"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[SqlStore]:
    opened = SqlStore(File(file), wait=30)  # a slow disk is not what these tests are about
    await opened.prepare()
    yield opened
    await opened.close()


@pytest.fixture
async def impatient(file: Path) -> AsyncIterator[SqlStore]:
    """A store that does not wait for long, on a file that is laid out already."""
    lay_out(File(file), wait=30)
    opened = SqlStore(File(file), wait=0.2)
    yield opened
    await opened.close()


@pytest.fixture
def mere_mortal() -> Iterator[None]:
    """Root may write anywhere; nobody may not."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(before)


async def test_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    store = SqlStore(File(tmp_path / "a" / "b c%20?" / "x.db"))

    await store.save(a_subscription(), NINE)

    await store.close()
    assert os.listdir(tmp_path / "a" / "b c%20?") == ["x.db"]  # noqa: PTH208


async def test_keeps_a_write_ahead_log_so_that_readers_go_on(store: SqlStore, file: Path) -> None:
    saved = await store.save(a_subscription(), NINE)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM subscriptions")

        assert await store.subscription(a_channel()) == saved
        other.execute("ROLLBACK")


async def test_a_locked_file_is_said_and_the_next_call_works(impatient: SqlStore, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(Unavailable, match=r"whoowns\.db was locked by another program for too long"):
            await impatient.save(a_subscription(), NINE)

        other.execute("ROLLBACK")
    assert await impatient.save(a_subscription(), NINE)


async def test_waits_for_a_lock_that_goes_away(file: Path) -> None:
    patient = SqlStore(File(file), wait=30)
    await patient.prepare()
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        claiming = asyncio.create_task(patient.claim(a_delivery()))
        await asyncio.wait({claiming}, timeout=0.01)
        other.execute("ROLLBACK")

        assert await claiming

    await patient.close()


async def test_a_file_that_stays_locked_at_the_first_start_is_said(file: Path) -> None:
    store = SqlStore(File(file), wait=0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE t (c)")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(Unavailable, match="was locked"):
            await store.prepare()

        other.execute("ROLLBACK")
    await store.prepare()
    await store.close()


@pytest.mark.parametrize("kind", ["EXCLUSIVE", "IMMEDIATE"])
def test_waits_while_another_process_is_about_to_write(file: Path, kind: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE t (c)")
        other.execute(f"BEGIN {kind}")

        with pytest.raises(sqlite3.OperationalError, match="locked"):
            lay_out(File(file), wait=0.05)

        other.execute("ROLLBACK")
    lay_out(File(file), wait=0.05)


async def test_more_work_than_it_can_do_in_time_is_said(impatient: SqlStore) -> None:
    connection = await impatient._database._engine.connect()

    with pytest.raises(Unavailable, match=r"whoowns\.db had more to do than it could in time"):
        await impatient.next_due("slack")

    await connection.close()
    assert await impatient.next_due("slack") is None


async def test_a_full_disk_is_said_and_nothing_is_half_written(store: SqlStore) -> None:
    await store.save(a_subscription(), NINE)
    limit_pages(store, 12)
    await store.close()

    claimed = 0

    async def fill() -> None:
        nonlocal claimed
        while await store.claim(a_delivery(a_channel(claimed), reason="x" * 500)):
            claimed += 1

    with pytest.raises(Full, match=r"The disk with .*whoowns\.db is full"):
        await fill()

    assert len(await store.unsettled(NINE.replace(year=2027), "slack", 999)) == claimed
    limit_pages(store, 9999)
    await store.close()
    assert await store.claim(a_delivery(a_channel(claimed)))


def limit_pages(store: SqlStore, pages: int) -> None:
    """SQLite says the same of this limit as of a full disk."""
    engine = store._database._engine.sync_engine
    event.listen(
        engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}")
    )


@pytest.mark.parametrize("name", ["ENOSPC", "EDQUOT"])
async def test_a_disk_without_room_for_the_file_is_full(
    file: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(getattr(errno, name), "No space left")

    monkeypatch.setattr(Path, "mkdir", no_room)

    with pytest.raises(Full):
        await SqlStore(File(file)).prepare()


async def test_a_file_that_is_something_else_is_left_alone(file: Path) -> None:
    file.write_text("Dear diary, " * 99)
    store = SqlStore(File(file))

    with pytest.raises(Corrupt, match=r"whoowns\.db is damaged, or is no database\. Stop the bot"):
        await store.next_due("slack")

    assert file.read_text().startswith("Dear diary")


@pytest.mark.parametrize("start", [0, PAGE])
async def test_a_damaged_file_is_said(store: SqlStore, file: Path, start: int) -> None:
    await store.save(a_subscription(), NINE)
    await store.close()
    with file.open("r+b") as damaged:
        damaged.seek(start)
        damaged.write(b"\xa5" * 8 * PAGE)

    with pytest.raises(Corrupt, match="bring a backup back"):
        await store.save(a_subscription(a_channel(2)), NINE)


async def test_a_damaged_file_is_not_backed_up_as_if_it_were_whole(store: SqlStore, file: Path) -> None:
    for number in range(200):
        await store.claim(a_delivery(a_channel(number)))
    await store.close()
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(size // PAGE // 2 * PAGE)
        damaged.write(b"\xa5" * PAGE)

    with pytest.raises(Corrupt, match=r"whoowns\.db is damaged"):
        await back_up(File(file), file.with_name("backup"), NINE)

    assert not file.with_name("backup").exists()


async def test_a_damaged_file_gives_way_to_a_backup(store: SqlStore, file: Path) -> None:
    saved = await store.save(a_subscription(), NINE)
    await back_up(File(file), file.with_name("backup"), NINE)
    await store.close()
    file.write_bytes(b"\xa5" * 9999)
    file.rename(file.with_name("away"))

    await restore(File(file), file.with_name("backup"), NINE)

    assert await store.subscription(a_channel()) == saved


async def test_a_file_that_goes_away_is_said_and_not_made_anew(store: SqlStore, file: Path) -> None:
    saved = await store.save(a_subscription(), NINE)
    file.rename(file.with_name("away"))

    with pytest.raises(Unavailable, match=r"whoowns\.db cannot be used: it or its folder is not there"):
        await store.claim(a_delivery())
    with pytest.raises(Unavailable):
        await store.subscription(a_channel())

    assert not file.exists()
    file.with_name("away").rename(file)
    assert await store.subscription(a_channel()) == saved
    assert await store.claim(a_delivery())


async def test_a_file_that_was_replaced_is_the_one_that_counts(store: SqlStore, file: Path) -> None:
    saved = await store.save(a_subscription(), NINE)
    await back_up(File(file), file.with_name("copy"), NINE)
    await store.save(replace(saved, language="id"), NINE)
    file.with_name("copy").replace(file)
    for log in (f"{file}-wal", f"{file}-shm"):
        Path(log).unlink()

    assert await store.subscription(a_channel()) == saved


async def test_a_folder_that_may_not_be_written_is_said(folder: Path, request: pytest.FixtureRequest) -> None:
    folder.chmod(0o555)
    request.getfixturevalue("mere_mortal")
    store = SqlStore(File(folder / "data" / "whoowns.db"))

    with pytest.raises(Unavailable, match="the user that runs this"):
        await store.prepare()


async def test_a_file_that_may_not_be_written_is_said(
    store: SqlStore, file: Path, request: pytest.FixtureRequest
) -> None:
    await store.save(a_subscription(), NINE)
    await store.close()
    file.chmod(0o444)
    request.getfixturevalue("mere_mortal")

    with pytest.raises(Unavailable, match="may not write there"):
        await store.claim(a_delivery())


async def test_a_file_below_a_file_is_said(file: Path) -> None:
    file.write_text("")

    with pytest.raises(Unavailable, match="cannot be used"):
        await SqlStore(File(file / "whoowns.db")).prepare()


async def test_a_table_that_somebody_removed_is_said(store: SqlStore, file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE deliveries")

    with pytest.raises(StoreError, match=r"whoowns\.db cannot be used \(1\)"):
        await store.claim(a_delivery())


async def test_a_call_that_is_cancelled_leaves_the_store_usable(file: Path) -> None:
    store = SqlStore(File(file), wait=30)  # thirty writes go on behind the calls that are given up
    await store.prepare()
    for number in range(30):
        call = asyncio.create_task(store.claim(a_delivery(a_channel(number))))
        for _ in range(number):
            await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait({call})

    assert await store.save(a_subscription(), NINE)
    assert await store.history(a_channel(0), 1) in ([], [a_delivery(a_channel(0), MONDAY)])
    await store.close()


async def test_a_call_that_nobody_waits_for_is_done_before_it_closes(store: SqlStore) -> None:
    call = asyncio.create_task(store.claim(a_delivery()))
    while not store._database._running:  # noqa: ASYNC110 - there is nothing to wait for
        await asyncio.sleep(0)
    call.cancel()

    await store.close()

    assert await store.history(a_channel(), 9) == [a_delivery()]


async def test_a_transaction_that_is_cut_off_leaves_nothing(store: SqlStore) -> None:
    call = asyncio.create_task(store.claim(a_delivery()))
    while not store._database._running:  # noqa: ASYNC110
        await asyncio.sleep(0)
    store._database._running.pop().cancel()

    with pytest.raises(asyncio.CancelledError):
        await call

    assert await store.history(a_channel(), 9) == []


def test_an_address_says_what_file_it_is() -> None:
    assert str(read_address("sqlite:///data/whoowns.db")) == "data/whoowns.db"
