"""The form with all settings of the daily tips at once."""

from dataclasses import replace
from typing import Any

import pytest

from core.errors import Unavailable
from core.tips import schedule
from core.tips.model import Channel, Subscription
from tests.conversations.platforms import Needs
from tests.conversations.saying import title, words
from tests.drivers.base import Driver, Seen
from tests.drivers.slack import SlackDriver
from tests.drivers.slack_payloads import seen
from tests.drivers.slack_workspace import CHANNEL
from tests.drivers.tips_parts import TipsParts

pytestmark = pytest.mark.needs(Needs.FORMS)

HERE = Channel("slack", "T0", CHANNEL)


@pytest.fixture
def slack(person: Driver) -> SlackDriver:
    assert isinstance(person, SlackDriver)
    return person


async def kept(parts: TipsParts) -> Subscription:
    subscription: Subscription = await parts.store.subscription(HERE)
    return subscription


def shown(ack: dict[str, Any]) -> Seen:
    assert ack["response_action"] == "update", ack
    return seen(ack["view"], private=True)


def labels(form: dict[str, Any]) -> list[str]:
    return [block["label"]["text"] for block in form["blocks"] if block["type"] == "input"]


def element(form: dict[str, Any], block_id: str) -> dict[str, Any]:
    (found,) = (block["element"] for block in form["blocks"] if block.get("block_id") == block_id)
    return dict(found)


@pytest.mark.parametrize("line", ["", "settings", "pengaturan"])
async def test_the_command_alone_opens_a_form_with_every_setting(slack: SlackDriver, line: str) -> None:
    form = await slack.open_form(line)

    assert len(labels(form)) == 8
    assert element(form, "time")["initial_time"] == "09:00"
    assert element(form, "timezone")["initial_option"]["value"] == "Asia/Jakarta"
    assert len(element(form, "days")["initial_options"]) == 5
    assert element(form, "on")["initial_option"]["value"] == "no"


async def test_the_form_is_in_the_language_of_the_word_that_opened_it(slack: SlackDriver) -> None:
    form = await slack.open_form("pengaturan")

    assert form["title"]["text"] == "Tips harian"
    assert "Zona waktu" in labels(form)
    assert title(shown(await slack.submit(form, on="yes"))) == "Tips harian aktif"


async def test_the_form_follows_the_persons_locale_where_slack_tells_it(slack: SlackDriver) -> None:
    slack.workspace.locale = "id-ID"

    form = await slack.open_form()

    assert "Zona waktu" in labels(form)


async def test_saves_all_settings_at_once(slack: SlackDriver, parts: TipsParts) -> None:
    form = await slack.open_form()

    saved = shown(
        await slack.submit(
            form,
            on="yes",
            time="21:30",
            days=["mon", "wed"],
            timezone="Asia/Makassar",
            language="alternate",
            audience="strategist",
            holidays="ID",
            pause="2026-12-01",
        )
    )

    assert title(saved) == "Daily tips are paused until Tuesday, 1 December 2026"
    assert "Time: 21:30, Monday and Wednesday (Asia/Makassar)" in words(saved)
    subscription = await kept(parts)
    assert subscription.on
    assert f"{subscription.at} {sorted(subscription.days)}" == "21:30:00 [0, 2]"
    assert (subscription.zone, subscription.language) == ("Asia/Makassar", "alternate")
    assert (subscription.audience, subscription.holidays) == ("strategist", "ID")
    assert str(subscription.paused_until) == "2026-12-01"


async def test_a_form_opened_again_begins_with_what_was_saved(slack: SlackDriver) -> None:
    await slack.submit(await slack.open_form(), on="yes", holidays="ID", pause="2026-12-01", days=["sun"])

    form = await slack.open_form()

    assert element(form, "on")["initial_option"]["value"] == "yes"
    assert element(form, "holidays")["initial_option"]["text"]["text"] == "Indonesia"
    assert element(form, "pause")["initial_date"] == "2026-12-01"
    assert [option["value"] for option in element(form, "days")["initial_options"]] == ["sun"]


async def test_turning_off_in_the_form_ends_a_pause(slack: SlackDriver, parts: TipsParts) -> None:
    await slack.submit(await slack.open_form(), on="yes", pause="2026-12-01")

    saved = shown(await slack.submit(await slack.open_form(), on="no"))

    assert title(saved) == "Daily tips are off"
    assert (await kept(parts)).paused_until is None


@pytest.mark.parametrize(
    ("typed", "found"), [("jaka", "Asia/Jakarta"), ("bali", "Asia/Makassar"), ("", "Asia/Jakarta")]
)
async def test_searches_time_zones_while_one_types(slack: SlackDriver, typed: str, found: str) -> None:
    form = await slack.open_form()

    assert (await slack.search(form, "timezone", typed))[0] == found


