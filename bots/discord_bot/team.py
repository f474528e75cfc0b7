"""The command `/team` with its sub-commands, in Discord's own options."""

from typing import Final

from discord import app_commands

from bots.discord_bot.answering import Answering
from bots.discord_bot.asking import EVERYWHERE, FOR_ALL
from bots.discord_bot.origins import origin_of
from bots.discord_bot.sending import Interaction
from bots.discord_bot.tips import DiscordTips
from bots.discord_bot.translating import said
from core.origins import Rights
from core.team.asking import Choice, Choose, Look, TeamAsked, Whom

LANGUAGES: Final = [
    app_commands.Choice(name=said(english, id=indonesian), value=choice.value)
    for choice, english, indonesian in (
        (Choice.ENGLISH, "English", "English"),
        (Choice.INDONESIAN, "Bahasa Indonesia", "Bahasa Indonesia"),
        (Choice.AUTO, "No fixed language", "Tanpa pilihan tetap"),
    )
]
WHOSE: Final = [
    app_commands.Choice(name=said(english, id=indonesian), value=whom.value)
    for whom, english, indonesian in (
        (Whom.ME, "For me alone", "Buat aku saja"),
        (Whom.CHANNEL, "For this channel", "Buat channel ini"),
    )
]


class TeamCommand(app_commands.Group):
    """`/team …`, for servers, direct messages and group chats.

    The sub-commands have one name in every language, as answers name them.
    """

    def __init__(self, tips: DiscordTips, answering: Answering) -> None:
        super().__init__(
            name="team",
            description=said(
                "What your team and you yourself set", id="Pengaturan tim dan pengaturanmu sendiri"
            ),
            allowed_contexts=EVERYWHERE,
            allowed_installs=FOR_ALL,
        )
        self._tips = tips
        self._answering = answering

    @app_commands.command(
        description=said(
            "In which language answers are when your words don't tell",
            id="Bahasa jawaban kalau tulisanmu nggak menunjukkannya",
        )
    )
    @app_commands.rename(language=said("language", id="bahasa"), whose=said("whose", id="untuk"))
    @app_commands.describe(
        language=said("The language; leave it out to look", id="Bahasanya; kosongkan kalau cuma mau lihat"),
        whose=said(
            "For whom; for you alone unless you say so", id="Buat siapa; kalau kosong, buat kamu sendiri"
        ),
    )
    @app_commands.choices(language=LANGUAGES, whose=WHOSE)
    async def language(
        self, interaction: Interaction, language: str | None = None, whose: str = Whom.ME.value
    ) -> None:
        """Shows the languages, or sets one."""
        wish = Look() if language is None else Choose(Choice(language), Whom(whose))

        async def rights() -> Rights:
            return self._tips.rights(interaction)

        asked = TeamAsked(wish, origin_of(interaction), rights, locale=str(interaction.locale))
        await self._answering.about_team(interaction, asked)
