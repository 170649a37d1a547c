"""What a unit of work speaks to the database through."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from asyncpg.exceptions import InternalClientError
from sqlalchemy import Executable, Result, ScalarResult
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from core.storage import engine
from core.tasks import to_the_end

T = TypeVar("T")

Rows = Result[*tuple[Any, ...]]

_AFRESH = {"populate_existing": True}
"""A row that was read before shows what another transaction made of it."""

_FIRST_PAUSE_S, _LAST_PAUSE_S = 0.002, 0.05


class Conversation(Protocol):
    """One connection from the pool, and the statements on it."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        ...

    async def open(self) -> None: ...
    async def execute(self, statement: Executable, values: Any = None) -> Rows: ...  # noqa: ANN401
    async def scalars(self, statement: Executable) -> ScalarResult[Any]: ...
    async def commit(self) -> None: ...
    async def close(self) -> None:
        """Give the connection back; what was not committed is rolled back."""
        ...


class PatientSession:
    """Conversation over an asynchronous driver.

    A statement under way is never cut off: drivers lose connections over that, and on SQLite a
    lost one can hang its process. Cancelling takes effect after it.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._is_fresh = True

    @property
    def dialect(self) -> str:
        return self._session.get_bind().dialect.name

    async def open(self) -> None:
        await to_the_end(self._session.connection())

    async def execute(self, statement: Executable, values: Any = None) -> Rows:  # noqa: ANN401
        return await self._ask(
            lambda: self._session.execute(statement, values, execution_options=_AFRESH)
        )

    async def scalars(self, statement: Executable) -> ScalarResult[Any]:
        return await self._ask(lambda: self._session.scalars(statement, execution_options=_AFRESH))

    async def _ask(self, ask: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """A connection that was lost while it rested may show that only now: nothing was done on
        it yet, and another one is as good."""
        fresh, self._is_fresh = self._is_fresh, False
        try:
            return await to_the_end(ask())
        except DBAPIError as error:
            if not fresh or not _is_lost(error):
                raise
        await to_the_end(self._session.invalidate())
        return await to_the_end(ask())

    async def commit(self) -> None:
        await to_the_end(self._session.commit())

    async def close(self) -> None:
        await to_the_end(self._session.close())


class PromptSession:
    """Conversation with an SQLite file that works on the spot.

    A reader of a file in WAL mode waits for nobody, a writer who has the lock does not either, and
    the pages are in memory as a rule: handing each statement to a thread, as the asynchronous
    driver does, takes many times longer. Only the lock is waited for, `turn` by turn in this
    process and by asking again while another process has it; None for one who only reads.
    """

    def __init__(self, session: Session, turn: asyncio.Lock | None = None) -> None:
        self._session = session
        self._turn = turn
        self._has_turn = False

    @property
    def dialect(self) -> str:
        return self._session.get_bind().dialect.name

    async def open(self) -> None:
        # Whoever does nothing but ask the database must not stop everybody else.
        await asyncio.sleep(0)
        if self._turn is not None:
            self._has_turn = await self._turn.acquire()
        await self._begin()

    async def execute(self, statement: Executable, values: Any = None) -> Rows:  # noqa: ANN401
        await self._begin()
        return self._session.execute(statement, values, execution_options=_AFRESH)

    async def scalars(self, statement: Executable) -> ScalarResult[Any]:
        await self._begin()
        return self._session.scalars(statement, execution_options=_AFRESH)

    async def commit(self) -> None:
        self._session.commit()

    async def close(self) -> None:
        try:
            self._session.close()
        finally:
            if self._turn is not None and self._has_turn:
                self._has_turn = False
                self._turn.release()

    async def _begin(self) -> None:
        if self._session.in_transaction():
            return
        until = time.monotonic() + engine.BUSY_TIMEOUT_MS / 1_000
        pause_s = _FIRST_PAUSE_S
        while True:
            try:
                self._session.connection()
            except OperationalError as error:
                self._session.rollback()
                if not _is_busy(error) or time.monotonic() > until:
                    raise
            else:
                return
            await asyncio.sleep(pause_s)
            pause_s = min(_LAST_PAUSE_S, 2 * pause_s)


def _is_lost(error: DBAPIError) -> bool:
    cause = error.orig.__cause__ if error.orig else None
    return error.connection_invalidated or isinstance(cause, InternalClientError)


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
