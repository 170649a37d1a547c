"""Table of named caption styles."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.captions import CaptionStyle
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf

OF_SYSTEM = text("owner_id IS NULL")


class CaptionPresetRow(Base):
    """One caption style; without an owner it is the system's. `name_key` is `style_names.name_key`
    of its name: SQLite knows no case beyond Latin letters."""

    __tablename__ = "caption_presets"
    __table_args__ = (
        Index(None, "owner_id", "name_key", unique=True),
        Index(
            "uq_caption_presets_of_system",
            "name_key",
            unique=True,
            sqlite_where=OF_SYSTEM,
            postgresql_where=OF_SYSTEM,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    name_key: Mapped[str]
    style: Mapped[CaptionStyle] = mapped_column(JsonOf(CaptionStyle))
