"""Takes one claimed tip to its channel, whatever the platform does, and notes what became of it.

A claim is `SENDING` from before a post until its answer: only then can nobody tell what happened when the
process dies. In all other moments nothing went out, and whoever finds the claim may post.
"""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from core.errors import for_log
from core.ports import Found, Later, Posted, Poster, Refused, Trace, Unsure
from core.replies import Reply
from core.tipping.claims import Claims, named
from core.tipping.means import Means
from core.tipping.telling import Telling
from core.tips.choosing import languages_on
from core.tips.model import SENDING, Delivery, Outcome, Stop, Subscription

POST_SECONDS: Final = 30.0
_LOOK_SECONDS: Final = 45.0
_LOOKS_FOR: Final = timedelta(minutes=10)
"""How long what somebody left is looked for, however late it is found."""

_FIRST_PAUSE: Final = 2.0  # seconds
_LONGEST_PAUSE: Final = 300.0  # seconds
_LONGEST_WANTED: Final = 86_400.0  # seconds: a day is over then, whatever a platform asks for
_ASKED_NOW: Final = timedelta(minutes=2)

Tried = tuple[Delivery, Later | None]
"""The delivery as it is by now, and why it should be tried again, if it should."""


class Courier:
    """Delivers the tips of one platform."""

    def __init__(self, means: Means, poster: Poster, chance: Callable[[], float] = random.random) -> None:
        """`chance` is in [0, 1)."""
        self._clock = means.clock
        self._catalog = means.catalog
        self._wording = means.wording
        self._rules = means.rules
        self._log = means.log
        self._claims = Claims(means)
        self._telling = Telling(means, poster)
        self._poster = poster
        self._chance = chance
        self._posting: set[asyncio.Task[Any] | None] = set()

    def is_posting(self, task: asyncio.Task[Any]) -> bool:
        """Whether the task has a post on its way, of which the answer is worth waiting for."""
        return task in self._posting

    async def deliver(self, subscription: Subscription, claim: Delivery) -> Delivery:
        """Posts the claimed tip, again while that is safe and in time; returns what became of it."""
        return await self._deliver(subscription, claim, claim.due + self._rules.catch_up)

    async def deliver_now(self, subscription: Subscription, claim: Delivery) -> Delivery:
        """The same for somebody who waits for it: gives up after two minutes."""
        return await self._deliver(subscription, claim, claim.due + _ASKED_NOW)

    async def take_over(self, subscription: Subscription | None, left: Delivery) -> None:
        """Brings to an end what a process that died, or lost the store, left claimed."""
        claim, nothing_went_out = await self._claims.renewed(left, left.reason), True
        if claim is not None and claim.reason == SENDING:
            until = max(left.due + self._rules.catch_up, self._clock.now() + _LOOKS_FOR)
            claim, again = await self._found_out(subscription, claim, until)
            nothing_went_out = again is not None
        if claim is None or not nothing_went_out:
            return
        if subscription is not None and subscription.on and subscription.stopped:
            await self._claims.settle(claim, Outcome.REFUSED, reason=subscription.stopped.value)
        elif subscription is None or not subscription.on:
            await self._claims.settle(claim, Outcome.MISSED, reason="turned off before it was posted")
        elif self._clock.now() >= left.due + self._rules.catch_up or left.tip not in self._catalog.tips:
            await self._claims.settle(claim, Outcome.MISSED, reason="too late")
        else:
            await self.deliver(subscription, claim)

    async def _deliver(self, subscription: Subscription, claim: Delivery, until: datetime) -> Delivery:
        langs = languages_on(subscription, claim.day)
        reply = self._wording.public(self._catalog.tips[claim.tip], langs)
        failures = 0
        while True:
            with self._at_work():
                sending = await self._claims.renewed(claim, SENDING)
                if sending is None:
                    return claim
                claim, again = await self._once(subscription, sending, reply)
            if isinstance(again, Unsure):
                claim, again = await self._found_out(subscription, claim, until)
            if again is None:
                return claim
            pause = self._pause(again.seconds, failures)
            self._claims.note("tip not posted yet", claim, reason=str(again), retry_in=round(pause, 1))
            if self._clock.now() + timedelta(seconds=pause) >= until:
                return await self._claims.settle(claim, Outcome.MISSED, reason=str(again))
            waited = await self._claims.hold(claim, pause, None)
            if waited is None:
                return claim
            claim, failures = waited, failures + 1

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        task = asyncio.current_task()
        self._posting.add(task)
        try:
            yield
        finally:
            self._posting.discard(task)

    async def _once(
        self, subscription: Subscription, claim: Delivery, reply: Reply
    ) -> tuple[Delivery, Later | Unsure | None]:
        """One post and the note of what became of it; or why it should be tried again, or looked for."""
        match await self._attempt(claim, reply):
            case Posted(message):
                return await self._claims.settle(claim, Outcome.POSTED, message=message), None
            case Stop() as stop:
                return await self._refused(subscription, claim, stop), None
            case fault:
                return claim, fault

    async def _attempt(self, claim: Delivery, reply: Reply) -> Posted | Stop | Later | Unsure:
        try:
            async with asyncio.timeout(POST_SECONDS):
                return Posted(await self._poster.post(claim.channel, reply, claim.nonce))
        except Refused as refused:
            return refused.stop
        except Later as later:
            return later
        except (Unsure, TimeoutError) as error:
            self._claims.note("the answer to a post was lost", claim, reason=for_log(error))
        except Exception:  # noqa: BLE001 - whatever it was, it may have come after the post
            self._log.error("a post failed", **named(claim), exc_info=True)
        return Unsure()

    async def _found_out(self, subscription: Subscription | None, claim: Delivery, until: datetime) -> Tried:
        """What became of a post whose answer was lost. `Later`: nothing was posted.

        A platform that is down tells nothing now, and may tell later: it is asked again until then.
        """
        failures = 0
        while True:
            trace = await self._look(claim)
            if isinstance(trace, Later):
                pause = self._pause(trace.seconds, failures)
                if self._clock.now() + timedelta(seconds=pause) < until:
                    waited = await self._claims.hold(claim, pause, SENDING)
                    if waited is None:
                        return claim, None
                    claim, failures = waited, failures + 1
                    continue
            match trace:
                case Posted(message):
                    return await self._claims.settle(claim, Outcome.POSTED, message=message), None
                case Found.NOTHING:
                    return claim, Later("the post was lost on its way")
                case _:
                    return await self._give_up(subscription, claim), None

    async def _look(self, claim: Delivery) -> Trace | Later:
        try:
            async with asyncio.timeout(_LOOK_SECONDS):
                return await self._poster.find(claim)
        except Later as later:
            return later
        except TimeoutError:
            return Later("no answer")

    def _pause(self, wanted: float | None, failures: int) -> float:
        """Seconds: what the platform asks for and a little more, else longer from time to time."""
        if wanted is not None:
            return min(_LONGEST_WANTED, wanted) + self._chance()
        longest = min(_FIRST_PAUSE * 2.0**failures, _LONGEST_PAUSE)
        return longest * (1 + self._chance()) / 2

    async def _refused(self, subscription: Subscription, claim: Delivery, stop: Stop) -> Delivery:
        """The channel takes nothing: whoever set its tips up is told, once, and they stop.

        As nothing was posted, who dies in between leaves it to be tried, refused and told again.
        """
        held = await self._claims.renewed(claim, None)
        if held is None:
            return claim
        await self._telling.stop(subscription, stop)
        return await self._claims.settle(held, Outcome.REFUSED, reason=stop.value)

    async def _give_up(self, subscription: Subscription | None, claim: Delivery) -> Delivery:
        """Nobody can tell whether it went out: never again, and said to whoever set it up.

        Said before it is noted: who dies between the two leaves it to be said again, not to be forgotten.
        """
        held = await self._claims.renewed(claim, SENDING)
        if held is None:
            return claim
        told = subscription is not None and await self._telling.unknown(subscription)
        self._log.error("nobody can tell whether a tip was posted", **named(claim), told=told)
        return await self._claims.settle(held, Outcome.UNKNOWN, reason="the answer was lost")
