"""Table of chats."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.people import ChatKind, ChatSettings
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import JsonOf, text_of
from core.storage.tables.users import INTERFACE_LANGUAGES


class ChatRow(Base):
    """One chat the bot talks in."""

    __tablename__ = "chats"
    __table_args__ = (one_of("language", INTERFACE_LANGUAGES),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    kind: Mapped[ChatKind] = mapped_column(text_of(ChatKind))
    title: Mapped[str]
    language: Mapped[str | None]
    active: Mapped[bool]
    settings: Mapped[ChatSettings] = mapped_column(JsonOf(ChatSettings))
    created_at: Mapped[datetime]
