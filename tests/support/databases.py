"""Databases for tests: each test gets one of its own, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest

from core.ports.uow import UnitOfWorkFactory
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from core.storage.migrate import upgrade_to_head
from tests.support.postgres import postgres_cluster

BACKENDS = ("sqlite", "postgresql")

SHARED = "migrated"

ROOTS = ("users", "chats", "messages", "charges", "payments")
"""Tables that hang on no other; with their rows all others go."""

_SQLITE_KEY = pytest.StashKey[bytes]()
_POSTGRES_KEY = pytest.StashKey[bool]()


@asynccontextmanager
async def empty_database(backend: str, config: pytest.Config, folder: Path) -> AsyncIterator[str]:
    """Give the address of a database without any table."""
    if backend == "sqlite":
        yield sqlite_url(folder / f"{uuid4().hex}.db")
        return
    cluster, name = postgres_cluster(config), f"t{uuid4().hex}"
    await cluster.create_database(name)
    yield cluster.url(name)
    await cluster.drop_database(name)


@asynccontextmanager
async def migrated_database(
    backend: str, config: pytest.Config, folder: Path
) -> AsyncIterator[str]:
    """Give the address of a database at the newest revision, with nobody's data in it.

    Migrating is dear: the SQLite file is a copy, the PostgreSQL database is emptied and used
    again, so that two of these must not be open at once.
    """
    if backend == "sqlite":
        path = folder / f"{uuid4().hex}.db"
        path.write_bytes(await _sqlite_template(config, folder))
        yield sqlite_url(path)
        return
    cluster = postgres_cluster(config)
    if config.stash.get(_POSTGRES_KEY, False):
        await cluster.execute("; ".join(f"DELETE FROM {table}" for table in ROOTS), SHARED)
    else:
        await cluster.create_database(SHARED)
        await upgrade_to_head(cluster.url(SHARED))
        config.stash[_POSTGRES_KEY] = True
    yield cluster.url(SHARED)


@asynccontextmanager
async def units_of_work(url: str) -> AsyncIterator[UnitOfWorkFactory]:
    """Give what starts transactions on a database; close its connections afterwards."""
    factory, aclose = create_unit_of_work_factory(DatabaseSettings(url=url))
    try:
        yield factory
    finally:
        await aclose()


def sqlite_url(path: Path) -> str:
    """Return the DATABASE_URL of a file."""
    return f"sqlite+aiosqlite:///{quote(str(path))}"


async def _sqlite_template(config: pytest.Config, folder: Path) -> bytes:
    template = config.stash.get(_SQLITE_KEY, None)
    if template is None:
        path = folder / "template.db"
        await upgrade_to_head(sqlite_url(path))
        template = config.stash[_SQLITE_KEY] = path.read_bytes()
    return template
