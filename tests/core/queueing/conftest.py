"""A Redis of the tests' own, empty for each."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from arq.connections import ArqRedis

from core.queueing.arq_queue import ArqJobQueue
from core.queueing.redis import close_redis, open_redis
from tests.support.redis import RedisServer, redis_server

PREFIX = "test"


@pytest.fixture
async def redis(request: pytest.FixtureRequest) -> AsyncIterator[ArqRedis]:
    client = open_redis(redis_server(request.config).url)
    await client.flushall()
    yield client
    await close_redis(client)


@pytest.fixture
async def queue(request: pytest.FixtureRequest, redis: ArqRedis) -> AsyncIterator[ArqJobQueue]:
    queue = await ArqJobQueue.connect(redis_server(request.config).url, PREFIX)
    yield queue
    await queue.aclose()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A server that the test may stop and start; what it holds is lost then."""
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.stop()
