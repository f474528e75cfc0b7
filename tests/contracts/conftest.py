"""The same cases on every store."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.ports import Store
from core.storage.memory_store import MemoryStore
from core.storage.opening import open_store
from tests.drivers.postgres_server import PostgresServer

KINDS = ["memory", "sqlite", "postgresql"]
DATABASES = KINDS[1:]


@pytest.fixture(params=KINDS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = open_store(ready_url_of(request, request.param, tmp_path))
    yield opened
    await opened.close()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    return url_of(request, request.param, tmp_path)


@pytest.fixture(params=DATABASES)
def ready_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind that is up to date, with nothing in it."""
    return ready_url_of(request, request.param, tmp_path)


@pytest.fixture(params=DATABASES)
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another one."""
    return url_of(request, request.param, tmp_path, "other")


def url_of(request: pytest.FixtureRequest, kind: str, folder: Path, name: str = "whoowns") -> str:
    if kind == "sqlite":
        return f"sqlite:///{folder / 'data' / name}.db"
    made: str = request.getfixturevalue("postgres").empty(name)
    return made


def ready_url_of(request: pytest.FixtureRequest, kind: str, folder: Path) -> str:
    """A copy of one that was brought up to date once: to do so takes longer than most tests."""
    if kind == "postgresql":
        server: PostgresServer = request.getfixturevalue("ready_postgres")
        with server.connect("ready") as connection:
            connection.execute("TRUNCATE subscriptions, deliveries, votes, marks, languages, recent_topics")
        return server.url("ready")
    url = url_of(request, "sqlite", folder)
    file = Path(url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    shutil.copyfile(request.getfixturevalue("ready_file"), file)
    return url


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ready") / "whoowns.db"
    bring_up_to_date(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def ready_postgres(postgres: PostgresServer) -> PostgresServer:
    bring_up_to_date(postgres.empty("ready"))
    return postgres


def bring_up_to_date(url: str) -> None:
    async def prepare() -> None:
        store = open_store(url)
        await store.prepare()
        await store.close()

    with ThreadPoolExecutor(1) as beside:  # who asks for it may run in an event loop
        beside.submit(asyncio.run, prepare()).result()
