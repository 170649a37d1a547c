"""Connections: what makes SQLite safe for several processes, and PostgreSQL's pool."""

import json
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"

BUSY_TIMEOUT_MS = 15_000
CONNECT_TIMEOUT_S = 10
STATEMENT_TIMEOUT_S = 30
LOOK_AFTER_IDLE_S = 5.0
"""A connection of PostgreSQL that rested for longer is asked whether it still works."""

_COMMON: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False)}


def open_engine(url: str, *, pool_size: int = 5, migrating: bool = False) -> AsyncEngine:
    """Return an engine for `url`; dispose of it when done.

    `migrating`: for changes of the schema. Statements may take their time, and SQLite does not
    enforce foreign keys: rebuilding a table drops the old one, which would cascade into the rows
    that point at it.

    Raises ValueError for an address that is neither of the two supported.
    """
    address = make_url(url)
    if address.drivername == SQLITE and address.database not in (None, "", ":memory:"):
        return _sqlite(address, migrating=migrating)
    if address.drivername == POSTGRESQL:
        return _postgresql(address, pool_size, migrating=migrating)
    raise ValueError(
        f"DATABASE_URL must be {SQLITE}:///FILE or {POSTGRESQL}://USER@HOST/NAME, "
        f"not {address.render_as_string(hide_password=True)}"
    )


def database_folder(url: str) -> Path | None:
    """Return where the database's file lies; None for a server's."""
    address = make_url(url)
    if address.drivername != SQLITE or not address.database:
        return None
    return Path(address.database).absolute().parent


def open_sqlite(url: str, *, reading: bool) -> Engine:
    """Return an engine for a file that works on the spot; dispose of it when done.

    A transaction of one that does not only read begins by taking the one write lock, or fails at
    once where somebody else has it.
    """
    engine = create_engine(
        make_url(url).set(drivername="sqlite+pysqlite"),
        # Nobody may wait for a place here: it would stop everybody.
        max_overflow=-1,
        **({"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True} if reading else {}),
        **_COMMON,
    )
    pragmas = ("query_only=on",) if reading else ("busy_timeout=0", "foreign_keys=on")
    event.listen(engine, "connect", partial(_prepare, pragmas=pragmas))
    if not reading:
        event.listen(engine, "begin", _take_write_lock)
    return engine


def _postgresql(address: URL, pool_size: int, *, migrating: bool) -> AsyncEngine:
    engine = create_async_engine(
        address,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_recycle=1_800,
        # A changed row is looked at again after a wait for its lock, which is what a
        # compare-and-set needs; stricter levels would only add serialization failures.
        isolation_level="READ COMMITTED",
        skip_autocommit_rollback=True,
        connect_args={
            "timeout": CONNECT_TIMEOUT_S,
            "command_timeout": None if migrating else STATEMENT_TIMEOUT_S,
        },
        **_COMMON,
    )
    event.listen(engine.sync_engine, "checkin", _note_rest)
    event.listen(engine.sync_engine, "checkout", _look_after_rest)
    return engine


def _note_rest(_connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    entry.info["rests_since"] = time.monotonic()


def _look_after_rest(connection: DBAPIConnection, entry: ConnectionPoolEntry, _: object) -> None:
    """Let the pool connect anew in place of a connection that was lost while it rested.

    The driver sees at once when the server hangs up. Asking before each transaction, as the pool
    itself would do, takes as long as the transaction.
    """
    rested_s = time.monotonic() - entry.info.get("rests_since", time.monotonic())
    lost = connection.driver_connection.is_closed()
    if not lost and rested_s > LOOK_AFTER_IDLE_S:
        try:
            connection.ping()
        except DBAPIError:
            lost = True
    if lost:
        raise InvalidatePoolError


def _sqlite(address: URL, *, migrating: bool) -> AsyncEngine:
    assert address.database is not None
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        address,
        # Every unit of work takes the write lock, so a second connection of this process could
        # only poll for it; the pool's queue is fair.
        pool_size=1,
        max_overflow=0,
        pool_timeout=2 * BUSY_TIMEOUT_MS / 1_000,
        **_COMMON,
    )

    keys = f"foreign_keys={'off' if migrating else 'on'}"
    event.listen(engine.sync_engine, "connect", partial(_prepare, pragmas=(keys,)))

    event.listen(engine.sync_engine, "begin", _take_write_lock)
    return engine


def _prepare(
    connection: DBAPIConnection, _entry: ConnectionPoolEntry, *, pragmas: tuple[str, ...]
) -> None:
    # The driver's own BEGIN comes after the first read, which loses updates.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=wal",
        "synchronous=normal",
        *pragmas,
    ):
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def _take_write_lock(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
