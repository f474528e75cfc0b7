"""The command `/tips` with its sub-commands, in Discord's own options."""

from typing import Final

from discord import app_commands

from bots.discord_bot.answering import Answering, Choice
from bots.discord_bot.sending import Interaction
from bots.discord_bot.tips import DiscordTips, countries, zones
from bots.discord_bot.translating import said
from core.languages import from_locale
from core.tipping.service import MOST_PREVIEWED
from core.tips.asking import Verb
from core.tips.problems import Setting

Words = app_commands.Range[str, 1, 100]

_TIME: Final = said("Such as 09:00, 9am or 21.30", id="Misalnya 09:00, 9 pagi, atau 21.30")
_DAYS: Final = said("Such as mon-fri or mon,wed,fri", id="Misalnya senin-jumat atau senin,rabu")
_ZONE: Final = said(
    "Such as Asia/Jakarta, WITA or Singapore", id="Misalnya Asia/Jakarta, WITA, atau Singapura"
)
_NO_COUNTRY: Final = {
    "en": "No country: tips come on holidays too",
    "id": "Tidak ada: tips tetap datang di tanggal merah",
}
_LANGUAGES: Final = [
    app_commands.Choice(name=said(english, id=indonesian), value=value)
    for value, english, indonesian in (
        ("both", "Both in one post", "Dua-duanya dalam satu postingan"),
        ("alternate", "English and Indonesian in turn", "Inggris dan Indonesia bergantian"),
        ("en", "English", "Inggris"),
        ("id", "Indonesian", "Indonesia"),
    )
]
_AUDIENCES: Final = [
    app_commands.Choice(name=said(english, id=indonesian), value=value)
    for value, english, indonesian in (
        ("everybody", "Everybody", "Semua orang"),
        ("specialist", "Specialists", "Specialist"),
        ("strategist", "Strategists", "Strategist"),
    )
]
_COMMON_DAYS: Final = (
    ("mon-fri", "Monday to Friday", "Senin sampai Jumat"),
    ("daily", "Every day", "Setiap hari"),
    ("mon,wed,fri", "Monday, Wednesday, Friday", "Senin, Rabu, Jumat"),
    ("mon", "Mondays", "Setiap Senin"),
    ("weekends", "Weekends", "Akhir pekan"),
)


