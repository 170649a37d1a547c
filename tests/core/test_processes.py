"""What a process watches."""

import pytest

from core.processes import watch_rules
from core.settings import Settings


@pytest.mark.parametrize(
    ("database", "watched"),
    [
        ("sqlite+aiosqlite:////srv/база/shorts.db", {"/srv/work", "/srv/media", "/srv/база"}),
        ("postgresql+asyncpg://bot@db/shorts", {"/srv/work", "/srv/media"}),
    ],
)
def test_every_disk_that_is_written_to_is_watched(
    database: str, watched: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("STORAGE_URL", "file:///srv/media")
    monkeypatch.setenv("SCRATCH_DIR", "/srv/work")
    assert {str(folder) for folder in watch_rules(Settings()).folders} == watched
