"""Tables of what plans were used for and what was paid."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.records.plan import UsageState
from core.storage.tables.base import Base, one_of
from core.storage.tables.types import text_of


class UsageRow(Base):
    """Minutes of one project. No key to the project: spent minutes stay spent when it goes."""

    __tablename__ = "usages"
    __table_args__ = (
        one_of("state", UsageState),
        CheckConstraint("minutes >= 0", name="minutes"),
        Index(None, "user_id", "period"),
    )

    project_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    minutes: Mapped[int]
    state: Mapped[UsageState] = mapped_column(text_of(UsageState))
    period: Mapped[datetime]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class PaymentRow(Base):
    """One payment. No key to the person: books are kept when somebody is forgotten."""

    __tablename__ = "payments"
    __table_args__ = (CheckConstraint("stars >= 0", name="stars"),)

    charge_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    plan: Mapped[str]
    stars: Mapped[int]
    recurring: Mapped[bool]
    valid_until: Mapped[datetime]
    refunded_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
