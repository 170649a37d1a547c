from pathlib import Path

import pytest

from core.storage.engine import open_engine
from tests.support.databases import sqlite_url


async def test_an_sqlite_file_is_safe_for_several_processes(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path / "new" / "a.db"))
    async with engine.connect() as connection:
        said = {
            pragma: (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar()
            for pragma in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    await engine.dispose()
    assert said == {
        "journal_mode": "wal",
        "synchronous": 1,
        "busy_timeout": 15_000,
        "foreign_keys": 1,
    }


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///a.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
        "postgresql://bot:hunter2@db/shorts",
        "mysql+aiomysql://db/shorts",
    ],
)
def test_other_databases_are_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"DATABASE_URL must be") as caught:
        open_engine(url)
    assert "hunter2" not in str(caught.value)
