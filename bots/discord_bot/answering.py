"""Answers Discord's interactions in time, or defers them and follows up; somebody always gets a reply.

Discord waits three seconds for a first answer. Up to the limit the answer is that first answer; after it
the interaction is deferred and the answer edited in, for which Discord gives a quarter of an hour.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

import discord
from discord import app_commands, ui

from bots.discord_bot import limits
from bots.discord_bot.brief import show
from bots.discord_bot.incoming import plain_words, words_of
from bots.discord_bot.layout import layout, layouts, without_share
from bots.discord_bot.markup import is_blank, one_line
from bots.discord_bot.origins import origin_of
from bots.discord_bot.posting import is_surely_not_posted, is_too_late
from bots.discord_bot.replying import post
from bots.discord_bot.sending import Latecomers
from bots.discord_bot.voting import show as show_vote_form
from bots.discord_bot.voting import voter_of
from bots.handling import Handler, in_time, is_apology
from bots.once import Once, Standing
from bots.shares import Shared, Shares
from core.buttons import is_beside, is_share, is_vote
from core.desk import Desk, Question
from core.feedback.fields import Filled
from core.languages import Lang
from core.ports import Log
from core.replies import Person, Reply
from core.roles.asking import Verb, Wish
from core.roles.desk import Asked
from core.sharing import unshared
from core.suggesting import Suggestion
from core.team.asking import TeamAsked
from core.wording import Place

Interaction = discord.Interaction[discord.Client]
Choice = app_commands.Choice[str]

_PLATFORM: Final = "discord"
_ROLES: Final = "/roles"


class Answering:
    """Takes interactions to the desk and its replies back."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        desk: Desk,
        handler: Handler,
        once: Once,
        log: Log,
        limit: float = limits.ANSWER_SECONDS,
        now: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        self._desk = desk
        self._handler = handler
        self._log = log
        self._limit = limit
        self._shares = Shares(once)
        self._latecomers = Latecomers(desk, once, log, now)
        self._answering: set[asyncio.Task[None]] = set()

    async def ask(self, interaction: Interaction, typed: str, surface: str = "slash") -> None:
        """Answers what was typed, privately."""
        question = Question(
            plain_words(typed),
            locale=str(interaction.locale),
            private=True,
            place=_place(interaction),
            origin=origin_of(interaction),
        )
        await self._guarded(interaction, self._answer(interaction, self._desk.who_owns(question), surface))

    async def ask_for_brief(self, interaction: Interaction) -> None:
        """Opens the form for a long text."""
        await self._guarded(interaction, self._show_form(interaction))

    async def ask_about(self, interaction: Interaction, message: discord.Message) -> None:
        """Answers what a message says, privately."""
        question = Question(words_of(message), locale=str(interaction.locale), origin=origin_of(interaction))
        await self._guarded(interaction, self._answer(interaction, self._about(question), "message"))

    async def reply(self, interaction: Interaction, work: Awaitable[Reply], surface: str) -> None:
        """Answers with what comes of the work, privately."""
        await self._guarded(interaction, self._answer(interaction, work, surface))

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
        await self._guarded(interaction, self._pressed(interaction, message, do))

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
        if is_too_late(error):
            self._log.info("interaction expired", platform=_PLATFORM, reason=str(error))
            return
        apology = await self._start(_failed(error), interaction, "delivery")
        try:
            await self._deliver(interaction, apology)
        except Exception:  # noqa: BLE001 - there is no other way left to reach the person
            self._log.error("apology not delivered", platform=_PLATFORM, exc_info=True)

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until the answers on their way are delivered."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=seconds)

    async def _guarded(self, interaction: Interaction, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        try:
            await task
        except Exception as error:  # noqa: BLE001 - never silence, whatever it was
            await self.apologise(interaction, error)

    async def _about(self, question: Question) -> Reply:
        if question.text:
            return await self._desk.who_owns(question)
        return self._desk.wordless(await self._desk.tongue(question.origin, question.locale))

    async def _show_form(self, interaction: Interaction) -> None:
        lang = await self._desk.tongue(origin_of(interaction), str(interaction.locale))
        try:
            await show(interaction, self._desk.brief_form(lang))
        except discord.HTTPException as error:
            if not is_too_late(error):
                raise
            await self._latecomers.tell(interaction, self._desk.brief_failed(lang), error)

    async def _answer(
        self, interaction: Interaction, work: Awaitable[Reply], surface: str, *, beside: bool = False
    ) -> None:
        task = self._start(work, interaction, surface)
        try:
            if await in_time(task, self._limit) is None:
                submitted = interaction.type is discord.InteractionType.modal_submit
                await interaction.response.defer(ephemeral=True, thinking=submitted)
            await self._deliver(interaction, await task, beside=beside)
        except discord.HTTPException as error:
            if not is_too_late(error):
                raise
            await self._latecomers.tell(interaction, await task, error)

    async def _deliver(self, interaction: Interaction, reply: Reply, *, beside: bool = False) -> None:
        alone = interaction.context.dm_channel  # nobody to share it with
        view, *others = _all_drawn(unshared(reply) if alone else reply)
        in_place = interaction.type is discord.InteractionType.component
        if in_place and (beside or is_apology(reply)):  # beside the answer: its buttons can be pressed again
            await _send_privately(interaction, view)
        elif interaction.response.is_done():
            await interaction.edit_original_response(view=view)
        elif in_place:
            await interaction.response.edit_message(view=view)
        else:
            await _send_privately(interaction, view)
        for other in others:
            await _send_privately(interaction, other)

    async def _pressed(self, interaction: Interaction, message: discord.Message, do: str) -> None:
        if self._desk.buttons.are_old(message.created_at):
            work = self._desk.buttons.outlived(do, str(interaction.locale), origin_of(interaction))
            await self._answer(interaction, work, "button", beside=True)
        elif is_share(do):
            await self._share(interaction, message, do)
        elif is_vote(do):
            await self._vote(interaction, do)
        else:
            work = self._desk.buttons.press(do, str(interaction.locale), origin_of(interaction))
            beside = is_beside(do) or _is_open(interaction, message)
            await self._answer(interaction, work, "button", beside=beside)

    async def _vote(self, interaction: Interaction, do: str) -> None:
        """Keeps a vote. A form can only be the first answer; the vote counts without it, too."""
        form, work = self._desk.voting.form(do), self._desk.voting.vote(do, voter_of(interaction))
        if form is None:
            await self._answer(interaction, work, "vote", beside=True)
            return
        kept = self._start(work, interaction, "vote")
        try:
            await show_vote_form(interaction, form, do)
        except discord.HTTPException as error:
            if not is_too_late(error):
                raise
            await self._latecomers.tell(interaction, self._desk.voting.formless(do), error)
        await kept

    async def _share(self, interaction: Interaction, message: discord.Message, do: str) -> None:
        # A deferred update and no "thinking …": the first follow-up to that would become its answer, and
        # as private as it. After an update, a follow-up is a message of its own.
        await interaction.response.defer()
        shared = _shared(message, do)
        if not self._shares.take(shared):
            return
        try:
            await self._share_once(interaction, message, do, shared)
        finally:
            self._shares.let_go(shared)

    async def _share_once(
        self, interaction: Interaction, message: discord.Message, do: str, shared: Shared
    ) -> None:
        match await self._shares.begin(shared):
            case Standing.OURS:
                await self._post(interaction, message, do, shared)
            case Standing.DONE:
                await self._show_shared(interaction, message, self._lang(interaction))
            case _:
                await _send_privately(interaction, _drawn(self._desk.sharing.unsure(do)))

    async def _post(
        self, interaction: Interaction, message: discord.Message, do: str, shared: Shared
    ) -> None:
        """Posts the answer where the button is, and says so; or says why not."""
        asker = Person(str(interaction.user.id), interaction.user.display_name)
        ended = Standing.OURS
        try:
            reply = await self._start(self._desk.sharing.public(do, asker), interaction, "share")
            if not reply.private:
                ended = await _posted(interaction, message, reply)
        finally:
            await self._shares.end(shared, ended)
        if reply.private:  # an apology, or a note that the button is old
            await _send_privately(interaction, _drawn(reply))
        elif ended is Standing.DONE:
            await self._show_shared(interaction, message, reply.lang)
        elif ended is Standing.UNKNOWN:
            self._log.error("post unsure", platform=_PLATFORM)
            await _send_privately(interaction, _drawn(self._desk.sharing.unsure(do)))

    async def _show_shared(self, interaction: Interaction, message: discord.Message, lang: Lang) -> None:
        view = without_share(message, is_share, self._desk.sharing.done(lang))
        view.stop()
        await interaction.edit_original_response(view=view)

    def _start(self, work: Awaitable[Reply], interaction: Interaction, surface: str) -> asyncio.Task[Reply]:
        return self._handler.start(
            work, platform=_PLATFORM, surface=surface, lang=lambda: self._lang(interaction)
        )

    def _lang(self, interaction: Interaction) -> Lang:
        return self._desk.lang_of("", str(interaction.locale), origin_of(interaction))


async def _posted(interaction: Interaction, message: discord.Message, reply: Reply) -> Standing:
    """Posts it; `OURS` when Discord let only the person see it, and tells them why itself.

    Raises:
        Exception: surely it was not posted.
    """
    try:
        posted = await post(interaction, message, _drawn(reply))
    except Exception as error:
        if is_surely_not_posted(error):
            raise
        return Standing.UNKNOWN
    # without the flag, the channel does not take posts of apps that its server does not have
    return Standing.OURS if posted.flags.ephemeral else Standing.DONE


def _shared(message: discord.Message, do: str) -> Shared:
    """What Share posts: the answer on this message, and the same answer about the same message."""
    about = message.interaction_metadata and message.interaction_metadata.target_message_id
    place = ("discord about", str(message.channel.id), str(about), do) if about else None
    return Shared(("discord share", str(message.id), do), place)


def _drawn(reply: Reply) -> ui.LayoutView:
    return _deaf(layout(reply))


def _all_drawn(reply: Reply) -> list[ui.LayoutView]:
    return [_deaf(view) for view in layouts(reply)]


def _deaf(view: ui.LayoutView) -> ui.LayoutView:
    view.stop()  # discord.py would keep it for 15 minutes and listen; presses come through `Press`
    return view


async def _send_privately(interaction: Interaction, view: ui.LayoutView) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def _failed(error: Exception) -> Reply:
    raise error


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
