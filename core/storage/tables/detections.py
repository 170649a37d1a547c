"""Table of searches for moments, kept to compare providers and prompts."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.detection import Arm, Suggestion
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import JsonOf, text_of


class DetectionRow(Base):
    """One search over one project."""

    __tablename__ = "detections"
    __table_args__ = (
        one_of("arm", Arm),
        Index(None, "project_id", "arm", unique=True),
        Index(None, "arm", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    arm: Mapped[Arm] = mapped_column(text_of(Arm))
    provider: Mapped[str]
    prompt_version: Mapped[str]
    found_by: Mapped[str]
    suggestions: Mapped[tuple[Suggestion, ...]] = mapped_column(JsonOf(tuple[Suggestion, ...]))
    calls: Mapped[int]
    tokens: Mapped[int]
    cost_usd: Mapped[Decimal]
    seconds: Mapped[float]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
