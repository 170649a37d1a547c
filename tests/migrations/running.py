"""Running Alembic on a given database, inside the test's own loop."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from core.storage.engine import open_engine
from core.storage.migrate import migration_connection

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def config() -> Config:
    """Return the configuration that `python -m alembic` reads."""
    return Config(toml_file=PYPROJECT)


def revisions() -> list[str]:
    """Return every revision, oldest first. Raises when they are not one line."""
    script = ScriptDirectory.from_config(config())
    assert len(script.get_heads()) == 1
    return [step.revision for step in reversed(list(script.walk_revisions("base", "heads")))]


async def alembic(url: str, call: Callable[[Config], object]) -> None:
    """Run an Alembic command on the database."""

    def run(connection: Connection) -> None:
        with_connection = config()
        with_connection.attributes["connection"] = connection
        call(with_connection)

    async with migration_connection(url) as connection:
        await connection.run_sync(run)


async def upgrade(url: str, to: str) -> None:
    await alembic(url, lambda settings: command.upgrade(settings, to))


async def downgrade(url: str, to: str) -> None:
    await alembic(url, lambda settings: command.downgrade(settings, to))


async def tables(url: str) -> set[str]:
    """Return the names of the tables, Alembic's own left out."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await engine.dispose()
    return set(names) - {"alembic_version"}
