"""Table of posts to channels and groups."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.delivery import PostStatus
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import text_of


class PostRow(Base):
    """One short to be posted."""

    __tablename__ = "posts"
    __table_args__ = (one_of("status", PostStatus), Index(None, "status", "due_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    clip_id: Mapped[UUID] = mapped_column(ForeignKey("clips.id", ondelete="CASCADE"), index=True)
    target_telegram_id: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime]
    status: Mapped[PostStatus] = mapped_column(text_of(PostStatus))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    channel_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("channels.id", ondelete="CASCADE"), index=True
    )
    job_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )
    error: Mapped[str | None]
