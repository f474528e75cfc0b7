"""Takes one claimed tip to its channel, whatever the platform does, and notes what became of it.

A claim is `SENDING` from before a post until its answer: only then can nobody tell what happened when the
process dies. In all other moments nothing went out, and whoever finds the claim may post.
"""

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final, Literal

from core.errors import Conflict, StoreError
from core.knowledge.model import Tip
from core.ports import Found, Later, Posted, Poster, Refused, Unsure
from core.replies import Reply
from core.tipping.means import Means
from core.tips.choosing import choose, languages_on
from core.tips.model import Channel, Delivery, Outcome, Stop, Subscription

SENDING: Final = "sending"
"""The reason in a claim while a post may be on its way."""

LEASE: Final = timedelta(seconds=120)
"""A claim that nobody renewed for so long is anybody's. Longer than a post and a look for it may take."""

POST_SECONDS: Final = 30.0
_RENEWED_EVERY: Final = LEASE / 4
_FIRST_PAUSE: Final = 2.0  # seconds
_LONGEST_PAUSE: Final = 300.0  # seconds
_NOTED_AGAIN_AFTER: Final = (1.0, 5.0, 30.0, 120.0)  # seconds
_ASKED_NOW: Final = timedelta(minutes=2)
_NONCE_LENGTH: Final = 24  # Discord takes 25

Result = Posted | Stop | Later | Literal[Found.NOTHING, Found.UNKNOWN]


