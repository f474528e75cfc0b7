"""A database that is brought up to date when it is first used, and found again after it was away."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.errors import StoreError, Unavailable
from core.storage.addresses import Address, File
from core.storage.connecting import connect, lay_out, snapshots, writing
from core.storage.faults import telling
from core.storage.revisions import is_up_to_date

Result = TypeVar("Result")
Work = Callable[[AsyncConnection], Awaitable[Result]]


class Database:
    """Runs work in transactions. What goes wrong with the database is a `core.errors.StoreError`."""

    def __init__(self, address: Address, wait: float, limit: float | None = None) -> None:
        """`wait`: seconds for a locked file or a silent server; `limit`: seconds for a whole transaction."""
        self._address = address
        self._wait = wait
        self._limit = limit
        self._engine = connect(address, wait)
        self._writing = writing(self._engine)
        self._preparing: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._ready = False
        self._laid_out = False

    async def read(self, work: Work[Result]) -> Result:
        """What `work` gives."""
        return await self._run(self._engine, work)

    async def write(self, work: Work[Result]) -> Result:
        """What `work` gives, and what it changes is kept; or nothing is, when it raises."""
        return await self._run(self._writing, work)

    async def look(self, work: Work[Result]) -> Result:
        """What `work` gives, in a snapshot of a database that is up to date already; changes nothing."""
        with telling(self._address):
            async with snapshots(self._engine).connect() as connection:
                if not await connection.run_sync(is_up_to_date, str(self._address)):
                    raise Unavailable(f"{self._address} is from before this version: start the bot once.")
                return await work(connection)

    async def prepare(self) -> None:
        """Makes the file if there is none, and brings the tables up to date.

        The first transaction does it anyway; but at the start somebody can be told.

        Raises:
            StoreError: it did not work, and why.
        """
        if self._ready:
            return
        if self._preparing is None or self._preparing.done():
            self._preparing = self._start(self._bring_up_to_date())
        await asyncio.shield(self._preparing)  # all who wait learn the same, and none has to wait twice

    async def close(self) -> None:
        """Closes all connections once they are done. The next transaction opens new ones."""
        if self._running:
            await asyncio.wait(self._running)
        await self._engine.dispose()

    async def _run(self, engine: AsyncEngine, work: Work[Result]) -> Result:
        await self.prepare()
        # who stops waiting stops nothing half-way, and breaks no connection
        return await asyncio.shield(self._start(self._transact(engine, work)))

    def _start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # or asyncio would complain when nobody waits for it any more

    async def _transact(self, engine: AsyncEngine, work: Work[Result]) -> Result:
        try:
            # drivers do not notice a server that takes a statement and then says nothing
            with telling(self._address):
                async with asyncio.timeout(self._limit), engine.begin() as connection:
                    return await work(connection)
        except StoreError:
            self._ready = False  # what comes back may be another database
            raise

    async def _bring_up_to_date(self) -> None:
        with telling(self._address):
            if isinstance(self._address, File) and not self._laid_out:
                await asyncio.to_thread(lay_out, self._address, self._wait)
                self._laid_out = True
            if not await self._is_up_to_date():
                from core.storage.migrating import migrate  # noqa: PLC0415 - Alembic's 10 MiB: few starts need it

                async with self._writing.begin() as connection:
                    await connection.run_sync(migrate, str(self._address), self._wait)
        self._ready = True

    async def _is_up_to_date(self) -> bool:
        async with asyncio.timeout(self._limit), self._engine.connect() as connection:
            return await connection.run_sync(is_up_to_date, str(self._address))
