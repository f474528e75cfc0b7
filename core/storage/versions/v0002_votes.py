"""What people say of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "votes",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lang", sa.String, nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("topics", sa.String, nullable=False),
        sa.Column("given", sa.String, nullable=False),
        sa.Column("expected", sa.String),
        sa.Column("why", sa.String),
        sa.Column("words", sa.String),
        sa.Column("asked", sa.String),
    )
