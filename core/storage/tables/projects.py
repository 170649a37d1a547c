"""Table of submitted videos."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.project import ErrorNote, ProjectStatus, SourceRef
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import JsonOf, text_of


class ProjectRow(Base):
    """One submitted video."""

    __tablename__ = "projects"
    __table_args__ = (
        one_of("status", ProjectStatus),
        CheckConstraint("duration_ms >= 0", name="duration_ms"),
        Index(None, "chat_id", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    chat_id: Mapped[UUID] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    source: Mapped[SourceRef] = mapped_column(JsonOf(SourceRef))
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    language: Mapped[str | None]
    duration_ms: Mapped[int | None]
    status: Mapped[ProjectStatus] = mapped_column(text_of(ProjectStatus))
    error: Mapped[ErrorNote | None] = mapped_column(JsonOf(ErrorNote))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    batch_id: Mapped[str | None] = mapped_column(index=True)
    source_gone_at: Mapped[datetime | None]
