"""Attempts that fail: what is tried again, when, and what people are told in the end."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.domain.clock import utc_now
from core.domain.errors import (
    AllEnginesFailedError,
    ChatUnreachableError,
    EngineAuthError,
    EngineMissingError,
    EngineRateLimitedError,
    EngineUnavailableError,
    NoMomentsError,
    RenderError,
    TooLongError,
)
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import JobState
from core.domain.records.project import ErrorNote, ProjectStatus
from core.services.access import Access
from core.services.retry_clip import RetryClip
from tests.support.chat import Admins
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import HASTY, Bench, do_nothing, failing
from worker import failure
from worker.context import JobRun, WorkerContext
from worker.retry import Backoff


async def test_trouble_that_passes_is_tried_again_later(
    bench: Bench, queue: MemoryQueue, chat: RecordingChat
) -> None:
    job = await bench.job(Stage.TRANSCRIBE)
    before = utc_now()
    backoff = Backoff(first=timedelta(minutes=1))
    await bench.runner(failing(EngineUnavailableError("502")), backoff).run(job.id, 0)
    waiting = await bench.stored(job)
    assert (waiting.state, waiting.attempt, waiting.error) == (
        JobState.QUEUED,
        1,
        "error-engine-unavailable",
    )
    assert waiting.run_after is not None
    assert timedelta(seconds=30) <= waiting.run_after - before <= timedelta(seconds=61)
    assert queue.taken == [(job.id, 1, Lane.LIGHT)]
    assert chat.failures == []
    assert (await bench.stored_project(job.project_id)).status is ProjectStatus.PROCESSING


async def test_what_the_engine_asks_for_is_waited_for_and_told(
    bench: Bench, chat: RecordingChat
) -> None:
    job = await bench.job(Stage.INGEST)
    slow_down = EngineRateLimitedError("429", retry_after=timedelta(minutes=10))
    await bench.runner(failing(slow_down)).run(job.id, 0)
    waiting = await bench.stored(job)
    assert waiting.run_after is not None
    assert waiting.run_after > utc_now() + timedelta(minutes=9)
    assert chat.progress[-1][1].again_s == pytest.approx(600, abs=10)


async def test_a_chat_that_cannot_be_told_of_the_wait_changes_nothing(
    bench: Bench, chat: RecordingChat, queue: MemoryQueue
) -> None:
    job = await bench.job(Stage.TRANSCRIBE)
    chat.always["show_progress"] = ChatUnreachableError("403")
    backoff = Backoff(first=timedelta(minutes=1))
    await bench.runner(failing(EngineUnavailableError("502")), backoff).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.QUEUED
    assert queue.taken == [(job.id, 1, Lane.LIGHT)]


async def test_trouble_that_stays_ends_the_project_in_words(
    bench: Bench, chat: RecordingChat, queue: MemoryQueue
) -> None:
    job = await bench.job(Stage.INGEST)
    await bench.runner(failing(TooLongError(limit_min=60, actual_min=90))).run(job.id, 0)
    note = ErrorNote("error-too-long", {"limit_min": 60, "actual_min": 90})
    assert chat.failures == [(job.project_id, note)]
    project = await bench.stored_project(job.project_id)
    assert (project.status, project.error) == (ProjectStatus.FAILED, note)
    (failed,) = await bench.jobs(job.project_id)
    assert (failed.state, failed.error) == (JobState.FAILED, note.key)
    assert queue.taken == []


async def test_no_moments_is_an_answer_not_a_reason_to_ask_again(
    bench: Bench, chat: RecordingChat
) -> None:
    job = await bench.job(Stage.VIRAL_DETECT)
    await bench.runner(failing(NoMomentsError())).run(job.id, 0)
    assert chat.failures == [(job.project_id, ErrorNote("error-no-moments"))]


async def test_attempts_are_counted_in_the_row_and_end(bench: Bench, chat: RecordingChat) -> None:
    job = await bench.job(Stage.FACE_DETECT, of=(await bench.clips())[0])
    most = PIPELINE[Stage.FACE_DETECT].max_attempts
    runner = bench.runner(failing(*(EngineUnavailableError("again") for _ in range(most + 3))))
    for attempt in range(most + 3):
        await runner.run(job.id, attempt)
    over = await bench.stored(job)
    assert (over.state, over.attempt) == (JobState.FAILED, most)
    assert chat.calls["show_clip_failure"] == 1


async def test_a_bug_is_not_tried_again_and_not_shown(bench: Bench, chat: RecordingChat) -> None:
    job = await bench.job()
    await bench.runner(failing(KeyError("/srv/secret/path token=12345"))).run(job.id, 0)
    assert chat.failures == [(job.project_id, ErrorNote("error-internal"))]
    assert (await bench.stored(job)).state is JobState.FAILED


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (OSError(28, "No space left on device"), "error-storage"),
        (ConnectionResetError(104, "reset by peer"), "error-engine-unavailable"),
        (TimeoutError("read"), "error-engine-unavailable"),
    ],
)
async def test_trouble_of_the_machine_may_pass(bench: Bench, trouble: Exception, key: str) -> None:
    job = await bench.job()
    await bench.runner(failing(trouble)).run(job.id, 0)
    waiting = await bench.stored(job)
    assert (waiting.state, waiting.error) == (JobState.QUEUED, key)


async def test_a_chain_of_engines_speaks_through_its_last(
    bench: Bench, chat: RecordingChat
) -> None:
    job = await bench.job(Stage.TRANSCRIBE)
    causes = [EngineAuthError("401"), EngineMissingError("no model", name="whisper")]
    await bench.runner(failing(AllEnginesFailedError(causes))).run(job.id, 0)
    assert chat.failures == [
        (job.project_id, ErrorNote("error-engine-missing", {"name": "whisper"}))
    ]


async def test_failed_attempts_cost_too(bench: Bench) -> None:
    async def pays_in_vain(context: WorkerContext, run: JobRun) -> None:
        run.meter.spend(Decimal("0.01"))
        raise EngineUnavailableError if run.job.attempt < 3 else EngineAuthError

    job = await bench.job(Stage.TRANSCRIBE)
    runner = bench.runner(pays_in_vain)
    for attempt in range(3):
        await runner.run(job.id, attempt)
    over = await bench.stored(job)
    assert (over.state, over.cost_usd) == (JobState.FAILED, Decimal("0.03"))


async def test_a_stage_that_takes_too_long_is_ended_and_tried_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, chat: RecordingChat
) -> None:
    limit(monkeypatch, Stage.INGEST, timedelta(milliseconds=50), attempts=2)
    job = await bench.job(Stage.INGEST)
    ended = []

    async def dawdles(context: WorkerContext, run: JobRun) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(run.scratch)

    runner = bench.runner(dawdles)
    await runner.run(job.id, 0)
    assert (await bench.stored(job)).error == "error-timeout"
    await runner.run(job.id, 1)
    assert (await bench.stored(job)).state is JobState.FAILED
    assert chat.failures == [(job.project_id, ErrorNote("error-timeout"))]
    assert len(ended) == 2


async def test_who_does_not_end_when_the_time_is_up_has_used_the_attempt(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ARQ cancels such a job a second time; that is no shutdown, or it would be run for ever."""
    limit(monkeypatch, Stage.INGEST, timedelta(milliseconds=50), attempts=3)
    job = await bench.job(Stage.INGEST)
    deaf = asyncio.Event()

    async def does_not_listen(context: WorkerContext, run: JobRun) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            deaf.set()
            await asyncio.sleep(60)

    async with asyncio.TaskGroup() as group:
        running = group.create_task(bench.runner(does_not_listen).run(job.id, 0))
        await deaf.wait()
        running.cancel()
    again = await bench.stored(job)
    assert (again.state, again.attempt, again.error) == (JobState.QUEUED, 1, "error-timeout")