class TipsCommand(app_commands.Group):
    """`/tips …`, in servers where the bot is a member: it cannot post elsewhere.

    The sub-commands have one name in every language, as answers name them: `/tips on`.
    """

    def __init__(self, tips: DiscordTips, answering: Answering) -> None:
        super().__init__(
            name="tips",
            description=said("A tip for this channel every day", id="Satu tips tiap hari buat channel ini"),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._tips = tips
        self._answering = answering

    @app_commands.command(
        description=said(
            "When the next tip comes, and every setting", id="Kapan tips berikutnya, dan semua pengaturan"
        ),
    )
    async def status(self, interaction: Interaction) -> None:
        """Shows everything."""
        await self._tips.ask(self._answering, interaction, Verb.STATUS)

    @app_commands.command(description=said("Start the daily tips here", id="Mulai tips harian di sini"))
    @app_commands.rename(
        at=said("time", id="jam"), days=said("days", id="hari"), zone=said("timezone", id="zona-waktu")
    )
    @app_commands.describe(at=_TIME, days=_DAYS, zone=_ZONE)
    async def on(
        self,
        interaction: Interaction,
        at: Words | None = None,
        days: Words | None = None,
        zone: Words | None = None,
    ) -> None:
        """Turns tips on, at a time if one is given."""
        await self._set(
            interaction,
            (Setting.ON, ""),
            (Setting.TIME, at),
            (Setting.DAYS, days),
            (Setting.TIMEZONE, zone),
        )

    @app_commands.command(description=said("Stop the daily tips here", id="Matikan tips harian di sini"))
    async def off(self, interaction: Interaction) -> None:
        """Turns tips off."""
        await self._set(interaction, (Setting.OFF, ""))

    @app_commands.command(description=said("At what time tips come", id="Jam berapa tips datang"))
    @app_commands.rename(at=said("at", id="pukul"))
    @app_commands.describe(at=_TIME)
    async def time(self, interaction: Interaction, at: Words) -> None:
        """Sets the time."""
        await self._set(interaction, (Setting.TIME, at))

    @app_commands.command(description=said("On which days tips come", id="Hari apa saja tips datang"))
    @app_commands.rename(days=said("days", id="hari"))
    @app_commands.describe(days=_DAYS)
    async def days(self, interaction: Interaction, days: Words) -> None:
        """Sets the days."""
        await self._set(interaction, (Setting.DAYS, days))

    @app_commands.command(description=said("By whose clock tips come", id="Ikut jam di mana"))
    @app_commands.rename(zone=said("zone", id="zona"))
    @app_commands.describe(zone=_ZONE)
    async def timezone(self, interaction: Interaction, zone: Words) -> None:
        """Sets the time zone."""
        await self._set(interaction, (Setting.TIMEZONE, zone))

    @app_commands.command(description=said("In which language tips are", id="Bahasa tipsnya"))
    @app_commands.rename(language=said("language", id="bahasa"))
    @app_commands.describe(language=said("The language", id="Bahasanya"))
    @app_commands.choices(language=_LANGUAGES)
    async def language(self, interaction: Interaction, language: str) -> None:
        """Sets the language."""
        await self._set(interaction, (Setting.LANGUAGE, language))

    @app_commands.command(description=said("For whom tips are", id="Tips buat siapa"))
    @app_commands.rename(audience=said("audience", id="pembaca"))
    @app_commands.describe(audience=said("Who reads them", id="Siapa yang baca"))
    @app_commands.choices(audience=_AUDIENCES)
    async def audience(self, interaction: Interaction, audience: str) -> None:
        """Sets the audience."""
        await self._set(interaction, (Setting.AUDIENCE, audience))

    @app_commands.command(
        description=said("Leave out a country's public holidays", id="Tanpa tips di hari libur suatu negara"),
    )
    @app_commands.rename(country=said("country", id="negara"))
    @app_commands.describe(country=said("A country, or off", id="Negara, atau off"))
    async def holidays(self, interaction: Interaction, country: Words) -> None:
        """Sets the country whose holidays go without a tip."""
        await self._set(interaction, (Setting.HOLIDAYS, country))

    @app_commands.command(
        description=said("See the next tips, for you alone", id="Intip tips berikutnya, cuma buat kamu"),
    )
    @app_commands.rename(count=said("count", id="jumlah"))
    @app_commands.describe(count=said("How many", id="Berapa banyak"))
    async def preview(
        self, interaction: Interaction, count: app_commands.Range[int, 1, MOST_PREVIEWED] = 1
    ) -> None:
        """Shows the next tips."""
        await self._tips.ask(self._answering, interaction, Verb.PREVIEW, count)

    @app_commands.command(
        description=said("Post today's tip at once", id="Kirim tips hari ini sekarang juga"),
    )
    async def now(self, interaction: Interaction) -> None:
        """Posts today's tip."""
        await self._tips.ask(self._answering, interaction, Verb.NOW)

    @app_commands.command(
        description=said(
            "Leave out the next tip, or that of a day", id="Lewati tips berikutnya, atau di satu hari"
        ),
    )
    @app_commands.rename(day=said("day", id="hari"))
    @app_commands.describe(day=said("Such as tomorrow or 24 dec", id="Misalnya besok atau 24 des"))
    async def skip(self, interaction: Interaction, day: Words | None = None) -> None:
        """Leaves out one tip."""
        await self._set(interaction, (Setting.SKIP, day or ""))

    @app_commands.command(description=said("No tips until a day", id="Tanpa tips sampai hari tertentu"))
    @app_commands.rename(until=said("until", id="sampai"))
    @app_commands.describe(
        until=said("The day they come again, such as next monday", id="Hari mulai lagi, misalnya senin depan")
    )
    async def pause(self, interaction: Interaction, until: Words) -> None:
        """Pauses tips."""
        await self._set(interaction, (Setting.PAUSE, until))

    @app_commands.command(
        description=said(
            "Go on after a pause, a skip or a stop", id="Lanjut setelah jeda, lewat, atau berhenti"
        ),
    )
    async def resume(self, interaction: Interaction) -> None:
        """Ends a pause."""
        await self._set(interaction, (Setting.RESUME, ""))

    @app_commands.command(description=said("What became of the last tips", id="Tips terakhir dan hasilnya"))
    async def history(self, interaction: Interaction) -> None:
        """Shows the last tips."""
        await self._tips.ask(self._answering, interaction, Verb.HISTORY)

    @app_commands.command(description=said("What all this does", id="Penjelasan semuanya"))
    async def help(self, interaction: Interaction) -> None:
        """Shows what can be done."""
        await self._tips.ask(self._answering, interaction, Verb.HELP)

    @on.autocomplete("zone")
    @timezone.autocomplete("zone")
    async def _zones(self, _interaction: Interaction, typed: str) -> list[Choice]:
        return zones(typed)

    @holidays.autocomplete("country")
    async def _countries(self, interaction: Interaction, typed: str) -> list[Choice]:
        return countries(typed, _NO_COUNTRY[from_locale(str(interaction.locale)) or "en"])

    @on.autocomplete("days")
    @days.autocomplete("days")
    async def _days(self, interaction: Interaction, typed: str) -> list[Choice]:
        at = 2 if from_locale(str(interaction.locale)) == "id" else 1
        wanted = typed.strip().lower()
        return [
            app_commands.Choice(name=names[at], value=names[0])
            for names in _COMMON_DAYS
            if any(wanted in name.lower() for name in names)
        ]

    async def _set(self, interaction: Interaction, *commands: tuple[Setting, str | None]) -> None:
        await self._tips.change(self._answering, interaction, *commands)
