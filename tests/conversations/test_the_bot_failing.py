import io
import re

import pytest

from tests.conversations.desks import BreakableDesk
from tests.conversations.platforms import Needs
from tests.conversations.saying import title, words
from tests.drivers.base import Driver
from tests.drivers.slack_workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

SORRY = "Sorry, something went wrong on my side"


def reference(apology: str) -> str:
    found = re.search(r"reference .*: (\w{6})\b", apology)
    assert found, apology
    return found[1]


async def test_apologises_with_a_reference_that_the_log_has_too(
    person: Driver, desk: BreakableDesk, logged: io.StringIO
) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.ask("who schedules the posts?")

    assert title(seen) == SORRY
    assert seen.private
    assert reference(words(seen)) in logged.getvalue()
    assert "LookupError" in logged.getvalue()


async def test_shows_nothing_of_what_went_wrong(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")

    seen = await person.ask("who schedules the posts?")

    assert not re.search(r"shelf|LookupError|Traceback|\.py", seen.text)


async def test_answers_again_once_the_fault_is_gone(person: Driver, desk: BreakableDesk) -> None:
    desk.fault = LookupError("the shelf fell down")
    await person.ask("who schedules the posts?")
    desk.fault = None

    seen = await person.ask("who schedules the posts?")

    assert title(seen) == "The specialist owns this: Scheduling posts"


async def test_a_button_that_failed_can_be_pressed_again(person: Driver, desk: BreakableDesk) -> None:
    await person.ask("who schedules the posts?")
    desk.fault = LookupError("the shelf fell down")
    await person.press("Deciding the posting times")
    desk.fault = None

    seen = await person.press("Deciding the posting times")

    assert title(seen).startswith("The strategist owns this")


@pytest.mark.needs(Needs.SHARING)
async def test_a_share_that_failed_posts_nothing_and_can_be_pressed_again(
    person: Driver, desk: BreakableDesk
) -> None:
    await person.ask("who schedules the posts?")
    desk.fault = LookupError("the shelf fell down")
    await person.press("Share in channel")
    before = await person.public()
    desk.fault = None

    await person.press("Share in channel")

    assert before == []
    assert len(await person.public()) == 1


async def test_the_log_holds_neither_what_was_typed_nor_a_secret(
    person: Driver, desk: BreakableDesk, logged: io.StringIO
) -> None:
    await person.ask("who schedules the gado-gado posts?")
    await person.press("Deciding the posting times")
    desk.fault = LookupError(f"tokens {BOT_TOKEN} {APP_TOKEN} {SIGNING_SECRET} discord-test")
    await person.ask("who schedules the gado-gado posts?")
    await person.restart()

    lines = logged.getvalue()

    private = ("gado-gado", BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, "discord-test")
    assert "LookupError" in lines
    assert not [told for told in private if told in lines]
