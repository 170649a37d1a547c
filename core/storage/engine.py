"""Connections: what makes SQLite safe for several processes, and PostgreSQL's pool."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"

BUSY_TIMEOUT_MS = 15_000
CONNECT_TIMEOUT_S = 10
STATEMENT_TIMEOUT_S = 30

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


def _postgresql(address: URL, pool_size: int, *, migrating: bool) -> AsyncEngine:
    return create_async_engine(
        address,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        pool_recycle=1_800,
        # A changed row is looked at again after a wait for its lock, which is what a
        # compare-and-set needs; stricter levels would only add serialization failures.
        isolation_level="READ COMMITTED",
        connect_args={
            "timeout": CONNECT_TIMEOUT_S,
            "command_timeout": None if migrating else STATEMENT_TIMEOUT_S,
        },
        **_COMMON,
    )


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

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # The driver's own BEGIN comes after the first read, which loses updates.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "journal_mode=wal",
            "synchronous=normal",
            f"foreign_keys={'off' if migrating else 'on'}",
        ):
            cursor.execute(f"pragma {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
