"""One attempt of one job: what becomes of the row, and of what comes next."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.job import Job, JobState
from core.domain.records.project import ProjectStatus
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import Bench, counting, do_nothing
from worker.context import JobRun, WorkerContext


async def test_a_finished_stage_is_followed_by_the_next(bench: Bench, queue: MemoryQueue) -> None:
    job = await bench.job(Stage.INGEST)
    await bench.runner(do_nothing).run(job.id, 0)
    done, following = await bench.jobs(job.project_id)
    assert (done.state, done.attempt, done.progress) == (JobState.DONE, 1, 1.0)
    assert (following.type, following.state, following.attempt) == (
        Stage.TRANSCRIBE,
        JobState.QUEUED,
        0,
    )
    assert following.enqueued_at is not None
    assert queue.taken == [(following.id, 0, Lane.LIGHT)]


async def test_a_clip_goes_on_in_the_lane_of_its_next_stage(
    bench: Bench, queue: MemoryQueue
) -> None:
    (clip,) = await bench.clips()
    job = await bench.job(Stage.ASPECT_CONVERT, of=clip)
    await bench.runner(do_nothing).run(job.id, 0)
    _, following = await bench.jobs(clip.project_id)
    assert (following.type, following.clip_id) == (Stage.DELIVER, clip.id)
    assert queue.taken == [(following.id, 0, Lane.LIGHT)]


@pytest.mark.parametrize("stage", [stage for stage, rule in PIPELINE.items() if rule.next is None])
async def test_where_people_decide_nothing_follows(
    bench: Bench, queue: MemoryQueue, stage: Stage
) -> None:
    (clip,) = await bench.clips()
    job = await bench.job(stage, of=clip)
    await bench.runner(do_nothing).run(job.id, 0)
    assert [job.state for job in await bench.jobs(clip.project_id)] == [JobState.DONE]
    assert queue.taken == []


async def test_the_next_stage_is_there_even_if_the_queue_is_not(
    bench: Bench, queue: MemoryQueue
) -> None:
    queue.broken = True
    job = await bench.job(Stage.INGEST)
    await bench.runner(do_nothing).run(job.id, 0)
    _, following = await bench.jobs(job.project_id)
    assert (following.state, following.enqueued_at) == (JobState.QUEUED, None)


async def test_a_twin_leaves(bench: Bench) -> None:
    job = await bench.job()
    handler, runs = counting(lambda run: asyncio.sleep(0))
    runner = bench.runner(handler)
    await runner.run(job.id, 1)
    assert runs == []
    await runner.run(job.id, 0)
    await runner.run(job.id, 0)
    assert len(runs) == 1


async def test_of_twins_that_come_at_once_one_works(bench: Bench) -> None:
    job = await bench.job()
    handler, runs = counting(lambda run: asyncio.sleep(0.1))
    elsewhere = replace(bench, context=replace(bench.context, worker_id="another"))
    await asyncio.gather(
        *(each.runner(handler).run(job.id, 0) for each in (bench, elsewhere, bench, elsewhere))
    )
    assert len(runs) == 1
    assert [job.type for job in await bench.jobs(job.project_id)] == [
        Stage.INGEST,
        Stage.TRANSCRIBE,
    ]


async def test_a_job_is_given_what_it_works_on(bench: Bench) -> None:
    (clip,) = await bench.clips()
    job = await bench.job(Stage.FACE_DETECT, of=clip)
    handler, runs = counting(lambda run: asyncio.sleep(0))
    await bench.runner(handler).run(job.id, 0)
    (run,) = runs
    assert run.the_clip() == clip
    assert run.project.id == clip.project_id
    assert (run.to.chat.telegram_id, run.to.language, run.to.thread_id) == (4242, "ru", 77)


async def test_what_was_paid_is_written_down(bench: Bench) -> None:
    async def pays(context: WorkerContext, run: JobRun) -> None:
        run.meter.spend(Decimal("0.0123"))
        run.meter.spend(Decimal("0.0001"))

    job = await bench.job()
    await bench.runner(pays).run(job.id, 0)
    assert (await bench.stored(job)).cost_usd == Decimal("0.0124")


async def test_every_attempt_has_an_empty_folder_of_its_own_and_leaves_nothing(
    bench: Bench,
) -> None:
    folders = []

    async def litters(context: WorkerContext, run: JobRun) -> None:
        assert list(run.scratch.iterdir()) == []
        folders.append(run.scratch)
        (run.scratch / "deep").mkdir()
        (run.scratch / "deep" / "source.mp4").write_bytes(b"0" * 1_000)
        raise ShortsError

    for _ in range(2):
        job = await bench.job()
        await bench.runner(litters).run(job.id, 0)
    assert len(set(folders)) == 2
    assert list(bench.context.scratch.iterdir()) == []


async def test_progress_and_signs_of_life_are_seen_while_it_runs(
    bench: Bench, chat: RecordingChat
) -> None:
    job = await bench.job()
    seen: list[Job] = []

    async def works(context: WorkerContext, run: JobRun) -> None:
        run.meter.progress(0.4)
        run.meter.progress(0.2)
        started = utc_now()
        while not seen or seen[-1].progress == 0 or (seen[-1].heartbeat_at or started) <= started:
            seen.append(await bench.stored(job))
            await asyncio.sleep(0.01)

    await bench.runner(works).run(job.id, 0)
    assert seen[-1].progress == 0.4
    assert seen[-1].worker_id == bench.context.worker_id
    project_id, view = chat.progress[0]
    assert (project_id, view.stage) == (job.project_id, Stage.INGEST)


async def test_a_job_of_a_stopped_project_is_not_begun(bench: Bench, chat: RecordingChat) -> None:
    """The stop cancels the rows as well; here only the project was reached."""
    project = await bench.project(ProjectStatus.CANCELLED)
    job = await bench.job(of=project)
    handler, runs = counting(lambda run: asyncio.sleep(0))
    await bench.runner(handler).run(job.id, 0)
    assert runs == []
    assert (await bench.stored(job)).state is JobState.CANCELLED
    assert chat.calls.total() == 0


async def test_a_job_that_was_cancelled_in_the_queue_is_not_begun(bench: Bench) -> None:
    job = await bench.job()
    async with bench.uow() as uow:
        await uow.jobs.cancel_all(job.project_id, utc_now())
        await uow.commit()
    handler, runs = counting(lambda run: asyncio.sleep(0))
    await bench.runner(handler).run(job.id, 0)
    assert runs == []
    assert (await bench.stored(job)).state is JobState.CANCELLED
