"""Table of links to caption styles."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.captions import CaptionStyle
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf


class StyleShareRow(Base):
    """What one link gives away."""

    __tablename__ = "style_shares"

    token: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    style: Mapped[CaptionStyle] = mapped_column(JsonOf(CaptionStyle))
    created_at: Mapped[datetime]
