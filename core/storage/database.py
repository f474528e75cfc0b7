"""A database that is brought up to date when it is first used, and found again after it was away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.storage.addresses import Address, File
from core.storage.connecting import connect, lay_out, writing
from core.storage.faults import TOLD, told
from core.storage.migrating import is_up_to_date, migrate

Result = TypeVar("Result")
Work = Callable[[AsyncConnection], Awaitable[Result]]


class Database:
    """Runs work in transactions. All that it raises is a `core.errors.StoreError`."""

    def __init__(self, address: Address, wait: float) -> None:
        self.address = address
        self._wait = wait
        self._engine = connect(address, wait)
        self._writing = writing(self._engine)
        self._preparing = asyncio.Lock()
        self._ready = False
        self._laid_out = False

    async def read(self, work: Work[Result]) -> Result:
        """What `work` gives."""
        return await self._run(self._engine, work)

    async def write(self, work: Work[Result]) -> Result:
        """What `work` gives, and what it changes is kept; or nothing is, when it raises."""
        return await self._run(self._writing, work)

    async def prepare(self) -> None:
        """Makes the file if there is none, and brings the tables up to date.

        The first transaction does it anyway; but at the start somebody can be told.

        Raises:
            StoreError: it did not work, and why.
        """
        async with self._preparing:
            if self._ready:
                return
            try:
                await self._bring_up_to_date()
            except TOLD as error:
                raise told(error, self.address) from None
            self._ready = True

    async def close(self) -> None:
        """Closes all connections. The next transaction opens new ones."""
        await self._engine.dispose()

    async def _run(self, engine: AsyncEngine, work: Work[Result]) -> Result:
        await self.prepare()
        try:
            # the servers' own limits do not notice one that accepts and then says nothing
            async with asyncio.timeout(2 * self._wait), engine.begin() as connection:
                return await work(connection)
        except TOLD as error:
            self._ready = False  # what comes back may be another database
            raise told(error, self.address) from None

    async def _bring_up_to_date(self) -> None:
        if isinstance(self.address, File) and not self._laid_out:
            await asyncio.to_thread(lay_out, self.address, self._wait)
            self._laid_out = True
        async with self._engine.connect() as connection:
            if await connection.run_sync(is_up_to_date):
                return
        async with self._writing.begin() as connection:
            await connection.run_sync(migrate)
