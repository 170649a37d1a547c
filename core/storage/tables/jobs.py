"""Table of jobs: the truth about what is done, being done and to be done."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.pipeline import Stage
from core.domain.records.job import JobState
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import text_of

NEVER_ENQUEUED = text("state = 'queued' AND enqueued_at IS NULL")


class JobRow(Base):
    """One stage's work for one project or clip."""

    __tablename__ = "jobs"
    __table_args__ = (
        one_of("state", JobState),
        CheckConstraint("attempt >= 0", name="attempt"),
        CheckConstraint("progress BETWEEN 0 AND 1", name="progress"),
        CheckConstraint("cost_usd >= 0", name="cost_usd"),
        Index(None, "project_id", "type", "created_at"),
        Index(None, "state", "type", "created_at"),
        Index(None, "state", "heartbeat_at"),
        Index(None, "type", "finished_at"),
        Index(
            "ix_jobs_never_enqueued",
            "created_at",
            sqlite_where=NEVER_ENQUEUED,
            postgresql_where=NEVER_ENQUEUED,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    clip_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("clips.id", ondelete="CASCADE"), index=True
    )
    type: Mapped[Stage] = mapped_column(text_of(Stage))
    state: Mapped[JobState] = mapped_column(text_of(JobState))
    attempt: Mapped[int]
    progress: Mapped[float]
    worker_id: Mapped[str | None]
    heartbeat_at: Mapped[datetime | None]
    run_after: Mapped[datetime | None]
    enqueued_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    cost_usd: Mapped[Decimal]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
