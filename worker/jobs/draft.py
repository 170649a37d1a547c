"""DRAFT: make a small film of a clip under review, to be looked at before anybody decides."""

from dataclasses import replace

from core.domain.looks import look_of
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.domain.render import Quality
from core.ports.chat import PictureKind, PreviewState
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext
from worker.looking import look_first
from worker.rendering import plan_short

_TRIES = 3


async def run_draft(context: WorkerContext, run: JobRun) -> None:
    """Leave DRAFT and show it on the card; of a clip that was changed meanwhile another one is
    made. A clip nobody has looked at yet is looked at first, then this stage comes again."""
    for _ in range(_TRIES):
        clip, settings = run.the_clip(), run.to.chat.settings
        if clip.status is not ClipStatus.PENDING:
            return
        if await tracks_of(context, run) is None:
            looking = PreviewState.LOOKING
            await context.chat.show_picture(run.to, clip, PictureKind.DRAFT, looking)
            await look_first(context, run, Stage.DRAFT_LOOK)
            return
        key = await _make(context, run)
        async with context.objects.local(key) as file:
            await context.chat.show_picture(
                run.to, clip, PictureKind.DRAFT, PreviewState.READY, file
            )
        async with context.uow() as uow:
            fresh = await uow.clips.get(clip.id)
        if fresh is None or look_of(fresh, settings) == look_of(clip, settings):
            return
        run = replace(run, clip=fresh)


async def _make(context: WorkerContext, run: JobRun) -> str:
    """Store the film; return its key. Older ones stay until the project goes: the render service
    gives them back at once when edits are taken back."""
    short = await plan_short(context, run, Quality.DRAFT)
    result = await context.renderer.render(short.spec, run.meter.progress)
    await artifacts.record_stored(context, run, ArtifactType.DRAFT, result.key)
    return result.key
