"""What a unit of work speaks to the database through."""

import asyncio
import sqlite3
import time
from typing import Any, Protocol

from asyncpg.exceptions import InternalClientError
from sqlalchemy import Connection, Engine, Executable, Result
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.storage import engine
from core.tasks import to_the_end

Rows = Result[*tuple[Any, ...]]

_FIRST_PAUSE_S, _LAST_PAUSE_S = 0.002, 0.05


class Conversation(Protocol):
    """One connection from the pool, and the statements on it.

    Statements go to the connection itself, not through a session that maps objects: nothing here
    keeps objects, and mapping them takes three times as long as the question.
    """

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        ...

    async def open(self) -> None: ...
    async def execute(self, statement: Executable, values: Any = None) -> Rows: ...  # noqa: ANN401
    async def commit(self) -> None: ...
    async def close(self) -> None:
        """Give the connection back; what was not committed is rolled back."""
        ...


class PatientSession:
    """Conversation over an asynchronous driver.

    A statement under way is never cut off: drivers lose connections over that, and on SQLite a
    lost one can hang its process. Cancelling takes effect after it.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._is_fresh = True

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    async def open(self) -> None:
        await to_the_end(self._connect())

    async def execute(self, statement: Executable, values: Any = None) -> Rows:  # noqa: ANN401
        """A connection that was lost while it rested may show that only now: nothing was done on
        it yet, and another one is as good."""
        fresh, self._is_fresh = self._is_fresh, False
        try:
            return await to_the_end(self._opened().execute(statement, values))
        except DBAPIError as error:
            if not fresh or not _is_lost(error):
                raise
        await to_the_end(self._connect_anew())
        return await to_the_end(self._opened().execute(statement, values))

    async def commit(self) -> None:
        await to_the_end(self._opened().commit())

    async def close(self) -> None:
        if self._connection is not None:
            await to_the_end(self._connection.close())

    async def _connect(self) -> None:
        self._connection = await self._engine.connect()

    async def _connect_anew(self) -> None:
        lost, self._connection = self._opened(), None
        await lost.invalidate()
        await lost.close()
        await self._connect()

    def _opened(self) -> AsyncConnection:
        assert self._connection is not None
        return self._connection


class PromptSession:
    """Conversation with an SQLite file that works on the spot.

    A reader of a file in WAL mode waits for nobody, a writer who has the lock does not either, and
    the pages are in memory as a rule: handing each statement to a thread, as the asynchronous
    driver does, takes many times longer. Only the lock is waited for, `turn` by turn in this
    process and by asking again while another process has it; None for one who only reads.
    """

    def __init__(self, engine: Engine, turn: asyncio.Lock | None = None) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._turn = turn
        self._has_turn = False

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    async def open(self) -> None:
        # Whoever does nothing but ask the database must not stop everybody else.
        await asyncio.sleep(0)
        if self._turn is not None:
            self._has_turn = await self._turn.acquire()
        await self._begin()

    async def execute(self, statement: Executable, values: Any = None) -> Rows:  # noqa: ANN401
        return (await self._begin()).execute(statement, values)

    async def commit(self) -> None:
        if self._connection is not None:
            self._connection.commit()

    async def close(self) -> None:
        try:
            if self._connection is not None:
                self._connection.close()
        finally:
            if self._turn is not None and self._has_turn:
                self._has_turn = False
                self._turn.release()

    async def _begin(self) -> Connection:
        if self._connection is not None and self._connection.in_transaction():
            return self._connection
        until = time.monotonic() + engine.BUSY_TIMEOUT_MS / 1_000
        pause_s = _FIRST_PAUSE_S
        while True:
            try:
                return self._begun()
            except OperationalError as error:
                if not _is_busy(error) or time.monotonic() > until:
                    raise
            await asyncio.sleep(pause_s)
            pause_s = min(_LAST_PAUSE_S, 2 * pause_s)

    def _begun(self) -> Connection:
        connection = self._connection or self._engine.connect()
        self._connection = None
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection


def _is_lost(error: DBAPIError) -> bool:
    cause = error.orig.__cause__ if error.orig else None
    return error.connection_invalidated or isinstance(cause, InternalClientError)


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
