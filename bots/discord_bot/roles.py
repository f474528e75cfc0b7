"""The command `/roles` with its sub-commands, in Discord's own options."""

from typing import Final

from discord import app_commands

from bots.discord_bot.answering import Answering, Choice
from bots.discord_bot.sending import Interaction
from bots.discord_bot.translating import said
from core.roles.asking import Verb

Words = app_commands.Range[str, 1, 6000]

AXES: Final = [
    app_commands.Choice(name=said(english, id=indonesian), value=axis)
    for axis, english, indonesian in (
        ("responsibility", "Responsibility", "Tanggung jawab"),
        ("focus", "Focus", "Fokus"),
        ("decision-making", "Decision making", "Pengambilan keputusan"),
        ("creative-process", "Creative process", "Proses kreatif"),
        ("data-access", "Access to data", "Akses data"),
    )
]


class RolesCommand(app_commands.Group):
    """`/roles …`, for servers, direct messages and group chats.

    The sub-commands have one name in every language, as answers name them.
    """

    def __init__(self, answering: Answering) -> None:
        super().__init__(
            name="roles",
            description=said(
                "The specialist and the strategist: who does and decides what",
                id="Specialist dan strategist: siapa mengerjakan dan memutuskan apa",
            ),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._answering = answering

    @app_commands.command(
        description=said("What a specialist is, does and decides", id="Specialist itu apa dan tugasnya apa")
    )
    async def specialist(self, interaction: Interaction) -> None:
        """Shows the specialist's card."""
        await self._answering.about_roles(interaction, Verb.SPECIALIST)

    @app_commands.command(
        description=said("What a strategist is, does and decides", id="Strategist itu apa dan tugasnya apa")
    )
    async def strategist(self, interaction: Interaction) -> None:
        """Shows the strategist's card."""
        await self._answering.about_roles(interaction, Verb.STRATEGIST)

    @app_commands.command(
        description=said("Both side by side, on five axes or on one", id="Bandingkan keduanya dari lima sisi")
    )
    @app_commands.rename(axis=said("axis", id="sisi"))
    @app_commands.describe(axis=said("One of the five alone", id="Salah satu sisi saja"))
    @app_commands.choices(axis=AXES)
    async def compare(self, interaction: Interaction, axis: str = "") -> None:
        """Shows both roles."""
        await self._answering.about_roles(interaction, Verb.COMPARE, axis)

    @app_commands.command(
        description=said(
            "Who may decide, which need not be who does it",
            id="Siapa yang memutuskan; belum tentu yang mengerjakan",
        )
    )
    @app_commands.rename(what=said("what", id="apa"))
    @app_commands.describe(what=said("Such as posting times or platforms", id="Misalnya jam posting"))
    async def decide(self, interaction: Interaction, what: Words | None = None) -> None:
        """Shows who may decide."""
        await self._answering.about_roles(interaction, Verb.DECIDE, what or "")

    @app_commands.command(
        description=said("Why the difference matters", id="Kenapa beda keduanya penting"),
    )
    async def why(self, interaction: Interaction) -> None:
        """Shows the reasons."""
        await self._answering.about_roles(interaction, Verb.WHY)

    @app_commands.command(
        description=said(
            "Which role you need, with a description to copy",
            id="Kamu perlu peran yang mana, plus deskripsinya",
        )
    )
    @app_commands.rename(tasks=said("tasks", id="tugas"))
    @app_commands.describe(
        tasks=said(
            "What you need done; leave it out to pick from a list",
            id="Yang perlu dikerjakan; kosongkan kalau mau pilih dari daftar",
        )
    )
    async def hire(self, interaction: Interaction, tasks: Words | None = None) -> None:
        """Shows whom one needs."""
        await self._answering.about_roles(interaction, Verb.HIRE, tasks or "")

    @app_commands.command(
        description=said("Which one am I? Twelve questions", id="Aku yang mana? Dua belas pertanyaan")
    )
    async def quiz(self, interaction: Interaction) -> None:
        """Begins the quiz."""
        await self._answering.about_roles(interaction, Verb.QUIZ)

    @app_commands.command(description=said("What all this does", id="Penjelasan semuanya"))
    async def help(self, interaction: Interaction) -> None:
        """Shows what can be asked."""
        await self._answering.about_roles(interaction, Verb.HELP)

    @decide.autocomplete("what")
    async def _topics(self, interaction: Interaction, typed: str) -> list[Choice]:
        return self._answering.completions(typed, interaction)
