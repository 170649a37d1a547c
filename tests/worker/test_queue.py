"""Jobs through a real Redis and ARQ's own workers."""

import asyncio
import signal
from dataclasses import replace
from datetime import timedelta

import pytest
from arq.connections import ArqRedis
from arq.constants import in_progress_key_prefix

from core.domain.clock import utc_now
from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane, Stage
from core.domain.records.job import JobState
from core.queueing.arq_queue import mark_lifetime
from core.queueing.redis import health_key
from core.settings import QueueSettings
from core.tasks import TaskNursery
from tests.support.recording_chat import RecordingChat
from tests.support.waiting import until
from tests.worker.at_work import Witness, at_work, every_stage, over, shut_down
from tests.worker.bench import BEAT_S, HASTY, PREFIX, Bench, TroubledDatabase, do_nothing, failing
from worker import arq_worker
from worker.arq_worker import build_worker, close_worker
from worker.context import Handlers
from worker.cron.reap import reap
from worker.runner import Runner

LOST_AFTER_S = 1.0


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arq_worker, "POLL_EVERY_S", 0.02)
    monkeypatch.setattr(arq_worker, "CLAIM_AGAIN_AFTER_S", (0.05, 0.1))


@pytest.fixture
def settings(redis_url: str) -> QueueSettings:
    return QueueSettings(
        redis_url=redis_url,
        queue_prefix=PREFIX,
        heartbeat_s=BEAT_S,
        lost_after_s=LOST_AFTER_S,
        reap_every_s=0.1,
        light_jobs=4,
        heavy_jobs=1,
    )