async def test_a_clip_that_fails_says_so_on_its_card_and_can_be_tried_again(
    bench: Bench, chat: RecordingChat, queue: MemoryQueue
) -> None:
    good, bad = await bench.clips(count=2)
    faces = await bench.job(Stage.FACE_DETECT, of=bad)
    await bench.runner(do_nothing).run(faces.id, 0)
    job = (await bench.jobs(bad.project_id))[-1]
    runner = bench.runner(failing(*(RenderError("crashed") for _ in range(3))))
    for attempt in range(3):
        await runner.run(job.id, attempt)
    failed = await bench.stored_clip(bad)
    assert (failed.status, failed.error) == (ClipStatus.APPROVED, "error-render")
    assert chat.clip_failures == [(failed, ErrorNote("error-render"))]
    assert (await bench.stored_clip(good)).error is None
    project = await bench.stored_project(bad.project_id)
    assert project.status is ProjectStatus.IN_REVIEW

    async with bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    retry = RetryClip(bench.uow, Access(bench.uow, Admins()), bench.context.hand_over)
    await retry(bad.id, owner)
    again = (await bench.jobs(bad.project_id))[-1]
    assert (again.type, again.state) == (Stage.ASPECT_CONVERT, JobState.QUEUED)
    assert (await bench.stored_clip(bad)).error is None
    assert queue.taken[-1] == (again.id, 0, Lane.HEAVY)


