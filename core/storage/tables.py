"""The tables, as the newest of `versions` leaves them."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Time,
    TypeDecorator,
    text,
)


class Instant(TypeDecorator[datetime]):
    """An instant, to the microsecond: UTC without saying so in SQLite, with a time zone in PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """In UTC. SQLite keeps the digits alone, whatever zone they were in."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, and in UTC."""
        if value is not None and dialect.name == "sqlite":
            return value.replace(tzinfo=UTC)
        return value and value.astimezone(UTC)


metadata: Final = MetaData()


def _key() -> tuple[Column[str], Column[str], Column[str]]:
    return (
        Column("platform", String, primary_key=True),
        Column("workspace", String, primary_key=True),
        Column("channel", String, primary_key=True),
    )


subscriptions: Final = Table(
    "subscriptions",
    metadata,
    *_key(),
    Column("is_on", Boolean, nullable=False),
    Column("at", Time, nullable=False),
    Column("days", SmallInteger, nullable=False),
    Column("zone", String, nullable=False),
    Column("language", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("holidays", String),
    Column("paused_until", Date),
    Column("skip", Date),
    Column("stopped", String),
    Column("seed", BigInteger, nullable=False),
    Column("set_by", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("due", Instant),
)

deliveries: Final = Table(
    "deliveries",
    metadata,
    *_key(),
    Column("day", Date, primary_key=True),
    Column("tip", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("due", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("message", String),
    Column("reason", String),
    Column("nonce", String, nullable=False),
)

votes: Final = Table(
    "votes",
    metadata,
    Column("key", String, primary_key=True),
    Column("platform", String, nullable=False),
    Column("workspace", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("lang", String, nullable=False),
    Column("good", Boolean, nullable=False),
    Column("topics", String, nullable=False),
    Column("given", String, nullable=False),
    Column("expected", String),
    Column("why", String),
    Column("words", String),
    Column("asked", String),
)

marks: Final = Table(
    "marks",
    metadata,
    Column("key", String, primary_key=True),
    Column("by", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

languages: Final = Table(
    "languages",
    metadata,
    Column("platform", String, primary_key=True),
    Column("workspace", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("lang", String, nullable=False),
)

recent_topics: Final = Table(
    "recent_topics",
    metadata,
    Column("platform", String, primary_key=True),
    Column("workspace", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
)

# What is off has no place in this index, and what is not due yet is never read: finding what is due costs
# what is due. The last two columns spare a look at the row.
_due = subscriptions.c.due
Index(
    "subscriptions_due",
    subscriptions.c.platform,
    _due,
    subscriptions.c.workspace,
    subscriptions.c.channel,
    sqlite_where=_due.is_not(None),
    postgresql_where=_due.is_not(None),
)

_open = text("outcome = 'claimed'")
Index(
    "deliveries_claimed",
    deliveries.c.platform,
    deliveries.c.at,
    sqlite_where=_open,
    postgresql_where=_open,
)
