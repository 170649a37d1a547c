"""Table of charges: what every paid call came to."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.pipeline import Stage
from core.storage.tables.base import Base
from core.storage.tables.types import text_of


class ChargeRow(Base):
    """One call. No foreign keys: money stays spent when a project is forgotten."""

    __tablename__ = "charges"
    __table_args__ = (
        CheckConstraint("cost_usd >= 0", name="cost_usd"),
        Index(None, "project_id", "created_at"),
        Index(None, "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID]
    job_id: Mapped[UUID]
    stage: Mapped[Stage] = mapped_column(text_of(Stage))
    engine: Mapped[str]
    model: Mapped[str]
    purpose: Mapped[str]
    finish: Mapped[str]
    prompt_tokens: Mapped[int]
    completion_tokens: Mapped[int]
    cached_tokens: Mapped[int]
    audio_ms: Mapped[int]
    cost_usd: Mapped[Decimal]
    seconds: Mapped[float]
    created_at: Mapped[datetime]
