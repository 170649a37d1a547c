"""Finding what got lost."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from core.domain.clock import utc_now
from core.domain.errors import ChatUnreachableError
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.job import JobState
from core.domain.records.project import ErrorNote, ProjectStatus
from core.settings import QueueSettings
from core.tasks import TaskNursery
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.support.waiting import until
from tests.worker.bench import Bench, TroubledDatabase, do_nothing
from worker import failure
from worker.cron.reap import reap
from worker.upkeep import check_rhythm, keep_reaping

LOST_AFTER = timedelta(minutes=1)
LONG_AGO = timedelta(minutes=2)
A_MOMENT_AGO = timedelta(seconds=30)


async def test_a_silent_job_is_given_to_somebody_else(bench: Bench, queue: MemoryQueue) -> None:
    job = await bench.claimed(await bench.job(), beat=utc_now() - LONG_AGO)
    await reap(bench.context, LOST_AFTER)
    back = await bench.stored(job)
    assert (back.state, back.attempt, back.worker_id) == (JobState.QUEUED, 1, None)
    assert back.enqueued_at is not None
    assert queue.taken == [(job.id, 1, Lane.LIGHT)]
    await bench.runner(do_nothing).run(job.id, 1)
    assert (await bench.stored(job)).state is JobState.DONE


async def test_a_job_that_beats_is_left_alone(bench: Bench, queue: MemoryQueue) -> None:
    job = await bench.claimed(await bench.job(), beat=utc_now() - A_MOMENT_AGO)
    await reap(bench.context, LOST_AFTER)
    assert await bench.stored(job) == job
    assert queue.taken == []


async def test_a_job_that_kills_its_workers_ends_in_words(
    bench: Bench, queue: MemoryQueue, chat: RecordingChat
) -> None:
    job = await bench.claimed(
        await bench.job(Stage.INGEST),
        times=PIPELINE[Stage.INGEST].max_attempts,
        beat=utc_now() - LONG_AGO,
    )
    await reap(bench.context, LOST_AFTER)
    await reap(bench.context, LOST_AFTER)
    assert (await bench.stored(job)).state is JobState.FAILED
    assert (await bench.stored_project(job.project_id)).status is ProjectStatus.FAILED
    assert chat.failures == [(job.project_id, ErrorNote("error-internal"))]
    assert queue.taken == []


async def test_two_reapers_give_a_job_back_once(bench: Bench, queue: MemoryQueue) -> None:
    jobs = [await bench.claimed(await bench.job(), beat=utc_now() - LONG_AGO) for _ in range(3)]
    await asyncio.gather(*(reap(bench.context, LOST_AFTER) for _ in range(4)))
    assert sorted(queue.taken) == sorted((job.id, 1, Lane.LIGHT) for job in jobs)
    assert [(await bench.stored(job)).attempt for job in jobs] == [1, 1, 1]


async def test_a_job_that_nobody_enqueued_is_enqueued(bench: Bench, queue: MemoryQueue) -> None:
    forgotten = await bench.job(made=utc_now() - A_MOMENT_AGO)
    await bench.job(made=utc_now())
    await reap(bench.context, LOST_AFTER)
    assert queue.taken == [(forgotten.id, 0, Lane.LIGHT)]
    assert (await bench.stored(forgotten)).enqueued_at is not None


async def test_a_job_that_waits_for_long_is_enqueued_again_and_again(
    bench: Bench, queue: MemoryQueue
) -> None:
    waits = await bench.job(enqueued=utc_now() - LONG_AGO)
    await bench.job(enqueued=utc_now() - A_MOMENT_AGO)
    await reap(bench.context, LOST_AFTER)
    assert queue.taken == [(waits.id, 0, Lane.LIGHT)]
    again = (await bench.stored(waits)).enqueued_at
    assert again is not None
    assert utc_now() - again < A_MOMENT_AGO


async def test_a_job_that_waits_for_its_time_is_left_alone(
    bench: Bench, queue: MemoryQueue
) -> None:
    job = await bench.claimed(await bench.job())
    async with bench.uow() as uow:
        due = utc_now() + timedelta(hours=1)
        await uow.jobs.retry(job.id, 1, due, "error-engine", Decimal(0))
        await uow.jobs.mark_enqueued(job.id, 1, utc_now() - LONG_AGO)
        await uow.commit()
    await reap(bench.context, LOST_AFTER)
    assert queue.taken == []


async def test_a_queue_that_is_away_is_tried_in_the_next_round(
    bench: Bench, queue: MemoryQueue
) -> None:
    made = await bench.job(made=utc_now() - LONG_AGO)
    silent = await bench.claimed(made, beat=utc_now() - LONG_AGO)
    forgotten = await bench.job(made=utc_now() - LONG_AGO)
    queue.broken = True
    await reap(bench.context, LOST_AFTER)
    assert queue.taken == []
    queue.broken = False
    await reap(bench.context, LOST_AFTER)
    assert {taken[0] for taken in queue.taken} == {silent.id, forgotten.id}


async def test_a_chat_that_hangs_keeps_no_other_job(
    bench: Bench,
    queue: MemoryQueue,
    chat: RecordingChat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(failure, "TELL_WITHIN_S", 0.1)
    chat.hanging = {"show_failure"}
    most = PIPELINE[Stage.INGEST].max_attempts
    long_ago = utc_now() - LONG_AGO
    await bench.claimed(await bench.job(), times=most, beat=long_ago - LONG_AGO)
    other = await bench.claimed(await bench.job(), beat=long_ago)

    async with TaskNursery() as nursery:
        reaping = nursery.start(reap(bench.context, LOST_AFTER), name="reap")

        async def given_back() -> bool:
            return queue.taken == [(other.id, 1, Lane.LIGHT)]

        await until(given_back)
        await reaping


async def test_the_reaper_survives_whatever_happens(
    bench: Bench, queue: MemoryQueue, chat: RecordingChat, database: TroubledDatabase
) -> None:
    database.away = 2
    chat.always["show_failure"] = ChatUnreachableError()
    job = await bench.claimed(await bench.job(), beat=utc_now() - LONG_AGO)
    async with TaskNursery() as nursery:
        settings = QueueSettings(reap_every_s=0.01)
        nursery.start(keep_reaping(bench.context, settings), name="reaper")

        async def given_back() -> bool:
            return (await bench.stored(job)).state is JobState.QUEUED

        await until(given_back)


def test_a_rhythm_that_takes_every_job_for_lost_is_refused() -> None:
    check_rhythm(QueueSettings())
    with pytest.raises(ValueError, match="LOST_AFTER_S"):
        check_rhythm(QueueSettings(heartbeat_s=30, lost_after_s=60))
