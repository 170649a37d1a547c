"""Table of channels and groups that shorts are posted to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.channel import PostingRules
from core.domain.records.people import ChatKind
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf, text_of


class ChannelRow(Base):
    """One channel and the chat that posts to it."""

    __tablename__ = "channels"
    __table_args__ = (UniqueConstraint("chat_id", "telegram_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    chat_id: Mapped[UUID] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    telegram_id: Mapped[int] = mapped_column(BigInteger, index=True)
    kind: Mapped[ChatKind] = mapped_column(text_of(ChatKind))
    title: Mapped[str]
    username: Mapped[str | None]
    connected_by: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    rules: Mapped[PostingRules] = mapped_column(JsonOf(PostingRules))
    lost: Mapped[str | None]
    created_at: Mapped[datetime]
