"""Tables of living processes and of what is wrong."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.project import ErrorNote
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf


class ProcessRow(Base):
    """One process. It takes its row away when it ends well."""

    __tablename__ = "processes"

    id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str]
    host: Mapped[str]
    started_at: Mapped[datetime]
    beat_at: Mapped[datetime]


class AlarmRow(Base):
    """One thing that is or was wrong."""

    __tablename__ = "alarms"

    key: Mapped[str] = mapped_column(primary_key=True)
    raised: Mapped[bool]
    note: Mapped[ErrorNote] = mapped_column(JsonOf(ErrorNote))
    changed_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    told: Mapped[bool]
    told_at: Mapped[datetime | None]
