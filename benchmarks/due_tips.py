"""`python -m benchmarks.due_tips`: what a tick costs, by how many subscriptions exist and how many are due.

Not part of `make bench`: it starts a PostgreSQL and fills both databases three times, about a minute.
"""

import asyncio
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.figures import MS
from core.storage.addresses import read_address
from core.storage.database import Database
from core.storage.opening import open_store
from core.storage.queries import insert_new
from core.storage.rows import key, subscription_row
from core.storage.sql_store import SqlStore
from core.storage.tables import deliveries, subscriptions
from core.tips.model import Channel
from tests.drivers.postgres_server import PostgresServer
from tests.drivers.subscribing import NINE, a_delivery, a_subscription

EXISTING = (1_000, 10_000, 100_000)
DUE = (0, 100, 2_000)
WORKSPACES = 50
TIMES = 15
LATER = NINE + timedelta(hours=1)

Call = Callable[[], Awaitable[object]]


async def measure(kind: str, url: str, existing: int) -> None:
    await fill(url, existing)
    store = open_store(url)
    for due in DUE:
        if due < existing:
            await put_due(url, due)
            print(f"| {kind} | {existing:,} | {due:,} | {await tick(store, due)} |", flush=True)
    await store.close()


async def tick(store: SqlStore, due: int) -> str:
    """The cells: what is due, when the next is, and to claim, settle and move one."""
    looked = await timed(lambda: store.due(NINE, 100, "slack"))
    after = await timed(lambda: store.next_due("slack"))
    assert len(await store.due(NINE, 100, "slack")) == min(due, 100)
    claimed = await timed(*(one_delivery(store, a_channel(number)) for number in range(TIMES)))
    return " | ".join(f"{cell * MS:.1f} ms" for cell in (looked, after, claimed))


def one_delivery(store: SqlStore, channel: Channel) -> Call:
    async def deliver() -> None:
        delivery = a_delivery(channel)
        assert await store.claim(delivery)
        await store.settle(channel, delivery.day, delivery.outcome, delivery.at, message="1")
        await store.move(channel, NINE, LATER)

    return deliver


async def timed(*calls: Call) -> float:
    """The median, in seconds; one call alone is made several times."""
    taken = []
    for call in calls if len(calls) > 1 else calls * TIMES:
        start = time.perf_counter()
        await call()
        taken.append(time.perf_counter() - start)
    return median(taken)


def a_channel(number: int) -> Channel:
    return Channel("slack", f"T{number % WORKSPACES}", f"C{number}")


async def fill(url: str, existing: int) -> None:
    """Subscriptions that are due later."""
    numbers = range(existing)
    plain = subscription_row(a_subscription()) | {"version": 1, "due": LATER}

    async def add(connection: AsyncConnection) -> None:
        insert = insert_new(subscriptions, connection.dialect.name)
        for start in numbers[::5000]:
            rows = [plain | key(a_channel(number)) for number in numbers[start : start + 5000]]
            await connection.execute(insert, rows)

    await in_one(url, add)


async def put_due(url: str, due: int) -> None:
    """Spreads `due` of them over the workspaces; what the database knows of its tables is refreshed."""

    async def change(connection: AsyncConnection) -> None:
        await connection.execute(deliveries.delete())
        await connection.execute(subscriptions.update().values(due=LATER))
        channels = [f"C{number}" for number in range(due)]
        first = subscriptions.c.channel.in_(channels)
        await connection.execute(subscriptions.update().where(first).values(due=NINE))
        await connection.execute(text("ANALYZE"))

    await in_one(url, change)


async def in_one(url: str, work: Callable[[AsyncConnection], Awaitable[None]]) -> None:
    database = Database(read_address(url), wait=60)
    await database.write(work)
    await database.close()


@contextmanager
def databases() -> Iterator[tuple[PostgresServer, Path]]:
    server = PostgresServer()
    try:
        server.start()
        with tempfile.TemporaryDirectory() as folder:
            yield server, Path(folder)
    finally:
        server.remove()


def main() -> None:
    print("| database | subscriptions | due | due(): 100 of them | next_due() | claim, settle, move one |")
    print("|---|---:|---:|---:|---:|---:|")
    with databases() as (server, folder):
        for existing in EXISTING:
            asyncio.run(measure("SQLite", f"sqlite:///{folder / str(existing)}.db", existing))
            asyncio.run(measure("PostgreSQL", server.empty(f"n{existing}"), existing))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak of memory: {peak:.0f} MiB.")


if __name__ == "__main__":
    main()
