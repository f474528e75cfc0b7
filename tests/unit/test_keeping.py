"""`python -m bots backup` and `restore`, as they are typed."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bots.cli import main
from core.storage.opening import open_store
from tests.drivers.subscribing import NINE, a_channel, a_delivery, a_subscription

SOME_DAY = NINE.replace(year=2999)


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/whoowns.db")
    return "sqlite:///data/whoowns.db"


async def fill(url: str, due: datetime = SOME_DAY) -> None:
    store = open_store(url)
    await store.save(a_subscription(), due)
    await store.claim(a_delivery())
    await store.close()


def lose_database() -> None:
    for file in Path("data").iterdir():
        file.unlink()


async def is_there(url: str) -> bool:
    store = open_store(url)
    found = await store.subscription(a_channel())
    await store.close()
    return found is not None


def test_what_was_backed_up_comes_back(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(fill(url))

    assert main(["backup", "today"]) == 0
    said = capsys.readouterr()
    lose_database()
    assert main(["restore", "today"]) == 0
    then = capsys.readouterr()

    assert said.out.startswith("Written today: 1 channels and 1 deliveries, as of 20")
    assert then.out == said.out.replace("Written", "Restored from")
    assert said.err + then.err == ""
    assert asyncio.run(is_there(url))


def test_says_what_a_new_database_leaves_out(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(fill(url, due=NINE.replace(year=2020)))

    assert main(["backup", "today"]) == 0
    lose_database()
    assert main(["restore", "today"]) == 0

    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith(
        "In 1 of the channels tips were due since then. They are left out: this database is"
    )


def test_what_went_wrong_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("today").write_text("Dear diary")

    assert main(["backup", "today"]) == 1
    assert capsys.readouterr().err == "today exists: name a new file.\n"
    assert main(["restore", "today"]) == 1
    assert capsys.readouterr().err.startswith("today is damaged, or is no backup.")


def test_a_wrong_address_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://me:secret@host/tips")

    assert main(["backup", "today"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The settings need mending:\nDATABASE_URL names a kind of database that WhoOwns")
    assert "secret" not in said
