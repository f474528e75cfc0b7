"""Who asks and where, from what Discord sends."""

import discord

from core.origins import Member, Origin
from core.tips.model import Channel


def origin_of(interaction: discord.Interaction[discord.Client]) -> Origin:
    """Where the interaction comes from."""
    return _origin(interaction.user.id, interaction.guild_id, interaction.channel_id, interaction.channel)


def origin_of_message(message: discord.Message) -> Origin:
    """Where somebody wrote the message."""
    guild = None if message.guild is None else message.guild.id
    return _origin(message.author.id, guild, message.channel.id, message.channel)


def _origin(person: int, guild: int | None, channel: int | None, place: object) -> Origin:
    """Threads have the settings of the channel that they are in."""
    of_all = place.parent_id if isinstance(place, discord.Thread) else channel
    where = None if guild is None or of_all is None else Channel("discord", str(guild), str(of_all))
    return Origin(Member("discord", "", str(person)), where)
