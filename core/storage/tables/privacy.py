"""Tables of what is to be deleted, and of what was uploaded before."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from core.storage.tables.base import Base


class DiscardRow(Base):
    """Objects on their way out. No key to what they belonged to: that is gone by then."""

    __tablename__ = "discards"

    prefix: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True)


class UploadRow(Base):
    """A file of ours that the chat service keeps."""

    __tablename__ = "uploads"

    key: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]
