"""FACE_DETECT and ASPECT_CONVERT: from an approved clip to a finished short."""

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest

from core.domain.document import Document
from core.domain.errors import RenderError
from core.domain.faces_json import load_faces
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.people import ChatSettings
from core.domain.records.project import Project
from core.domain.render import RenderResult, RenderSpec
from core.domain.spans import Span
from core.ports.progress import ProgressSink
from tests.support.engines import FilmRenderer, OneFace
from tests.support.sound import make_sound
from tests.worker.jobs.conftest import StageBench
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.face_detect import run_face_detect


class RendererThatForgets(FilmRenderer):
    """A renderer whose first short is gone before anybody can look at it."""

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        result = await super().render(spec, progress)
        if len(self.specs) == 1:
            raise RenderError("the service restarted")
        return result


@pytest.fixture
async def project(stage: StageBench, approved: Clip) -> Project:
    return await stage.bench.stored_project(approved.project_id)


async def test_only_the_clips_own_span_is_looked_at_and_once(
    stage: StageBench, approved: Clip, project: Project
) -> None:
    faces = stage.bench.context.faces
    assert isinstance(faces, OneFace)
    for number in (1, 2):
        await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved, number)
    assert faces.analysed == [approved.span]
    tracks = await stage.artifact(project, ArtifactType.FACE_TRACKS, approved)
    seen = load_faces(json.loads(await stage.content(tracks)))
    assert (seen.span, len(seen.shots)) == (approved.span, 1)


async def test_a_short_is_made_of_what_was_found(
    stage: StageBench, approved: Clip, project: Project, short_film: Path, cover: Path
) -> None:
    renderer = stage.bench.context.renderer
    assert isinstance(renderer, FilmRenderer)
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    (spec,) = renderer.specs
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    assert (spec.source.key, spec.source.width) == (source.key, 320)
    assert (spec.from_ms, spec.to_ms) == (approved.span.start_ms, approved.span.end_ms)
    assert spec.output.max_bytes == stage.bench.context.max_upload_bytes
    assert spec.captions is not None
    assert spec.captions.words[0].text == "учёбу"
    video = await stage.artifact(project, ArtifactType.VERTICAL_VIDEO, approved)
    picture = await stage.artifact(project, ArtifactType.COVER, approved)
    assert video is not None
    assert picture is not None
    assert video.sha256 == hashlib.sha256(short_film.read_bytes()).hexdigest()
    assert (video.engine, picture.bytes) == ("composited/libx264", cover.stat().st_size)
    meta = (await stage.bench.stored_clip(approved)).meta
    assert meta.layout == "single"
    assert meta.layout_reason
    assert meta.reason == approved.meta.reason


async def test_a_chat_may_have_its_shorts_tightened(
    stage: StageBench, approved: Clip, project: Project, interview: Document, tmp_path: Path
) -> None:
    renderer = stage.bench.context.renderer
    assert isinstance(renderer, FilmRenderer)
    voice = [(Span(word.start_ms, word.end_ms), 0.2) for word in interview.words()]
    sound = make_sound(tmp_path / "voice.ogg", 40_000, voice, 0.0005)
    audio = await stage.artifact(project, ArtifactType.AUDIO)
    assert audio is not None
    await stage.bench.context.objects.put(audio.key, sound)
    async with stage.bench.uow() as uow:
        await uow.chats.set_settings(project.chat_id, ChatSettings(tighten=True))
        await uow.commit()
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    (spec,) = renderer.specs
    before, after = spec.keep
    assert (before.start_ms, after.end_ms) == (approved.span.start_ms, approved.span.end_ms)
    assert after.start_ms - before.end_ms > 1_000, "of the pause of 1.8 s"
    length = before.duration_ms + after.duration_ms
    assert spec.layouts[-1].to_ms == length
    assert spec.captions is not None
    gaps = [b.start_ms - a.end_ms for a, b in pairwise(spec.captions.words)]
    assert max(gaps) < 700
    assert spec.captions.words[-1].end_ms <= length


async def test_another_attempt_renders_nothing(stage: StageBench, approved: Clip) -> None:
    renderer = stage.bench.context.renderer
    assert isinstance(renderer, FilmRenderer)
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    for number in (1, 2):
        await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved, number)
    assert len(renderer.specs) == 1


async def test_a_render_that_is_asked_for_again_is_the_same_request(
    stage: StageBench, approved: Clip, project: Project, short_film: Path, cover: Path
) -> None:
    renderer = RendererThatForgets(stage.bench.context.objects, short_film, cover)
    stage.use(renderer=renderer)
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    with pytest.raises(RenderError):
        await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    assert await stage.artifact(project, ArtifactType.VERTICAL_VIDEO, approved) is None
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved, 2)
    first, second = renderer.specs
    assert first == second


async def test_a_clip_that_nobody_has_seen_is_looked_at_by_who_renders_it(
    stage: StageBench, approved: Clip, project: Project
) -> None:
    """It may have been cut anew while somebody looked at it."""
    faces, renderer = stage.bench.context.faces, stage.bench.context.renderer
    assert isinstance(faces, OneFace)
    assert isinstance(renderer, FilmRenderer)
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    shorter = Span(approved.span.start_ms, approved.span.end_ms - 2_000)
    async with stage.bench.uow() as uow:
        await uow.clips.change(approved.id, approved.title, shorter, approved.meta)
        await uow.commit()
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    assert faces.analysed == [approved.span, shorter]
    assert renderer.specs[0].layouts[-1].to_ms == shorter.duration_ms
