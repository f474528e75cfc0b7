"""What the tests of faults on Slack begin with; a file that needs another desk or start makes its own."""

from collections.abc import AsyncIterator

import pytest

from tests.drivers.slack import SilentLog, SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_desks import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def log() -> SilentLog:
    return SilentLog()


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def slack(request: pytest.FixtureRequest, desk: FakeDesk, log: SilentLog) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(desk, log=log)
    yield driver
    desk.gate.set()  # nothing waits for an answer that a test held back
    await driver.aclose()
