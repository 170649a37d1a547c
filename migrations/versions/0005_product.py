"""Plans and payments, channels and their posts, undoable edits, votes, albums, retention, bans."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)
Code = sa.String(32)


def upgrade() -> None:
    op.add_column("users", sa.Column("plan_until", Time, nullable=True))
    op.add_column(
        "users", sa.Column("banned", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("projects", sa.Column("batch_id", sa.Text(), nullable=True))
    op.add_column("projects", sa.Column("source_gone_at", Time, nullable=True))
    op.create_index("ix_projects_batch_id", "projects", ["batch_id"])
    usages()
    payments()
    channels()
    # Nothing wrote posts before this revision: the table is made anew.
    op.drop_table("posts")
    posts()
    clip_edits()
    votes()


def downgrade() -> None:
    for table in ("votes", "clip_edits", "posts", "channels", "payments", "usages"):
        op.drop_table(table)
    posts_before()
    op.drop_index("ix_projects_batch_id", "projects")
    op.drop_column("projects", "source_gone_at")
    op.drop_column("projects", "batch_id")
    op.drop_column("users", "banned")
    op.drop_column("users", "plan_until")


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def belongs(table: str, column: str, to: str, gone: str = "CASCADE") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=gone)


def usages() -> None:
    op.create_table(
        "usages",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", Code, nullable=False),
        sa.Column("period", Time, nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("updated_at", Time, nullable=False),
        primary("usages", "project_id"),
        belongs("usages", "user_id", "users"),
        check("usages", "state", "state IN ('reserved', 'settled', 'released')"),
        check("usages", "minutes", "minutes >= 0"),
    )
    op.create_index("ix_usages_user_id_period", "usages", ["user_id", "period"])


def payments() -> None:
    op.create_table(
        "payments",
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("recurring", sa.Boolean(), nullable=False),
        sa.Column("valid_until", Time, nullable=False),
        sa.Column("refunded_at", Time, nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("payments", "charge_id"),
        check("payments", "stars", "stars >= 0"),
    )
    op.create_index("ix_payments_user_id", "payments", ["user_id"])


def channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", Code, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("connected_by", sa.Uuid(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("lost", sa.Text(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("channels", "id"),
        belongs("channels", "chat_id", "chats"),
        belongs("channels", "connected_by", "users"),
        sa.UniqueConstraint("chat_id", "telegram_id", name=op.f("uq_channels_chat_id_telegram_id")),
    )
    op.create_index("ix_channels_telegram_id", "channels", ["telegram_id"])


def posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clip_id", sa.Uuid(), nullable=False),
        sa.Column("target_telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Time, nullable=False),
        sa.Column("status", Code, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        primary("posts", "id"),
        belongs("posts", "clip_id", "clips"),
        belongs("posts", "channel_id", "channels"),
        belongs("posts", "job_id", "jobs", "SET NULL"),
        check(
            "posts",
            "status",
            "status IN ('proposed', 'scheduled', 'sending', 'sent', 'failed', 'cancelled')",
        ),
    )
    for column in ("clip_id", "channel_id", "job_id"):
        op.create_index(f"ix_posts_{column}", "posts", [column])
    op.create_index("ix_posts_status_due_at", "posts", ["status", "due_at"])


def posts_before() -> None:
    op.create_table(
        "posts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clip_id", sa.Uuid(), nullable=False),
        sa.Column("target_telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Time, nullable=False),
        sa.Column("status", Code, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("posts", "id"),
        belongs("posts", "clip_id", "clips"),
        check(
            "posts", "status", "status IN ('scheduled', 'sending', 'sent', 'failed', 'cancelled')"
        ),
    )
    op.create_index("ix_posts_clip_id", "posts", ["clip_id"])


def clip_edits() -> None:
    op.create_table(
        "clip_edits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clip_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.Integer(), nullable=False),
        sa.Column("end_ms", sa.Integer(), nullable=False),
        sa.Column("meta", sa.JSON(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("clip_edits", "id"),
        belongs("clip_edits", "clip_id", "clips"),
        belongs("clip_edits", "user_id", "users"),
    )
    op.create_index("ix_clip_edits_clip_id_created_at", "clip_edits", ["clip_id", "created_at"])


def votes() -> None:
    op.create_table(
        "votes",
        sa.Column("clip_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("votes", "clip_id", "user_id"),
        belongs("votes", "clip_id", "clips"),
        belongs("votes", "user_id", "users"),
    )
