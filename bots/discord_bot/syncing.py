"""Tells Discord about the commands, only when what it knows differs from what we have.

Discord itself is the memory: nothing is stored here, and a second start with the same commands writes
nothing. Discord limits how often commands may be written, and every write makes clients load them again.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import discord
from discord import app_commands
from discord.http import Route

_COMPARED: Final = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "choices",
    "value",
    "required",
    "autocomplete",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "default_member_permissions",
    "nsfw",
    "contexts",
    "integration_types",
)
"""What we say about a command or option; Discord adds ids, versions and fields of its own."""

_UNORDERED: Final = ("contexts", "integration_types", "channel_types")


async def sync(tree: app_commands.CommandTree[discord.Client]) -> bool:
    """Writes the tree's global commands if Discord has others; returns whether it did.

    The client must be logged in and the translator set.

    Raises:
        discord.HTTPException: Discord refuses the commands or cannot be reached.
        discord.DiscordException: the commands cannot be translated or written.
    """
    ours = await _ours(tree)
    if _comparable(await _known(tree.client)) == _comparable(ours):
        return False
    await tree.sync()
    return True


async def _known(client: discord.Client) -> list[dict[str, Any]]:
    # CommandTree.fetch_commands leaves out the localizations, which are half of what we compare
    route = Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    known: list[dict[str, Any]] = await client.http.request(route, params={"with_localizations": "true"})
    return known


async def _ours(tree: app_commands.CommandTree[discord.Client]) -> list[dict[str, Any]]:
    translator = tree.translator or app_commands.Translator()
    return [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]


def _comparable(commands: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return sorted(map(_said, commands), key=lambda said: (said["type"], said["name"]))


def _said(thing: Mapping[str, Any]) -> dict[str, Any]:
    """What is said about a command, option or choice; leaving a field out is as good as its empty value."""
    said = {field: thing[field] for field in _COMPARED if thing.get(field)}
    for field in ("options", "choices"):
        if field in said:
            said[field] = [_said(each) for each in said[field]]
    for field in _UNORDERED:
        if field in said:
            said[field] = sorted(said[field])
    return said
