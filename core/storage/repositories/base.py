"""What the repositories share: explicit statements, and rows that are always read afresh."""

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import (
    CursorResult,
    Delete,
    Executable,
    Result,
    Row,
    Select,
    TextClause,
    Update,
    insert,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.storage.sessions import Conversation
from core.storage.tables import Base

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R")


def parts_of(row: Row[*tuple[Any, ...]], *tables: type[Base]) -> tuple[Any, ...]:
    """Return what a row of several whole tables, in this order, holds of each."""
    parts, start = [], 0
    for table in tables:
        kind, width = _part(table)
        parts.append(kind(*row[start : start + width]))
        start += width
    return tuple(parts)


@cache
def _part(table: type[Base]) -> tuple[Callable[..., Any], int]:
    names = table.__table__.columns.keys()
    return namedtuple(table.__name__, names), len(names)


def values_of(record: "DataclassInstance") -> dict[str, Any]:
    """Return a record's own fields by name, as they are: records inside it stay records."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


class Repository:
    """Statements over one conversation. Nothing here commits, and no row is cached: what another
    transaction changed is seen by the next read.

    Where a query asks for a table it gets rows that carry the columns under the same names, but
    are no mapped objects.
    """

    def __init__(self, session: Conversation) -> None:
        self._session = session

    async def _first(self, query: Select[R]) -> R | None:
        return next(iter(await self._all(query.limit(1))), None)

    async def _one(self, query: Select[R], **values: object) -> R | None:
        """Ask a question that was made before, with its parameters; return what comes first."""
        return next(iter(await self._all(query, **values)), None)

    async def _all(self, query: Select[R], **values: object) -> Sequence[R]:
        rows = (await self._session.execute(query, values)).all()
        # What asks for one column wants its values.
        return cast("Sequence[R]", [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows)

    async def _row(
        self, query: Select[*tuple[Any, ...]], **values: object
    ) -> Row[*tuple[Any, ...]] | None:
        """Ask for several tables; see `parts_of`."""
        return (await self._session.execute(query, values)).first()

    async def _insert(self, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await self._session.execute(insert(table), rows)

    async def _change(self, statement: Update | Delete) -> int:
        """Run an update or a deletion; return how many rows it took."""
        done = await self._run(statement)
        assert isinstance(done, CursorResult)
        return done.rowcount

    async def _upsert(
        self,
        table: type[Base],
        values: dict[str, Any],
        *,
        key: Sequence[str],
        where: TextClause | None = None,
        unless_other: str | None = None,
    ) -> bool:
        """Insert, or overwrite the row with the same `key` columns. `where` is the condition of
        the partial unique index that holds the key, when it is one. A row with another value in
        the column `unless_other` stays as it is: then False."""
        names = tuple(values)
        statement = _upserting(self._session.dialect, table, names, tuple(key), where, unless_other)
        done = await self._session.execute(statement, values)
        assert isinstance(done, CursorResult)
        return done.rowcount == 1

    async def _insert_unless_there(self, table: type[Base], values: dict[str, Any]) -> None:
        inserting = _insert_or(self._session.dialect, table).values(**values)
        await self._run(inserting.on_conflict_do_nothing())

    async def _run(self, statement: Executable) -> Result[*tuple[Any, ...]]:
        return await self._session.execute(statement)


@cache
def _upserting(
    dialect: str,
    table: type[Base],
    names: tuple[str, ...],
    key: tuple[str, ...],
    where: TextClause | None,
    unless_other: str | None,
) -> Executable:
    """Making the statement takes longer than running it."""
    statement = _insert_or(dialect, table)
    others = {name: statement.excluded[name] for name in names if name not in key}
    same = None
    if unless_other is not None:
        same = table.__table__.c[unless_other] == statement.excluded[unless_other]
    return statement.on_conflict_do_update(
        index_elements=key, index_where=where, set_=others, where=same
    )


def _insert_or(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that can be given an ON CONFLICT clause."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
