"""Table of people."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, false
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.tables.base import Base, one_of

INTERFACE_LANGUAGES = ("ru", "en")


class UserRow(Base):
    """One person."""

    __tablename__ = "users"
    __table_args__ = (one_of("language", INTERFACE_LANGUAGES),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str]
    language: Mapped[str]
    plan: Mapped[str]
    created_at: Mapped[datetime]
    plan_until: Mapped[datetime | None]
    banned: Mapped[bool] = mapped_column(server_default=false())
    forgotten_at: Mapped[datetime | None]
    username: Mapped[str | None]
