"""Objects on their way out, files the chat service has already, people who were forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("users", sa.Column("forgotten_at", Time, nullable=True))
    op.create_table(
        "discards",
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("due_at", Time, nullable=False),
        sa.PrimaryKeyConstraint("prefix", name=op.f("pk_discards")),
    )
    op.create_index("ix_discards_due_at", "discards", ["due_at"])
    op.create_table(
        "uploads",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_uploads")),
    )


def downgrade() -> None:
    op.drop_table("uploads")
    op.drop_table("discards")
    op.drop_column("users", "forgotten_at")
