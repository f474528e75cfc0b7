"""What a channel may ask of its daily tips. Values come back; wording them is for the commands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from core.errors import Conflict
from core.replies import Reply
from core.tipping.claims import claim_of
from core.tipping.courier import Courier
from core.tipping.means import Means
from core.tips.choosing import coming, languages_on
from core.tips.editing import Edited, change, fresh
from core.tips.grammar import Command
from core.tips.model import NOTHING_WENT_OUT, Channel, Delivery, Subscription
from core.tips.problems import Problem, Setting
from core.tips.schedule import due_on, local_day, next_due

MOST_PREVIEWED: Final = 5
_TRIES: Final = 5
_LATELY: Final = 3  # deliveries; more days than one instant can be in two zones


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that is kept. `settings` were set, in that order.

    `moved` is for a time over which clocks will jump: the next such day, and when its tip comes then.
    `next` is the instant of the next tip, None when none will come.
    """

    subscription: Subscription
    settings: tuple[Setting, ...]
    moved: tuple[date, time] | None
    next: datetime | None


@dataclass(frozen=True, slots=True)
class Status:
    """How a channel's tips stand. Its subscription has version 0 when it never had one.

    `last` are its last deliveries, newest first: what is `unknown`, `refused` or `missed` has to be said.
    """

    subscription: Subscription
    next: datetime | None
    last: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of `now`: today's delivery, `claimed` while it is on its way.

    `before`: it was posted, or on its way, before anybody asked; nothing was posted for this.
    """

    delivery: Delivery
    before: bool


class Tips:
    """The daily tips of channels. Every method may raise `core.errors.StoreError`, told in words for people.

    Who may change what is for the platform's side to check before it asks.
    """

    def __init__(self, means: Means, courier: Courier) -> None:
        self._store = means.store
        self._clock = means.clock
        self._catalog = means.catalog
        self._wording = means.wording
        self._rules = means.rules
        self._courier = courier

    async def change(
        self, channel: Channel, commands: Iterable[Command], by: str, *, version: int | None = None
    ) -> Changed | Problem:
        """Changes each setting to what its text says, e.g. `09:00` or `mon-fri`: all of it or nothing.

        `by` is the id of the person, who is told when the platform takes no more tips.

        Raises:
            Conflict: `version` is given, as a form does, and the settings have another one by now.
        """
        wanted = tuple(commands)
        tries = 1 if version is not None else _TRIES
        for _ in range(tries - 1):
            try:
                return await self._change_once(channel, wanted, by)
            except Conflict:
                continue  # somebody else changed it meanwhile: the change is made to what they left
        return await self._change_once(channel, wanted, by, version)

    async def status(self, channel: Channel) -> Status:
        """How the channel's tips stand; everybody may ask."""
        subscription = await self._kept(channel, "")
        last = await self._store.history(channel, _LATELY)
        return Status(subscription, next_due(subscription, self._clock.now(), _taken(last)), tuple(last))

    async def preview(self, channel: Channel, count: int = 1) -> tuple[Reply, ...]:
        """The next tips as they will look, in their order, for the asker alone; `MOST_PREVIEWED` at most."""
        subscription = await self._kept(channel, "")
        seen = await self._store.seen(channel)
        tips = coming(self._catalog.tips.values(), subscription, seen, max(1, min(count, MOST_PREVIEWED)))
        days = self._days(subscription, _taken(await self._store.history(channel, _LATELY)))
        shown = (self._wording.public(tip, languages_on(subscription, next(days))) for tip in tips)
        return tuple(replace(reply, private=True) for reply in shown)

    async def now(self, channel: Channel, by: str) -> Sent:
        """Posts today's tip at once; nothing, when today had one. Channels without a subscription may too.

        The rest of the day is then without another one. Waits no longer than a post takes.
        """
        now = self._clock.now()
        subscription = await self._kept(channel, by)
        day = local_day(subscription, now)
        seen = await self._store.seen(channel)
        claim = claim_of(self._catalog.tips.values(), subscription, day, seen, due=now, at=now)
        if not (await self._store.claim(claim) or await self._store.reclaim(claim)):
            known = (one for one in await self._store.history(channel, _LATELY) if one.day == day)
            return Sent(next(known, claim), before=True)
        return Sent(await self._courier.deliver_now(subscription, claim), before=False)

    async def history(self, channel: Channel, count: int = 10) -> tuple[Delivery, ...]:
        """What became of the channel's last tips, newest first."""
        return tuple(await self._store.history(channel, count))

    async def _kept(self, channel: Channel, by: str) -> Subscription:
        return await self._store.subscription(channel) or fresh(channel, self._rules.zone, by)

    async def _change_once(
        self, channel: Channel, commands: Sequence[Command], by: str, version: int | None = None
    ) -> Changed | Problem:
        now = self._clock.now()
        old = await self._kept(channel, by)
        if version is not None and old.version != version:
            raise Conflict(f"The settings have version {old.version}, not {version} any more.")
        taken = _taken(await self._store.history(channel, _LATELY))
        edited = change(old, commands, now, by, taken)
        if not isinstance(edited, Edited):
            return edited
        late = await self._still_due(old, edited.subscription, taken, now)
        due = late or next_due(edited.subscription, now, taken)
        saved = await self._store.save(edited.subscription, due)
        return Changed(saved, edited.settings, edited.moved, due)

    async def _still_due(
        self, old: Subscription, new: Subscription, taken: set[date], now: datetime
    ) -> datetime | None:
        """The instant of a tip that is due and not posted yet, if it is to come still.

        Whoever changes the language a second after nine does not want to do without today's tip.
        """
        day = local_day(old, now)
        due = due_on(old, day) if old.version and old.on and not old.stopped else None
        if due is None or day in taken or not now - self._rules.catch_up < due <= now:
            return None
        if not await self._store.move(old.channel, due, due):
            return None  # it only looked due: tips were turned on after nine
        wanted = due_on(new, day) if new.on else None
        return due if wanted and wanted <= now else None

    def _days(self, subscription: Subscription, taken: set[date]) -> Iterator[date]:
        """The local days of the next tips, as if they were on."""
        on, after = replace(subscription, on=True, stopped=None), self._clock.now()
        while due := next_due(on, after, taken):
            yield local_day(on, due)
            after = due
        while True:
            after += timedelta(days=1)
            yield local_day(on, after)


def _taken(last: Iterable[Delivery]) -> set[date]:
    """The days that had their tip, or may have had it; where it was missed or refused it may still come."""
    return {one.day for one in last if one.outcome not in NOTHING_WENT_OUT}
