"""DELIVER: into the chat once, and the project is done with the last of its shorts."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import ChatUnreachableError, EngineUnavailableError, ShortTooLargeError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import JobState
from core.domain.records.project import ErrorNote, ProjectStatus
from tests.support.recording_chat import RecordingChat
from tests.support.records import a_clip
from tests.worker.jobs.conftest import StageBench
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.deliver import run_deliver
from worker.jobs.face_detect import run_face_detect


@pytest.fixture
async def made(stage: StageBench, approved: Clip) -> Clip:
    """An approved clip whose short is finished."""
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    return await stage.bench.stored_clip(approved)


async def test_the_short_arrives_with_its_facts_and_the_project_is_done(
    stage: StageBench, made: Clip, chat: RecordingChat
) -> None:
    await stage.attempt(Stage.DELIVER, run_deliver, made)
    (short,) = chat.arrived.values()
    assert (short.width, short.height, short.duration_ms) == (1080, 1920, 1_000)
    exported = await stage.bench.stored_clip(made)
    assert exported.status is ClipStatus.EXPORTED
    assert chat.cards == [(exported, None)]
    assert (await stage.bench.stored_project(made.project_id)).status is ProjectStatus.DONE


async def test_a_project_with_undecided_clips_stays_open(stage: StageBench, made: Clip) -> None:
    project = await stage.bench.stored_project(made.project_id)
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    async with stage.bench.uow() as uow:
        await uow.clips.add_all([a_clip(source, position=2)])
        await uow.commit()
    await stage.attempt(Stage.DELIVER, run_deliver, made)
    project = await stage.bench.stored_project(made.project_id)
    assert project.status is ProjectStatus.IN_REVIEW


async def test_however_often_it_is_tried_it_arrives_once(
    stage: StageBench, made: Clip, chat: RecordingChat
) -> None:
    chat.trouble["refresh_card"] = [EngineUnavailableError("502")]
    with pytest.raises(EngineUnavailableError):
        await stage.attempt(Stage.DELIVER, run_deliver, made)
    assert (await stage.bench.stored_clip(made)).status is ClipStatus.EXPORTED
    await stage.attempt(Stage.DELIVER, run_deliver, made, 2)
    assert len(chat.arrived) == 1
    assert len(chat.cards) == 1


async def test_who_left_after_the_short_arrived_has_it(
    stage: StageBench, made: Clip, chat: RecordingChat
) -> None:
    chat.always["refresh_card"] = ChatUnreachableError("blocked")
    await stage.attempt(Stage.DELIVER, run_deliver, made)
    assert (await stage.bench.stored_clip(made)).status is ClipStatus.EXPORTED
    assert (await stage.bench.stored_project(made.project_id)).status is ProjectStatus.DONE


async def test_a_stop_that_came_too_late_is_forgotten(stage: StageBench, made: Clip) -> None:
    async with stage.bench.uow() as uow:
        await uow.clips.set_error(made.id, "error-cancelled")
        await uow.commit()
    await stage.attempt(Stage.DELIVER, run_deliver, made)
    exported = await stage.bench.stored_clip(made)
    assert (exported.status, exported.error) == (ClipStatus.EXPORTED, None)


@pytest.mark.parametrize(
    "trouble",
    [ChatUnreachableError("blocked"), ShortTooLargeError(limit_mb=50, actual_mb=61)],
)
async def test_a_chat_that_cannot_take_it_is_not_tried_again_and_again(
    stage: StageBench, made: Clip, chat: RecordingChat, trouble: ChatUnreachableError
) -> None:
    chat.always["deliver"] = trouble
    bench = stage.bench
    job = await bench.job(Stage.DELIVER, of=made)
    await bench.runner(run_deliver).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.FAILED
    failed = await bench.stored_clip(made)
    assert (failed.status, failed.error) == (ClipStatus.APPROVED, trouble.key)
    assert chat.clip_failures == [(failed, ErrorNote(trouble.key, dict(trouble.params)))]
    project = await bench.stored_project(made.project_id)
    assert project.status is ProjectStatus.IN_REVIEW


async def test_through_the_runner_the_card_follows_the_work(
    stage: StageBench, approved: Clip, chat: RecordingChat
) -> None:
    bench = stage.bench
    handlers = {
        Stage.FACE_DETECT: run_face_detect,
        Stage.ASPECT_CONVERT: run_aspect_convert,
        Stage.DELIVER: run_deliver,
    }
    runner = replace(bench.runner(run_deliver), handlers=handlers)
    await runner.run((await bench.job(Stage.FACE_DETECT, of=approved)).id, 0)
    for _ in range(2):
        await runner.run((await bench.jobs(approved.project_id))[-1].id, 0)
    jobs = [job for job in await bench.jobs(approved.project_id) if job.clip_id]
    assert [job.state for job in jobs] == [JobState.DONE] * 3
    shares = [share for _, share in chat.cards if share is not None]
    assert shares == sorted(shares)
    assert len(shares) >= 3
    assert chat.cards[-1][0].status is ClipStatus.EXPORTED
    assert list(Path(bench.context.scratch).glob("job-*-1-*")) == []
