"""The three-second rule: Slack shows an error to people when an acknowledgement takes longer.

A command's answer goes out in the acknowledgement itself when it is ready in time. Otherwise the
acknowledgement says that it takes a moment, and the answer follows through the response address; so does
every answer to a button, whose acknowledgement cannot carry one.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from bots.handling import Handler, Log, Tongue, in_time, is_apology
from bots.slack_bot.blocks import encoded, message
from bots.slack_bot.incoming import plain
from bots.slack_bot.responding import Responder
from bots.slack_bot.sharing import Claim, Claims, Press, Sharing
from core.buttons import decode
from core.desk import Desk, Question
from core.languages import Lang
from core.origins import Origin
from core.replies import Reply
from core.wording import Place

PATIENCE: Final = 2.2
"""Seconds an acknowledgement waits for an answer: Slack's three, less the way there and back."""


class Answering:
    """Turns what arrives into acknowledgements and follow-ups."""

    def __init__(
        self, desk: Desk, handler: Handler, responder: Responder, log: Log, patience: float = PATIENCE
    ) -> None:
        self._desk = desk
        self._handler = handler
        self._responder = responder
        self._sharing = Sharing(desk, responder, Claims())
        self._log = log
        self._patience = patience
        self._follow_ups: set[asyncio.Task[None]] = set()

    @property
    def responder(self) -> Responder:
        """What posts to response addresses."""
        return self._responder

    async def command(self, text: str, response_url: str, origin: Origin, place: Place | None = None) -> str:
        """The message that acknowledges a command, as JSON: its answer, or that it takes a moment.

        `place` is where help is asked for, should it be.
        """
        typed = plain(text)

        def lang() -> Lang:  # Slack tells no locale with a command
            return self._desk.lang_of(typed, origin=origin)

        work = self._desk.who_owns(Question(typed, private=True, place=place, origin=origin))
        return encoded(await self.answer(work, "command", response_url, lang))

    async def answer(
        self, work: Coroutine[Any, Any, Reply], surface: str, response_url: str, lang: Tongue
    ) -> Reply:
        """The reply for an acknowledgement: what comes of the work, or that it takes a moment."""

        async def late(reply: Reply) -> None:
            await self._responder.replace(response_url, message(reply))

        return await self.answer_in(work, surface, late, lang, response_url)

    async def answer_in(
        self,
        work: Coroutine[Any, Any, Reply],
        surface: str,
        late: Callable[[Reply], Awaitable[None]],
        lang: Tongue,
        response_url: str = "",
    ) -> Reply:
        """The same where `late` delivers what takes longer. If it fails, `response_url` gets an apology."""
        task = self._start(work, surface, lang)
        reply = await in_time(task, self._patience)
        if reply is not None:
            return reply

        async def deliver() -> None:
            await late(await task)

        self._follow_up(deliver(), response_url, lang)
        return self._desk.busy(lang())

    def aside(
        self,
        work: Coroutine[Any, Any, Reply],
        surface: str,
        late: Callable[[Reply], Awaitable[None]],
        lang: Tongue,
    ) -> None:
        """Starts work for which no acknowledgement waits; `late` delivers what comes of it."""
        task = self._start(work, surface, lang)

        async def deliver() -> None:
            await late(await task)

        self._follow_up(deliver(), "", lang)

    def later(self, work: Coroutine[Any, Any, None], lang: Tongue) -> None:
        """Starts work that ends in no reply, which `finish` waits for as for answers."""
        self._follow_up(work, "", lang)

    def press(self, press: Press) -> None:
        """Starts what a button asks for. The message changes when it is done."""
        meaning = decode(press.do)

        def lang() -> Lang:
            return self._desk.lang_of("", origin=press.origin) if meaning is None else meaning.lang

        if not self._desk.is_share(press.do):
            work = self._start(self._desk.press(press.do, origin=press.origin), "button", lang)
        elif (before := self._sharing.claim(press)) is not Claim.POSTING:
            work = self._start(self._sharing.share(press, before), "share", lang)
        else:
            return
        beside = self._desk.is_beside(press.do)
        self._follow_up(self._deliver(work, press, beside=beside), press.response_url, lang)

    async def finish(self, seconds: float) -> int:
        """Waits up to `seconds` for answers on their way; returns how many did not leave."""
        if not self._follow_ups:
            return 0
        _, late = await asyncio.wait(self._follow_ups, timeout=seconds)
        return len(late)

    def _start(self, work: Coroutine[Any, Any, Reply], surface: str, lang: Tongue) -> asyncio.Task[Reply]:
        return self._handler.start(work, platform="slack", surface=surface, lang=lang)

    def _follow_up(self, work: Coroutine[Any, Any, None], response_url: str, lang: Tongue) -> None:
        task = asyncio.ensure_future(self._watched(work, response_url, lang))
        self._follow_ups.add(task)
        task.add_done_callback(self._follow_ups.discard)

    async def _watched(self, work: Coroutine[Any, Any, None], response_url: str, lang: Tongue) -> None:
        try:
            await work
        except Exception:  # noqa: BLE001 - nobody awaits a follow-up: its fault would vanish here
            reference = secrets.token_hex(3)
            self._log.error("follow-up failed", platform="slack", reference=reference, exc_info=True)
            if response_url:
                await self._responder.add(response_url, message(self._desk.apology(reference, lang())))

    async def _deliver(self, work: asyncio.Task[Reply], press: Press, *, beside: bool) -> None:
        """Puts the answer in the message's place; an apology goes beside it, so that its buttons stay."""
        reply = await work
        deliver = self._responder.add if beside or is_apology(reply) else self._responder.replace
        drawn = message(press.place.fitted(reply, self._desk))
        await deliver(press.response_url, press.place.written(drawn))
