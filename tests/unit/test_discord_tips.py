"""Daily tips in Discord's own options: completions, both languages, and who may change them."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord import app_commands

from bots.discord_bot import limits
from bots.discord_bot.tips import DiscordTips
from bots.discord_bot.tips_command import TipsCommand
from bots.discord_bot.translating import Indonesian
from core.tips.asking import Verb
from core.tips.problems import Setting
from tests.drivers.discord import DiscordDriver
from tests.drivers.discord_desk import FakeDesk
from tests.drivers.tip_world import FakePlatform
from tests.drivers.tips_parts import TipsParts


@pytest.fixture
def parts() -> TipsParts:
    return TipsParts()


@pytest.fixture
async def person(parts: TipsParts) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(FakeDesk(), tips=parts)
    yield driver
    await driver.aclose()


@pytest.fixture
async def orang(parts: TipsParts) -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(FakeDesk(), tips=parts, locale="id")
    yield driver
    await driver.aclose()


@pytest.mark.parametrize("command", ["timezone", "on"])
async def test_completes_a_time_zone(person: DiscordDriver, command: str) -> None:
    option = "zone" if command == "timezone" else "timezone"

    found = await person.complete_tips(command, option, "jaka")

    assert found[0] == {"name": "Asia/Jakarta", "value": "Asia/Jakarta"}


async def test_completes_a_country_and_offers_none_before_one_types(person: DiscordDriver) -> None:
    before = await person.complete_tips("holidays", "country", "")
    typed = await person.complete_tips("holidays", "country", "singap")

    assert (before[0]["value"], before[1]["value"]) == ("off", "ID")
    assert before[0]["name"] == "No country: tips come on holidays too"
    assert typed[0]["value"] == "SG"


async def test_completes_days_in_the_persons_language(orang: DiscordDriver) -> None:
    every = await orang.complete_tips("days", "days", "")
    typed = await orang.complete_tips("on", "days", "senin sam")

    assert len(every) == 5
    assert [(each["name"], each["value"]) for each in typed] == [("Senin sampai Jumat", "mon-fri")]


async def test_everything_can_be_set_while_turning_tips_on(person: DiscordDriver) -> None:
    await person.person.slash(person.channel, "tips on", time="21.30", days="sat", timezone="Asia/Makassar")

    (reply,) = person.private()
    assert "Daily tips are on" in reply.text
    assert "21:30, Saturday (Asia/Makassar)" in reply.text


async def test_answers_in_the_persons_locale(orang: DiscordDriver) -> None:
    reply = await orang.tips("on")

    assert reply.text.startswith("Tips harian aktif")


async def test_the_next_tip_shows_on_the_readers_own_clock(person: DiscordDriver) -> None:
    reply = await person.tips("on")

    assert "<t:1795485600:F>" in str(reply.raw)


async def test_the_name_of_who_changed_tips_last_notifies_nobody(person: DiscordDriver) -> None:
    await person.tips("on")

    reply = await person.tips("status")

    assert f"<@{person.person.id}>" in str(reply.raw)
    assert reply.private


async def test_an_administrator_may_change_tips(person: DiscordDriver) -> None:
    await person.demote()
    roles = person.env.backend.get_guild(person.guild.id).members[person.person.id].role_ids
    admins = person.guild.create_role("admins", permissions=discord.Permissions(administrator=True))
    roles.append(admins.id)

    reply = await person.tips("on")

    assert reply.text.startswith("Daily tips are on")


def test_outside_a_server_there_is_no_channel(parts: TipsParts) -> None:
    tips = DiscordTips(parts.desk("discord", FakePlatform(parts.clock)), ())
    nobody = discord.Permissions.none()
    interaction: Any = SimpleNamespace(
        user=SimpleNamespace(id=1), permissions=nobody, guild_id=None, channel_id=5, channel=None, locale="id"
    )

    assert tips._caller(interaction, "").channel is None


async def payload() -> dict[str, Any]:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    command = TipsCommand(None, None)  # type: ignore[arg-type] # nobody calls it
    return await command.get_translated_payload(tree, Indonesian())


async def test_there_is_a_sub_command_for_every_setting_and_everything_to_see() -> None:
    said = await payload()

    names = [option["name"] for option in said["options"]]
    assert set(names) == {*map(str, Setting), *map(str, Verb)} - {Verb.SETTINGS}


async def test_a_sub_command_has_one_name_in_every_language_as_answers_name_it() -> None:
    said = await payload()

    assert not any(option["name_localizations"] for option in said["options"])


async def test_descriptions_and_options_have_indonesian_words_that_discord_takes() -> None:
    said = await payload()

    for command in said["options"]:
        for option in command.get("options", ()):
            assert option["name_localizations"]["id"] == option["name_localizations"]["id"].lower()
            assert 1 <= len(option["name_localizations"]["id"]) <= 32
        for one in (command, *command.get("options", ())):
            for words in (one["description"], one["description_localizations"]["id"]):
                assert 1 <= len(words) <= 100
            for choice in one.get("choices", ()):
                assert len(choice["name_localizations"]["id"]) <= limits.COMPLETION


async def test_it_is_for_servers_that_the_bot_is_a_member_of() -> None:
    said = await payload()

    assert said["contexts"] == [0]
    assert said["integration_types"] == [0]
    assert "default_member_permissions" not in said or said["default_member_permissions"] is None
