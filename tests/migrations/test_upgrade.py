"""How a database is brought up to date by the program and by hand."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from core.domain.errors import StorageError
from core.domain.presets import SYSTEM_PRESETS
from core.storage.engine import open_engine
from core.storage.migrate import migration_connection, upgrade_to_head
from core.storage.tables import Base
from tests.migrations.running import tables
from tests.support.databases import sqlite_url, units_of_work
from tests.support.ports import free_port
from tests.support.records import set_scene

ROOT = Path(__file__).resolve().parents[2]
START = "import asyncio, sys; from core.storage.migrate import upgrade_to_head; "
START += "asyncio.run(upgrade_to_head(sys.argv[1]))"


async def _run(*arguments: str, url: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", *arguments),
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        stdout=PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    return process.returncode, out.decode()


async def test_the_program_brings_a_database_up_to_date_and_leaves_it_so(empty_url: str) -> None:
    for _ in range(2):
        await upgrade_to_head(empty_url)
        assert await tables(empty_url) == set(Base.metadata.tables)


async def test_processes_that_start_at_once_do_not_disturb_each_other(empty_url: str) -> None:
    ended = await asyncio.gather(*(_run("-c", START, empty_url, url=empty_url) for _ in range(2)))
    assert ended == [(0, "")] * 2
    assert await tables(empty_url) == set(Base.metadata.tables)


async def test_alembic_on_the_command_line_takes_the_address_from_the_settings(
    empty_url: str,
) -> None:
    code, said = await _run("-m", "alembic", "upgrade", "head", url=empty_url)
    assert code == 0, said
    assert await tables(empty_url) == set(Base.metadata.tables)


async def test_the_seeded_presets_are_those_of_the_code(empty_url: str) -> None:
    await upgrade_to_head(empty_url)
    async with units_of_work(empty_url) as uow, uow() as work:
        seeded = {preset.name: preset.style for preset in await work.presets.available_to(None)}
    assert seeded == SYSTEM_PRESETS, "add a migration that brings the new look"


async def test_rebuilding_a_table_keeps_the_rows_that_point_at_it(empty_url: str) -> None:
    await upgrade_to_head(empty_url)

    def rebuild(connection: sa.Connection) -> None:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("projects", recreate="auto") as batch:
            batch.alter_column("thread_id", existing_type=sa.BigInteger(), nullable=False)

    async with units_of_work(empty_url) as uow:
        scene = await set_scene(uow)
        async with migration_connection(empty_url) as connection:
            await connection.run_sync(rebuild)
        async with uow() as work:
            assert await work.clips.of_project(scene.project.id) == list(scene.clips)


async def test_a_failed_migration_changes_nothing(empty_url: str) -> None:
    async def fail() -> None:
        async with migration_connection(empty_url) as connection:
            await connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await tables(empty_url) == set()


async def test_a_server_that_cannot_be_reached_is_a_storage_error() -> None:
    with pytest.raises(StorageError):
        await upgrade_to_head(f"postgresql+asyncpg://bot@127.0.0.1:{free_port()}/nothing")


async def test_an_sqlite_file_is_made_with_its_folder_and_upgraded_while_others_read_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new folder" / "шортс %41.db"
    await upgrade_to_head(sqlite_url(path))
    with closing(sqlite3.connect(path)) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reader.execute("BEGIN")
        seen = reader.execute("SELECT count(*) FROM caption_presets").fetchone()
        await _run("-m", "alembic", "downgrade", "0001", url=sqlite_url(path))
        await upgrade_to_head(sqlite_url(path))
        assert reader.execute("SELECT count(*) FROM caption_presets").fetchone() == seen
        reader.rollback()
    engine = open_engine(sqlite_url(path))
    async with engine.connect() as connection:
        assert await connection.scalar(sa.text("SELECT count(*) FROM caption_presets")) == len(
            SYSTEM_PRESETS
        )
    await engine.dispose()
