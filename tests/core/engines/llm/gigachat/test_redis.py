"""What all workers share: one token, so many streams."""

import asyncio
import sys
import time
from pathlib import Path

import pytest
from redis.asyncio import Redis

from core.domain.errors import EngineUnavailableError
from core.engines.llm.gigachat.cache import AccessToken
from core.engines.llm.gigachat.redis_cache import RedisTokenCache
from core.engines.llm.gigachat.redis_streams import RedisStreams
from core.ports.llm import LlmRequest
from tests.fakes.gigachat import FakeGigaChat, faults
from tests.support.ports import free_port

from .conftest import Build

ROOT = Path(__file__).resolve().parents[5]


def _token(value: str, lives_s: float = 1800) -> AccessToken:
    return AccessToken(value, int((time.time() + lives_s) * 1000))


def _streams(redis: Redis, streams: int = 1, *, lease_s: float = 15.0) -> RedisStreams:
    return RedisStreams(redis, "test", "account", streams, lease_s=lease_s, poll_s=0.02)


async def test_workers_share_one_token(
    fake: FakeGigaChat, build: Build, redis: Redis, request_: LlmRequest
) -> None:
    workers = [build(cache=RedisTokenCache(redis, "test"), streams=_streams(redis)) for _ in "123"]
    await asyncio.gather(*(worker.ask(request_) for worker in workers))
    assert len(fake.calls_of("oauth")) == 1


async def test_a_token_ends_in_redis_before_it_ends_at_the_service(redis: Redis) -> None:
    cache = RedisTokenCache(redis, "test")
    await cache.put("a", _token("one", lives_s=200))
    assert (kept := await cache.get("a")) is not None
    assert kept.value == "one"
    assert 100_000 < await redis.pttl("test:gigachat:token:a") <= 110_000


async def test_a_newer_token_survives_the_drop_of_an_old_one(redis: Redis) -> None:
    cache = RedisTokenCache(redis, "test")
    old, new = _token("old"), _token("new")
    await cache.put("a", new)
    await cache.drop("a", old)
    assert await cache.get("a") == new
    await cache.drop("a", new)
    assert await cache.get("a") is None


async def test_streams_are_counted_over_all_workers(
    fake: FakeGigaChat, build: Build, redis: Redis, request_: LlmRequest
) -> None:
    fake.fail(faults.slow(0.05).repeated(4))
    workers = [build(streams=_streams(redis)) for _ in range(4)]
    await asyncio.gather(*(worker.ask(request_) for worker in workers))
    assert fake.most_in_flight == 1
    assert len(fake.calls_of("chat")) == 4


async def test_two_streams_let_two_in(redis: Redis) -> None:
    streams, inside, most = _streams(redis, 2), 0, 0

    async def work() -> None:
        nonlocal inside, most
        async with streams.hold():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.05)
            inside -= 1

    await asyncio.gather(*(work() for _ in range(6)))
    assert most == 2


async def test_who_waits_longest_goes_first(redis: Redis) -> None:
    order: list[int] = []

    async def work(number: int) -> None:
        async with _streams(redis).hold():
            order.append(number)

    async with asyncio.TaskGroup() as group, _streams(redis).hold():
        for number in range(4):
            group.create_task(work(number))
            await _until_waiting(redis, number + 1)
    assert order == [0, 1, 2, 3]


async def test_one_who_gives_up_waiting_leaves_the_queue(redis: Redis) -> None:
    async with _streams(redis).hold():
        assert not await _free_within(0.2, _streams(redis))
    assert await _free_within(2.0, _streams(redis))


async def test_a_long_call_keeps_its_stream(redis: Redis) -> None:
    async with _streams(redis, lease_s=0.3).hold():
        for _ in range(4):
            assert not await _free_within(0.2, _streams(redis, lease_s=0.3))


_HOLDER = """
import asyncio, sys
from redis.asyncio import Redis
from core.engines.llm.gigachat.redis_streams import RedisStreams

async def main() -> None:
    redis = Redis.from_url(sys.argv[1])
    async with RedisStreams(redis, "test", "account", 1, lease_s=1.0, poll_s=0.02).hold():
        print("holding", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_a_killed_worker_frees_its_stream(redis: Redis, redis_url: str) -> None:
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _HOLDER, redis_url), stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"holding\n"
    holder.kill()
    await holder.wait()
    started = time.monotonic()
    async with asyncio.timeout(10), _streams(redis).hold():
        assert time.monotonic() - started < 3


async def test_without_redis_it_says_so(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    gone = Redis(port=free_port())
    with pytest.raises(EngineUnavailableError, match="token cache"):
        await build(cache=RedisTokenCache(gone, "test")).ask(request_)
    with pytest.raises(EngineUnavailableError, match="streams"):
        await build(streams=_streams(gone)).ask(request_)
    await gone.aclose()


async def _free_within(seconds: float, streams: RedisStreams) -> bool:
    try:
        async with asyncio.timeout(seconds), streams.hold():
            return True
    except TimeoutError:
        return False


async def _until_waiting(redis: Redis, count: int) -> None:
    async with asyncio.timeout(5):
        while await redis.zcard("test:gigachat:streams:{account}:queue") < count:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