async def test_searches_countries_and_offers_none_of_them_first(slack: SlackDriver) -> None:
    form = await slack.open_form()

    assert (await slack.search(form, "holidays", "singap"))[0] == "Singapore"
    before_typing = await slack.search(form, "holidays", "")
    assert before_typing[:2] == ["No country: tips come on holidays too", "Indonesia"]


@pytest.mark.parametrize(
    ("chosen", "field", "told"),
    [
        ({"pause": "2026-11-23"}, "pause", "Monday, 23 November 2026 is too early"),
        ({"pause": "2030-01-01"}, "pause", "is too far away"),
        ({"timezone": "Mars/Olympus"}, "timezone", "I know no time zone “Mars/Olympus”"),
        ({"holidays": "XX"}, "holidays", "I know no public holidays for “XX”."),
        ({"time": "9 o'clock"}, "time", "is no time of day"),
    ],
)
async def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(
    slack: SlackDriver, parts: TipsParts, chosen: dict[str, str], field: str, told: str
) -> None:
    form = await slack.open_form()

    ack = await slack.submit(form, on="yes", **chosen)

    assert ack["response_action"] == "errors"
    assert list(ack["errors"]) == [field]
    assert told in ack["errors"][field]
    assert await parts.store.subscription(HERE) is None


async def test_days_that_are_all_holidays_are_said_at_the_days(
    slack: SlackDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "is_holiday", lambda _country, day: day.weekday() == 6)
    form = await slack.open_form()

    ack = await slack.submit(form, on="yes", days=["sun"], holidays="SE")

    assert "the public holidays of Sweden leave none" in ack["errors"]["days"]


async def test_a_channel_without_the_bot_is_said_at_the_switch(slack: SlackDriver) -> None:
    form = await slack.open_form()
    await slack.shut_out()

    ack = await slack.submit(form, on="yes")

    assert "/invite @WhoOwns" in ack["errors"]["on"]


async def test_a_channel_where_tips_are_on_is_not_tried_again(slack: SlackDriver) -> None:
    await slack.submit(await slack.open_form(), on="yes")
    tried = slack.workspace.calls.count("chat.postEphemeral")

    await slack.submit(await slack.open_form(), time="10:00")

    assert tried == slack.workspace.calls.count("chat.postEphemeral") == 1


async def test_a_form_older_than_the_settings_shows_the_newest_to_be_changed_again(
    slack: SlackDriver, parts: TipsParts
) -> None:
    await slack.submit(await slack.open_form(), on="yes")
    form = await slack.open_form()
    await parts.store.save(replace(await kept(parts), audience="strategist"), None)

    ack = await slack.submit(form, time="10:00")
    newest = ack["view"]
    saved = await slack.submit(newest, time="10:00")

    assert "Somebody else changed this meanwhile." in seen(newest, private=True).text
    assert element(newest, "audience")["initial_option"]["value"] == "strategist"
    assert element(newest, "time")["initial_time"] == "09:00"
    assert "Time: 10:00" in words(shown(saved))
    assert (await kept(parts)).audience == "strategist"


async def test_a_form_from_before_a_restart_can_be_saved(slack: SlackDriver) -> None:
    form = await slack.open_form()
    await slack.restart()

    assert title(shown(await slack.submit(form, on="yes"))) == "Daily tips are on"


async def test_somebody_without_the_right_sees_how_tips_stand_instead_of_the_form(slack: SlackDriver) -> None:
    await slack.demote()

    assert title(await slack.tips("settings")) == "Daily tips are off"
    assert slack.workspace.views == {}


async def test_a_form_of_somebody_who_lost_the_right_changes_nothing(
    slack: SlackDriver, parts: TipsParts
) -> None:
    form = await slack.open_form()
    await slack.demote()

    assert title(shown(await slack.submit(form, on="yes"))) == "Only some people may change the tips"
    assert await parts.store.subscription(HERE) is None


async def test_without_the_store_there_is_no_form_but_a_reason(slack: SlackDriver, parts: TipsParts) -> None:
    parts.store.fault = Unavailable("x")

    assert title(await slack.tips("settings")) == "I can't get at my notes right now"


async def test_without_the_store_nothing_is_saved_and_the_form_says_so(
    slack: SlackDriver, parts: TipsParts
) -> None:
    form = await slack.open_form()
    parts.store.fault = Unavailable("x")

    assert title(shown(await slack.submit(form, on="yes"))) == "I can't get at my notes right now"
