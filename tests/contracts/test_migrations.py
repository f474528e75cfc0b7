"""A database is brought up to date once, whoever starts at the same time, and never taken back."""

import asyncio
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.errors import Newer
from core.storage import migrating
from core.storage.addresses import read_address
from core.storage.database import Database
from core.storage.migrating import migrate
from core.storage.opening import open_store
from core.storage.revisions import known_revisions
from core.storage.tables import metadata
from tests.drivers.processes import forking
from tests.drivers.subscribing import NINE, a_channel, a_subscription

PROCESSES = 3


def start(url: str, together: Barrier, said: "Queue[str]") -> None:
    """A process that starts with the others."""

    async def opening() -> None:
        store = open_store(url)
        together.wait()
        await store.prepare()
        said.put(f"{await store.next_due('slack')}")
        await store.close()

    asyncio.run(opening())


async def test_many_processes_may_start_at_once(url: str) -> None:
    context = forking()
    together, said = context.Barrier(PROCESSES), context.Queue()
    processes = [context.Process(target=start, args=(url, together, said)) for _ in range(PROCESSES)]

    for one in processes:
        one.start()
    for one in processes:
        await asyncio.to_thread(one.join)

    assert [one.exitcode for one in processes] == [0] * PROCESSES
    assert [said.get() for _ in processes] == ["None"] * PROCESSES


async def test_the_steps_lead_to_the_tables_that_the_program_uses(url: str) -> None:
    database = Database(read_address(url), wait=1)

    differences = await database.read(lambda connection: connection.run_sync(compare))

    await database.close()
    assert differences == []


def compare(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_each_step_has_its_number_in_the_name_of_its_file() -> None:
    scripts = ScriptDirectory(Path(migrating.__file__).parent)

    assert {script.revision for script in scripts.walk_revisions()} == known_revisions()
    assert scripts.get_heads() == [max(known_revisions())]


async def test_what_is_up_to_date_is_left_alone(url: str) -> None:
    first = open_store(url)
    await first.save(a_subscription(), NINE)
    await first.close()

    second = open_store(url)
    await second.prepare()

    assert await second.subscription(a_channel()) is not None
    await second.close()


async def test_what_another_process_did_meanwhile_is_not_done_again(url: str) -> None:
    database = Database(read_address(url), wait=1)
    await database.prepare()

    await database.write(lambda connection: connection.run_sync(migrate, "it", 1))

    differences = await database.read(lambda connection: connection.run_sync(compare))
    await database.close()
    assert differences == []


async def test_a_database_of_a_newer_version_is_refused(url: str) -> None:
    database = Database(read_address(url), wait=1)
    await database.write(
        lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9'"))
    )
    await database.close()

    store = open_store(url)
    with pytest.raises(
        Newer, match=r"whoowns.* was used by a newer version of WhoOwns \(schema 9\)\. Run that"
    ):
        await store.prepare()
    with pytest.raises(Newer):
        await store.next_due("slack")

    await store.close()
