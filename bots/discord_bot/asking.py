"""Where people ask besides `/whoowns`: about a message, and with a whole brief."""

from typing import Any

import discord
from discord import app_commands

from bots.discord_bot.answering import Answering
from bots.discord_bot.sending import Interaction
from bots.discord_bot.translating import said

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
FOR_ALL = app_commands.AppInstallationType(guild=True, user=True)


def who_owns_this(answering: Answering) -> app_commands.ContextMenu:
    """“Who owns this?” in the menu of every message, in servers, direct messages and group chats.

    Discord hands the message's text over with the choice. The name is the same in every language, as help
    and answers give it.
    """

    async def ask(interaction: Interaction, message: discord.Message) -> None:
        await answering.ask_about(interaction, message)

    return app_commands.ContextMenu(
        name="Who owns this?", callback=ask, allowed_contexts=EVERYWHERE, allowed_installs=FOR_ALL
    )


def brief(answering: Answering) -> app_commands.Command[Any, ..., None]:
    """The command `/brief`, which opens a form with room for many lines."""

    async def ask(interaction: discord.Interaction) -> None:
        await answering.ask_for_brief(interaction)

    return app_commands.Command(
        name="brief",
        description=said(
            "Paste a whole brief, line breaks and all, and get a plan: who does what, in which order",
            id="Tempel satu brief utuh, dapat rencananya: siapa mengerjakan apa, urut dari awal",
        ),
        callback=ask,
        allowed_contexts=EVERYWHERE,
        allowed_installs=FOR_ALL,
    )
