"""Table of messages the program sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.delivery import MessageRole
from core.storage.tables.base import Base
from core.storage.tables.types import text_of


class MessageRow(Base):
    """One message of ours. No foreign key: the subject is a project or a clip."""

    __tablename__ = "messages"
    __table_args__ = (Index(None, "chat_telegram_id", "message_id"),)

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[MessageRole] = mapped_column(text_of(MessageRole), primary_key=True)
    chat_telegram_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str]
    updated_at: Mapped[datetime]
