"""The least that answers a slash command with discord.py: it repeats the words."""

import os

import discord
from discord import app_commands

from benchmarks.discord_here import point_at


class Echo(discord.Client):
    """Says when it is ready, for whoever waits to send it commands."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none())
        self.tree = app_commands.CommandTree(self)

    async def on_ready(self) -> None:
        print("ready", flush=True)


def build() -> Echo:
    """The client with its one command."""
    client = Echo()

    @client.tree.command(name="whoowns", description="Repeats the words")
    async def echo(interaction: discord.Interaction, task: str) -> None:
        await interaction.response.send_message(task, ephemeral=True)

    return client


if __name__ == "__main__":
    point_at(os.environ["DISCORD_HERE"])
    build().run(os.environ["DISCORD_TOKEN"], log_handler=None)