async def test_a_project_goes_its_way_to_the_review_and_a_clip_to_the_chat(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    witness = Witness()
    first = await arq_bench.job(Stage.INGEST)
    (clip,) = await arq_bench.clips()
    faces = await arq_bench.job(Stage.FACE_DETECT, of=clip)
    await arq_bench.context.hand_over(first, faces)
    async with at_work(arq_bench, settings, every_stage(witness), *Lane):

        async def all_done() -> bool:
            return len(witness.ended) == 6

        await until(all_done)
    assert witness.stages(first.project_id) == [
        Stage.INGEST,
        Stage.TRANSCRIBE,
        Stage.VIRAL_DETECT,
    ]
    assert witness.stages(clip.id) == [Stage.FACE_DETECT, Stage.ASPECT_CONVERT, Stage.DELIVER]


async def test_many_jobs_and_three_workers_do_each_once(
    arq_bench: Bench, settings: QueueSettings, redis: ArqRedis
) -> None:
    witness = Witness()
    jobs = [await arq_bench.job(Stage.VIRAL_DETECT) for _ in range(30)]
    for _ in range(2):
        await arq_bench.context.hand_over(*jobs)
    async with at_work(arq_bench, settings, every_stage(witness), *[Lane.LIGHT] * 3):
        await over(arq_bench, jobs)

        async def nothing_left() -> bool:
            left = {key.decode() for key in await redis.keys("*")}
            return left <= {health_key(PREFIX, Lane.LIGHT)}

        # ARQ clears up just after a job was done.
        await until(nothing_left)
    assert sorted(witness.ended) == sorted((job.project_id, job.type) for job in jobs)


async def test_a_failed_attempt_is_repeated_in_its_time(
    arq_bench: Bench, settings: QueueSettings, chat: RecordingChat
) -> None:
    troubles = [EngineUnavailableError("502")] * 3
    job = await arq_bench.job(Stage.VIRAL_DETECT)
    await arq_bench.context.hand_over(job)
    async with at_work(arq_bench, settings, every_stage(failing(*troubles)), Lane.LIGHT):
        await over(arq_bench, [job])
    assert (await arq_bench.stored(job)).attempt == 4
    assert chat.failures == []


async def test_slow_work_does_not_delay_answers_and_comes_one_at_a_time(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    heavy, light = Witness(), Witness()
    heavy.go.clear()
    clips = await arq_bench.clips(count=2)
    renders = [await arq_bench.job(Stage.ASPECT_CONVERT, of=clip) for clip in clips]
    await arq_bench.context.hand_over(*renders)
    handlers: Handlers = {**every_stage(light), Stage.ASPECT_CONVERT: heavy}
    async with at_work(arq_bench, settings, handlers, *Lane):

        async def rendering() -> bool:
            return len(heavy.began) == 1

        await until(rendering)
        answer = await arq_bench.job(Stage.VIRAL_DETECT)
        await arq_bench.context.hand_over(answer)
        await over(arq_bench, [answer])
        assert len(heavy.began) == 1
        heavy.go.set()
        await over(arq_bench, renders)


async def test_a_flushed_redis_loses_nothing(
    arq_bench: Bench, settings: QueueSettings, redis: ArqRedis
) -> None:
    witness = Witness()
    queued = [await arq_bench.job(Stage.VIRAL_DETECT) for _ in range(3)]
    await arq_bench.context.hand_over(*queued)
    delayed = await arq_bench.claimed(await arq_bench.job(Stage.VIRAL_DETECT))
    async with arq_bench.uow() as uow:
        due = utc_now() + timedelta(seconds=0.5)
        await uow.jobs.retry(delayed.id, 1, due, "error-engine", delayed.cost_usd)
        await uow.commit()
    await arq_bench.context.hand_over(replace(delayed, run_after=due))
    await redis.flushall()
    async with at_work(arq_bench, settings, every_stage(witness), Lane.LIGHT):
        await over(arq_bench, [*queued, delayed])
    assert len(witness.ended) == 4


async def test_redis_flushed_under_running_jobs_changes_nothing_for_them(
    arq_bench: Bench, settings: QueueSettings, redis: ArqRedis
) -> None:
    witness = Witness()
    witness.go.clear()
    jobs = [await arq_bench.job(Stage.VIRAL_DETECT) for _ in range(6)]
    await arq_bench.context.hand_over(*jobs)
    async with at_work(arq_bench, settings, every_stage(witness), Lane.LIGHT):

        async def four_run() -> bool:
            return len(witness.began) == settings.light_jobs

        await until(four_run)
        await redis.flushall()
        witness.go.set()
        await over(arq_bench, jobs)
    assert len(witness.ended) == len(set(witness.ended)) == 6


async def test_a_worker_that_died_before_its_claim_blocks_nothing(
    arq_bench: Bench, settings: QueueSettings, redis: ArqRedis
) -> None:
    job = await arq_bench.job(Stage.FACE_DETECT, of=(await arq_bench.clips())[0])
    await arq_bench.context.hand_over(job)
    taken_ago = timedelta(seconds=2 * LOST_AFTER_S)
    mark = f"{in_progress_key_prefix}{job.id}:0"
    await redis.set(mark, b"1", px=mark_lifetime(Lane.HEAVY) - taken_ago)
    async with at_work(arq_bench, settings, every_stage(do_nothing), Lane.HEAVY):
        await over(arq_bench, [job])


async def test_a_claim_that_failed_is_made_again(
    arq_bench: Bench, settings: QueueSettings, database: TroubledDatabase
) -> None:
    job = await arq_bench.job(Stage.VIRAL_DETECT)
    await arq_bench.context.hand_over(job)
    handlers = every_stage(do_nothing)
    # No reaper here: it would use up the trouble, and could help.
    runner = Runner(arq_bench.context, handlers, BEAT_S, HASTY)
    database.away = 2
    worker = build_worker(Lane.LIGHT, settings, runner, handle_signals=False)
    async with TaskNursery() as nursery:
        nursery.start(worker.async_run(), name="worker")
        await over(arq_bench, [job])
        await shut_down(worker)
    assert (await arq_bench.stored(job)).attempt == 1


async def test_a_worker_that_shuts_down_hands_over_at_once(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    settings = settings.model_copy(update={"lost_after_s": 3_600.0})
    witness = Witness()
    witness.go.clear()
    clips = await arq_bench.clips(count=2)
    jobs = [await arq_bench.job(Stage.ASPECT_CONVERT, of=clip) for clip in clips]
    await arq_bench.context.hand_over(*jobs)
    async with at_work(arq_bench, settings, every_stage(witness), Lane.HEAVY):

        async def begun() -> bool:
            return len(witness.began) == 1

        await until(begun)
    assert [(await arq_bench.stored(job)).state for job in jobs] == [JobState.QUEUED] * 2
    witness.go.set()
    async with at_work(arq_bench, settings, every_stage(witness), Lane.HEAVY):
        await over(arq_bench, jobs)
    assert [(await arq_bench.stored(job)).attempt for job in jobs] == [1, 1]
    assert len(witness.ended) == 2


async def test_a_worker_that_did_not_hear_it_is_told_again_to_stop(
    arq_bench: Bench, settings: QueueSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client of Redis swallows a cancellation now and then."""
    worker = build_worker(
        Lane.LIGHT, settings, Runner(arq_bench.context, {}, BEAT_S, HASTY), handle_signals=False
    )
    busy, deaf = asyncio.Event(), True

    async def poll() -> None:
        nonlocal deaf
        busy.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            if not deaf:
                raise
            deaf = False

    monkeypatch.setattr(worker, "_poll_iteration", poll)
    async with TaskNursery() as nursery:
        running = nursery.start(worker.async_run(), name="worker")
        await busy.wait()
        worker.handle_sig(signal.SIGTERM)
        await asyncio.wait({running}, timeout=10)
        assert running.done()
    assert not deaf
    await close_worker(worker)


async def test_a_worker_shows_that_it_lives(
    arq_bench: Bench, settings: QueueSettings, redis: ArqRedis
) -> None:
    key = health_key(PREFIX, Lane.HEAVY)
    async with at_work(arq_bench, settings, every_stage(do_nothing), Lane.HEAVY):

        async def alive() -> bool:
            return bool(await redis.exists(key))

        await until(alive)
    assert not await redis.exists(key)


async def test_a_silent_worker_is_replaced_through_the_queue(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    job = await arq_bench.job(Stage.VIRAL_DETECT)
    await arq_bench.context.hand_over(job)
    await arq_bench.claimed(job, beat=utc_now() - timedelta(minutes=5))
    await reap(arq_bench.context, timedelta(seconds=LOST_AFTER_S))
    async with at_work(arq_bench, settings, every_stage(do_nothing), Lane.LIGHT):
        await over(arq_bench, [job])
    assert (await arq_bench.stored(job)).attempt == 2
