"""Ids on their way to the workers, through a real Redis."""

import json
from datetime import timedelta

import pytest
from arq.connections import ArqRedis
from arq.constants import in_progress_key_prefix, job_key_prefix

from core.domain.clock import utc_now
from core.domain.errors import EngineUnavailableError
from core.domain.ids import new_id
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.queueing.arq_queue import ArqJobQueue, arq_timeout, mark_lifetime
from core.queueing.redis import health_key, queue_name
from tests.core.queueing.conftest import PREFIX
from tests.support.ports import free_port
from tests.support.redis import RedisServer

MINUTE = timedelta(minutes=1)
HEAVY = queue_name(PREFIX, Lane.HEAVY)


async def waiting(redis: ArqRedis, lane: Lane = Lane.HEAVY) -> list[str]:
    return [name.decode() for name in await redis.zrange(queue_name(PREFIX, lane), 0, -1)]


async def test_the_same_attempt_is_queued_once_and_a_later_one_anew(
    queue: ArqJobQueue, redis: ArqRedis
) -> None:
    job = new_id()
    for attempt in (0, 0, 1, 0):
        await queue.enqueue(job, attempt, Lane.HEAVY)
    assert sorted(await waiting(redis)) == [f"{job}:0", f"{job}:1"]
    assert await queue.depth(Lane.HEAVY) == 2
    assert await queue.depth(Lane.LIGHT) == 0


async def test_only_ids_travel_and_no_pickles(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job = new_id()
    await queue.enqueue(job, 3, Lane.LIGHT)
    body = await redis.get(f"{job_key_prefix}{job}:3")
    assert body is not None
    assert json.loads(body)["a"] == [str(job), 3]


async def test_a_delayed_job_has_its_time(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job, due = new_id(), utc_now() + timedelta(hours=2)
    await queue.enqueue(job, 1, Lane.HEAVY, due)
    score = await redis.zscore(HEAVY, f"{job}:1")
    assert score is not None
    assert abs(score / 1_000 - due.timestamp()) < 1


async def test_a_time_that_passed_days_ago_is_now(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job = new_id()
    await queue.enqueue(job, 1, Lane.HEAVY, utc_now() - timedelta(days=3))
    score = await redis.zscore(HEAVY, f"{job}:1")
    assert score is not None
    assert abs(score / 1_000 - utc_now().timestamp()) < 5


async def test_what_redis_lost_is_put_back(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job = new_id()
    await queue.enqueue(job, 0, Lane.HEAVY)
    await redis.flushall()
    await queue.enqueue_again(job, 0, Lane.HEAVY, MINUTE)
    await queue.enqueue_again(job, 0, Lane.HEAVY, MINUTE)
    assert await waiting(redis) == [f"{job}:0"]


async def test_a_half_lost_job_is_put_back(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job = new_id()
    await queue.enqueue(job, 0, Lane.HEAVY)
    await redis.delete(HEAVY)
    await queue.enqueue_again(job, 0, Lane.HEAVY, MINUTE)
    assert await waiting(redis) == [f"{job}:0"]


async def test_what_waits_keeps_its_place(queue: ArqJobQueue, redis: ArqRedis) -> None:
    job = new_id()
    await queue.enqueue(job, 0, Lane.HEAVY)
    before = await redis.zscore(HEAVY, f"{job}:0")
    await queue.enqueue_again(job, 0, Lane.HEAVY, MINUTE)
    assert await redis.zscore(HEAVY, f"{job}:0") == before


@pytest.mark.parametrize(
    ("taken_ago", "freed"), [(timedelta(seconds=1), False), (timedelta(minutes=2), True)]
)
async def test_only_an_id_taken_long_ago_is_freed(
    queue: ArqJobQueue, redis: ArqRedis, taken_ago: timedelta, freed: bool
) -> None:
    """Its worker died between taking the id and claiming the row."""
    job = new_id()
    await queue.enqueue(job, 0, Lane.HEAVY)
    mark = f"{in_progress_key_prefix}{job}:0"
    await redis.set(mark, b"1", px=mark_lifetime(Lane.HEAVY) - taken_ago)
    await queue.enqueue_again(job, 0, Lane.HEAVY, MINUTE)
    assert await redis.exists(mark) == (0 if freed else 1)
    assert await waiting(redis) == [f"{job}:0"]


async def test_a_redis_that_is_away_is_said_and_comes_back(own_server: RedisServer) -> None:
    queue, job = await ArqJobQueue.connect(own_server.url, PREFIX), new_id()
    own_server.stop()
    with pytest.raises(EngineUnavailableError):
        await queue.enqueue(job, 0, Lane.LIGHT)
    with pytest.raises(EngineUnavailableError):
        await queue.depth(Lane.LIGHT)
    with pytest.raises(EngineUnavailableError):
        await queue.enqueue_again(job, 0, Lane.LIGHT, MINUTE)
    own_server.start()
    await queue.enqueue(job, 0, Lane.LIGHT)
    assert await queue.depth(Lane.LIGHT) == 1
    await queue.aclose()


@pytest.mark.timeout(10)
async def test_no_redis_at_all_is_said_soon() -> None:
    with pytest.raises(EngineUnavailableError):
        await ArqJobQueue.connect(f"redis://127.0.0.1:{free_port()}/0", PREFIX)


async def test_a_wrong_address_is_refused() -> None:
    with pytest.raises(ValueError, match="redis"):
        await ArqJobQueue.connect("http://127.0.0.1/0", PREFIX)


def test_lanes_and_parts_have_keys_of_their_own() -> None:
    keys = [*(queue_name(PREFIX, lane) for lane in Lane), health_key(PREFIX, "bot")]
    assert len({*keys, *(queue_name("other", lane) for lane in Lane)}) == 5


@pytest.mark.parametrize("stage", list(Stage))
def test_arq_never_ends_a_job_before_the_runner(stage: Stage) -> None:
    assert PIPELINE[stage].timeout + MINUTE <= arq_timeout(PIPELINE[stage].lane)
