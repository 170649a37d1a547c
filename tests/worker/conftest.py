"""A database, a chat and a queue for the worker's tests."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from arq.connections import ArqRedis

from core.ports.uow import UnitOfWorkFactory
from core.queueing.arq_queue import ArqJobQueue
from core.queueing.redis import close_redis, open_redis
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from tests.support.databases import migrated_database
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.support.redis import redis_server
from tests.worker.bench import PREFIX, Bench, TroubledDatabase, make_context


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> Iterator[None]:
    """Failures are part of these tests: their traces need no colours and no values."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(),
        ]
    )
    yield
    structlog.reset_defaults()


@pytest.fixture
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    async with migrated_database("sqlite", request.config, tmp_path) as url:
        yield url


@pytest.fixture
async def uow(database_url: str) -> AsyncIterator[UnitOfWorkFactory]:
    factory, aclose = create_unit_of_work_factory(DatabaseSettings(url=database_url))
    yield factory
    await aclose()


@pytest.fixture
def chat() -> RecordingChat:
    return RecordingChat()


@pytest.fixture
def queue() -> MemoryQueue:
    return MemoryQueue()


@pytest.fixture
def database(uow: UnitOfWorkFactory) -> TroubledDatabase:
    """The worker's way to the database, which can be cut."""
    return TroubledDatabase(uow)


@pytest.fixture
def bench(
    uow: UnitOfWorkFactory,
    database: TroubledDatabase,
    queue: MemoryQueue,
    chat: RecordingChat,
    tmp_path: Path,
) -> Bench:
    """A worker whose queue only remembers."""
    return Bench(make_context(database, queue, chat, tmp_path), uow)


@pytest.fixture
async def redis(request: pytest.FixtureRequest) -> AsyncIterator[ArqRedis]:
    """The session's Redis, empty."""
    client = open_redis(redis_server(request.config).url)
    await client.flushall()
    yield client
    await close_redis(client)


@pytest.fixture
def redis_url(request: pytest.FixtureRequest, redis: ArqRedis) -> str:
    return redis_server(request.config).url


@pytest.fixture
async def arq_queue(redis_url: str) -> AsyncIterator[ArqJobQueue]:
    queue = await ArqJobQueue.connect(redis_url, PREFIX)
    yield queue
    await queue.aclose()


@pytest.fixture
def arq_bench(
    uow: UnitOfWorkFactory,
    database: TroubledDatabase,
    arq_queue: ArqJobQueue,
    chat: RecordingChat,
    tmp_path: Path,
) -> Bench:
    """A worker on a real queue."""
    return Bench(make_context(database, arq_queue, chat, tmp_path), uow)
