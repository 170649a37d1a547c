"""A database that is away at the wrong moment: nothing is lost, nothing is done twice."""

import asyncio

import pytest

from core.domain.errors import EngineUnavailableError, NoMomentsError, StorageError
from core.domain.pipeline import Stage
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.support.waiting import until
from tests.worker.bench import Bench, TroubledDatabase, counting
from worker import endings
from worker.context import JobHandler, JobRun, WorkerContext
from worker.runner import Runner


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endings, "AGAIN_AFTER_S", (0.01, 0.01, 0.01))


def slow_beating(bench: Bench, handler: JobHandler) -> Runner:
    return bench.runner(handler, beat_s=60)


async def first_beat(bench: Bench, run: JobRun) -> None:
    """Wait until the beat had its only turn: what it meets is not the point here."""

    async def has_beaten() -> bool:
        job = await bench.stored(run.job)
        return job.heartbeat_at is not None and job.heartbeat_at != job.started_at

    await until(has_beaten)


def away_afterwards(
    bench: Bench, database: TroubledDatabase, times: int, error: Exception | None = None
) -> JobHandler:
    """A job after which the database is away for so many transactions."""

    async def handler(context: WorkerContext, run: JobRun) -> None:
        await first_beat(bench, run)
        database.away = times
        if error is not None:
            raise error

    return handler


async def test_a_job_that_cannot_be_claimed_is_not_begun(
    bench: Bench, database: TroubledDatabase
) -> None:
    job = await bench.job()
    handler, runs = counting(lambda run: asyncio.sleep(0))
    database.away = 1
    with pytest.raises(StorageError):
        await bench.runner(handler).run(job.id, 0)
    assert runs == []
    assert (await bench.stored(job)).state is JobState.QUEUED
    await bench.runner(handler).run(job.id, 0)
    assert len(runs) == 1


async def test_a_short_absence_at_the_end_costs_nothing(
    bench: Bench, database: TroubledDatabase, queue: MemoryQueue
) -> None:
    job = await bench.job(Stage.INGEST)
    await slow_beating(bench, away_afterwards(bench, database, 2)).run(job.id, 0)
    done, following = await bench.jobs(job.project_id)
    assert done.state is JobState.DONE
    assert [taken[0] for taken in queue.taken] == [following.id]


async def test_a_long_absence_leaves_the_job_to_the_reaper(
    bench: Bench, database: TroubledDatabase, queue: MemoryQueue
) -> None:
    job = await bench.job(Stage.INGEST)
    await slow_beating(bench, away_afterwards(bench, database, 1_000)).run(job.id, 0)
    database.away = 0
    assert (await bench.stored(job)).state is JobState.RUNNING
    assert queue.taken == []


@pytest.mark.parametrize("error", [EngineUnavailableError("502"), NoMomentsError()])
async def test_failures_are_written_after_a_short_absence(
    bench: Bench, database: TroubledDatabase, chat: RecordingChat, error: Exception
) -> None:
    job = await bench.job(Stage.VIRAL_DETECT)
    await slow_beating(bench, away_afterwards(bench, database, 2, error)).run(job.id, 0)
    over = await bench.stored(job)
    if error.__class__ is NoMomentsError:
        assert over.state is JobState.FAILED
        assert (await bench.stored_project(job.project_id)).status is ProjectStatus.FAILED
        assert len(chat.failures) == 1
    else:
        assert (over.state, over.attempt) == (JobState.QUEUED, 1)


async def test_an_ending_whose_answer_was_lost_is_not_written_twice(
    bench: Bench, database: TroubledDatabase
) -> None:
    job = await bench.job(Stage.INGEST)

    async def loses_the_answer(context: WorkerContext, run: JobRun) -> None:
        await first_beat(bench, run)
        database.silent_commits = 1

    await slow_beating(bench, loses_the_answer).run(job.id, 0)
    assert [(job.type, job.state) for job in await bench.jobs(job.project_id)] == [
        (Stage.INGEST, JobState.DONE),
        (Stage.TRANSCRIBE, JobState.QUEUED),
    ]