class Courier:
    """Delivers the tips of one platform."""

    def __init__(self, means: Means, poster: Poster, chance: Callable[[], float] = random.random) -> None:
        """`chance` is in [0, 1)."""
        self._store = means.store
        self._clock = means.clock
        self._catalog = means.catalog
        self._wording = means.wording
        self._rules = means.rules
        self._log = means.log
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
        now = self._clock.now()
        if not await self._store.renew(left, now, left.reason):
            return
        claim = replace(left, at=now)
        trace = await self._poster.find(claim) if left.reason == SENDING else Found.NOTHING
        if isinstance(trace, Posted):
            await self._settle(claim, Outcome.POSTED, message=trace.message)
            return
        if trace is Found.UNKNOWN:
            await self._give_up(subscription, claim)
            return
        if subscription is None or not subscription.on or subscription.stopped:
            await self._settle(claim, Outcome.MISSED, reason="turned off before it was posted")
        elif now >= left.due + self._rules.catch_up or left.tip not in self._catalog.tips:
            await self._settle(claim, Outcome.MISSED, reason="too late")
        else:
            await self.deliver(subscription, claim)

    async def _deliver(self, subscription: Subscription, claim: Delivery, until: datetime) -> Delivery:
        langs = languages_on(subscription, claim.day)
        reply = self._wording.public(self._catalog.tips[claim.tip], langs)
        failures = 0
        while True:
            with self._at_work():
                sending = await self._renewed(claim, SENDING)
                result = await self._once(subscription, sending, reply) if sending else claim
            if sending is None or isinstance(result, Delivery):
                return result if isinstance(result, Delivery) else claim
            pause, failures = self._pause(result.seconds, failures), failures + 1
            self._note("tip not posted yet", sending, reason=str(result), retry_in=round(pause, 1))
            if self._clock.now() + timedelta(seconds=pause) >= until:
                return await self._settle(sending, Outcome.MISSED, reason=str(result))
            waited = await self._wait(sending, pause)
            if waited is None:
                return sending
            claim = waited

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        task = asyncio.current_task()
        self._posting.add(task)
        try:
            yield
        finally:
            self._posting.discard(task)

    async def _once(self, subscription: Subscription, claim: Delivery, reply: Reply) -> Delivery | Later:
        """One post and the note of what became of it; or why it should be tried again."""
        match await self._attempt(claim, reply):
            case Posted(message):
                return await self._settle(claim, Outcome.POSTED, message=message)
            case Stop() as stop:
                return await self._refused(subscription, claim, stop)
            case Found.UNKNOWN:
                return await self._give_up(subscription, claim)
            case Found.NOTHING:
                return Later("the post was lost on its way")
            case later:
                return later

    async def _attempt(self, claim: Delivery, reply: Reply) -> Result:
        """One post, and what became of it as far as that can be found out."""
        try:
            async with asyncio.timeout(POST_SECONDS):
                return Posted(await self._poster.post(claim.channel, reply, claim.nonce))
        except Refused as refused:
            return refused.stop
        except Later as later:
            return later
        except (Unsure, TimeoutError) as error:
            self._note("the answer to a post was lost", claim, reason=f"{type(error).__name__}: {error}")
        except Exception:  # noqa: BLE001 - whatever it was, it may have come after the post
            self._log.error("a post failed", **_named(claim), exc_info=True)
        return await self._poster.find(claim)

    async def _wait(self, claim: Delivery, seconds: float) -> Delivery | None:
        """The claim after a pause, held all the while; None when somebody else has it."""
        end = self._clock.now() + timedelta(seconds=seconds)
        held: Delivery | None = claim
        while held and (now := self._clock.now()) < end:
            held = await self._renewed(held, None)
            await self._clock.sleep_until(min(end, now + _RENEWED_EVERY))
        return held

    async def _renewed(self, claim: Delivery, reason: str | None) -> Delivery | None:
        now = max(self._clock.now(), claim.at + timedelta(microseconds=1))  # each renewal is news
        if not await self._store.renew(claim, now, reason):
            self._note("somebody else has the claim", claim)
            return None
        return replace(claim, at=now, reason=reason)

    def _pause(self, wanted: float | None, failures: int) -> float:
        """Seconds: what the platform asks for and a little more, else longer from time to time."""
        if wanted is not None:
            return wanted + self._chance()
        longest = min(_FIRST_PAUSE * 2.0**failures, _LONGEST_PAUSE)
        return longest * (1 + self._chance()) / 2

    async def _refused(self, subscription: Subscription, claim: Delivery, stop: Stop) -> Delivery:
        """The channel takes nothing: its tips stop, and whoever stops them tells, once."""
        settled = await self._settle(claim, Outcome.REFUSED, reason=stop.value)
        if await self._stop(claim.channel, stop):
            notice = self._wording.stopped(claim.channel, stop, subscription.language)
            told = await self._poster.tell(subscription.set_by, notice)
            self._note("tips stopped", claim, reason=stop.value, told=told)
        return settled

    async def _stop(self, channel: Channel, stop: Stop) -> bool:
        """Whether this call stopped it."""
        while True:
            kept = await self._store.subscription(channel)
            if kept is None or not kept.on or kept.stopped:
                return False
            try:
                await self._store.save(replace(kept, stopped=stop), None)
            except Conflict:
                continue
            return True

    async def _give_up(self, subscription: Subscription | None, claim: Delivery) -> Delivery:
        """Nobody can tell whether it went out: never again, and said to whoever set it up.

        Said before it is noted: who dies between the two leaves it to be said again, not to be forgotten.
        """
        told = False
        if subscription is not None:
            notice = self._wording.unknown(claim.channel, subscription.language)
            told = await self._poster.tell(subscription.set_by, notice)
        self._log.error("nobody can tell whether a tip was posted", **_named(claim), told=told)
        return await self._settle(claim, Outcome.UNKNOWN, reason="the answer was lost")

    async def _settle(
        self, claim: Delivery, outcome: Outcome, *, message: str | None = None, reason: str | None = None
    ) -> Delivery:
        """Notes it, also when the store is away for a while: what was posted is known to us alone."""
        at, pauses = self._clock.now(), list(_NOTED_AGAIN_AFTER)
        while True:
            try:
                await self._store.settle(
                    claim.channel, claim.day, outcome, at, message=message, reason=reason
                )
                break
            except StoreError as error:
                if not pauses:
                    raise
                self._log.error("the store is away", **_named(claim), outcome=outcome.value, error=str(error))
                await self._clock.sleep_until(self._clock.now() + timedelta(seconds=pauses.pop(0)))
        self._note(f"tip {outcome.value}", claim, message=message, reason=reason)
        return replace(claim, outcome=outcome, at=at, message=message, reason=reason)

    def _note(self, event: str, claim: Delivery, **fields: object) -> None:
        said = {name: value for name, value in fields.items() if value is not None}
        self._log.info(event, **_named(claim), **said)


def claim_of(  # noqa: PLR0913 - a claim is all of these
    tips: Iterable[Tip],
    subscription: Subscription,
    day: date,
    seen: Sequence[str],
    *,
    due: datetime,
    at: datetime,
) -> Delivery:
    """The claim on the channel's local day, with the tip that is next for it."""
    channel = subscription.channel
    named = f"{channel.platform}/{channel.workspace}/{channel.id}/{day}"
    return Delivery(
        channel=channel,
        day=day,
        tip=choose(tips, subscription, seen).id,
        outcome=Outcome.CLAIMED,
        due=due,
        at=at,
        message=None,
        reason=None,
        nonce=sha256(named.encode()).hexdigest()[:_NONCE_LENGTH],
    )


def _named(claim: Delivery) -> dict[str, object]:
    channel = claim.channel
    return {
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.id,
        "day": str(claim.day),
        "tip": claim.tip,
    }
