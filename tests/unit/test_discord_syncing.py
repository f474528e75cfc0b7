from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bots.discord_bot import syncing
from tests.drivers.discord import DiscordDriver
from tests.drivers.discord_desk import FakeDesk

COMMANDS = "/commands"
TYPED = 1
"""The type of a command that is typed, and of its sub-commands."""


@pytest.fixture
async def discord() -> AsyncIterator[DiscordDriver]:
    driver = await DiscordDriver.start(FakeDesk())
    yield driver
    await driver.aclose()


def known(driver: DiscordDriver) -> dict[str, Any]:
    command = driver.env.backend.find_command("whoowns", None)
    assert command is not None
    return command


async def test_the_first_start_writes_the_commands(discord: DiscordDriver) -> None:
    assert len(discord.requests("PUT", COMMANDS)) == 1


async def test_a_second_start_writes_nothing(discord: DiscordDriver) -> None:
    await discord.restart()

    assert len(discord.requests("PUT", COMMANDS)) == 1
    assert len(discord.requests("GET", COMMANDS)) == 2


async def test_compares_the_localizations_too(discord: DiscordDriver) -> None:
    (read,) = discord.requests("GET", COMMANDS)

    assert read.params == {"with_localizations": "true"}


@pytest.mark.parametrize(
    "change",
    [
        lambda command: command.update(description="Something older"),
        lambda command: command["description_localizations"].clear(),
        lambda command: command["options"][0].update(autocomplete=False),
        lambda command: command["options"][0]["name_localizations"].update(id="kerjaan"),
        lambda command: command.update(contexts=[0]),
    ],
)
async def test_a_difference_is_written(discord: DiscordDriver, change: Callable[[Any], None]) -> None:
    change(known(discord))

    await discord.restart()

    assert len(discord.requests("PUT", COMMANDS)) == 2


async def test_a_command_that_we_do_not_have_any_more_is_taken_away(discord: DiscordDriver) -> None:
    old = {**known(discord), "name": "whoowned", "id": "1"}
    discord.env.backend.commands[None]["whoowned", 1] = old

    await discord.restart()

    assert len(discord.requests("PUT", COMMANDS)) == 2
    assert discord.env.backend.find_command("whoowned", None) is None


async def test_what_discord_adds_and_leaves_out_makes_no_difference(discord: DiscordDriver) -> None:
    command = known(discord)
    command.update(version="77", dm_permission=True, nsfw=False, name_localized=None)
    command.update(contexts=[2, 1, 0], integration_types=[1, 0], default_member_permissions=None)
    command["options"][0].pop("choices", None)

    await discord.restart()

    assert len(discord.requests("PUT", COMMANDS)) == 1


async def test_the_command_is_for_everywhere_and_speaks_indonesian(discord: DiscordDriver) -> None:
    command = known(discord)

    assert sorted(command["contexts"]) == [0, 1, 2]
    assert sorted(command["integration_types"]) == [0, 1]
    assert set(command["description_localizations"]) == {"id"}
    (task,) = command["options"]
    assert task["name"] == "task"
    assert task["name_localizations"] == {"id": "tugas"}
    assert set(task["description_localizations"]) == {"id"}
    assert task["autocomplete"]
    for said in (command["description"], *command["description_localizations"].values()):
        assert len(said) <= 100
    for said in (task["description"], *task["description_localizations"].values()):
        assert len(said) <= 100


async def test_what_is_typed_after_a_slash_has_one_name_in_every_language(discord: DiscordDriver) -> None:
    commands = list(discord.env.backend.commands[None].values())
    all_levels = [each for command in commands for each in (command, *command.get("options", ()))]
    typed = [each for each in all_levels if each["type"] == TYPED]

    assert {"whoowns", "tips", "status"} <= {each["name"] for each in typed}
    assert not any(each.get("name_localizations") for each in typed)


def test_compares_nested_choices() -> None:
    ours = [{"type": 1, "name": "a", "options": [{"name": "b", "choices": [{"name": "c", "value": 1}]}]}]
    theirs = [{"type": 1, "name": "a", "options": [{"name": "b", "choices": [{"name": "c", "value": 2}]}]}]

    assert syncing._comparable(ours) != syncing._comparable(theirs)