async def test_a_short_that_went_out_cannot_fail_any_more(
    bench: Bench, chat: RecordingChat
) -> None:
    (clip,) = await bench.clips(ClipStatus.EXPORTED)
    job = await bench.job(Stage.DELIVER, of=clip)
    await bench.runner(failing(ChatUnreachableError())).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.FAILED
    assert await bench.stored_clip(clip) == clip
    assert chat.clip_failures == []


async def test_a_review_that_cannot_be_shown_is_no_review(bench: Bench) -> None:
    project = await bench.project(ProjectStatus.IN_REVIEW)
    job = await bench.job(Stage.VIRAL_DETECT, of=project)
    await bench.runner(failing(ChatUnreachableError("blocked"))).run(job.id, 0)
    failed = await bench.stored_project(project.id)
    assert (failed.status, failed.error) == (
        ProjectStatus.FAILED,
        ErrorNote("error-chat-unreachable"),
    )


async def test_words_that_meet_a_hiccup_are_said_again(
    bench: Bench, chat: RecordingChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failure, "TELL_AGAIN_AFTER_S", (0.01, 0.01))
    chat.trouble["show_failure"] = [EngineUnavailableError("502"), EngineUnavailableError("502")]
    job = await bench.job()
    await bench.runner(failing(TooLongError(limit_min=1, actual_min=2))).run(job.id, 0)
    assert len(chat.failures) == 1


@pytest.mark.parametrize("trouble", [ChatUnreachableError("blocked"), RuntimeError("bug")])
async def test_words_that_cannot_be_said_undo_nothing(
    bench: Bench, chat: RecordingChat, trouble: Exception
) -> None:
    chat.always["show_failure"] = trouble
    job = await bench.job()
    await bench.runner(failing(NoMomentsError())).run(job.id, 0)
    assert chat.calls["show_failure"] == 1
    assert (await bench.stored(job)).state is JobState.FAILED


async def test_a_chat_that_hangs_does_not_keep_the_worker(
    bench: Bench, chat: RecordingChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failure, "TELL_WITHIN_S", 0.1)
    chat.hanging = {"show_failure", "show_progress"}
    job = await bench.job()
    async with asyncio.timeout(5):
        await bench.runner(failing(NoMomentsError()), HASTY).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.FAILED


def limit(
    monkeypatch: pytest.MonkeyPatch, stage: Stage, timeout: timedelta, *, attempts: int
) -> None:
    rule = replace(PIPELINE[stage], timeout=timeout, max_attempts=attempts)
    monkeypatch.setitem(PIPELINE, stage, rule)
