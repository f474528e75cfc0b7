"""What was begun, so that of several processes only one does it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table and its index."""
    op.create_table(
        "marks",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_marks_at", "marks", ["at"])
