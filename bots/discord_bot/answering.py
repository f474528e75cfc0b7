"""What people do on Discord, as the desk is asked: commands, menus, forms and buttons."""

from collections.abc import Awaitable
from typing import Final

import discord
from discord import app_commands

from bots.discord_bot import limits
from bots.discord_bot.brief import show
from bots.discord_bot.delivering import Delivery
from bots.discord_bot.incoming import plain_words, words_of
from bots.discord_bot.markup import is_blank, one_line
from bots.discord_bot.origins import origin_of
from bots.discord_bot.sending import Interaction
from bots.discord_bot.sharing import Sharing
from bots.discord_bot.voting import show as show_vote_form
from bots.discord_bot.voting import voter_of
from bots.once import Once
from core.buttons import is_beside, is_share, is_vote
from core.desk import Desk, Question
from core.feedback.fields import Filled
from core.help_wording import Place
from core.ports import Log
from core.replies import Reply
from core.roles.asking import Verb, Wish
from core.roles.desk import Asked
from core.suggesting import Suggestion
from core.team.asking import TeamAsked

Choice = app_commands.Choice[str]

_PLATFORM: Final = "discord"
_ROLES: Final = "/roles"


class Answering:
    """Takes interactions to the desk and its replies back."""

    def __init__(self, desk: Desk, delivery: Delivery, once: Once, log: Log) -> None:
        self._desk = desk
        self._log = log
        self._delivery = delivery
        self._sharing = Sharing(desk, delivery, once, log)

    async def ask(self, interaction: Interaction, typed: str, surface: str = "slash") -> None:
        """Answers what was typed, privately."""
        question = Question(
            plain_words(typed),
            locale=str(interaction.locale),
            private=True,
            place=_place(interaction),
            origin=origin_of(interaction),
        )
        await self.reply(interaction, self._desk.who_owns(question), surface)

    async def ask_for_brief(self, interaction: Interaction) -> None:
        """Opens the form for a long text."""
        await self._delivery.guard(interaction, self._show_form(interaction))

    async def ask_about(self, interaction: Interaction, message: discord.Message) -> None:
        """Answers what a message says, privately."""
        question = Question(words_of(message), locale=str(interaction.locale), origin=origin_of(interaction))
        await self.reply(interaction, self._about(question), "message")

    async def reply(self, interaction: Interaction, work: Awaitable[Reply], surface: str) -> None:
        """Answers with what comes of the work, privately."""
        await self._delivery.guard(interaction, self._delivery.answer(interaction, work, surface))

    async def about_roles(self, interaction: Interaction, verb: Verb, what: str = "") -> None:
        """Answers about the two roles, privately."""
        typed = plain_words(what)
        locale, origin = str(interaction.locale), origin_of(interaction)
        asked = Asked(Wish(verb, typed), typed, _ROLES, locale=locale, origin=origin)
        await self.reply(interaction, self._desk.about_roles(asked), "roles")

    async def about_team(self, interaction: Interaction, asked: TeamAsked) -> None:
        """Answers about the team's settings, privately."""
        await self.reply(interaction, self._desk.about_team(asked), "team")

    async def press(self, interaction: Interaction, message: discord.Message, do: str) -> None:
        """Shows another answer in the same private message, or posts it in the channel."""
        await self._delivery.guard(interaction, self._pressed(interaction, message, do))

    async def submit_vote(self, interaction: Interaction, do: str, filled: Filled) -> None:
        """Keeps a vote with what was filled into its form."""
        await self.reply(interaction, self._desk.voting.submit(do, filled, voter_of(interaction)), "vote")

    def completions(self, typed: str, interaction: Interaction) -> list[Choice]:
        """Completions for what is typed; none when something fails, for then typing on still works."""
        try:
            suggestions = self._desk.suggest(
                plain_words(typed), str(interaction.locale), limits.COMPLETIONS, origin_of(interaction)
            )
            choices = [_choice(each) for each in suggestions]
        except Exception:  # noqa: BLE001 - an autocomplete can show no error
            self._log.error("autocomplete failed", platform=_PLATFORM, exc_info=True)
            return []
        return [choice for choice in choices if choice][: limits.COMPLETIONS]

    async def apologise(self, interaction: Interaction, error: Exception) -> None:
        """Tells the person that `error` happened, and the log what it was."""
        await self._delivery.apologise(interaction, error)

    async def _about(self, question: Question) -> Reply:
        if question.text:
            return await self._desk.who_owns(question)
        return self._desk.wordless(await self._desk.tongue(question.origin, question.locale))

    async def _show_form(self, interaction: Interaction) -> None:
        lang = await self._desk.tongue(origin_of(interaction), str(interaction.locale))
        opening = show(interaction, self._desk.brief_form(lang))
        await self._delivery.open(interaction, opening, self._desk.brief_failed(lang))

    async def _pressed(self, interaction: Interaction, message: discord.Message, do: str) -> None:
        if self._desk.buttons.are_old(message.created_at):
            work = self._desk.buttons.outlived(do, str(interaction.locale), origin_of(interaction))
            await self._delivery.answer(interaction, work, "button", beside=True)
        elif is_share(do):
            await self._sharing.share(interaction, message, do)
        elif is_vote(do):
            await self._vote(interaction, do)
        else:
            work = self._desk.buttons.press(do, str(interaction.locale), origin_of(interaction))
            beside = is_beside(do) or _is_open(interaction, message)
            await self._delivery.answer(interaction, work, "button", beside=beside)

    async def _vote(self, interaction: Interaction, do: str) -> None:
        """Keeps a vote. A form can only be the first answer; the vote counts without it, too."""
        form, work = self._desk.voting.form(do), self._desk.voting.vote(do, voter_of(interaction))
        if form is None:
            await self._delivery.answer(interaction, work, "vote", beside=True)
            return
        kept = self._delivery.start(work, interaction, "vote")
        opening = show_vote_form(interaction, form, do)
        await self._delivery.open(interaction, opening, self._desk.voting.formless(do))
        await kept


def _place(interaction: Interaction) -> Place:
    if interaction.context.dm_channel:
        return Place.DIRECT
    return Place.CHANNEL if interaction.is_guild_integration() else Place.AWAY


def _is_open(interaction: Interaction, message: discord.Message) -> bool:
    """Whether others see the message: then nobody's press changes it, and the answer is for who pressed."""
    return not (message.flags.ephemeral or interaction.context.dm_channel)


def _choice(suggestion: Suggestion) -> Choice | None:
    """The suggestion as a choice; None when Discord has no room for what it would ask."""
    name, value = one_line(suggestion.name), suggestion.text
    if is_blank(name) or is_blank(value) or limits.length(value) > limits.COMPLETION:
        return None
    return app_commands.Choice(name=limits.cut(name, limits.COMPLETION), value=value)
