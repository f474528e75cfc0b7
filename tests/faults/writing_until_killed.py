"""A process that writes to a store and tells each thing once it is kept, until it is killed.

`python -m tests.faults.writing_until_killed URL half`: stops in the middle of a transaction instead.
"""

import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncConnection

from core.storage.addresses import read_address
from core.storage.database import Database
from core.storage.opening import open_store
from core.storage.queries import insert_new
from core.storage.rows import delivery_row
from core.storage.tables import deliveries
from core.tips.model import Outcome
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery, a_subscription


def tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def write(url: str) -> None:
    store = open_store(url)
    number = 0
    while True:
        channel = a_channel(number)
        await store.save(a_subscription(channel), NINE)
        await store.claim(a_delivery(channel))
        await store.settle(channel, MONDAY, Outcome.POSTED, NINE, message=str(number))
        tell(number)
        number += 1


async def stop_half_way(url: str) -> None:
    database = Database(read_address(url), wait=5)

    async def half(connection: AsyncConnection) -> None:
        for number in range(500):
            row = delivery_row(a_delivery(a_channel(number)))
            await connection.execute(insert_new(deliveries, connection.dialect.name).values(row))
        tell("half")
        await asyncio.Event().wait()

    await database.write(half)


if __name__ == "__main__":
    asyncio.run(stop_half_way(sys.argv[1]) if sys.argv[2:] else write(sys.argv[1]))
