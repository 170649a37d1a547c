"""VIRAL_DETECT: find the moments, keep them as clips, and show them for review."""

from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.errors import CancelledByUserError, EngineBadAnswerError
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.moments import Candidate, ClipWish, DetectionResult, SpeechSignals
from core.domain.pipeline import PIPELINE
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from core.domain.records.project import ProjectStatus
from core.ports.llm import LlmAnswer
from core.stages.detect import detect
from worker import artifacts
from worker.answers import AnswerBook
from worker.context import JobRun, WorkerContext

FIRST_WORDS = 12
SHOW_SHARE = 0.15
"""Share of the stage's bar that making and sending the cards takes."""


async def run_viral_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave clips in review and a card for each in the chat."""
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    async with context.uow() as uow:
        clips = tuple(await uow.clips.of_project(run.project.id))
    if not clips:
        clips = await _find_clips(context, run, source)
    run.meter.progress(1 - SHOW_SHARE)
    await _show(context, run, source, clips)


async def _find_clips(context: WorkerContext, run: JobRun, source: Artifact) -> tuple[Clip, ...]:
    audio = await artifacts.need(context, run, ArtifactType.AUDIO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    document = document_from_json(await context.objects.read(transcript.key))
    async with context.objects.local(audio.key) as path:
        signals = await context.tools.speech_signals(path, document)

    found = await _detect(context, run, document, signals)
    clips = tuple(
        _clip(run, source.id, position, candidate, document)
        for position, candidate in enumerate(found.candidates, start=1)
    )
    async with context.uow() as uow:
        # The project first: whoever stops it meanwhile waits here, or finds it in review.
        if not await uow.projects.move(
            run.project.id, ProjectStatus.IN_REVIEW, only_from=[ProjectStatus.PROCESSING]
        ):
            raise CancelledByUserError
        await uow.clips.add_all(clips)
        await uow.commit()
    return clips


async def _detect(
    context: WorkerContext, run: JobRun, document: Document, signals: tuple[SpeechSignals, ...]
) -> DetectionResult:
    answers = await AnswerBook.open(context, run, context.model) if context.model else None
    try:
        return await detect(
            document,
            signals,
            run.project.duration_ms or 0,
            ClipWish(count=run.to.chat.settings.count),
            model=answers,
            prompt=context.prompt,
            session=str(run.project.id),
            keep_raw=answers.keep if answers else _nothing_to_keep,
            last_try=run.job.attempt >= PIPELINE[run.job.type].max_attempts,
        )
    except EngineBadAnswerError:
        if answers is not None:
            await answers.forget_last()
        raise


async def _nothing_to_keep(answer: LlmAnswer) -> None:
    """Without a model nobody answers."""


def _clip(
    run: JobRun, source_id: UUID, position: int, candidate: Candidate, document: Document
) -> Clip:
    words = document.words_within(candidate.span)
    now = utc_now()
    return Clip(
        id=new_id(),
        project_id=run.project.id,
        source_file_id=source_id,
        position=position,
        title=candidate.title,
        span=candidate.span,
        score=candidate.score,
        source_type=ClipSource.VIRAL_DETECTED,
        status=ClipStatus.PENDING,
        error=None,
        meta=ClipMeta(
            reason=candidate.reason,
            subscores=candidate.subscores,
            payoff=candidate.payoff,
            needs=candidate.needs,
            tags=candidate.tags,
            hashtags=candidate.hashtags,
            found_by=candidate.found_by,
            first_words=" ".join(w.text for w in words[:FIRST_WORDS]),
        ),
        created_at=now,
        updated_at=now,
    )


async def _show(
    context: WorkerContext, run: JobRun, source: Artifact, clips: tuple[Clip, ...]
) -> None:
    if source.facts is None:
        raise LookupError("the source has no facts")
    thumbnails: dict[UUID, Path] = {}
    async with AsyncExitStack() as stack:
        video = await stack.enter_async_context(context.objects.local(source.key))
        for clip in clips:
            path = run.scratch / f"{clip.id}.jpg"
            key = artifact_key(run.project.id, ArtifactType.THUMBNAIL, clip.id)
            middle = clip.span.start_ms + clip.span.duration_ms // 3
            await context.tools.thumbnail(video, source.facts, middle, path)
            await context.objects.put(key, path)
            thumbnails[clip.id] = path
    await context.chat.show_candidates(run.to, run.project, clips, thumbnails)
