"""STILL: draw one picture of a clip under review, as its short will look."""

from dataclasses import replace

from core.domain.document import Word
from core.domain.faces import FaceAnalysis, Shot
from core.domain.keys import artifact_key
from core.domain.looks import look_of
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.domain.spans import Span
from core.ports.chat import PictureKind, PreviewState
from core.ports.progress import ignore_progress
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext
from worker.rendering import SpokenClip, plan_seen, spoken_clip, timeline_of, written_words

_TRIES = 5
_INTO_WORDS_MS = 500
"""By then the first words of a page have come in."""
_ON_PAGE_MS = 50
_PAUSE_MS = 200
_BEFORE_END_MS = 300
_GLIMPSE_MS = 700


async def run_still(context: WorkerContext, run: JobRun) -> None:
    """Leave STILL and show it on the card; one that was changed meanwhile is drawn again."""
    for _ in range(_TRIES):
        clip, settings = run.the_clip(), run.to.chat.settings
        if clip.status is not ClipStatus.PENDING:
            return
        key = await _draw(context, run)
        async with context.objects.local(key) as file:
            await context.chat.show_picture(
                run.to, clip, PictureKind.STILL, PreviewState.READY, file
            )
        async with context.uow() as uow:
            fresh = await uow.clips.get(clip.id)
        if fresh is None or look_of(fresh, settings) == look_of(clip, settings):
            return
        run = replace(run, clip=fresh)


async def _draw(context: WorkerContext, run: JobRun) -> str:
    """Store the picture; return its key."""
    spoken = await spoken_clip(context, run)
    timeline = await timeline_of(context, run, spoken)
    at_ms = await _moment(context, run, spoken)
    analysis = await tracks_of(context, run) or await _glimpse(context, run, spoken, at_ms)
    short = await plan_seen(context, run, spoken, analysis, timeline)
    key = artifact_key(run.project.id, ArtifactType.STILL, run.the_clip().id)
    last_ms = max(0, timeline.duration_ms - _BEFORE_END_MS)
    await context.renderer.still(short.spec, min(timeline.to_output(at_ms), last_ms), key)
    await artifacts.record_stored(context, run, ArtifactType.STILL, key)
    return key


async def _moment(context: WorkerContext, run: JobRun, spoken: SpokenClip) -> int:
    """Return the moment of the source that shows best what was changed last: its end where that
    was moved, else the first words."""
    span = run.the_clip().span
    async with context.uow() as uow:
        edits = await uow.reviews.edits_of(run.the_clip().id)
    if edits and edits[0].span.start_ms == span.start_ms and edits[0].span != span:
        return max(span.start_ms, span.end_ms - _BEFORE_END_MS)
    begin, end = _first_page(written_words(run.the_clip(), spoken), span)
    return max(begin, min(begin + _INTO_WORDS_MS, end - _ON_PAGE_MS))


def _first_page(words: tuple[Word, ...], span: Span) -> tuple[int, int]:
    """Return when the first words are surely to be read."""
    if not words:
        return span.start_ms, span.end_ms
    begin, end = max(span.start_ms, words[0].start_ms), words[0].end_ms
    for word in words[1:]:
        if word.start_ms - end > _PAUSE_MS or end - begin > _INTO_WORDS_MS:
            break
        end = word.end_ms
    return begin, min(end, span.end_ms)


async def _glimpse(
    context: WorkerContext, run: JobRun, spoken: SpokenClip, at_ms: int
) -> FaceAnalysis:
    """Look at the moment of the picture only, where nobody has looked at the whole clip yet."""
    span = run.the_clip().span
    around = Span(max(span.start_ms, at_ms - _GLIMPSE_MS), min(span.end_ms, at_ms + _GLIMPSE_MS))
    async with context.objects.local(spoken.source.key) as video:
        seen = await context.faces.analyse(video, spoken.facts, around, ignore_progress)
    shot = next((shot for shot in seen.shots if shot.span.contains(at_ms)), None)
    return replace(seen, span=span, shots=(Shot(span, shot.tracks if shot else ()),))
