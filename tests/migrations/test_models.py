"""The migrations make exactly the tables that the code describes."""

from alembic import command

from core.storage.engine import open_engine
from core.storage.tables import Base
from tests.migrations.running import alembic, tables, upgrade
from tests.migrations.schema import schema_of


async def test_alembic_finds_nothing_to_generate(empty_url: str) -> None:
    await upgrade(empty_url, "head")
    await alembic(empty_url, command.check)


async def test_migrated_and_described_tables_are_the_same_to_the_last_check(
    empty_url: str,
) -> None:
    # What Alembic does not compare: checks, conditions of partial indexes, actions of keys.
    await upgrade(empty_url, "head")
    migrated = await schema_of(empty_url)
    await _make_from_models(empty_url)
    described = await schema_of(empty_url)
    assert set(migrated) == set(Base.metadata.tables)
    for table, made in migrated.items():
        assert made == described[table]


async def _make_from_models(url: str) -> None:
    engine = open_engine(url, migrating=True)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
    assert await tables(url) == set()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()
