"""From what is known about a clip to the request for its short."""

import json
from dataclasses import dataclass, replace

import structlog

from core.domain.camera_choice import camera_of
from core.domain.camera_json import dump_trail
from core.domain.clock import utc_now
from core.domain.crop import Layout
from core.domain.document import Document, Word
from core.domain.document_json import document_from_json
from core.domain.errors import ShortsError
from core.domain.faces import FaceAnalysis
from core.domain.keys import artifact_key
from core.domain.looks import wants_hook, wants_tighten
from core.domain.media import MediaFacts
from core.domain.moments import ClipWish
from core.domain.pipeline import Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.job import JobState
from core.domain.render import Quality, RenderSpec
from core.domain.timeline import Timeline
from core.services.choose_style import clip_style
from core.services.plans.paid import as_paid
from core.stages.camera.retime import retime
from core.stages.camera.trail import camera_trail
from core.stages.caption import captions_for
from core.stages.overlays import overlays_for
from core.stages.render import Picture, RenderKeys, output_fps, render_spec
from core.stages.retext import retext
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


@dataclass(frozen=True, slots=True)
class SpokenClip:
    """What a clip is made of: its file, and the words recognised in it."""

    source: Artifact
    facts: MediaFacts
    document: Document
    words: tuple[Word, ...]


async def spoken_clip(context: WorkerContext, run: JobRun) -> SpokenClip:
    """Raises LookupError when an earlier stage left nothing."""
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    if source.facts is None:
        raise LookupError("the source has no facts")
    document = document_from_json(await context.objects.read(transcript.key))
    return SpokenClip(source, source.facts, document, document.words_within(run.the_clip().span))


async def plan_short(
    context: WorkerContext, run: JobRun, quality: Quality = Quality.FINAL
) -> PlannedShort:
    """Plan the camera, set the captions, decide what lies over the picture.

    The same clip in a chat with the same settings gives the same request. Raises LookupError when
    an earlier stage left nothing.
    """
    spoken = await spoken_clip(context, run)
    analysis = await tracks_of(context, run)
    if analysis is None:
        raise LookupError(f"{run.job.type} needs FACE_TRACKS, which is missing")
    timeline = await timeline_of(context, run, spoken)
    return await plan_seen(context, run, spoken, analysis, timeline, quality)


async def plan_seen(
    context: WorkerContext,
    run: JobRun,
    spoken: SpokenClip,
    analysis: FaceAnalysis,
    timeline: Timeline,
    quality: Quality = Quality.FINAL,
) -> PlannedShort:
    """Plan a short of which it is known who is seen in it; see `plan_short`."""
    clip, settings = run.the_clip(), run.to.chat.settings
    trail = camera_trail(analysis, spoken.facts, spoken.words, camera_of(clip.meta, settings))
    layouts = retime(trail.plan.layouts, clip.span.start_ms, timeline)
    async with context.uow() as uow:
        style = await clip_style(uow, clip, settings, run.project.user_id)
        owner = await uow.users.get(run.project.user_id)
        owner = await as_paid(uow, owner, utc_now()) if owner is not None else None
    masks = settings.mask_profanity
    brand = replace(settings.brand, hook=wants_hook(clip.meta, settings))
    if owner is not None:
        brand = context.admission.brand_of(brand, owner, run.to.chat, utc_now())
    picture = Picture(
        layouts=layouts,
        captions=captions_for(written_words(clip, spoken), timeline, style, mask_profanity=masks),
        overlays=overlays_for(brand, clip.title, style, timeline.duration_ms, masks),
    )
    limit, facts = context.max_upload_bytes, spoken.facts
    spec = render_spec(
        f"clip:{clip.id}",
        _keys(spoken.source, clip, quality),
        facts,
        timeline,
        picture,
        limit,
        quality,
    )
    return PlannedShort(spec, layouts, json.dumps(dump_trail(trail)).encode())


def written_words(clip: Clip, spoken: SpokenClip) -> tuple[Word, ...]:
    """Return what the captions say: a person's words, where there are any."""
    text = clip.meta.caption_text
    return spoken.words if text is None else retext(spoken.words, text, clip.span)


def _keys(source: Artifact, clip: Clip, quality: Quality) -> RenderKeys:
    drafted = quality is Quality.DRAFT
    video = ArtifactType.DRAFT if drafted else ArtifactType.VERTICAL_VIDEO
    cover = ArtifactType.STILL if drafted else ArtifactType.COVER
    return RenderKeys(
        source=source.key,
        video=artifact_key(clip.project_id, video, clip.id),
        cover=artifact_key(clip.project_id, cover, clip.id),
    )


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


async def timeline_of(context: WorkerContext, run: JobRun, spoken: SpokenClip) -> Timeline:
    """Return what is kept of the clip: everything, unless it is to be tightened."""
    clip, settings = run.the_clip(), run.to.chat.settings
    if not wants_tighten(clip.meta, settings):
        return Timeline.whole(clip.span)
    audio = await artifacts.need(context, run, ArtifactType.AUDIO)
    async with context.objects.local(audio.key) as sound:
        quiet = await context.tools.quiet_spans(sound, clip.span, spoken.words)
    return tighten(
        spoken.words,
        clip.span,
        spoken.document.language,
        quiet=quiet,
        fps=output_fps(spoken.facts),
        shortest_ms=ClipWish.of(settings.count, settings.length).min_ms,
    )
