"""A backup of either database comes back in either, as a whole or not at all."""

import asyncio
import os
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from core.errors import Corrupt, Newer, StoreError, Unavailable
from core.origins import Member
from core.storage.addresses import read_address
from core.storage.backups import Contents, back_up, restore
from core.storage.opening import open_store
from core.storage.seals import seal
from core.storage.sql_store import SqlStore
from core.tips.model import SENDING, Outcome, Stop
from tests.drivers.subscribing import MONDAY, NINE, a_channel, a_delivery, a_subscription
from tests.drivers.voting import a_vote

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SETTLED = [outcome for outcome in Outcome if outcome is not Outcome.CLAIMED]


@pytest.fixture
def url(ready_url: str) -> str:
    return ready_url


@pytest.fixture
async def here(url: str) -> AsyncIterator[SqlStore]:
    store = open_store(url)
    await store.prepare()
    yield store
    await store.close()


@pytest.fixture
async def there(other_url: str) -> AsyncIterator[SqlStore]:
    store = open_store(other_url)
    yield store
    await store.close()


async def fill(store: SqlStore) -> None:
    odd = a_subscription(
        a_channel(2, "T2"), at=time(6, 30), days=frozenset({6}), skip=date(2028, 2, 29), seed=2**62
    )
    stopped = a_subscription(a_channel(3, platform="discord"), stopped=Stop.ARCHIVED, holidays="ID")
    for one in (a_subscription(), odd, stopped):
        await store.save(one, NINE + timedelta(microseconds=one.seed % 1000))
    await store.set_language(a_channel(2, "T2"), "id")
    await store.set_language(Member("discord", "", "7"), "en")
    await store.vote(a_vote(words="“why” 你"))
    for number, outcome in enumerate(SETTLED):
        await store.claim(a_delivery(day=MONDAY + number * DAY, outcome=outcome, reason="“why” 你"))


async def all_of(store: SqlStore) -> list[object]:
    channels = [a_channel(), a_channel(2, "T2"), a_channel(3, platform="discord")]
    kept = [(await store.subscription(one), await store.history(one, 99)) for one in channels]
    chosen = await store.languages([*channels, Member("discord", "", "7")])
    others = [await store.next_due("discord"), await store.votes(), chosen]
    return [*kept, await store.due(NOW, 99, "slack"), *others]


async def test_comes_back_as_it_was(
    here: SqlStore, url: str, there: SqlStore, other_url: str, tmp_path: Path
) -> None:
    await fill(here)
    (tmp_path / "made").mkdir()

    made = await back_up(read_address(url), tmp_path / "made" / "backup", NOW)
    restored = await restore(read_address(other_url), tmp_path / "made" / "backup", NINE - DAY)

    assert made == restored == Contents(NOW, channels=3, deliveries=4)
    assert await all_of(there) == await all_of(here)
    assert os.listdir(tmp_path / "made") == ["backup"]  # noqa: PTH208


async def test_what_was_set_up_since_goes_and_what_went_out_since_stays(
    here: SqlStore, url: str, tmp_path: Path
) -> None:
    old = await here.save(a_subscription(), NINE)
    await here.claim(a_delivery())
    await back_up(read_address(url), tmp_path / "backup", NOW)
    await here.save(replace(old, language="id"), NINE + DAY)
    await here.save(a_subscription(a_channel(2)), NINE)
    await here.settle(a_channel(), MONDAY, Outcome.POSTED, NOW, message="1")
    await here.claim(a_delivery(day=MONDAY + DAY))

    await restore(read_address(url), tmp_path / "backup", NOW)

    assert await here.subscription(a_channel()) == old
    assert await here.subscription(a_channel(2)) is None
    assert await here.next_due("slack") == NINE
    outcomes = [one.outcome for one in await here.history(a_channel(), 9)]
    assert outcomes == [Outcome.CLAIMED, Outcome.POSTED]


async def test_in_a_new_database_what_may_have_gone_out_since_goes_out_no_more(
    here: SqlStore, url: str, there: SqlStore, other_url: str, tmp_path: Path
) -> None:
    await here.save(a_subscription(), NINE)
    await here.save(a_subscription(a_channel(2), at=time(12)), NINE + timedelta(hours=3))
    await here.claim(a_delivery(a_channel(3)))
    await back_up(read_address(url), tmp_path / "backup", NINE)

    restored = await restore(read_address(other_url), tmp_path / "backup", NOW)

    (on_its_way,) = await there.history(a_channel(3), 9)
    assert restored == Contents(NINE, channels=2, deliveries=1, left_out=1)
    assert [due for _, due in await there.due(NOW + 2 * DAY, 9, "slack")] == [
        NINE + timedelta(hours=3),
        NINE + DAY,
    ]
    assert on_its_way == a_delivery(a_channel(3), reason=SENDING)


