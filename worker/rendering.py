"""From what is known about a clip to the request for its short."""

import json
from dataclasses import dataclass, replace

import structlog

from core.domain.camera_choice import camera_of
from core.domain.camera_json import dump_trail
from core.domain.crop import Layout
from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.errors import ShortsError
from core.domain.keys import artifact_key
from core.domain.media import MediaFacts
from core.domain.moments import ClipWish
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.job import JobState
from core.domain.render import Quality, RenderSpec
from core.domain.timeline import Timeline
from core.services.choose_style import clip_style
from core.stages.camera.retime import retime
from core.stages.camera.trail import camera_trail
from core.stages.caption import captions_for
from core.stages.overlays import overlays_for
from core.stages.render import Picture, RenderKeys, output_fps, render_spec
from core.stages.tighten import tighten
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PlannedShort:
    """A short as it is to be made; `trail` is what the camera decided, as JSON."""

    spec: RenderSpec
    layouts: tuple[Layout, ...]
    trail: bytes


async def plan_short(
    context: WorkerContext, run: JobRun, quality: Quality = Quality.FINAL
) -> PlannedShort:
    """Plan the camera, set the captions, decide what lies over the picture.

    The same clip in a chat with the same settings gives the same request. Raises LookupError when
    an earlier stage left nothing.
    """
    clip, settings = run.the_clip(), run.to.chat.settings
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    analysis = await tracks_of(context, run)
    if analysis is None:
        raise LookupError(f"{run.job.type} needs FACE_TRACKS, which is missing")
    if source.facts is None:
        raise LookupError("the source has no facts")
    document = document_from_json(await context.objects.read(transcript.key))
    words = document.words_within(clip.span)
    trail = camera_trail(analysis, source.facts, words, camera_of(clip.meta, settings))
    timeline = await _timeline(context, run, document, source.facts)
    layouts = retime(trail.plan.layouts, clip.span.start_ms, timeline)
    async with context.uow() as uow:
        style = await clip_style(uow, clip, settings, run.project.user_id)
    masks = settings.mask_profanity
    picture = Picture(
        layouts=layouts,
        captions=captions_for(words, timeline, style, mask_profanity=masks),
        overlays=overlays_for(settings.brand, clip.title, style, timeline.duration_ms, masks),
    )
    keys = RenderKeys(
        source=source.key,
        video=artifact_key(run.project.id, ArtifactType.VERTICAL_VIDEO, clip.id),
        cover=artifact_key(run.project.id, ArtifactType.COVER, clip.id),
    )
    limit = context.max_upload_bytes
    spec = render_spec(f"clip:{clip.id}", keys, source.facts, timeline, picture, limit, quality)
    return PlannedShort(spec, layouts, json.dumps(dump_trail(trail)).encode())


async def prepare_next(context: WorkerContext, run: JobRun) -> None:
    """Let the service draw the captions of the clip whose turn is next, if it is known whose.

    Its own job asks for the same short again and finds it begun.
    """
    clip = await _next_clip(context, run)
    if clip is None:
        return
    try:
        short = await plan_short(context, replace(run, clip=clip))
        await context.renderer.prepare(short.spec)
    except (ShortsError, LookupError, ValueError) as error:
        log.info("next_not_prepared", clip_id=str(clip.id), reason=repr(error))


async def _next_clip(context: WorkerContext, run: JobRun) -> Clip | None:
    async with context.uow() as uow:
        for clip in await uow.clips.of_project(run.project.id):
            job = await uow.jobs.find(Stage.ASPECT_CONVERT, run.project.id, clip.id)
            if job is not None and job.state is JobState.QUEUED and clip.id != run.the_clip().id:
                return clip
    return None


async def _timeline(
    context: WorkerContext, run: JobRun, document: Document, facts: MediaFacts
) -> Timeline:
    """Return what is kept of the clip: everything, unless the chat wants its shorts tightened."""
    span, settings = run.the_clip().span, run.to.chat.settings
    words = document.words_within(span)
    if not settings.tighten:
        return Timeline.whole(span)
    audio = await artifacts.need(context, run, ArtifactType.AUDIO)
    async with context.objects.local(audio.key) as sound:
        quiet = await context.tools.quiet_spans(sound, span, words)
    return tighten(
        words,
        span,
        document.language,
        quiet=quiet,
        fps=output_fps(facts),
        shortest_ms=ClipWish.of(settings.count, settings.length).min_ms,
    )
