"""ASPECT_CONVERT: plan the camera, set the captions, render the short."""

import json
from dataclasses import replace

from core.domain.camera_choice import camera_of
from core.domain.camera_json import dump_trail
from core.domain.captions import SYSTEM_PRESETS, CaptionStyle
from core.domain.crop import Layout
from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.faces_json import load_faces
from core.domain.keys import artifact_key
from core.domain.media import MediaFacts
from core.domain.moments import ClipWish
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.timeline import Timeline
from core.stages.camera.retime import retime
from core.stages.camera.trail import camera_trail
from core.stages.caption import captions_for
from core.stages.render import RenderKeys, output_fps, render_spec
from core.stages.tighten import tighten
from worker import artifacts
from worker.context import JobRun, WorkerContext

DEFAULT_PRESET = "Shorts"


async def run_aspect_convert(context: WorkerContext, run: JobRun) -> None:
    """Leave VERTICAL_VIDEO and COVER; note on the clip which layout was chosen and why."""
    if await artifacts.find(context, run, ArtifactType.VERTICAL_VIDEO):
        return
    clip = run.the_clip()
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    tracks = await artifacts.need(context, run, ArtifactType.FACE_TRACKS)
    if source.facts is None:
        raise LookupError("the source has no facts")
    document = document_from_json(await context.objects.read(transcript.key))
    analysis = load_faces(json.loads(await context.objects.read(tracks.key)))
    words = document.words_within(clip.span)
    trail = camera_trail(analysis, source.facts, words, camera_of(clip.meta, run.to.chat.settings))
    body = json.dumps(dump_trail(trail)).encode()
    await artifacts.keep_bytes(context, run, ArtifactType.CAMERA_TRAIL, body)
    timeline = await _timeline(context, run, document, source.facts)
    layouts = retime(trail.plan.layouts, clip.span.start_ms, timeline)
    keys = RenderKeys(
        source=source.key,
        video=artifact_key(run.project.id, ArtifactType.VERTICAL_VIDEO, clip.id),
        cover=artifact_key(run.project.id, ArtifactType.COVER, clip.id),
    )
    captions = captions_for(words, timeline, await _style(context, run))
    spec = render_spec(
        f"clip:{clip.id}",
        keys,
        source.facts,
        timeline,
        layouts,
        captions,
        context.max_upload_bytes,
    )
    result = await context.renderer.render(spec, run.meter.progress)
    await _note_layouts(context, clip, layouts)
    await artifacts.record_stored(context, run, ArtifactType.COVER, result.cover_key)
    # Last of all: it tells a later attempt that everything is here.
    await artifacts.record_stored(
        context, run, ArtifactType.VERTICAL_VIDEO, result.key, engine=result.engine
    )


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


async def _note_layouts(context: WorkerContext, clip: Clip, layouts: tuple[Layout, ...]) -> None:
    kinds = dict.fromkeys(str(layout.kind) for layout in layouts)
    reasons = dict.fromkeys(layout.reason for layout in layouts)
    async with context.uow() as uow:
        # Another clip's camera may have been taken over while this one was rendered.
        fresh = await uow.clips.get(clip.id) or clip
        meta = replace(fresh.meta, layout="+".join(kinds), layout_reason="; ".join(reasons))
        await uow.clips.set_meta(clip.id, meta)
        await uow.commit()


async def _style(context: WorkerContext, run: JobRun) -> CaptionStyle:
    async with context.uow() as uow:
        preset = await uow.presets.by_name(run.to.chat.settings.style, run.project.user_id)
    return preset.style if preset else SYSTEM_PRESETS[DEFAULT_PRESET]
