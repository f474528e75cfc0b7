"""Daily tips on Discord: from an interaction to the tips' desk, and who may change them."""

from collections.abc import Collection

from bots.discord_bot import limits
from bots.discord_bot.answering import Answering, Choice
from bots.discord_bot.incoming import plain_words
from bots.discord_bot.markup import one_line
from bots.discord_bot.origins import origin_of
from bots.discord_bot.sending import Interaction
from core.origins import Rights
from core.tips.asking import Asked, Verb, Wanted, Wish
from core.tips.countries import countries_like
from core.tips.grammar import Command
from core.tips.model import Channel
from core.tips.problems import Setting
from core.tips.zones import zones_like
from core.tips_desk.callers import Caller
from core.tips_desk.desk import TipsDesk


class DiscordTips:
    """Takes what people choose to the tips' desk, and its answers back."""

    def __init__(self, desk: TipsDesk, listed: Collection[str]) -> None:
        """`listed` are the ids of those who may change tips in any case."""
        self._desk = desk
        self._listed = frozenset(listed)

    async def ask(self, answering: Answering, interaction: Interaction, verb: Verb, count: int = 1) -> None:
        """Shows or posts something."""
        await self._answer(answering, interaction, Asked(verb, count), "")

    async def change(
        self, answering: Answering, interaction: Interaction, *commands: tuple[Setting, str | None]
    ) -> None:
        """Changes those settings for which something was given, an empty text where none is needed."""
        given: tuple[Command, ...] = tuple(
            (setting, plain_words(typed)) for setting, typed in commands if typed is not None
        )
        await self._answer(answering, interaction, Wanted(given), " ".join(typed for _, typed in given))

    def rights(self, interaction: Interaction) -> Rights:
        """Whether the person may change what the channel has set."""
        permissions = interaction.permissions
        may = permissions.administrator or permissions.manage_channels
        return Rights.MAY if may or str(interaction.user.id) in self._listed else Rights.NOT

    async def _answer(self, answering: Answering, interaction: Interaction, wish: Wish, typed: str) -> None:
        work = self._desk.answer(wish, self._caller(interaction, typed))
        await answering.reply(interaction, work, "tips")

    def _caller(self, interaction: Interaction, typed: str) -> Caller:
        person = str(interaction.user.id)

        async def rights() -> Rights:
            return self.rights(interaction)

        return Caller(
            _channel(interaction), person, rights, typed, str(interaction.locale), origin_of(interaction)
        )


def zones(typed: str) -> list[Choice]:
    """Completions for a time zone."""
    return [Choice(name=zone, value=zone) for zone in zones_like(one_line(typed), limits.COMPLETIONS)]


def countries(typed: str, none: str) -> list[Choice]:
    """Completions for a country whose holidays are left out; `none` says that there should be none."""
    found = [
        Choice(name=limits.cut(name, limits.COMPLETION), value=code)
        for code, name in countries_like(one_line(typed), limits.COMPLETIONS - 1)
    ]
    return found if typed.strip() else [Choice(name=none, value="off"), *found]


def _channel(interaction: Interaction) -> Channel | None:
    if interaction.guild_id is None or interaction.channel_id is None:
        return None
    return Channel("discord", str(interaction.guild_id), str(interaction.channel_id))
