"""Where people ask besides `/whoowns`: about a message."""

import discord
from discord import app_commands

from bots.discord_bot.answering import Answering, Interaction

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
