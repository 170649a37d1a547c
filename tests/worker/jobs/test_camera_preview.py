"""CAMERA_PREVIEW: what people see before they approve."""

import json
from dataclasses import replace
from decimal import Decimal

import cv2
import numpy as np
import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_json import load_trail
from core.domain.faces_json import load_faces
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.job import JobState
from core.domain.records.project import ErrorNote, Project
from core.domain.spans import Span
from core.ports.chat import PreviewState
from tests.support.engines import OneFace
from tests.support.recording_chat import RecordingChat
from tests.worker.jobs.conftest import StageBench
from worker.failure import give_up
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.camera_preview import run_camera_preview
from worker.jobs.face_detect import run_face_detect

FIT = CameraWish(LayoutChoice.FIT)


@pytest.fixture
async def project(stage: StageBench, approved: Clip) -> Project:
    return await stage.bench.stored_project(approved.project_id)


async def wished(stage: StageBench, clip: Clip, wish: CameraWish) -> None:
    async with stage.bench.uow() as uow:
        await uow.clips.set_meta(clip.id, replace(clip.meta, camera=wish))
        await uow.commit()


async def test_the_sheet_is_drawn_and_shown(
    stage: StageBench, approved: Clip, project: Project, chat: RecordingChat
) -> None:
    await wished(stage, approved, FIT)
    await stage.attempt(Stage.CAMERA_LOOK, run_face_detect, approved)
    await stage.attempt(Stage.CAMERA_PREVIEW, run_camera_preview, approved)
    ((wish, state, picture),) = chat.cameras
    assert (wish, state) == (FIT, PreviewState.READY)
    drawn = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    assert drawn is not None
    assert drawn.shape[1] == 1280
    kept = await stage.artifact(project, ArtifactType.PREVIEW, approved)
    assert await stage.content(kept) == picture


async def test_where_the_window_rests_is_noted_for_moving_it_by_hand(
    stage: StageBench, approved: Clip
) -> None:
    await stage.attempt(Stage.CAMERA_LOOK, run_face_detect, approved)
    await stage.attempt(Stage.CAMERA_PREVIEW, run_camera_preview, approved)
    framed = (await stage.bench.stored_clip(approved)).meta.framed
    assert framed is not None
    assert abs(framed.x - 0.25) < 0.1, "on the only face"
    await wished(stage, approved, FIT)
    await stage.attempt(Stage.CAMERA_PREVIEW, run_camera_preview, approved)
    assert (await stage.bench.stored_clip(approved)).meta.framed is None


async def test_a_clip_nobody_looked_at_is_looked_at_first(
    stage: StageBench, approved: Clip, project: Project, chat: RecordingChat
) -> None:
    for number in (1, 2):
        await stage.attempt(Stage.CAMERA_PREVIEW, run_camera_preview, approved, number)
    assert [state for _, state, _ in chat.cameras] == [PreviewState.LOOKING] * 2
    jobs = await stage.bench.jobs(project.id)
    looks = [job for job in jobs if job.type is Stage.CAMERA_LOOK]
    assert [(job.clip_id, job.state) for job in looks] == [(approved.id, JobState.QUEUED)]
    assert PIPELINE[Stage.CAMERA_LOOK].next is Stage.CAMERA_PREVIEW


async def test_a_press_while_it_is_drawn_counts(
    stage: StageBench, approved: Clip, chat: RecordingChat
) -> None:
    await stage.attempt(Stage.CAMERA_LOOK, run_face_detect, approved)
    tools = stage.bench.context.tools

    class Pressing:
        """Somebody presses while the first sheet is drawn."""

        wishes: list[CameraWish] = []  # noqa: RUF012

        def __getattr__(self, name: str) -> object:
            return getattr(tools, name)

        async def camera_sheet(self, video, facts, trail, out, language) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
            self.wishes.append(trail.wish)
            out.write_bytes(trail.wish.choice.encode())
            await wished(stage, approved, FIT)

    stage.use(tools=Pressing())
    await stage.attempt(Stage.CAMERA_PREVIEW, run_camera_preview, approved)
    assert Pressing.wishes == [CameraWish(), FIT]
    assert chat.cameras == [(FIT, PreviewState.READY, b"fit")]


async def test_a_clip_that_was_cut_anew_is_looked_at_again(
    stage: StageBench, approved: Clip, project: Project
) -> None:
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    faces = stage.bench.context.faces
    assert isinstance(faces, OneFace)
    shorter = Span(approved.span.start_ms, approved.span.end_ms - 2_000)
    tracks = await stage.artifact(project, ArtifactType.FACE_TRACKS, approved)
    assert tracks is not None
    seen = load_faces(json.loads(await stage.content(tracks)))
    other = json.loads(await stage.content(tracks)) | {
        "span": {"start_ms": shorter.start_ms, "end_ms": shorter.end_ms}
    }
    for body in (json.dumps(other), '{"version": 0}'):
        await stage.bench.context.objects.write(tracks.key, body.encode())
        await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
        assert load_faces(json.loads(await stage.content(tracks))) == seen
    assert faces.analysed == [approved.span] * 3


async def test_the_short_gets_the_camera_that_was_chosen_and_its_story(
    stage: StageBench, approved: Clip, project: Project
) -> None:
    await wished(stage, approved, FIT)
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    stored = await stage.artifact(project, ArtifactType.CAMERA_TRAIL, approved)
    trail = load_trail(json.loads(await stage.content(stored)))
    assert trail.wish == FIT
    assert trail.analysis.span == approved.span
    assert {layout.kind for layout in trail.plan.layouts} == {"fit"}
    assert [voice.speaker for voice in trail.voices[:2]] == [0, 1]
    meta = (await stage.bench.stored_clip(approved)).meta
    assert (meta.layout, meta.camera) == ("fit", FIT)


@pytest.mark.parametrize("stage_type", [Stage.CAMERA_LOOK, Stage.CAMERA_PREVIEW])
async def test_a_picture_that_cannot_be_drawn_is_told_and_harms_no_short(
    stage: StageBench, approved: Clip, chat: RecordingChat, stage_type: Stage
) -> None:
    bench = stage.bench
    job = await bench.claimed(await bench.job(stage_type, of=approved))
    await give_up(bench.context, job, ErrorNote("error-engine-unavailable"), Decimal(0))
    assert (await bench.stored(job)).state is JobState.FAILED
    assert (await bench.stored_clip(approved)).error is None
    assert chat.cameras == [(CameraWish(), PreviewState.FAILED, b"")]
    assert chat.clip_failures == []
