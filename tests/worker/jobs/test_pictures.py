"""STILL and DRAFT: how a clip under review will look."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.brand import BrandKit
from core.domain.clock import utc_now
from core.domain.crop_path import crop_at
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.records.people import ChatSettings
from core.domain.records.project import ErrorNote, Project
from core.domain.records.review import ClipEdit
from core.domain.render import Quality, RenderSpec
from core.domain.spans import Span
from core.ports.chat import PictureKind, PreviewState
from core.ports.objects import ObjectStore
from tests.support.engines import FilmRenderer, OneFace
from tests.support.recording_chat import RecordingChat
from tests.worker.jobs.conftest import StageBench
from worker.failure import give_up
from worker.jobs.draft import run_draft
from worker.jobs.face_detect import run_face_detect
from worker.jobs.still import run_still

STILL, DRAFT, READY = PictureKind.STILL, PictureKind.DRAFT, PreviewState.READY


@pytest.fixture
async def clip(stage: StageBench, approved: Clip) -> Clip:
    """A clip that waits for a decision."""
    async with stage.bench.uow() as uow:
        await uow.clips.move(approved.id, ClipStatus.PENDING, only_from=(approved.status,))
        await uow.commit()
    return replace(approved, status=ClipStatus.PENDING)


@pytest.fixture
async def project(stage: StageBench, clip: Clip) -> Project:
    return await stage.bench.stored_project(clip.project_id)


@pytest.fixture
def renderer(stage: StageBench) -> FilmRenderer:
    assert isinstance(stage.bench.context.renderer, FilmRenderer)
    return stage.bench.context.renderer


async def change(stage: StageBench, clip: Clip, how: Callable[[ClipMeta], ClipMeta]) -> None:
    async with stage.bench.uow() as uow:
        fresh = await uow.clips.get(clip.id)
        assert fresh is not None
        await uow.clips.set_meta(clip.id, how(fresh.meta))
        await uow.commit()


async def test_a_still_shows_what_was_chosen_for_the_clip(
    stage: StageBench, clip: Clip, project: Project, renderer: FilmRenderer, chat: RecordingChat
) -> None:
    async with stage.bench.uow() as uow:
        settings = ChatSettings(brand=BrandKit(hook=False), tighten=True)
        await uow.chats.set_settings(project.chat_id, settings)
        await uow.commit()
    own = "Зачем бросают учёбу?"
    await change(
        stage, clip, lambda m: replace(m, hook=True, tighten=False, caption_text=own, style="Neon")
    )
    await stage.attempt(Stage.STILL, run_still, clip)
    ((spec, at_ms),) = renderer.stills
    assert spec.captions is not None
    assert [word.text for word in spec.captions.words] == own.split()
    assert spec.overlays.hook is not None
    assert spec.keep == (), "pauses stay in this one"
    assert spec.captions.words[0].start_ms <= at_ms < spec.to_ms - spec.from_ms
    ((shown, kind, state, picture),) = chat.pictures
    assert (shown.meta.caption_text, kind, state) == (own, STILL, READY)
    assert picture == renderer.cover.read_bytes()
    assert await stage.artifact(project, ArtifactType.STILL, clip)


async def test_nobody_has_to_look_at_all_of_a_clip_for_one_picture(
    stage: StageBench, clip: Clip, project: Project, renderer: FilmRenderer
) -> None:
    faces = stage.bench.context.faces
    assert isinstance(faces, OneFace)
    await stage.attempt(Stage.STILL, run_still, clip)
    ((glimpsed),) = faces.analysed
    assert glimpsed.duration_ms < 2_000
    assert await stage.artifact(project, ArtifactType.FACE_TRACKS, clip) is None
    (crop,) = renderer.stills[0][0].layouts[0].panels
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, clip)
    await stage.attempt(Stage.STILL, run_still, clip)
    assert len(faces.analysed) == 2, "it was looked at meanwhile"
    (seen,) = renderer.stills[1][0].layouts[0].panels
    assert crop_at(crop, 0.0).x == pytest.approx(crop_at(seen, 0.0).x, abs=0.05)


async def test_a_new_end_is_what_the_picture_shows(
    stage: StageBench, clip: Clip, project: Project, renderer: FilmRenderer
) -> None:
    longer = Span(clip.span.start_ms, clip.span.end_ms + 1_000)
    before = ClipEdit(new_id(), clip.id, project.user_id, clip.title, longer, clip.meta, utc_now())
    async with stage.bench.uow() as uow:
        await uow.reviews.remember(before)
        await uow.commit()
    await stage.attempt(Stage.STILL, run_still, clip)
    assert renderer.stills[0][1] == clip.span.duration_ms - 300


class Pressing(FilmRenderer):
    """A renderer during whose first picture somebody presses on."""

    def __init__(self, objects: ObjectStore, film: Path, cover: Path, stage: StageBench) -> None:
        super().__init__(objects, film, cover)
        self.stage = stage
        self.clip: Clip | None = None

    async def still(self, spec: RenderSpec, at_ms: int, key: str) -> None:
        await super().still(spec, at_ms, key)
        if self.clip is not None and len(self.stills) == 1:
            await change(self.stage, self.clip, lambda meta: replace(meta, hook=True))


async def test_a_clip_that_was_changed_meanwhile_is_drawn_again(
    stage: StageBench, clip: Clip, renderer: FilmRenderer, chat: RecordingChat
) -> None:
    pressing = Pressing(stage.bench.context.objects, renderer.film, renderer.cover, stage)
    pressing.clip = clip
    stage.use(renderer=pressing)
    await stage.attempt(Stage.STILL, run_still, clip)
    assert [spec.overlays.hook is not None for spec, _ in pressing.stills] == [False, True]
    assert [shown.meta.hook for shown, *_ in chat.pictures] == [None, True]


async def test_a_draft_is_small_and_made_after_somebody_has_looked(
    stage: StageBench, clip: Clip, project: Project, renderer: FilmRenderer, chat: RecordingChat
) -> None:
    await stage.attempt(Stage.DRAFT, run_draft, clip)
    await stage.attempt(Stage.DRAFT, run_draft, clip)
    assert [state for _, _, state, _ in chat.pictures] == [PreviewState.LOOKING] * 2
    jobs = await stage.bench.jobs(project.id)
    assert len([job for job in jobs if job.type is Stage.DRAFT_LOOK]) == 1
    await stage.attempt(Stage.DRAFT_LOOK, run_face_detect, clip)
    await stage.attempt(Stage.DRAFT, run_draft, clip)
    (spec,) = renderer.specs
    assert (spec.quality, spec.output.height) == (Quality.DRAFT, 640)
    _, kind, state, film = chat.pictures[-1]
    assert (kind, state, film) == (DRAFT, READY, renderer.film.read_bytes())
    kept = await stage.artifact(project, ArtifactType.DRAFT, clip)
    assert kept is not None
    assert kept.key == spec.output.key
    assert await stage.artifact(project, ArtifactType.VERTICAL_VIDEO, clip) is None


async def test_nothing_is_drawn_of_a_decided_clip(
    stage: StageBench, approved: Clip, renderer: FilmRenderer, chat: RecordingChat
) -> None:
    await stage.attempt(Stage.STILL, run_still, approved)
    await stage.attempt(Stage.DRAFT, run_draft, approved)
    assert (renderer.stills, renderer.specs, chat.pictures) == ([], [], [])


@pytest.mark.parametrize(
    ("type_", "kind"), [(Stage.STILL, STILL), (Stage.DRAFT, DRAFT), (Stage.DRAFT_LOOK, DRAFT)]
)
async def test_a_picture_that_cannot_be_made_is_told_and_harms_no_short(
    stage: StageBench, clip: Clip, chat: RecordingChat, type_: Stage, kind: PictureKind
) -> None:
    bench = stage.bench
    job = await bench.claimed(await bench.job(type_, of=clip))
    await give_up(bench.context, job, ErrorNote("error-render"), Decimal(0))
    ((_, told, state, _),) = chat.pictures
    assert (told, state) == (kind, PreviewState.FAILED)
    assert chat.clip_failures == []
