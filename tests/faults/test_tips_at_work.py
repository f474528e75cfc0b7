"""Whole bots, as processes, on one database: one tip for the channel, and an end in order."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bots.settings import Settings
from core.storage.opening import open_store
from core.tips.model import Channel, Outcome
from tests.drivers.slack_workspace import BOT_TOKEN, CHANNEL, SIGNING_SECRET, Workspace
from tests.drivers.subscribing import a_subscription

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until a test gives up, however busy the machine is


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    workspace = Workspace()
    await workspace.start()
    yield workspace
    await workspace.aclose()


async def start(workspace: Workspace, url: str, folder: Path) -> asyncio.subprocess.Process:
    others = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    settings = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": workspace.api_url,
        "DATABASE_URL": url,
        "PORT": "0",
        "PYTHONPATH": str(ROOT),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bots", "run", cwd=folder, env=others | settings, stderr=asyncio.subprocess.PIPE
    )


async def hears(bot: asyncio.subprocess.Process, what: str) -> None:
    assert bot.stderr is not None
    async with asyncio.timeout(PATIENCE):
        async for line in bot.stderr:
            if what in line.decode():
                return
    raise AssertionError(f"it never said {what!r}")


async def test_two_bots_on_one_database_post_one_tip_and_end_in_order(
    workspace: Workspace, tmp_path: Path
) -> None:
    url, channel = f"sqlite:///{tmp_path / 'whoowns.db'}", Channel("slack", "T0", CHANNEL)
    store, now = open_store(url), datetime.now(UTC)
    due = now.replace(second=0, microsecond=0)
    everyday = a_subscription(channel, at=due.time(), days=frozenset(range(7)), zone="UTC")
    await store.save(everyday, due)

    bots = [await start(workspace, url, tmp_path) for _ in range(2)]
    await asyncio.gather(*(hears(bot, "tips: connected") for bot in bots))
    await workspace.until(lambda: bool(workspace.messages))
    for bot in bots:
        bot.send_signal(signal.SIGTERM)
    ended = [await asyncio.wait_for(bot.wait(), PATIENCE) for bot in bots]

    (noted,) = await store.history(channel, 9)
    await store.close()
    assert len(workspace.messages) == 1
    assert noted.outcome is Outcome.POSTED
    assert ended == [0, 0]
