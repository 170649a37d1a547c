"""Table of clips."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.clip import ClipMeta, ClipSource, ClipStatus
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import JsonOf, text_of


class ClipRow(Base):
    """One moment of a project."""

    __tablename__ = "clips"
    __table_args__ = (
        one_of("status", ClipStatus),
        CheckConstraint("start_ms >= 0 AND end_ms >= start_ms", name="span"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score"),
        UniqueConstraint("project_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    # ON UPDATE: a file made anew takes the place of the old one under a new id.
    source_file_id: Mapped[UUID] = mapped_column(
        ForeignKey("artifacts.id", ondelete="CASCADE", onupdate="CASCADE"), index=True
    )
    position: Mapped[int]
    title: Mapped[str]
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    score: Mapped[int]
    source_type: Mapped[ClipSource] = mapped_column(text_of(ClipSource))
    status: Mapped[ClipStatus] = mapped_column(text_of(ClipStatus))
    error: Mapped[str | None]
    meta: Mapped[ClipMeta] = mapped_column(JsonOf(ClipMeta))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
