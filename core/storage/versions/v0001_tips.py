"""Subscriptions to tips, and what became of each day's tip."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Adds both tables and their indexes."""
    op.create_table(
        "subscriptions",
        *_key(),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("at", sa.Time, nullable=False),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("audience", sa.String, nullable=False),
        sa.Column("holidays", sa.String),
        sa.Column("paused_until", sa.Date),
        sa.Column("skip", sa.Date),
        sa.Column("stopped", sa.String),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("set_by", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
    )
    _index(
        "subscriptions_due", "subscriptions", ["platform", "due", "workspace", "channel"], "due IS NOT NULL"
    )
    op.create_table(
        "deliveries",
        *_key(),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("tip", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message", sa.String),
        sa.Column("reason", sa.String),
        sa.Column("nonce", sa.String, nullable=False),
    )
    _index("deliveries_claimed", "deliveries", ["platform", "at"], "outcome = 'claimed'")


def _key() -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, primary_key=True) for name in ("platform", "workspace", "channel")]


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
