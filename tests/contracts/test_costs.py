"""What a tick asks is found through an index: the plan says so, whatever the machine's speed."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.storage.addresses import read_address
from core.storage.database import Database
from core.storage.opening import open_store
from core.storage.queries import claimed_rows, due_rows, first_due
from tests.drivers.subscribing import NINE, a_channel, a_delivery, a_subscription

QUESTIONS = {
    "due": (due_rows(NINE, 100, "slack"), "subscriptions_due"),
    "the first due": (first_due("slack"), "subscriptions_due"),
    "unsettled": (claimed_rows(NINE, "slack", 100), "deliveries_claimed"),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_tick_reads_an_index_and_not_the_table(url: str, question: str) -> None:
    statement, index = QUESTIONS[question]
    store, database = open_store(url), Database(read_address(url), wait=1)
    await store.save(a_subscription(), NINE)
    await store.claim(a_delivery(a_channel()))

    plan = await database.read(lambda connection: explain(connection, statement))

    await asyncio.gather(store.close(), database.close())
    assert index in plan
    assert "SCAN subscriptions" not in plan
    assert "SCAN deliveries" not in plan
    assert "Seq Scan" not in plan


async def explain(connection: AsyncConnection, statement: Select[Any]) -> str:
    sql = str(statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    if connection.dialect.name == "sqlite":
        await pretend_to_be_large(connection)
        found = await connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"))
    else:
        await connection.execute(text("SET LOCAL enable_seqscan = off"))  # a table of one row is read whole
        found = await connection.execute(text(f"EXPLAIN {sql}"))
    return "\n".join(str(row[-1]) for row in found)


async def pretend_to_be_large(connection: AsyncConnection) -> None:
    """What ANALYZE finds in a table of 100,000 rows in 50 workspaces, 1,000 of them due at each instant."""
    await connection.execute(text("ANALYZE"))
    for index, found in (
        ("subscriptions_due", "100000 100000 1000 20 1"),
        ("sqlite_autoindex_subscriptions_1", "100000 100000 2000 1"),
    ):
        where = {"index": index, "found": found}
        await connection.execute(text("UPDATE sqlite_stat1 SET stat = :found WHERE idx = :index"), where)
    await connection.execute(text("ANALYZE sqlite_schema"))  # reads it anew
