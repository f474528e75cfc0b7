"""The same cases on every store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.ports import Store
from core.storage.memory_store import MemoryStore
from core.storage.opening import open_store
from tests.drivers.postgres_server import PostgresServer

KINDS = ["memory", "sqlite", "postgresql"]


@pytest.fixture(params=KINDS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else sqlite_url(tmp_path)
    opened = open_store(url)
    yield opened
    await opened.close()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """An empty database."""
    return postgres.empty("contracts")


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'whoowns.db'}"
