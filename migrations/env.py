"""What Alembic runs: the migrations on one locked connection."""

import asyncio
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum

from core.settings import DatabaseSettings
from core.storage.migrate import migration_connection
from core.storage.tables import Base
from core.storage.tables.types import JsonOf, Usd, UtcDateTime


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write plain column types into generated revisions: they must outlive today's code."""
    if kind == "type":
        if isinstance(item, UtcDateTime):
            return "sa.DateTime(timezone=True)"
        if isinstance(item, Usd):
            return 'sa.Numeric(18, 9).with_variant(sa.BigInteger(), "sqlite")'
        if isinstance(item, JsonOf):
            return "sa.JSON()"
        if isinstance(item, Enum):
            return f"sa.String({item.length})"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        # SQLite can hardly alter tables: batch operations rebuild them.
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_from_the_command_line() -> None:
    async with migration_connection(DatabaseSettings().url) as connection:
        await connection.run_sync(run)


if (shared := context.config.attributes.get("connection")) is not None:
    run(shared)
else:
    asyncio.run(run_from_the_command_line())
