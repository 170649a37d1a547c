"""Column types that mean the same on SQLite and on PostgreSQL."""

from dataclasses import is_dataclass
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_origin

from pydantic import TypeAdapter
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine

USD_PLACES = 9
"""Billionths of a dollar: a single token of a cheap language model is still counted."""

T = TypeVar("T")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite has no time zones and would give naive ones back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime cannot be stored: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Usd(TypeDecorator[Decimal]):
    """Exact money: NUMERIC on PostgreSQL, whole billionths of a dollar on SQLite, which has no
    exact fractions. Rounded half to even at nine places, on both, before it is stored."""

    impl = Numeric(18, USD_PLACES)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = (
            BigInteger() if dialect.name == "sqlite" else Numeric(18, USD_PLACES)
        )
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | int | None:
        if value is None:
            return None
        exact = value.quantize(Decimal(1).scaleb(-USD_PLACES), ROUND_HALF_EVEN)
        return int(exact.scaleb(USD_PLACES)) if dialect.name == "sqlite" else exact

    def process_result_value(self, value: Decimal | int | None, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        return Decimal(value).scaleb(-USD_PLACES) if dialect.name == "sqlite" else Decimal(value)


class JsonOf(TypeDecorator[T], Generic[T]):
    """A frozen dataclass, or a tuple of them, as a JSON document.

    Fields that a stored document lacks take their defaults and unknown ones are left out, so that
    old rows survive a new field.
    """

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, record: type[T]) -> None:
        if not is_dataclass(record) and get_origin(record) is not tuple:
            raise TypeError(f"{record!r} is neither a dataclass nor a tuple")
        super().__init__()
        self.record = record
        self._adapter = TypeAdapter[T](record)

    def process_bind_param(self, value: T | None, _dialect: Dialect) -> object:
        return None if value is None else self._adapter.dump_python(value, mode="json")

    def process_result_value(self, value: object, _dialect: Dialect) -> T | None:
        return None if value is None else self._adapter.validate_python(value)


def text_of(kind: type[StrEnum]) -> Enum:
    """Return the column type of an enum: its values as text.

    No check comes with it: a kind that grows must not need a migration. States, which are closed,
    add their own check with `one_of`.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
