"""The bot's own page on Slack. No other platform has one: a profile on Discord takes none of our words."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from core.errors import StoreError
from core.library import Library
from core.origins import Member
from core.ports import Log
from core.recalling.kept import KeptRecalling
from core.recalling.recents import NothingRecalled
from core.storage.memory_store import MemoryStore
from tests.conversations.desks import BreakableDesk
from tests.conversations.saying import in_order, title
from tests.drivers.base import Seen
from tests.drivers.slack import SlackDriver, SlackHttpDriver, SlackSocketDriver
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import USER
from tests.drivers.tips_parts import TipsParts

LANGUAGES = ("English", "Bahasa Indonesia")
"""What somebody may choose who has chosen nothing yet."""


class Away(MemoryStore):
    """A store that can be out of reach."""

    away = False

    async def recent_topics(self, person: Member, since: datetime, limit: int) -> list[str]:
        self._reach()
        return await super().recent_topics(person, since, limit)

    async def forget_topics(self, person: Member) -> None:
        self._reach()
        await super().forget_topics(person)

    def _reach(self) -> None:
        if self.away:
            raise StoreError("away")


@pytest.fixture
def store() -> Away:
    return Away()


@pytest.fixture
def desk(library: Library, store: Away, parts: TipsParts, log: Log) -> BreakableDesk:
    return BreakableDesk(library, tongues=parts.tongues, recalling=KeptRecalling(store, log))


@pytest.fixture(params=[SlackHttpDriver, SlackSocketDriver], ids=["http", "socket"])
async def rina(
    request: pytest.FixtureRequest, desk: BreakableDesk, log: Log, parts: TipsParts
) -> AsyncIterator[SlackDriver]:
    driver: SlackDriver = await request.param.start(desk, log=log, tips=parts)
    yield driver
    await driver.aclose()


async def home(rina: SlackDriver) -> Seen:
    rina.workspace.homes.clear()
    return seen(await rina.home(), private=True)


async def test_the_page_says_how_and_where_to_ask(rina: SlackDriver) -> None:
    shown = await home(rina)

    in_order(
        shown,
        "Who owns it: the specialist or the strategist?",
        "For example: • ",
        "In a thread, or about any message: choose “Who owns this?”",
        "In a channel: /whoowns",
        "The two roles: /whoowns-roles",
        "A tip a day for a channel: /whoowns-tips",
    )


async def test_the_page_lists_what_the_last_answers_were_about_and_never_what_was_typed(
    rina: SlackDriver,
) -> None:
    await rina.ask("who schedules the posts for budi?")
    await rina.ask("tolong pilihin platform buat sari, terus balas komentar")
    await rina.ask("the raise for budi")
    await rina.ask("bedanya specialist dan strategist apa?")

    shown = await home(rina)

    in_order(shown, "Your last answers", "never has your words")
    assert shown.buttons == (
        "Try it here",
        "Choosing the platforms",
        "Replying to comments and messages",
        "Scheduling posts",
        "Clear this list",
        *LANGUAGES,
    )
    assert "budi" not in shown.text
    assert "sari" not in shown.text


async def test_one_of_them_opens_its_answer_above_the_page(rina: SlackDriver) -> None:
    await rina.ask("who schedules the posts?")
    await home(rina)

    await rina.press_at_home("Scheduling posts")
    await rina.workspace.until(lambda: bool(rina.workspace.views))

    (answer,) = rina.workspace.views.values()
    in_order(seen(answer, private=True), "The specialist owns this: Scheduling posts")


async def test_where_slack_opens_nothing_it_comes_directly(rina: SlackDriver) -> None:
    await rina.ask("who schedules the posts?")
    await home(rina)
    rina.workspace.refusals["views.open"] = "expired_trigger_id"

    await rina.press_at_home("Scheduling posts")
    await rina.workspace.until(lambda: len(rina.workspace.messages) > 1)

    in_order(seen(rina.workspace.messages[-1].payload, private=True), "The specialist owns this")


async def test_a_button_that_slack_delivers_twice_opens_its_answer_once_and_says_no_more(
    rina: SlackDriver,
) -> None:
    await rina.ask("who schedules the posts?")
    await home(rina)
    said = len(rina.workspace.messages)

    await rina.press_at_home("Scheduling posts")
    await rina.send_again()
    await rina.restart()  # before it ends, the bot finishes all that it has begun

    assert len(rina.workspace.views) == 1
    assert len(rina.workspace.messages) == said


async def test_the_list_can_be_cleared(rina: SlackDriver) -> None:
    await rina.ask("who schedules the posts?")
    before = await home(rina)

    await rina.press_at_home("Clear this list")
    await rina.workspace.until(lambda: "Clear this list" not in str(rina.workspace.homes[USER]))

    after = seen(rina.workspace.homes[USER], private=True)
    assert "Scheduling posts" in before.buttons
    assert after.buttons == ("Try it here", *LANGUAGES)
    in_order(after, "The topics of your last answers will be listed here")


async def test_without_the_store_the_page_says_so_and_the_rest_works(rina: SlackDriver, store: Away) -> None:
    await rina.ask("who schedules the posts?")
    await home(rina)
    before = rina.workspace.homes[USER]
    store.away = True

    shown = await home(rina)
    await rina.press_at_home("Clear this list", before)
    await rina.workspace.until(lambda: "couldn't clear" in str(rina.workspace.homes[USER]))

    in_order(shown, "I can't look up your last answers just now.", "In a channel: /whoowns")
    assert shown.buttons == ("Try it here", *LANGUAGES)


async def test_a_team_that_wants_nothing_kept_reads_so(rina: SlackDriver, desk: BreakableDesk) -> None:
    desk.recall(NothingRecalled())
    await rina.ask("who schedules the posts?")

    shown = await home(rina)

    in_order(shown, "I keep nothing of what you ask")
    assert shown.buttons == ("Try it here", *LANGUAGES)


async def test_the_language_chosen_there_is_the_pages_and_counts_for_the_person_everywhere(
    rina: SlackDriver,
) -> None:
    await home(rina)

    await rina.press_at_home("Bahasa Indonesia")
    await rina.workspace.until(lambda: "Coba di sini" in str(rina.workspace.homes[USER]))
    answer = await rina.ask("instagram")

    shown = seen(rina.workspace.homes[USER], private=True)
    in_order(shown, "Pengaturan: bahasamu.", "Bahasa channel: ketik /whoowns-team")
    assert shown.buttons[1:] == ("English", "Tanpa pilihan tetap")
    assert title(answer) == "Satu pertanyaan dulu"


async def test_what_was_chosen_there_can_be_taken_back(rina: SlackDriver) -> None:
    await home(rina)
    await rina.press_at_home("Bahasa Indonesia")
    await rina.workspace.until(lambda: "Coba di sini" in str(rina.workspace.homes[USER]))

    await rina.press_at_home("Tanpa pilihan tetap")
    await rina.workspace.until(lambda: "Try it here" in str(rina.workspace.homes[USER]))

    assert seen(rina.workspace.homes[USER], private=True).buttons == ("Try it here", *LANGUAGES)


async def test_the_page_is_in_the_language_that_slack_says_somebody_reads(rina: SlackDriver) -> None:
    rina.workspace.locale = "id-ID"

    shown = await home(rina)

    in_order(shown, "Tugas siapa: specialist atau strategist?", "Di channel: /whoowns")
    assert shown.buttons[0] == "Coba di sini"


async def test_without_the_scope_to_see_that_it_is_in_the_usual_language(rina: SlackDriver) -> None:
    rina.workspace.locale = "id-ID"
    rina.workspace.scopes.discard("users:read")

    shown = await home(rina)

    assert shown.buttons == ("Try it here", *LANGUAGES)


async def test_its_button_opens_the_form_whose_answer_comes_in_its_place(rina: SlackDriver) -> None:
    await home(rina)

    await rina.press_at_home("Try it here")
    await rina.workspace.until(lambda: bool(rina.workspace.views))
    (form,) = rina.workspace.views.values()
    ack = await rina.submit(form, brief="who schedules the posts?")

    in_order(seen(ack["view"], private=True), "The specialist owns this")


async def test_the_page_stays_shown_after_the_bots_restart_and_its_button_works(rina: SlackDriver) -> None:
    await home(rina)
    await rina.restart()

    await rina.press_at_home("Try it here")
    await rina.workspace.until(lambda: bool(rina.workspace.views))

    assert len(rina.workspace.views) == 1


async def test_the_messages_beside_the_page_leave_it_as_it_is(rina: SlackDriver) -> None:
    await rina.open_home(tab="messages")
    await rina.restart()  # before it ends, the bot finishes all that it has begun

    assert rina.workspace.homes == {}


async def test_a_page_that_slack_does_not_take_ends_in_the_log(rina: SlackDriver) -> None:
    rina.workspace.refusals["views.publish"] = "not_enabled"

    await rina.open_home()
    await rina.restart()

    assert USER not in rina.workspace.homes
    assert rina.workspace.calls.count("views.publish") == 1
