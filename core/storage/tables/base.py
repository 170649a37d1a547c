"""What every table shares: names of constraints and the column types of Python types."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, MetaData, Text, Uuid
from sqlalchemy.orm import DeclarativeBase

from core.storage.tables.types import Usd, UtcDateTime


class Base(DeclarativeBase):
    """Declarative base. Every constraint has a name, so that migrations can change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        # Unbounded: a length would be enforced by PostgreSQL alone.
        str: Text(),
        UUID: Uuid(),
        datetime: UtcDateTime(),
        Decimal: Usd(),
    }


def one_of(column: str, values: Iterable[str | StrEnum]) -> CheckConstraint:
    """Return a check, named after the column, that it holds one of `values` (or NULL)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
