"""Claims on channels' days: made, held while somebody is at work on them, and settled."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from core.errors import StoreError
from core.knowledge.model import Tip
from core.tipping.means import Means
from core.tips.choosing import choose
from core.tips.model import Channel, Delivery, Outcome, Subscription

LEASE: Final = timedelta(seconds=120)
"""A claim that nobody renewed for so long is anybody's. Longer than whatever is done between two renewals."""

_RENEWED_EVERY: Final = LEASE / 4
_NOTED_AGAIN_AFTER: Final = (1.0, 5.0, 30.0, 120.0)  # seconds
_NONCE_LENGTH: Final = 24  # Discord takes 25


class Claims:
    """What a process does to its claims, and says of them in the log."""

    def __init__(self, means: Means) -> None:
        self._store = means.store
        self._clock = means.clock
        self._log = means.log

    async def renewed(self, claim: Delivery, reason: str | None) -> Delivery | None:
        """The claim, held for another `LEASE`; None when somebody else has it."""
        now = max(self._clock.now(), claim.at + timedelta(microseconds=1))  # each renewal is news
        if not await self._store.renew(claim, now, reason):
            self.note("somebody else has the claim", claim)
            return None
        return replace(claim, at=now, reason=reason)

    async def hold(self, claim: Delivery, seconds: float, reason: str | None) -> Delivery | None:
        """The claim after a pause, held all the while; None when somebody else has it."""
        end = self._clock.now() + timedelta(seconds=seconds)
        held: Delivery | None = claim
        while held and (now := self._clock.now()) < end:
            held = await self.renewed(held, reason)
            await self._clock.sleep_until(min(end, now + _RENEWED_EVERY))
        return held

    async def settle(
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
                self._log.error("the store is away", **named(claim), outcome=outcome.value, error=str(error))
                await self._clock.sleep_until(self._clock.now() + timedelta(seconds=pauses.pop(0)))
        self.note(f"tip {outcome.value}", claim, message=message, reason=reason)
        return replace(claim, outcome=outcome, at=at, message=message, reason=reason)

    def note(self, event: str, claim: Delivery, **fields: object) -> None:
        """Writes a line about it; fields that are None are left out."""
        said = {name: value for name, value in fields.items() if value is not None}
        self._log.info(event, **named(claim), **said)


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


def missed(channel: Channel, day: date, due: datetime, now: datetime) -> Delivery:
    """The note that a day went without its tip."""
    return Delivery(
        channel=channel,
        day=day,
        tip="",
        outcome=Outcome.MISSED,
        due=due,
        at=now,
        message=None,
        reason="the bot was down",
        nonce="",
    )


def named(claim: Delivery) -> dict[str, object]:
    """What the log says of it."""
    channel = claim.channel
    return {
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.id,
        "day": str(claim.day),
        "tip": claim.tip,
    }
