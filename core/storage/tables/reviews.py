"""Tables of edits and votes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.clip import ClipMeta
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf


class ClipEditRow(Base):
    """A clip as it was before an edit."""

    __tablename__ = "clip_edits"
    __table_args__ = (Index(None, "clip_id", "created_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    clip_id: Mapped[UUID] = mapped_column(ForeignKey("clips.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    meta: Mapped[ClipMeta] = mapped_column(JsonOf(ClipMeta))
    created_at: Mapped[datetime]


class VoteRow(Base):
    """One vote; a person has one per clip."""

    __tablename__ = "votes"

    clip_id: Mapped[UUID] = mapped_column(
        ForeignKey("clips.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[UUID] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    approves: Mapped[bool]
    created_at: Mapped[datetime]
