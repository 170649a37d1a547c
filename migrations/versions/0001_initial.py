"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)
Code = sa.String(32)
# SQLite has no exact fractions: whole billionths of a dollar.
Usd = sa.Numeric(18, 9).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    people()
    captions()
    projects()
    artifacts()
    clips()
    jobs()
    deliveries()


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint("fk_artifacts_clip_id_clips", "artifacts", type_="foreignkey")
    for table in (
        "posts",
        "deliveries",
        "messages",
        "jobs",
        "clips",
        "artifacts",
        "projects",
        "caption_presets",
        "chats",
        "users",
    ):
        op.drop_table(table)


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def belongs(
    table: str, column: str, to: str, onupdate: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        ondelete="CASCADE",
        onupdate=onupdate,
    )


def people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("users", "id"),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_users_telegram_id")),
        check("users", "language", "language IN ('ru', 'en')"),
    )
    op.create_table(
        "chats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", Code, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        primary("chats", "id"),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_chats_telegram_id")),
        check("chats", "language", "language IN ('ru', 'en')"),
    )


def captions() -> None:
    op.create_table(
        "caption_presets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("style", sa.JSON(), nullable=False),
        primary("caption_presets", "id"),
        belongs("caption_presets", "owner_id", "users"),
    )
    op.create_index(
        "ix_caption_presets_owner_id_name", "caption_presets", ["owner_id", "name"], unique=True
    )
    of_system = sa.text("owner_id IS NULL")
    op.create_index(
        "uq_caption_presets_of_system",
        "caption_presets",
        ["name"],
        unique=True,
        sqlite_where=of_system,
        postgresql_where=of_system,
    )


def projects() -> None:
    op.create_table(
        "projects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("status", Code, nullable=False),
        sa.Column("error", sa.JSON(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("updated_at", Time, nullable=False),
        primary("projects", "id"),
        belongs("projects", "chat_id", "chats"),
        belongs("projects", "user_id", "users"),
        check(
            "projects",
            "status",
            "status IN ('received', 'processing', 'in_review', 'done', 'failed', 'cancelled')",
        ),
        check("projects", "duration_ms", "duration_ms >= 0"),
    )
    op.create_index("ix_projects_chat_id_created_at", "projects", ["chat_id", "created_at"])
    op.create_index("ix_projects_user_id", "projects", ["user_id"])


def artifacts() -> None:
    # SQLite takes a reference to a table that is yet to come, and could not add it afterwards.
    at_once = op.get_context().dialect.name == "sqlite"
    op.create_table(
        "artifacts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("clip_id", sa.Uuid(), nullable=True),
        sa.Column("type", Code, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=True),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("artifacts", "id"),
        belongs("artifacts", "project_id", "projects"),
        *([belongs("artifacts", "clip_id", "clips")] if at_once else []),
        check("artifacts", "bytes", "bytes >= 0"),
    )
    op.create_index("ix_artifacts_project_id", "artifacts", ["project_id"])
    for name, column, rule in (
        ("uq_artifacts_of_project", "project_id", sa.text("clip_id IS NULL")),
        ("uq_artifacts_of_clip", "clip_id", sa.text("clip_id IS NOT NULL")),
    ):
        op.create_index(
            name,
            "artifacts",
            [column, "type"],
            unique=True,
            sqlite_where=rule,
            postgresql_where=rule,
        )


def clips() -> None:
    op.create_table(
        "clips",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("source_file_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.Integer(), nullable=False),
        sa.Column("end_ms", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("source_type", Code, nullable=False),
        sa.Column("status", Code, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("meta", sa.JSON(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("updated_at", Time, nullable=False),
        primary("clips", "id"),
        belongs("clips", "project_id", "projects"),
        belongs("clips", "source_file_id", "artifacts", onupdate="CASCADE"),
        sa.UniqueConstraint("project_id", "position", name=op.f("uq_clips_project_id_position")),
        check("clips", "status", "status IN ('pending', 'approved', 'rejected', 'exported')"),
        check("clips", "span", "start_ms >= 0 AND end_ms >= start_ms"),
        check("clips", "score", "score BETWEEN 0 AND 100"),
    )
    op.create_index("ix_clips_source_file_id", "clips", ["source_file_id"])
    if op.get_context().dialect.name == "postgresql":
        op.create_foreign_key(
            "fk_artifacts_clip_id_clips",
            "artifacts",
            "clips",
            ["clip_id"],
            ["id"],
            ondelete="CASCADE",
        )


def jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("clip_id", sa.Uuid(), nullable=True),
        sa.Column("type", Code, nullable=False),
        sa.Column("state", Code, nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Double(), nullable=False),
        sa.Column("worker_id", sa.Text(), nullable=True),
        sa.Column("heartbeat_at", Time, nullable=True),
        sa.Column("run_after", Time, nullable=True),
        sa.Column("enqueued_at", Time, nullable=True),
        sa.Column("started_at", Time, nullable=True),
        sa.Column("finished_at", Time, nullable=True),
        sa.Column("cost_usd", Usd, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", Time, nullable=False),
        primary("jobs", "id"),
        belongs("jobs", "project_id", "projects"),
        belongs("jobs", "clip_id", "clips"),
        check("jobs", "state", "state IN ('queued', 'running', 'done', 'failed', 'cancelled')"),
        check("jobs", "attempt", "attempt >= 0"),
        check("jobs", "progress", "progress BETWEEN 0 AND 1"),
        check("jobs", "cost_usd", "cost_usd >= 0"),
    )
    op.create_index("ix_jobs_clip_id", "jobs", ["clip_id"])
    for columns in (
        ("project_id", "type", "created_at"),
        ("state", "type", "created_at"),
        ("state", "heartbeat_at"),
        ("type", "finished_at"),
    ):
        op.create_index(f"ix_jobs_{'_'.join(columns)}", "jobs", list(columns))
    waits = sa.text("state = 'queued' AND enqueued_at IS NULL")
    op.create_index(
        "ix_jobs_never_enqueued", "jobs", ["created_at"], sqlite_where=waits, postgresql_where=waits
    )


def deliveries() -> None:
    op.create_table(
        "messages",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("role", Code, nullable=False),
        sa.Column("chat_telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("updated_at", Time, nullable=False),
        primary("messages", "subject_id", "role"),
    )
    op.create_table(
        "deliveries",
        sa.Column("clip_id", sa.Uuid(), nullable=False),
        sa.Column("chat_telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", Code, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("updated_at", Time, nullable=False),
        primary("deliveries", "clip_id", "chat_telegram_id"),
        belongs("deliveries", "clip_id", "clips"),
        check("deliveries", "state", "state IN ('sending', 'sent')"),
    )
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
