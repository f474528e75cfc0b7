"""The same cases on every store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.ports import Store
from core.storage.memory_store import MemoryStore
from core.storage.opening import open_store

KINDS = ["memory", "sqlite", "postgresql"]
DATABASES = KINDS[1:]


@pytest.fixture(params=KINDS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = open_store(url_of(request, request.param, tmp_path))
    yield opened
    await opened.close()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    return url_of(request, request.param, tmp_path)


@pytest.fixture(params=DATABASES)
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another one."""
    return url_of(request, request.param, tmp_path, "other")


def url_of(request: pytest.FixtureRequest, kind: str, folder: Path, name: str = "whoowns") -> str:
    if kind == "sqlite":
        return f"sqlite:///{folder / 'data' / name}.db"
    made: str = request.getfixturevalue("postgres").empty(name)
    return made
