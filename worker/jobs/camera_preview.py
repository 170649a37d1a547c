"""CAMERA_PREVIEW: draw what the camera of a clip under review would show."""

from dataclasses import replace
from pathlib import Path

from core.domain.camera import CameraWish
from core.domain.camera_choice import camera_of
from core.domain.crop import StaticCrop
from core.domain.crop_path import resting_place
from core.domain.document_json import document_from_json
from core.domain.faces import FaceAnalysis
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.ports.chat import PreviewState
from core.stages.camera.trail import camera_trail
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext
from worker.looking import look_first

_TRIES = 5


async def run_camera_preview(context: WorkerContext, run: JobRun) -> None:
    """Leave PREVIEW and show it on the card. A clip nobody has looked at yet is looked at first,
    then this stage comes again."""
    analysis = await tracks_of(context, run)
    if analysis is None:
        await _look_first(context, run)
        return
    clip = run.the_clip()
    for _ in range(_TRIES):
        wish = camera_of(clip.meta, run.to.chat.settings)
        sheet, framed = await _draw(context, run, analysis, wish)
        clip = await _note_frame(context, clip, framed)
        if camera_of(clip.meta, run.to.chat.settings) == wish:
            break  # else somebody pressed on while this was drawn, and counts on this job
    await artifacts.keep_file(context, run, ArtifactType.PREVIEW, sheet)
    await context.chat.show_camera(run.to, clip, wish, PreviewState.READY, sheet)


async def _draw(
    context: WorkerContext, run: JobRun, analysis: FaceAnalysis, wish: CameraWish
) -> tuple[Path, StaticCrop | None]:
    """Return the sheet, and where the window rests on it."""
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    if source.facts is None:
        raise LookupError("the source has no facts")
    document = document_from_json(await context.objects.read(transcript.key))
    words = document.words_within(analysis.span)
    trail = camera_trail(analysis, source.facts, words, wish)
    sheet = run.scratch / "camera.jpg"
    async with context.objects.local(source.key) as video:
        await context.tools.camera_sheet(video, source.facts, trail, sheet, run.to.language)
    return sheet, resting_place(trail.plan.layouts)


async def _look_first(context: WorkerContext, run: JobRun) -> None:
    clip = run.the_clip()
    wish = camera_of(clip.meta, run.to.chat.settings)
    await context.chat.show_camera(run.to, clip, wish, PreviewState.LOOKING)
    await look_first(context, run, Stage.CAMERA_LOOK)


async def _note_frame(context: WorkerContext, clip: Clip, framed: StaticCrop | None) -> Clip:
    """Return the clip as it is now. Moving the window by hand begins where people see it."""
    async with context.uow() as uow:
        # The move changes nothing but locks the row: a press at this moment is not overwritten.
        locked = await uow.clips.move(clip.id, clip.status, only_from=(clip.status,))
        fresh = await uow.clips.get(clip.id)
        if fresh is None:
            return clip
        if locked and fresh.meta.framed != framed:
            fresh = replace(fresh, meta=replace(fresh.meta, framed=framed))
            await uow.clips.set_meta(clip.id, fresh.meta)
            await uow.commit()
    return fresh
