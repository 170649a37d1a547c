"""Charges of paid calls, searches for moments, and what people search for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)
Code = sa.String(32)
PLACE = "ix_messages_chat_telegram_id_message_id"
# SQLite has no exact fractions: whole billionths of a dollar.
Usd = sa.Numeric(18, 9).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    charges()
    detections()
    searches()
    op.create_index("ix_artifacts_sha256", "artifacts", ["sha256"])
    op.create_index(PLACE, "messages", ["chat_telegram_id", "message_id"])


def downgrade() -> None:
    op.drop_index(PLACE, "messages")
    op.drop_index("ix_artifacts_sha256", "artifacts")
    for table in ("searches", "detections", "charges"):
        op.drop_table(table)


def primary(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def belongs(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def charges() -> None:
    op.create_table(
        "charges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("stage", Code, nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("finish", sa.Text(), nullable=False),
        sa.Column("prompt_tokens", sa.Integer(), nullable=False),
        sa.Column("completion_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("audio_ms", sa.Integer(), nullable=False),
        sa.Column("cost_usd", Usd, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("charges", "id"),
        sa.CheckConstraint("cost_usd >= 0", name=op.f("ck_charges_cost_usd")),
    )
    op.create_index("ix_charges_project_id_created_at", "charges", ["project_id", "created_at"])


def detections() -> None:
    op.create_table(
        "detections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("arm", Code, nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("prompt_version", sa.Text(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("suggestions", sa.JSON(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("cost_usd", Usd, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("detections", "id"),
        belongs("detections", "project_id", "projects"),
        sa.CheckConstraint("arm IN ('main', 'shadow')", name=op.f("ck_detections_arm")),
    )
    op.create_index(
        "ix_detections_project_id_arm", "detections", ["project_id", "arm"], unique=True
    )
    op.create_index("ix_detections_arm_created_at", "detections", ["arm", "created_at"])


def searches() -> None:
    op.create_table(
        "searches",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("searches", "job_id"),
        belongs("searches", "job_id", "jobs"),
        belongs("searches", "project_id", "projects"),
        belongs("searches", "user_id", "users"),
    )
    for column in ("project_id", "user_id"):
        op.create_index(f"ix_searches_{column}", "searches", [column])
