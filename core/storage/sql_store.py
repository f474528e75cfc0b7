"""The store in SQL: the same statements for SQLite and PostgreSQL, each method one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Delete, Insert, Select, Update, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Conflict
from core.languages import Lang, from_locale
from core.origins import Whose
from core.storage.addresses import Address, File
from core.storage.database import Database
from core.storage.queries import (
    claimed_rows,
    due_rows,
    first_due,
    insert_new,
    insert_vote,
    is_channel,
    of_addresses,
    put_language,
)
from core.storage.rows import (
    address_of,
    delivery_of,
    delivery_row,
    key,
    next_instant,
    subscription_of,
    subscription_row,
    vote_of,
)
from core.storage.settling import REPLACES, SEEN
from core.storage.sql_marks import SqlMarks
from core.storage.sql_recents import SqlRecents
from core.storage.tables import deliveries, languages, subscriptions, votes
from core.tips.model import NOTHING_WENT_OUT, Channel, Delivery, Outcome, Platform, Subscription
from core.votes import Vote

Row = dict[str, Any]

_WAIT: Final = 5.0  # seconds


class SqlStore(SqlMarks, SqlRecents):
    """A `core.ports.Store` in SQLite or PostgreSQL. It belongs to the event loop that uses it first."""

    def __init__(self, address: Address, wait: float = _WAIT) -> None:
        """`wait`: seconds for a locked file or a silent server."""
        dialect = "sqlite" if isinstance(address, File) else "postgresql"
        super().__init__(Database(address, wait, limit=2 * wait), dialect)

    async def prepare(self) -> None:
        """Opens the database and brings it up to date, so that somebody can be told when it does not work.

        Raises:
            StoreError: and why.
        """
        await self._database.prepare()

    async def close(self) -> None:
        """Lets go of connections and files. A later call opens them again."""
        await self._database.close()

    async def subscription(self, channel: Channel) -> Subscription | None:
        """See `core.ports.Store`."""
        row = await self._row(select(subscriptions).where(is_channel(subscriptions, channel)))
        return None if row is None else subscription_of(row)

    async def save(self, subscription: Subscription, due: datetime | None) -> Subscription:
        """See `core.ports.Store`."""
        version = subscription.version + 1
        row = subscription_row(subscription) | {"version": version, "due": next_instant(subscription, due)}
        change: Update | Insert = (
            update(subscriptions)
            .where(
                is_channel(subscriptions, subscription.channel),
                subscriptions.c.version == subscription.version,
            )
            .values(row)
            if subscription.version
            else insert_new(subscriptions, self._dialect).values(key(subscription.channel) | row)
        )
        if not await self._change(change):
            raise Conflict("The settings were changed at the same time. Look at them again.")
        return replace(subscription, version=version)

    async def due(self, now: datetime, limit: int, platform: Platform) -> list[tuple[Subscription, datetime]]:
        """See `core.ports.Store`."""
        rows = await self._rows(due_rows(now, limit, platform))
        return [(subscription_of(row), row["due"]) for row in rows]

    async def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        """See `core.ports.Store`."""
        still = and_(is_channel(subscriptions, channel), subscriptions.c.due == from_due)
        return await self._change(update(subscriptions).where(still).values(due=to_due))

    async def next_due(self, platform: Platform) -> datetime | None:
        """See `core.ports.Store`."""
        row = await self._row(first_due(platform))
        return None if row is None else row["due"]

    async def claim(self, delivery: Delivery) -> bool:
        """See `core.ports.Store`."""
        return await self._change(insert_new(deliveries, self._dialect).values(delivery_row(delivery)))

    async def reclaim(self, delivery: Delivery) -> bool:
        """See `core.ports.Store`."""
        replaced = and_(
            is_channel(deliveries, delivery.channel),
            deliveries.c.day == delivery.day,
            deliveries.c.outcome.in_([outcome.value for outcome in NOTHING_WENT_OUT]),
            deliveries.c.due < delivery.due,
        )
        return await self._change(update(deliveries).where(replaced).values(delivery_row(delivery)))

    async def settle(  # noqa: PLR0913 - see the port
        self,
        channel: Channel,
        day: date,
        outcome: Outcome,
        at: datetime,
        *,
        message: str | None = None,
        reason: str | None = None,
    ) -> None:
        """See `core.ports.Store`."""
        replaced = deliveries.c.outcome.in_([old.value for old in REPLACES[outcome]])
        await self._change(
            update(deliveries)
            .where(is_channel(deliveries, channel), deliveries.c.day == day, replaced)
            .values(outcome=outcome.value, at=at, message=message, reason=reason)
        )

    async def renew(self, delivery: Delivery, at: datetime, reason: str | None = None) -> bool:
        """See `core.ports.Store`."""
        as_known = and_(
            is_channel(deliveries, delivery.channel),
            deliveries.c.day == delivery.day,
            deliveries.c.outcome == Outcome.CLAIMED.value,
            deliveries.c.at == delivery.at,
        )
        return await self._change(update(deliveries).where(as_known).values(at=at, reason=reason))

    async def unsettled(self, before: datetime, platform: Platform, limit: int) -> list[Delivery]:
        """See `core.ports.Store`."""
        rows = await self._rows(claimed_rows(before, platform, limit))
        return [delivery_of(row) for row in rows]

    async def history(self, channel: Channel, limit: int) -> list[Delivery]:
        """See `core.ports.Store`."""
        of_channel = select(deliveries).where(is_channel(deliveries, channel))
        rows = await self._rows(of_channel.order_by(deliveries.c.day.desc()).limit(limit))
        return [delivery_of(row) for row in rows]

    async def seen(self, channel: Channel) -> list[str]:
        """See `core.ports.Store`."""
        went_out = deliveries.c.outcome.in_([outcome.value for outcome in SEEN])
        tips = (
            select(deliveries.c.tip)
            .where(is_channel(deliveries, channel), went_out)
            .order_by(deliveries.c.day)
        )
        return [row["tip"] for row in await self._rows(tips)]

    async def vote(self, vote: Vote) -> None:
        """See `core.ports.Votes`."""
        await self._change(insert_vote(vote, self._dialect))

    async def votes(self) -> list[Vote]:
        """See `core.ports.Votes`."""
        rows = await self._rows(select(votes).order_by(votes.c.at, votes.c.key))
        return [vote_of(row) for row in rows]

    async def forget_votes(self, before: datetime) -> int:
        """See `core.ports.Votes`."""

        async def remove(connection: AsyncConnection) -> int:
            return (await connection.execute(delete(votes).where(votes.c.at < before))).rowcount

        return await self._database.write(remove)

    async def languages(self, addresses: Collection[Whose]) -> Mapping[Whose, Lang]:
        """See `core.ports.Languages`."""
        rows = await self._rows(select(languages).where(of_addresses(addresses)))
        known = ((address_of(row), from_locale(row["lang"])) for row in rows)
        return {address: lang for address, lang in known if lang is not None}

    async def set_language(self, address: Whose, lang: Lang | None) -> None:
        """See `core.ports.Languages`."""
        if lang is None:
            await self._change(delete(languages).where(of_addresses([address])))
        else:
            await self._change(put_language(address, lang, self._dialect))

    async def _change(self, statement: Update | Insert | Delete) -> bool:
        """Whether it changed a row."""

        async def change(connection: AsyncConnection) -> bool:
            done = await connection.execute(statement, execution_options={"preserve_rowcount": True})
            return done.rowcount > 0

        return await self._database.write(change)

    async def _rows(self, statement: Select[Any]) -> list[Row]:
        async def fetch(connection: AsyncConnection) -> list[Row]:
            return [dict(row) for row in (await connection.execute(statement)).mappings()]

        return await self._database.read(fetch)

    async def _row(self, statement: Select[Any]) -> Row | None:
        rows = await self._rows(statement)
        return rows[0] if rows else None
