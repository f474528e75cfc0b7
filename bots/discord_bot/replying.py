"""Where Share posts: as a reply to the message that was asked about, else simply in the channel."""

from typing import Final

import discord
from discord import ui

from bots.discord_bot.posting import is_surely_not_posted
from bots.discord_bot.sending import Interaction

_NEEDED: Final = discord.Permissions(view_channel=True, read_message_history=True)
"""What a reply takes besides sending messages."""


async def post(interaction: Interaction, message: discord.Message, view: ui.LayoutView) -> discord.Message:
    """Posts an answer for everybody, from the private message that has it.

    Discord itself keeps with the private message which one it is about, so this works after a restart. A
    reply is the bot's own message and takes its own permissions; where it has none, or Discord refuses,
    what is posted answers the press, for which Discord asks nobody.

    Raises:
        discord.HTTPException, MaybePostedError, aiohttp.ClientError: it was not posted, or nobody can tell.
    """
    about = message.interaction_metadata and message.interaction_metadata.target_message_id
    if about and interaction.channel_id and _may_reply(interaction):
        try:
            return await _reply(interaction, interaction.channel_id, about, view)
        except discord.HTTPException as error:
            if not is_surely_not_posted(error):
                raise
    return await interaction.followup.send(view=view, ephemeral=False, wait=True)


async def _reply(interaction: Interaction, channel: int, about: int, view: ui.LayoutView) -> discord.Message:
    place = interaction.client.get_partial_messageable(channel, guild_id=interaction.guild_id)
    reference = discord.MessageReference(message_id=about, channel_id=channel, fail_if_not_exists=False)
    return await place.send(view=view, reference=reference)


def _may_reply(interaction: Interaction) -> bool:
    may = interaction.app_permissions
    thread = isinstance(interaction.channel, discord.Thread)
    sends = may.send_messages_in_threads if thread else may.send_messages
    return interaction.is_guild_integration() and sends and may >= _NEEDED
