"""A process that is killed while it writes leaves all that it was told is kept, and nothing by halves."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.storage.addresses import File, read_address
from core.storage.opening import open_store
from core.tips.model import Outcome
from tests.drivers.subscribing import NINE, a_channel, a_delivery

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'whoowns.db'}"
    made: str = request.getfixturevalue("postgres").empty("whoowns")
    return made


@contextmanager
def writer(*args: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.faults.writing_until_killed", *args]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        yield process


def kill_after(process: subprocess.Popen[str], lines: int) -> int:
    """Kills it after it told so many lines; returns how many it told in all."""
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()
    process.kill()
    return lines + len(process.stdout.read().split("\n")) - 1


async def test_what_was_kept_is_there_and_whole(url: str) -> None:
    with writer(url) as process:
        told = await asyncio.to_thread(kill_after, process, 23)

    store = open_store(url)
    deliveries = [await store.history(a_channel(number), 9) for number in range(told)]
    await store.close()
    assert [(one.outcome, one.message) for (one,) in deliveries] == [
        (Outcome.POSTED, str(number)) for number in range(told)
    ]
    assert is_whole(url)


async def test_what_was_half_done_is_gone_and_in_nobodys_way(url: str) -> None:
    store = open_store(url)
    await store.prepare()
    with writer(url, "half") as process:
        await asyncio.to_thread(kill_after, process, 1)

    won = [await store.claim(a_delivery(a_channel(number))) for number in range(5)]

    assert won == [True] * 5
    assert len(await store.unsettled(NINE.replace(year=2027), "slack", 999)) == 5
    await store.close()
    assert is_whole(url)


def is_whole(url: str) -> bool:
    address = read_address(url)
    if not isinstance(address, File):
        return True
    with closing(sqlite3.connect(address.path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
