"""The Discord client: its commands, its buttons, and as little of Discord as they need."""

import re
from collections.abc import Callable
from typing import Any, Self

import discord
from discord import app_commands, ui

from bots.discord_bot.answering import Answering, Choice
from bots.discord_bot.asking import EVERYWHERE, FOR_ALL, brief, who_owns_this
from bots.discord_bot.brief import written
from bots.discord_bot.buttons import CUSTOM_ID, Button
from bots.discord_bot.hearing import Hearing
from bots.discord_bot.posting import never_post_twice
from bots.discord_bot.roles import RolesCommand
from bots.discord_bot.sending import Interaction
from bots.discord_bot.syncing import sync
from bots.discord_bot.team import TeamCommand
from bots.discord_bot.tips import DiscordTips
from bots.discord_bot.tips_command import TipsCommand
from bots.discord_bot.translating import Indonesian, said
from bots.discord_bot.voting import filled
from bots.platforms import Report, State, Status
from core.ports import Log


class WhoOwnsClient(discord.Client):
    """Connects to Discord and hands interactions to `answering`.

    It asks for messages without their content, which Discord tells it of those alone that mention it or are
    written to it directly; interactions come without intents. Nothing is cached, and nothing that it sends
    can mention anybody.
    """

    def __init__(
        self, answering: Answering, hearing: Hearing, tips: DiscordTips, report: Report, log: Log
    ) -> None:
        super().__init__(
            intents=discord.Intents(guild_messages=True, dm_messages=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0,  # without their intent no server follows the greeting
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=never_post_twice(),
        )
        self.answering = answering
        self._hearing = hearing
        self.tree = _Tree(self, answering)
        self.tree.add_command(whoowns(answering))
        self.tree.add_command(who_owns_this(answering))
        self.tree.add_command(brief(answering))
        self.tree.add_command(RolesCommand(answering))
        self.tree.add_command(TipsCommand(tips, answering))
        self.tree.add_command(TeamCommand(tips, answering))
        self._report = report
        self._log = log

    async def setup_hook(self) -> None:
        """Makes buttons of all messages work, old ones too, and tells Discord about changed commands."""
        self.add_dynamic_items(Press)
        await self.tree.set_translator(Indonesian())
        if await sync(self.tree):
            self._log.info("commands written", platform="discord")

    async def on_message(self, message: discord.Message) -> None:
        """Answers what is written to the bot. Edits come as another event, which nobody listens to."""
        assert self.user is not None  # noqa: S101 - known since the login
        await self._hearing.hear(message, self.user.id)

    async def on_interaction(self, interaction: discord.Interaction[Self]) -> None:
        """Answers submitted forms; everything else finds its way by itself."""
        typed = written(interaction)
        if typed is not None:
            await self.answering.ask(interaction, typed, "brief")
        elif voted := filled(interaction):
            await self.answering.submit_vote(interaction, *voted)

    async def on_ready(self) -> None:
        """Reports that the bot is connected, as whom and where."""
        self._report(Status(State.CONNECTED, f"as {self.user}; servers: {len(self.guilds)}"))

    async def on_resumed(self) -> None:
        """Reports that a lost connection is back."""
        await self.on_ready()

    async def on_disconnect(self) -> None:
        """Reports that discord.py is connecting again."""
        self._report(Status(State.CONNECTING, "connection lost"))


class Press(ui.DynamicItem[Button], template=CUSTOM_ID):
    """Any of our buttons on any message, whenever it was sent."""

    def __init__(self, button: Button, do: str) -> None:
        super().__init__(button)
        self._do = do

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101 - our custom ids are on buttons only
        return cls(item, match["do"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Does what the button says."""
        if interaction.message is not None:
            await interaction.client.answering.press(interaction, interaction.message, self._do)


def whoowns(answering: Answering) -> app_commands.Command[Any, ..., None]:
    """The command `/whoowns task:`, for servers, direct messages and group chats."""

    @app_commands.rename(task=said("task", id="tugas"))
    @app_commands.describe(
        task=said(
            "A task or a whole brief, in English or Indonesian, e.g. post scheduling",
            id="Tugas atau brief lengkap, bahasa Indonesia atau Inggris, mis. jadwalin reels",
        )
    )
    async def ask(interaction: discord.Interaction, task: str) -> None:
        await answering.ask(interaction, task)

    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="whoowns",
        description=said(
            "Specialist or strategist? Find out who owns a social media task",
            id="Specialist atau strategist? Cari tahu siapa yang pegang tugas media sosial ini",
        ),
        callback=ask,
        allowed_contexts=EVERYWHERE,
        allowed_installs=FOR_ALL,
    )
    command.autocomplete("task")(_completing(answering))
    return command


def _completing(answering: Answering) -> Callable[[Interaction, str], Any]:
    async def complete(interaction: Interaction, current: str) -> list[Choice]:
        return answering.completions(current, interaction)

    return complete


class _Tree(app_commands.CommandTree[discord.Client]):
    """Ends in an apology too when discord.py cannot find or call the command, as right after an update."""

    def __init__(self, client: discord.Client, answering: Answering) -> None:
        super().__init__(client)
        self._answering = answering

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            await self._answering.apologise(interaction, error)
