"""Table of shorts on their way into chats."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.delivery import DeliveryState
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import text_of


class DeliveryRow(Base):
    """One short and one chat."""

    __tablename__ = "deliveries"
    __table_args__ = (one_of("state", DeliveryState),)

    clip_id: Mapped[UUID] = mapped_column(
        ForeignKey("clips.id", ondelete="CASCADE"), primary_key=True
    )
    chat_telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[DeliveryState] = mapped_column(text_of(DeliveryState))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    file_id: Mapped[str | None]
    updated_at: Mapped[datetime]
