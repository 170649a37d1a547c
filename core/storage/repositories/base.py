"""What the repositories share: explicit statements, and rows that are always read afresh."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

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


def values_of(record: "DataclassInstance") -> dict[str, Any]:
    """Return a record's own fields by name, as they are: records inside it stay records."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


class Repository:
    """Statements over one session. Nothing here commits, and no row is cached: what another
    transaction changed is seen by the next read."""

    def __init__(self, session: Conversation) -> None:
        self._session = session

    async def _first(self, query: Select[R]) -> R | None:
        return next(iter(await self._all(query.limit(1))), None)

    async def _all(self, query: Select[R]) -> Sequence[R]:
        return (await self._session.scalars(query)).all()

    async def _row(
        self, query: Select[*tuple[Any, ...]], **values: object
    ) -> Row[*tuple[Any, ...]] | None:
        """Ask a question that was made before, with its parameters; return the first row."""
        return (await self._session.execute(query, values)).first()

    async def _insert(self, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await self._session.execute(insert(table), rows)

    async def _change(self, statement: Update | Delete) -> int:
        """Run an update or a deletion; return how many rows it took."""
        done = await self._run(statement.execution_options(synchronize_session=False))
        assert isinstance(done, CursorResult)
        return done.rowcount

    async def _upsert(
        self,
        table: type[Base],
        values: dict[str, Any],
        *,
        key: Sequence[str],
        where: TextClause | None = None,
    ) -> None:
        """Insert, or overwrite the row with the same `key` columns. `where` is the condition of
        the partial unique index that holds the key, when it is one."""
        statement = self._insert_or(table).values(**values)
        others = {name: statement.excluded[name] for name in values if name not in key}
        await self._run(
            statement.on_conflict_do_update(index_elements=key, index_where=where, set_=others)
        )

    async def _insert_unless_there(self, table: type[Base], values: dict[str, Any]) -> None:
        await self._run(self._insert_or(table).values(**values).on_conflict_do_nothing())

    async def _run(self, statement: Executable) -> Result[*tuple[Any, ...]]:
        return await self._session.execute(statement)

    def _insert_or(self, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
        """Return an INSERT that can be given an ON CONFLICT clause."""
        if self._session.dialect == "sqlite":
            return sqlite.insert(table)
        return postgresql.insert(table)
