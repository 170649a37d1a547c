"""Jobs that are ended from outside: stopped by a person, taken over, or given back at shutdown."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.errors import NoMomentsError
from core.domain.ids import new_id
from core.domain.pipeline import Lane, Stage
from core.domain.records.job import Job, JobState
from core.domain.records.project import ProjectStatus
from core.media.process import run as run_process
from core.services.access import Access
from core.services.cancel_project import CancelProject
from tests.support.chat import Admins
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.support.waiting import until
from tests.worker.bench import BEAT_S, Bench, TroubledDatabase
from worker.context import JobHandler, JobRun, WorkerContext

WITHIN_S = 3.0


async def stop(bench: Bench, job: Job) -> None:
    """What 🛑 does."""
    project = await bench.stored_project(job.project_id)
    async with bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    await CancelProject(bench.uow, Access(bench.uow, Admins()), bench.context.hand_over)(
        project.id, owner
    )


def endless(
    started: asyncio.Event, work: Callable[[], Awaitable[object]] | None = None
) -> JobHandler:
    """A job that does not end by itself, and has paid when it begins."""

    async def handler(context: WorkerContext, run: JobRun) -> None:
        run.meter.spend(Decimal("0.05"))
        (run.scratch / "half.mp4").write_bytes(b"0")
        started.set()
        await (work() if work else asyncio.Event().wait())

    return handler


@pytest.mark.parametrize("stage", [Stage.INGEST, Stage.TRANSCRIBE, Stage.VIRAL_DETECT])
async def test_a_stopped_job_ends_within_seconds_and_quietly(
    bench: Bench, chat: RecordingChat, queue: MemoryQueue, stage: Stage
) -> None:
    job, started = await bench.job(stage), asyncio.Event()
    async with asyncio.timeout(WITHIN_S), asyncio.TaskGroup() as group:
        group.create_task(bench.runner(endless(started)).run(job.id, 0))
        await started.wait()
        await stop(bench, job)
    over = await bench.stored(job)
    assert (over.state, over.cost_usd) == (JobState.CANCELLED, Decimal("0.05"))
    assert (await bench.stored_project(job.project_id)).status is ProjectStatus.CANCELLED
    assert chat.failures == []
    assert queue.taken == []
    assert list(bench.context.scratch.iterdir()) == []


async def test_a_stopped_render_leaves_the_review_open(bench: Bench, chat: RecordingChat) -> None:
    (clip,) = await bench.clips()
    job, started = await bench.job(Stage.ASPECT_CONVERT, of=clip), asyncio.Event()
    async with asyncio.timeout(WITHIN_S), asyncio.TaskGroup() as group:
        group.create_task(bench.runner(endless(started)).run(job.id, 0))
        await started.wait()
        await stop(bench, job)
    assert (await bench.stored(job)).state is JobState.CANCELLED
    assert (await bench.stored_clip(clip)).error == "error-cancelled"
    assert chat.clip_failures == []


async def test_children_of_a_stopped_job_are_killed(bench: Bench, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    command = (
        "sh",
        "-c",
        f"echo $$ > {pid_file}.new; mv {pid_file}.new {pid_file}; exec sleep 600",
    )

    async def starts_a_child(context: WorkerContext, run: JobRun) -> None:
        await run_process(command, timeout_s=600)

    job = await bench.job(Stage.FACE_DETECT, of=(await bench.clips())[0])
    async with asyncio.timeout(WITHIN_S), asyncio.TaskGroup() as group:
        group.create_task(bench.runner(starts_a_child).run(job.id, 0))

        async def child_runs() -> bool:
            return pid_file.exists()

        await until(child_runs)
        await stop(bench, job)
    with pytest.raises(ProcessLookupError):
        os.killpg(int(pid_file.read_text()), 0)


async def test_a_stop_wins_over_a_failure_at_the_same_moment(
    bench: Bench, chat: RecordingChat
) -> None:
    job = await bench.job(Stage.VIRAL_DETECT)

    async def is_stopped_and_fails(context: WorkerContext, run: JobRun) -> None:
        await stop(bench, job)
        raise NoMomentsError

    await bench.runner(is_stopped_and_fails).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.CANCELLED
    project = await bench.stored_project(job.project_id)
    assert (project.status, project.error) == (ProjectStatus.CANCELLED, None)
    assert chat.failures == []


async def test_a_stop_wins_over_the_end_of_the_work(bench: Bench, queue: MemoryQueue) -> None:
    job = await bench.job(Stage.INGEST)

    async def is_stopped_and_ends(context: WorkerContext, run: JobRun) -> None:
        run.meter.spend(Decimal("0.05"))
        await stop(bench, job)

    await bench.runner(is_stopped_and_ends).run(job.id, 0)
    (over,) = await bench.jobs(job.project_id)
    assert (over.state, over.cost_usd) == (JobState.CANCELLED, Decimal("0.05"))
    assert queue.taken == []


async def test_who_was_taken_for_lost_ends_without_a_trace(
    bench: Bench, queue: MemoryQueue
) -> None:
    """A machine that slept wakes up: another worker has its job."""
    job, started = await bench.job(), asyncio.Event()
    async with asyncio.timeout(WITHIN_S), asyncio.TaskGroup() as group:
        group.create_task(bench.runner(endless(started)).run(job.id, 0))
        await started.wait()
        async with bench.uow() as uow:
            assert await uow.jobs.give_back(job.id, 1, utc_now())
            assert await uow.jobs.claim(job.id, 1, "another", utc_now())
            await uow.commit()
    now_theirs = await bench.stored(job)
    assert (now_theirs.state, now_theirs.attempt, now_theirs.worker_id) == (
        JobState.RUNNING,
        2,
        "another",
    )
    assert now_theirs.cost_usd == Decimal("0.05")
    assert queue.taken == []


async def test_a_worker_that_shuts_down_gives_its_job_back(
    bench: Bench, queue: MemoryQueue, chat: RecordingChat
) -> None:
    job, started = await bench.job(Stage.FACE_DETECT, of=(await bench.clips())[0]), asyncio.Event()
    runner = bench.runner(endless(started))
    await interrupt(runner.run(job.id, 0), started)
    back = await bench.stored(job)
    assert (back.state, back.attempt, back.worker_id) == (JobState.QUEUED, 0, None)
    assert back.cost_usd == Decimal("0.05")
    assert queue.taken == [(job.id, 0, Lane.HEAVY)]
    assert chat.clip_failures == []
    assert list(bench.context.scratch.iterdir()) == []


async def test_a_retry_that_is_given_back_keeps_its_number(bench: Bench) -> None:
    job, started = await bench.job(), asyncio.Event()
    await bench.claimed(job)
    async with bench.uow() as uow:
        await uow.jobs.retry(job.id, 1, utc_now(), "error-engine", Decimal(0))
        await uow.commit()
    await interrupt(bench.runner(endless(started)).run(job.id, 1), started)
    assert (await bench.stored(job)).attempt == 1


async def test_a_shutdown_without_database_leaves_the_job_to_the_reaper(
    bench: Bench, database: TroubledDatabase
) -> None:
    job, started = await bench.job(), asyncio.Event()

    async def cut() -> None:
        database.away = 10_000
        await asyncio.Event().wait()

    await interrupt(bench.runner(endless(started, cut)).run(job.id, 0), started)
    assert (await bench.stored(job)).state is JobState.RUNNING


async def test_a_shutdown_during_a_stop_is_still_a_shutdown(bench: Bench) -> None:
    job, started, released = await bench.job(), asyncio.Event(), asyncio.Event()

    async def slow_to_end() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            released.set()
            await asyncio.sleep(4 * BEAT_S)

    running = asyncio.ensure_future(bench.runner(endless(started, slow_to_end)).run(job.id, 0))  # noqa: TID251
    await started.wait()
    await stop(bench, job)
    await released.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (await bench.stored(job)).state is JobState.CANCELLED


async def interrupt(work: Awaitable[None], started: asyncio.Event) -> None:
    """Cancel the work once it has begun, as a shutdown does; it must end cancelled."""
    task = asyncio.ensure_future(work)  # noqa: TID251
    await started.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert task.cancelled()


async def test_no_job_of_that_name(bench: Bench) -> None:
    await bench.runner(endless(asyncio.Event())).run(new_id(), 0)
