"""What the worker's program says when it cannot work: whether a restart may help."""

from pathlib import Path

import pytest

from tests.support.ports import free_port
from tests.support.redis import redis_server
from worker import __main__ as program

MAY_HELP, DOES_NOT_HELP = 75, 78


@pytest.fixture(autouse=True)
def surroundings(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/shorts.db")
    monkeypatch.setenv("REDIS_URL", redis_server(request.config).url)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.setattr(program, "configure_logging", lambda settings: None)
    monkeypatch.setattr("sys.argv", ["worker", "light"])


def exit_code() -> object:
    with pytest.raises(SystemExit) as ended:
        program.main()
    return ended.value.code


def test_without_a_token() -> None:
    assert exit_code() == DOES_NOT_HELP


def test_with_a_rhythm_that_cannot_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTBEAT_S", "100")
    assert exit_code() == DOES_NOT_HELP


def test_with_a_database_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://127.0.0.1/shorts")
    assert exit_code() == DOES_NOT_HELP


def test_without_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{free_port()}/0")
    assert exit_code() == MAY_HELP


def test_without_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql+asyncpg://bot@127.0.0.1:{free_port()}/shorts")
    assert exit_code() == MAY_HELP


@pytest.mark.parametrize("arguments", [[], ["medium"], ["light", "heavy"]])
def test_with_another_lane(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["worker", *arguments])
    assert exit_code() == "usage: python -m worker light|heavy"
