import logging
from collections.abc import AsyncIterator

import pytest

from bots.slack_bot.responding import Outcome, Responder
from tests.drivers.slack import SilentLog
from tests.drivers.slack_payloads import Json
from tests.drivers.slack_workspace import Fault, Workspace

HELLO: Json = {"response_type": "ephemeral", "text": "hello"}


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    stand_in = Workspace()
    await stand_in.start()
    yield stand_in
    await stand_in.aclose()


@pytest.mark.parametrize(
    ("fault", "outcome", "reason"),
    [
        (Fault.EXPIRED, Outcome.REFUSED, "expired_url"),
        (Fault.BROKEN, Outcome.LOST, "no reason given"),
        (Fault.CUT, Outcome.LOST, "ServerDisconnectedError"),
        (Fault.SILENT, Outcome.LOST, "TimeoutError"),
    ],
)
async def test_tells_what_surely_was_not_posted_from_what_may_have_been(
    workspace: Workspace, fault: Fault, outcome: Outcome, reason: str
) -> None:
    log = SilentLog()
    _, url = workspace.interact()
    workspace.faults.append(fault)

    got = await Responder(log, logging.getLogger("test"), seconds=0.2).add(url, HELLO)

    assert got is outcome
    assert log.lines[0][1]["reason"] == reason
    assert url not in str(log.lines)


async def test_an_address_that_nobody_answers_at_surely_posted_nothing() -> None:
    responder = Responder(SilentLog(), logging.getLogger("test"))

    nobody = await responder.add("http://127.0.0.1:1/respond", HELLO)
    nowhere = await responder.add("", HELLO)

    assert (nobody, nowhere) == (Outcome.REFUSED, Outcome.REFUSED)


async def test_a_refusal_that_comes_as_a_success_is_a_refusal(workspace: Workspace) -> None:
    log = SilentLog()
    _, url = workspace.interact()

    got = await Responder(log, logging.getLogger("test")).add(url, HELLO | {"text": " "})

    assert got is Outcome.REFUSED
    assert str(log.lines[0][1]["reason"]).startswith("invalid_blocks")


async def test_an_address_is_good_for_five_posts(workspace: Workspace) -> None:
    responder = Responder(SilentLog(), logging.getLogger("test"))
    _, url = workspace.interact()

    outcomes = [await responder.add(url, HELLO) for _ in range(6)]

    assert outcomes == [*[Outcome.DONE] * 5, Outcome.REFUSED]
