"""What every store promises about what is to happen once."""

import asyncio
from datetime import timedelta

import pytest

from core.ports import Mark, Stage, Store
from core.storage.opening import open_store
from tests.drivers.subscribing import NINE

LATER = NINE + timedelta(seconds=5)


async def test_is_begun_by_one_and_the_others_learn_since_when(store: Store) -> None:
    begun = [await store.begin("share", at) for at in (NINE, LATER)]

    assert begun == [None, Mark(Stage.BEGUN, NINE)]
    assert await store.begin("another", NINE) is None


@pytest.mark.parametrize("stage", Stage)
async def test_remembers_what_became_of_it(store: Store, stage: Stage) -> None:
    await store.begin("share", NINE)

    await store.end("share", stage, LATER)

    assert await store.begin("share", LATER) == Mark(stage, LATER)


async def test_what_surely_did_not_happen_may_be_begun_again(store: Store) -> None:
    await store.begin("share", NINE)

    await store.undo("share")
    await store.end("share", Stage.DONE, LATER)  # late news changes nothing

    assert await store.begin("share", LATER) is None


async def test_forgets_what_is_old_and_nothing_else(store: Store) -> None:
    await store.begin("old", NINE)
    await store.begin("new", LATER)

    await store.clear(LATER)

    assert [await store.begin(key, LATER) for key in ("old", "new")] == [None, Mark(Stage.BEGUN, LATER)]


async def test_of_two_programs_at_the_same_time_one_begins_it(ready_url: str) -> None:
    stores = [open_store(ready_url) for _ in range(2)]

    begun = await asyncio.gather(
        *(store.begin(f"key {number}", NINE) for number in range(9) for store in stores)
    )

    await asyncio.gather(*(store.close() for store in stores))
    assert sorted(map(str, begun)) == sorted([str(None)] * 9 + [str(Mark(Stage.BEGUN, NINE))] * 9)
