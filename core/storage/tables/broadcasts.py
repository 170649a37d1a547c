"""Tables of broadcasts and of the chats they go to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.broadcast import Audience, BroadcastStatus, TargetState
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import text_of


class BroadcastRow(Base):
    """One message to everybody. No key to its maker, who may be forgotten meanwhile."""

    __tablename__ = "broadcasts"
    __table_args__ = (one_of("status", BroadcastStatus), Index(None, "status"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    made_by: Mapped[UUID]
    source_chat_id: Mapped[int] = mapped_column(BigInteger)
    source_message_id: Mapped[int] = mapped_column(BigInteger)
    audience: Mapped[Audience] = mapped_column(text_of(Audience))
    status: Mapped[BroadcastStatus] = mapped_column(text_of(BroadcastStatus))
    created_at: Mapped[datetime]
    worker_id: Mapped[str | None]
    heartbeat_at: Mapped[datetime | None]
    resume_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None]


class BroadcastTargetRow(Base):
    """One chat of a broadcast: that there is one row for it is why nobody gets it twice."""

    __tablename__ = "broadcast_targets"
    __table_args__ = (one_of("state", TargetState), Index(None, "broadcast_id", "state"))

    broadcast_id: Mapped[UUID] = mapped_column(
        ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True
    )
    chat_id: Mapped[UUID] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[TargetState] = mapped_column(text_of(TargetState))
