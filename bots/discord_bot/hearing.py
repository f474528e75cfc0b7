"""Answers what people write to the bot: messages that mention it, and direct messages.

Without the privileged intent Discord leaves the content out of all other messages. Never answered are bots,
webhooks and the bot itself; nor edits, and no message twice: two processes with one token both hear it, and
Discord, which remembers the nonce, posts the first answer only.
"""

import asyncio
from typing import Final

import discord

from bots.discord_bot.incoming import words_of
from bots.discord_bot.origins import origin_of_message
from bots.discord_bot.posting import is_surely_not_posted
from bots.discord_bot.sending import FAULTS, send
from bots.handling import Handler
from bots.once import Once
from core.desk import Desk, Question
from core.help_wording import Place
from core.origins import Origin
from core.ports import Log
from core.replies import Person, Reply
from core.sharing import unshared

_PLATFORM: Final = "discord"
_WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)
"""What people write; others tell of joins, pins and the like."""


class Hearing:
    """Takes messages to the desk and posts its replies below them."""

    def __init__(self, desk: Desk, handler: Handler, once: Once, log: Log) -> None:
        self._desk = desk
        self._handler = handler
        self._log = log
        self._once = once
        self._answering: set[asyncio.Task[None]] = set()

    async def hear(self, message: discord.Message, me: int) -> None:
        """Answers the message when a person wrote it to us, whose id is `me`; else does nothing."""
        if not (_is_persons(message) and _is_to_us(message, me)):
            return
        if not self._once.begin_here("discord message", str(message.id)):
            return
        task = asyncio.ensure_future(self._answer(message, me))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        await task

    async def drain(self, seconds: float) -> None:
        """Waits up to `seconds` until the answers on their way are delivered."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=seconds)

    async def _answer(self, message: discord.Message, me: int) -> None:
        direct = _is_direct(message)
        typed, origin = words_of(message, me), origin_of_message(message)
        reply = await self._handler.start(
            self._reply(message, typed, origin, direct=direct),
            platform=_PLATFORM,
            surface="direct" if direct else "mention",
            lang=lambda: self._desk.lang_of(typed, origin=origin),
        )
        try:
            await self._deliver(message, reply)
        except FAULTS as error:  # it may stand there: nothing is posted again
            self._log.error("answer not delivered", platform=_PLATFORM, reason=str(error))

    async def _reply(self, message: discord.Message, typed: str, origin: Origin, *, direct: bool) -> Reply:
        if direct:
            if not typed:
                return self._desk.wordless(await self._desk.tongue(origin))
            question = Question(typed, private=True, place=Place.DIRECT, origin=origin)
            return unshared(await self._desk.who_owns(question))
        place = Place.REPLY if message.reference and not typed else Place.MENTION
        asker = Person(str(message.author.id), message.author.display_name)
        return await self._desk.answer_openly(Question(typed, place=place, origin=origin), asker)

    async def _deliver(self, message: discord.Message, reply: Reply) -> None:
        """Posts the reply below the message; where the bot may not write, to whoever wrote it.

        Raises:
            discord.HTTPException, MaybePostedError, aiohttp.ClientError, OSError: nobody took it, or it is
                not known whether.
        """
        below = None if _is_direct(message) else message.to_reference(fail_if_not_exists=False)
        try:
            await send(message.channel, reply, message.id, below)
        except discord.HTTPException as error:
            if below is None or not is_surely_not_posted(error):
                raise
            await send(message.author, self._desk.moved(reply), message.id)


def _is_persons(message: discord.Message) -> bool:
    return not message.author.bot and message.webhook_id is None and message.type in _WRITTEN


def _is_direct(message: discord.Message) -> bool:
    return isinstance(message.channel, discord.DMChannel)


def _is_to_us(message: discord.Message, me: int) -> bool:
    """Whether it is written to us directly, or has our name in it.

    A reply to a post of ours has not, though Discord counts it as a mention: people discuss tips among
    themselves.
    """
    return _is_direct(message) or me in message.raw_mentions
