"""ASPECT_CONVERT: plan the camera, set the captions, render the short."""

from dataclasses import replace
from pathlib import PurePosixPath

import structlog

from core.domain.crop import Layout
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.render import RenderResult, RenderSpec
from core.ports.progress import ignore_progress
from core.stages.subtitles import to_srt
from core.tasks import TaskNursery
from worker import artifacts
from worker.context import JobRun, WorkerContext
from worker.looking import look
from worker.makes import REMADE, drop, make_of
from worker.rendering import plan_short, prepare_next

log = structlog.get_logger(__name__)


async def run_aspect_convert(context: WorkerContext, run: JobRun) -> None:
    """Leave VERTICAL_VIDEO, COVER and SRT, or their REMADE ones; note on the clip which layout
    was chosen and why.

    A short that is there already and would look the same is not made again.
    """
    clip = run.the_clip()
    make = make_of(clip)
    # Nothing to do as a rule; the clip may have been cut anew since somebody looked.
    await look(context, run, ignore_progress)
    short = await plan_short(context, run)
    made = await artifacts.find(context, run, make.video)
    if made is not None and made.key == short.spec.output.key:
        return
    if make is REMADE:
        await drop(context, run, REMADE)  # one that nobody wanted in the end
    await artifacts.keep_bytes(context, run, ArtifactType.CAMERA_TRAIL, short.trail)
    async with TaskNursery() as nursery:
        nursery.start(prepare_next(context, run), name="prepare-next")
        result = await context.renderer.render(short.spec, run.meter.progress)
    _tell(result)
    await _note_layouts(context, clip, short.layouts)
    await artifacts.record_stored(context, run, make.cover, result.cover_key)
    await _keep_srt(context, run, make.srt, short.spec)
    # Last of all: it tells a later attempt that everything is here.
    await artifacts.record_stored(context, run, make.video, result.key, engine=result.made_by)


async def _keep_srt(
    context: WorkerContext, run: JobRun, type_: ArtifactType, spec: RenderSpec
) -> None:
    words = spec.captions.words if spec.captions else ()
    # Beside its video: another make of the short must not change what is sent with this one.
    key = str(PurePosixPath(spec.output.key).with_suffix(".srt"))
    await context.objects.write(key, to_srt(words).encode())
    await artifacts.record_stored(context, run, type_, key)


def _tell(result: RenderResult) -> None:
    log.info(
        "rendered",
        engine=result.engine,
        engine_reason=result.engine_reason,
        encoder=result.encoder,
        seconds=result.seconds,
        bytes=result.bytes,
    )


async def _note_layouts(context: WorkerContext, clip: Clip, layouts: tuple[Layout, ...]) -> None:
    kinds = dict.fromkeys(str(layout.kind) for layout in layouts)
    reasons = dict.fromkeys(layout.reason for layout in layouts)
    async with context.uow() as uow:
        # Another clip's camera may have been taken over while this one was rendered.
        fresh = await uow.clips.get(clip.id) or clip
        meta = replace(fresh.meta, layout="+".join(kinds), layout_reason="; ".join(reasons))
        await uow.clips.set_meta(clip.id, meta)
        await uow.commit()
