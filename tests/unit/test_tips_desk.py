"""The tips' front desk, where a conversation on a platform does not come to it."""

from dataclasses import replace

import pytest

from core.errors import Conflict, Unavailable
from core.languages import LANGS
from core.origins import Rights
from core.ports import Later, Store, Unsure
from core.replies import Reply, plain_text
from core.tips.asking import Asked, Verb, Wanted, Wish, read_wish
from core.tips.grammar import Command
from core.tips.model import Channel, Stop
from core.tips.problems import Setting
from core.tips_desk.callers import Caller
from core.tips_desk.desk import Rejected, TipsDesk
from tests.drivers.tip_world import FakePlatform
from tests.drivers.tips_parts import TipsParts

HERE = Channel("slack", "T1", "C1")
ON: Command = (Setting.ON, "")

WORDS = (
    "on",
    "off",
    "9am",
    "25:00",
    "someday",
    "besok",
    "2020-01-01",
    "saturday",
    "1/12",
    "31 feb",
    "2030-01-01",
    "CST",
    "",
)


class Asking(FakePlatform):
    """A platform that says no, or nothing, when it is asked whether tips would arrive."""

    def __init__(self, parts: TipsParts, said: Stop | Exception | None = None) -> None:
        super().__init__(parts.clock)
        self.said = said

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:  # noqa: ARG002
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


@pytest.fixture
def parts() -> TipsParts:
    return TipsParts()


@pytest.fixture
def desk(parts: TipsParts) -> TipsDesk:
    return parts.desk("slack", Asking(parts))


def caller(rights: Rights = Rights.MAY, channel: Channel | None = HERE, typed: str = "") -> Caller:
    async def find_out() -> Rights:
        return rights

    return Caller(channel, "U1", find_out, typed)


@pytest.mark.parametrize("wish", [Asked(Verb.STATUS), Wanted((ON,))])
async def test_outside_a_channel_there_are_no_tips(desk: TipsDesk, wish: Wish) -> None:
    reply = await desk.answer(wish, caller(channel=None))

    assert plain_text(reply).startswith("Daily tips are for channels")
    assert isinstance(await desk.form(caller(channel=None)), Reply)


@pytest.mark.parametrize("fault", [Later("limited"), Unsure()])
async def test_tips_are_turned_on_where_nobody_can_tell_whether_they_arrive(
    parts: TipsParts, fault: Exception
) -> None:
    desk = parts.desk("slack", Asking(parts, fault))

    reply = await desk.answer(read_wish("on"), caller())

    assert plain_text(reply).startswith("Daily tips are on")


@pytest.mark.parametrize(
    ("line", "title", "asked"),
    [
        ("pause", "One thing is missing", "Until when should tips pause?"),
        ("jeda", "Kurang satu hal", "Tipsnya mau dijeda sampai kapan?"),
        ("time", "One thing is missing", "At what time should tips come?"),
    ],
)
async def test_a_setting_without_a_value_is_asked_for(
    desk: TipsDesk, line: str, title: str, asked: str
) -> None:
    await desk.answer(read_wish("on"), caller())

    said = plain_text(await desk.answer(read_wish(line), caller(typed=line)))

    assert said.startswith(f"{title}\n\n{asked}")


async def test_asking_for_settings_where_there_is_no_form_shows_how_they_stand(desk: TipsDesk) -> None:
    reply = await desk.answer(Asked(Verb.SETTINGS), caller())

    assert plain_text(reply).startswith("Daily tips are off")


@pytest.mark.parametrize("before", ["off", "on", "on days sat,sun", "on skip"])
@pytest.mark.parametrize("locale", LANGS)
async def test_whatever_is_typed_gets_words(
    desk: TipsDesk, parts: TipsParts, before: str, locale: str
) -> None:
    for line in (f"{first} {then}" for first in (*Setting, *Verb, "x") for then in WORDS):
        for command in ("resume", before):
            await desk.answer(read_wish(command), caller())

        reply = await desk.answer(read_wish(line), replace(caller(), locale=locale))

        assert plain_text(reply).strip()
        assert parts.log.errors == []


async def test_a_wish_that_nobody_understands_says_what_to_type(desk: TipsDesk) -> None:
    reply = await desk.answer(read_wish("hlep"), caller(typed="hlep"))

    assert "• /whoowns-tips help" in plain_text(reply)


async def test_the_newest_settings_cannot_be_shown_without_the_store(
    desk: TipsDesk, parts: TipsParts
) -> None:
    async def somebody_is_quicker_and_then_it_fails(_: Store) -> None:
        parts.store.fault = Unavailable("gone")
        raise Conflict("somebody was quicker")

    parts.store.before_save = somebody_is_quicker_and_then_it_fails

    outcome = await desk.submit([ON], 0, HERE, caller())

    assert isinstance(outcome, Reply)
    assert plain_text(outcome).startswith("I can't get at my notes right now")


@pytest.mark.parametrize(
    ("command", "field"),
    [
        ((Setting.TIME, "25:00"), Setting.TIME),
        ((Setting.TIMEZONE, "nowhere"), Setting.TIMEZONE),
        ((Setting.HOLIDAYS, "nowhere"), Setting.HOLIDAYS),
        ((Setting.PAUSE, "2020-01-01"), Setting.PAUSE),
        ((Setting.SKIP, "saturday"), Setting.ON),
    ],
)
async def test_a_problem_is_about_the_field_of_its_setting(
    desk: TipsDesk, command: Command, field: Setting
) -> None:
    rejected = await desk.submit([ON, command], 0, HERE, caller())

    assert isinstance(rejected, Rejected)
    assert rejected.setting is field
    assert rejected.sentence in plain_text(rejected.reply)


async def test_a_form_with_tips_off_is_not_tried_on_the_platform(parts: TipsParts) -> None:
    desk = parts.desk("slack", Asking(parts, Stop.REMOVED))

    reply = await desk.submit([(Setting.OFF, "")], 0, HERE, caller())

    assert isinstance(reply, Reply)
    assert plain_text(reply).startswith("Daily tips are off")


async def test_a_stopped_channel_is_tried_again_when_a_form_turns_it_on(parts: TipsParts) -> None:
    platform = Asking(parts)
    desk = parts.desk("slack", platform)
    await desk.answer(read_wish("on"), caller())
    kept = await parts.store.subscription(HERE)
    stopped = await parts.store.save(replace(kept, stopped=Stop.REMOVED), None)
    platform.said = Stop.REMOVED

    rejected = await desk.submit([ON], stopped.version, HERE, caller())

    assert isinstance(rejected, Rejected)
    assert rejected.setting is Setting.ON


async def test_who_may_not_change_tips_submits_in_vain(desk: TipsDesk, parts: TipsParts) -> None:
    outcome = await desk.submit([ON], 0, HERE, caller(Rights.UNASKED))

    assert isinstance(outcome, Reply)
    assert "try again in a minute" in plain_text(outcome)
    assert await parts.store.subscription(HERE) is None
