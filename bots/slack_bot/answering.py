"""The three-second rule: Slack shows an error to people when an acknowledgement takes longer.

A command's answer goes out in the acknowledgement itself when it is ready in time. Otherwise the
acknowledgement says that it takes a moment, and the answer follows through the response address; so does
every answer to a button, whose acknowledgement cannot carry one.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from bots.handling import MOST, Handler, Tongue, in_time, is_apology
from bots.once import Once, Standing
from bots.slack_bot.blocks import encoded
from bots.slack_bot.carrying import Asker, Carrier
from bots.slack_bot.incoming import plain
from bots.slack_bot.sharing import Press, Sharing
from core.buttons import is_beside, is_share
from core.desk import Desk, Question
from core.help_wording import Place
from core.languages import Lang
from core.origins import Origin
from core.ports import Log
from core.replies import Reply

Deliver = Callable[[Reply], Awaitable[None]]
"""Brings a reply to whoever asked."""

PATIENCE: Final = 2.2
"""Seconds an acknowledgement waits for an answer: Slack's three, less the way there and back."""


class Answering:
    """Turns what arrives into acknowledgements and follow-ups."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        desk: Desk,
        handler: Handler,
        carrier: Carrier,
        once: Once,
        log: Log,
        patience: float = PATIENCE,
        most: int = MOST,
    ) -> None:
        """`patience` is in seconds; `most` answers are on their way at the same time."""
        self._desk = desk
        self._handler = handler
        self._carrier = carrier
        self._once = once
        self._sharing = Sharing(desk, carrier.responder, once)
        self._log = log
        self._patience = patience
        self._most = most
        self._follow_ups: set[asyncio.Task[None]] = set()

    @property
    def is_crowded(self) -> bool:
        """Whether there is no room for another answer that follows an acknowledgement."""
        return len(self._follow_ups) >= self._most

    @property
    def carrier(self) -> Carrier:
        """What brings answers to their askers."""
        return self._carrier

    async def command(self, text: str, asker: Asker, origin: Origin, place: Place | None = None) -> str:
        """The message that acknowledges a command, as JSON: its answer, or that it takes a moment.

        `place` is where help is asked for, should it be.
        """
        typed = plain(text)

        def lang() -> Lang:  # Slack tells no locale with a command
            return self._desk.lang_of(typed, origin=origin)

        work = self._desk.who_owns(Question(typed, private=True, place=place, origin=origin))
        return encoded(await self.answer(work, "command", asker, lang))

    async def answer(
        self, work: Coroutine[Any, Any, Reply], surface: str, asker: Asker, lang: Tongue
    ) -> Reply:
        """The reply for an acknowledgement: what comes of the work, or that it takes a moment."""

        async def late(reply: Reply) -> None:
            await self._carrier.carry(reply, asker, replace=True)

        return await self.answer_in(work, surface, late, lang, asker)

    async def answer_in(
        self,
        work: Coroutine[Any, Any, Reply],
        surface: str,
        late: Deliver,
        lang: Tongue,
        asker: Asker | None = None,
    ) -> Reply:
        """The same where `late` delivers what takes longer. If it fails, `asker` gets an apology."""
        if self.is_crowded:
            work.close()
            return self._desk.crowded(lang())
        task = self._start(work, surface, lang)
        reply = await in_time(task, self._patience)
        if reply is not None:
            return reply

        self._follow_up(_deliver_late(task, late), asker, lang)
        return self._desk.busy(lang())

    def aside(
        self,
        work: Coroutine[Any, Any, Reply],
        surface: str,
        late: Deliver,
        lang: Tongue,
        asker: Asker | None = None,
    ) -> None:
        """Starts work for which no acknowledgement waits; `late` delivers what comes of it.

        If that fails, `asker` gets an apology.
        """
        task = self._start(work, surface, lang)
        self._follow_up(_deliver_late(task, late), asker, lang)

    def if_first(self, what: tuple[str, ...], start: Callable[[], None], lang: Tongue) -> None:
        """Calls `start`, unless what Slack sent was sent before, to this process or to another one."""

        async def begin() -> None:
            if await self._once.begin(*what) is Standing.OURS:
                start()

        self.later(begin(), lang)

    def later(self, work: Coroutine[Any, Any, None], lang: Tongue) -> None:
        """Starts work that ends in no reply, which `finish` waits for as for answers."""
        self._follow_up(work, None, lang)

    def press(self, press: Press) -> None:
        """Starts what a button asks for. The message changes when it is done."""

        def lang() -> Lang:
            return self._desk.buttons.lang(press.do, press.origin)

        old = self._desk.buttons.are_old(press.sent)
        if old:
            work = self._start(self._desk.buttons.outlived(press.do, origin=press.origin), "button", lang)
        elif not is_share(press.do):
            work = self._start(self._desk.buttons.press(press.do, origin=press.origin), "button", lang)
        elif self._sharing.take(press):
            work = self._start(self._sharing.share(press), "share", lang)
        else:
            return
        asker = Asker(press.asker.id, press.channel, press.place, press.response_url)
        beside = old or is_beside(press.do)
        self._follow_up(self._deliver(work, asker, beside=beside), asker, lang)

    async def finish(self, seconds: float) -> int:
        """Waits up to `seconds` for answers on their way; returns how many did not leave."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._follow_ups:  # some start others
                    await asyncio.wait(self._follow_ups)
        return len(self._follow_ups)

    def _start(self, work: Coroutine[Any, Any, Reply], surface: str, lang: Tongue) -> asyncio.Task[Reply]:
        return self._handler.start(work, platform="slack", surface=surface, lang=lang)

    def _follow_up(self, work: Coroutine[Any, Any, None], asker: Asker | None, lang: Tongue) -> None:
        task = asyncio.ensure_future(self._watched(work, asker, lang))
        self._follow_ups.add(task)
        task.add_done_callback(self._follow_ups.discard)

    async def _watched(self, work: Coroutine[Any, Any, None], asker: Asker | None, lang: Tongue) -> None:
        try:
            await work
        except Exception:  # noqa: BLE001 - nobody awaits a follow-up: its fault would vanish here
            reference = secrets.token_hex(3)
            self._log.error("follow-up failed", platform="slack", reference=reference, exc_info=True)
            if asker:
                await self._carrier.carry(self._desk.apology(reference, lang()), asker)

    async def _deliver(self, work: asyncio.Task[Reply], asker: Asker, *, beside: bool) -> None:
        """Puts the answer in the message's place; an apology goes beside it, so that its buttons stay."""
        reply = await work
        await self._carrier.carry(reply, asker, replace=not (beside or is_apology(reply)))


async def _deliver_late(task: asyncio.Task[Reply], late: Deliver) -> None:
    await late(await task)
