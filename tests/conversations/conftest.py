"""Every conversation, on every platform that can have it, with the real desk over the real knowledge."""

import io
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from bots import logs
from bots.settings import Settings
from core.desk import Desk
from core.knowledge.model import Catalog
from core.library import Library
from core.ports import Log
from core.storage.memory_store import MemoryStore
from tests.conversations.desks import BreakableDesk, feedback
from tests.conversations.platforms import able, start
from tests.drivers.base import Driver
from tests.drivers.shipped_knowledge import shipped_catalog, shipped_library
from tests.drivers.slack_workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests.drivers.tips_parts import TipsParts


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(*needs): what of its platform the conversation cannot do without"
    )
    config.addinivalue_line("markers", "keeps_texts: the team lets be kept what people type when they vote")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "platform" in metafunc.fixturenames:
        needs = [need for mark in metafunc.definition.iter_markers("needs") for need in mark.args]
        metafunc.parametrize("platform", able(needs))


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return shipped_catalog()


@pytest.fixture(scope="session")
def real_desk(library: Library) -> Desk:
    return Desk(library, feedback=feedback(library, MemoryStore(), keeps_texts=False))


@pytest.fixture
def votes() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, library: Library, votes: MemoryStore, parts: TipsParts
) -> BreakableDesk:
    """With `keeps_texts` that of a team which lets be kept what people type when they vote."""
    keeps_texts = request.node.get_closest_marker("keeps_texts") is not None
    rating = feedback(library, votes, keeps_texts=keeps_texts)
    return BreakableDesk(library, tongues=parts.tongues, feedback=rating)


@pytest.fixture
def logged() -> io.StringIO:
    """All that the log holds: our own lines and those of the libraries."""
    return io.StringIO()


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Those of a bot on both platforms."""
    return Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN,
        slack_signing_secret=SIGNING_SECRET,
        discord_token="discord-test",
        log_format="json",
    )


@pytest.fixture
def log(logged: io.StringIO, settings: Settings) -> Iterator[Log]:
    """The real log, with secrets to hide."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    root.handlers = []
    yield logs.set_up(settings, logged)
    root.handlers = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def parts(library: Library, log: Log) -> TipsParts:
    return TipsParts(library, log=log)


@pytest.fixture
async def person(platform: str, desk: BreakableDesk, log: Log, parts: TipsParts) -> AsyncIterator[Driver]:
    driver = await start(platform, desk, log, parts)
    yield driver
    await driver.aclose()
