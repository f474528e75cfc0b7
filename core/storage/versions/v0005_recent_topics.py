"""What people's last answers were about."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the table and its index."""
    op.create_table(
        "recent_topics",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("topic", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_recent_topics_at", "recent_topics", ["at"])