async def test_is_of_one_moment_while_the_bot_goes_on(here: SqlStore, url: str, tmp_path: Path) -> None:
    stop = asyncio.Event()

    async def work() -> int:
        count = 0
        while not stop.is_set():
            channel = a_channel(count)
            await here.save(a_subscription(channel), NINE)
            await here.claim(a_delivery(channel))
            count += 1
        return count

    working = asyncio.create_task(work())
    made = [await back_up(read_address(url), tmp_path / f"backup{number}", NOW) for number in range(3)]
    stop.set()

    assert await working > 0
    for one in made:
        assert one.channels - one.deliveries in {0, 1}


async def test_never_overwrites_a_file(here: SqlStore, url: str, tmp_path: Path) -> None:
    await fill(here)
    (tmp_path / "backup").write_text("precious")

    with pytest.raises(StoreError, match="exists: name a new file"):
        await back_up(read_address(url), tmp_path / "backup", NOW)

    assert (tmp_path / "backup").read_text() == "precious"


async def test_wants_a_folder_that_is_there(here: SqlStore, url: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="nowhere/backup cannot be used"):
        await back_up(read_address(url), tmp_path / "nowhere" / "backup", NOW)

    await here.close()


async def test_only_its_owner_reads_it(here: SqlStore, url: str, tmp_path: Path) -> None:
    await fill(here)

    await back_up(read_address(url), tmp_path / "backup", NOW)

    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600


async def test_there_is_nothing_to_back_up_before_the_first_start(other_url: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        await back_up(read_address(other_url), tmp_path / "backup", NOW)

    assert not (tmp_path / "backup").exists()


async def test_a_missing_backup_is_said(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="missing cannot be used"):
        await restore(read_address(url), tmp_path / "missing", NOW)


async def test_another_file_is_no_backup(here: SqlStore, url: str, tmp_path: Path) -> None:
    await fill(here)
    kept = await all_of(here)
    (tmp_path / "letter").write_text("Dear all")
    with closing(sqlite3.connect(tmp_path / "database")) as connection, connection:
        connection.execute("CREATE TABLE stamps (name TEXT)")

    with pytest.raises(Corrupt, match="letter is damaged, or is no backup"):
        await restore(read_address(url), tmp_path / "letter", NOW)
    with pytest.raises(Corrupt, match="database is no backup"):
        await restore(read_address(url), tmp_path / "database", NOW)

    assert await all_of(here) == kept


async def test_a_damaged_backup_is_refused_or_was_damaged_where_nothing_is(
    here: SqlStore, url: str, tmp_path: Path
) -> None:
    await fill(here)
    kept = await all_of(here)
    await back_up(read_address(url), tmp_path / "backup", NOW)
    whole = (tmp_path / "backup").read_bytes()
    full = [place for place, byte in enumerate(whole) if byte]
    chosen, refused = random.Random(4), 0  # noqa: S311 - which bytes does not matter

    for number in range(15):
        damaged = bytearray(whole)
        place = chosen.choice(full) if number % 3 else chosen.randrange(len(whole))
        damaged[place] ^= 1 << chosen.randrange(8)
        (tmp_path / "damaged").write_bytes(damaged)
        try:
            await restore(read_address(url), tmp_path / "damaged", NOW)
        except Corrupt:
            refused += 1
        assert await all_of(here) == kept

    assert refused > 0


async def test_a_letter_that_changed_is_noticed(here: SqlStore, url: str, tmp_path: Path) -> None:
    await fill(here)
    await back_up(read_address(url), tmp_path / "backup", NOW)
    whole = (tmp_path / "backup").read_bytes()
    (tmp_path / "backup").write_bytes(whole.replace(b"Asia/Jakarta", b"Asia/Makassa", 1))

    with pytest.raises(Corrupt, match="damaged"):
        await restore(read_address(url), tmp_path / "backup", NOW)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.999])
async def test_a_backup_that_was_cut_off_is_refused(
    here: SqlStore, url: str, tmp_path: Path, share: float
) -> None:
    await fill(here)
    await back_up(read_address(url), tmp_path / "backup", NOW)
    whole = (tmp_path / "backup").read_bytes()
    (tmp_path / "backup").write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(Corrupt):
        await restore(read_address(url), tmp_path / "backup", NOW)


async def test_a_backup_from_a_newer_version_is_refused(here: SqlStore, url: str, tmp_path: Path) -> None:
    await fill(here)
    kept = await all_of(here)
    sqlite_url = f"sqlite:///{tmp_path}/newer.db"
    newer = open_store(sqlite_url)
    await newer.prepare()
    await back_up(read_address(sqlite_url), tmp_path / "backup", NOW)
    await newer.close()
    age(tmp_path / "backup", "9999")

    with pytest.raises(Newer, match=r"backup was used by a newer version of WhoOwns \(schema 9999\)"):
        await restore(read_address(url), tmp_path / "backup", NOW)

    assert await all_of(here) == kept


def age(backup: Path, revision: str) -> None:
    """As a version would have made it whose schema is `revision`."""
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.execute("DROP TABLE seal")
    seal(backup, NOW)
