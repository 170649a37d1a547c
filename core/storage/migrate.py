"""Bringing a database to the newest revision; safe when several processes start at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.storage.engine import open_engine
from core.storage.errors import reaching_the_database

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

# An arbitrary number that nothing else on the server locks: "shorts" in ASCII.
ADVISORY_LOCK = 0x73686F727473


async def upgrade_to_head(url: str) -> None:
    """Apply every missing migration to the database at `url`, creating an SQLite file.

    All of them in one transaction. A second process waits for the first and finds nothing to do.
    Raises StorageError when the database cannot be reached, ValueError for an unknown address.
    """
    with reaching_the_database():
        async with migration_connection(url) as connection:
            await connection.run_sync(_upgrade)


@asynccontextmanager
async def migration_connection(url: str) -> AsyncIterator[AsyncConnection]:
    """Give a connection on which the schema may change: alone, in one transaction that is kept
    when the context ends well."""
    engine = open_engine(url, migrating=True)
    try:
        # SQLite: this begins by taking the one write lock.
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(select(func.pg_advisory_xact_lock(ADVISORY_LOCK)))
            yield connection
            if engine.dialect.name == "sqlite":
                await _check_foreign_keys(connection)
    finally:
        await engine.dispose()


async def _check_foreign_keys(connection: AsyncConnection) -> None:
    """SQLite did not enforce them while tables were rebuilt."""
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"the migration would leave rows that point nowhere: {broken[:5]}")


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
