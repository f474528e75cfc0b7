"""`python -m bots feedback`: shows the votes on answers, prints them as rows, and forgets them.

Each raises `SettingsError` or `StoreError` when it cannot be done.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bots.settings import load
from bots.terminal.voting import as_rows, draw_votes
from core.now import utc_now
from core.ports import Votes
from core.storage.opening import open_store


def show() -> None:
    """Lists the votes."""

    async def listed(store: Votes) -> None:
        sys.stdout.write(f"{draw_votes(await store.votes())}\n")

    _with_store(listed)


def print_rows() -> None:
    """Prints a row for each request that was voted on; how many votes make none goes to stderr."""

    async def printed(store: Votes) -> None:
        rows, left_out = as_rows(await store.votes())
        sys.stdout.writelines(f"{row}\n" for row in rows)
        if left_out:
            sys.stderr.write(
                f"Votes that make no row: {left_out}. What was asked was not kept (FEEDBACK=texts keeps it), "
                "nobody said whose it is, or people disagree.\n"
            )

    _with_store(printed)


def forget(days: int) -> None:
    """Forgets the votes that are older than so many days."""

    async def forgotten(store: Votes) -> None:
        count = await store.forget_votes(utc_now() - timedelta(days=days))
        sys.stdout.write(f"Votes forgotten: {count}.\n")

    _with_store(forgotten)


def _with_store(work: Callable[[Votes], Awaitable[None]]) -> None:
    async def run(url: str) -> None:
        store = open_store(url)
        try:
            await work(store)
        finally:
            await store.close()

    asyncio.run(run(load().database_url.get_secret_value()))
