"""What the language-model tests share."""

import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import stamina
from redis.asyncio import Redis

from core.ports.llm import LlmRequest
from tests.support.ledger import Ledger
from tests.support.ports import free_port

_CLIP = {
    "type": "object",
    "properties": {
        "first": {"type": "integer", "minimum": 0},
        "last": {"type": "integer", "minimum": 0},
        "title": {"type": "string", "description": "на языке расшифровки"},
        "subscores": {"type": "object", "properties": {"hook": {"type": "integer"}}},
    },
    "required": ["first", "last", "title"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"clips": {"type": "array", "items": _CLIP}},
    "required": ["clips"],
    "additionalProperties": False,
}


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Retries happen, the waits between them do not."""
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


@pytest.fixture
def request_() -> LlmRequest:
    """A question about five sentences."""
    return LlmRequest(
        system="Ты — редактор.",
        user="Расшифровка:\n[0] (Г1) Правда?\n[1] (Г2) Да, это так.\n[2] (Г2) Сорок раз.",
        name="save_clips",
        description="Сохраняет моменты",
        schema=SCHEMA,
        session="video-1",
        purpose="scoring",
    )


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A redis-server of the tests' own on loopback."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("needs redis-server")
    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([program, *options], stdout=log, stderr=log)
    try:
        _wait_until_ready(folder / "log", server)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _wait_until_ready(log: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while b"Ready to accept connections" not in log.read_bytes():
        assert server.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < until, "redis-server did not start"
        time.sleep(0.02)


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client: Redis = Redis.from_url(redis_url)
    await client.flushdb()
    yield client
    await client.aclose()
