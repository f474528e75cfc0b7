"""Votes while Slack or Discord says no, or the store is away."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from core.desk import Desk
from core.errors import Unavailable
from core.library import Library
from core.storage.memory_store import MemoryStore
from core.votes import Vote
from tests.conversations.desks import feedback
from tests.conversations.saying import title
from tests.drivers.discord import DiscordDriver
from tests.drivers.shipped_knowledge import shipped_library
from tests.drivers.slack import SlackHttpDriver
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import Fault

ASKED = "who schedules the posts?"


class AwayStore(MemoryStore):
    """Keeps votes unless it is away."""

    is_away = False

    async def vote(self, vote: Vote) -> None:
        if self.is_away:
            raise Unavailable("The database is away.")
        await super().vote(vote)


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def store() -> AwayStore:
    return AwayStore()


@pytest.fixture
async def rina(library: Library, store: AwayStore) -> AsyncIterator[SlackHttpDriver]:
    driver = await SlackHttpDriver.start(Desk(library, feedback=feedback(library, store, keeps_texts=False)))
    yield driver
    await driver.aclose()


@pytest.fixture
async def sari(library: Library, store: AwayStore) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(Desk(library, feedback=feedback(library, store, keeps_texts=False)))
    yield driver
    await driver.aclose()


async def test_a_vote_counts_whose_form_slack_does_not_open(rina: SlackHttpDriver, store: AwayStore) -> None:
    rina.workspace.refusals["views.open"] = "expired_trigger_id"
    await rina.ask(ASKED)

    await rina.vote(good=False)
    await rina.workspace.until(lambda: len(rina.workspace.messages) > 1)

    told = seen(rina.workspace.messages[-1].payload, private=True)
    assert title(told) == "Noted, but the form didn't open"
    assert [vote.good for vote in await store.votes()] == [False]


async def test_a_vote_that_slack_delivers_twice_opens_its_form_once_and_needs_no_words(
    rina: SlackHttpDriver, store: AwayStore
) -> None:
    await rina.ask(ASKED)
    said = len(rina.workspace.messages)

    await rina.vote(good=False)
    await rina.send_again()
    await rina.restart()  # before it ends, the bot finishes all that it has begun

    assert len(rina.workspace.views) == 1
    assert len(rina.workspace.messages) == said
    assert [vote.good for vote in await store.votes()] == [False]


async def test_thanks_come_another_way_where_the_response_address_is_used_up(rina: SlackHttpDriver) -> None:
    await rina.ask(ASKED)
    rina.workspace.faults.append(Fault.EXPIRED)

    await rina.vote(good=True)
    await rina.workspace.until(lambda: len(rina.workspace.messages) > 1)

    told = rina.workspace.messages[-1]
    assert told.private
    assert title(seen(told.payload, private=True)) == "Thanks, noted"


async def test_a_vote_in_a_form_counts_when_no_other_form_fits_above_it(
    rina: SlackHttpDriver, store: AwayStore
) -> None:
    rina.workspace.refusals["views.push"] = "push_limit_reached"
    await rina.ask_at_length(ASKED)
    (view_id,) = rina.workspace.views

    await rina.click_in_form(view_id, "👍")
    await rina.click_in_form(view_id, "👎")
    await rina.restart()  # before it ends, the bot finishes all that it has begun

    assert [vote.good for vote in await store.votes()] == [False]
    assert rina.workspace.calls.count("views.push") >= 2


async def test_while_the_store_is_away_answers_come_and_votes_are_told_to_wait(
    rina: SlackHttpDriver, sari: DiscordDriver, store: AwayStore
) -> None:
    store.is_away = True

    for person in (rina, sari):
        answer = await person.ask(ASKED)
        up = await person.thumb_up()
        form = await person.thumb_down()
        firsts = {label: options[0] for label, options in form.options.items()}
        down = await person.fill(form, firsts)

        assert title(answer).startswith("The specialist owns this")
        assert title(up) == title(down) == "I couldn't keep your vote just now"


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [(404, 10062, "Noted, but the form didn't open"), (400, 50035, "Sorry, something went wrong on my side")],
)
async def test_a_vote_counts_whose_form_discord_does_not_open(
    sari: DiscordDriver, store: AwayStore, status: int, code: int, told: str
) -> None:
    await sari.ask(ASKED)
    sari.env.inject_error("POST", "/interactions/*", status=status, code=code)
    sari.ahead = timedelta(seconds=3)

    await sari.vote("👎")

    said = [*sari.direct(), *sari.private()[1:]]
    assert [title(one) for one in said] == [told]
    assert [vote.good for vote in await store.votes()] == [False]
