"""Broadcasts, living processes, alarms, names people are found by."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)
Code = sa.String(32)


def upgrade() -> None:
    op.add_column("users", sa.Column("username", sa.Text(), nullable=True))
    op.create_index("ix_charges_created_at", "charges", ["created_at"])
    broadcasts()
    broadcast_targets()
    processes()
    alarms()


def downgrade() -> None:
    for table in ("alarms", "processes", "broadcast_targets", "broadcasts"):
        op.drop_table(table)
    op.drop_index("ix_charges_created_at", "charges")
    op.drop_column("users", "username")


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def belongs(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("source_chat_id", sa.BigInteger(), nullable=False),
        sa.Column("source_message_id", sa.BigInteger(), nullable=False),
        sa.Column("audience", Code, nullable=False),
        sa.Column("status", Code, nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("worker_id", sa.Text(), nullable=True),
        sa.Column("heartbeat_at", Time, nullable=True),
        sa.Column("resume_at", Time, nullable=True),
        sa.Column("started_at", Time, nullable=True),
        sa.Column("finished_at", Time, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        primary("broadcasts", "id"),
        sa.CheckConstraint(
            "status IN ('draft', 'running', 'stopped', 'done')", name=op.f("ck_broadcasts_status")
        ),
    )
    op.create_index("ix_broadcasts_status", "broadcasts", ["status"])


def broadcast_targets() -> None:
    op.create_table(
        "broadcast_targets",
        sa.Column("broadcast_id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("state", Code, nullable=False),
        primary("broadcast_targets", "broadcast_id", "chat_id"),
        belongs("broadcast_targets", "broadcast_id", "broadcasts"),
        belongs("broadcast_targets", "chat_id", "chats"),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'blocked', 'failed', 'unsure')",
            name=op.f("ck_broadcast_targets_state"),
        ),
    )
    op.create_index(
        "ix_broadcast_targets_broadcast_id_state", "broadcast_targets", ["broadcast_id", "state"]
    )
    op.create_index("ix_broadcast_targets_chat_id", "broadcast_targets", ["chat_id"])


def processes() -> None:
    op.create_table(
        "processes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("started_at", Time, nullable=False),
        sa.Column("beat_at", Time, nullable=False),
        primary("processes", "id"),
    )


def alarms() -> None:
    op.create_table(
        "alarms",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raised", sa.Boolean(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("changed_at", Time, nullable=False),
        sa.Column("seen_at", Time, nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("told_at", Time, nullable=True),
        primary("alarms", "key"),
    )
