"""TRANSCRIBE: the sound becomes a document. What was answered is never asked for again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.domain.document_json import document_to_json
from core.domain.records.artifact import ArtifactType
from core.engines.transcription.sidecar.engine import SidecarTranscriber
from core.ports.transcriber import RawTranscript, Transcriber, TranscribeRequest
from core.stages.transcribe import transcribe
from worker import artifacts
from worker.context import JobRun, WorkerContext
from worker.sound_parts import SoundParts


async def run_transcribe(context: WorkerContext, run: JobRun) -> None:
    """Leave TRANSCRIPT_RAW, then TRANSCRIPT."""
    if await artifacts.find(context, run, ArtifactType.TRANSCRIPT):
        return
    audio = await artifacts.need(context, run, ArtifactType.AUDIO)
    stored, parts = await _stored(context, run), await SoundParts.open(context, run)

    async def keep(raw: RawTranscript) -> None:
        await artifacts.keep_bytes(
            context, run, ArtifactType.TRANSCRIPT_RAW, raw.body, engine=raw.engine
        )

    async with context.objects.local(audio.key) as path:
        request = TranscribeRequest(
            audio=path,
            duration_ms=run.project.duration_ms or 0,
            language=run.to.chat.settings.speech_language,
            job_id=str(run.job.id),
            progress=run.meter.progress,
            heard=parts.keep,
            known=parts.known,
            start_offset_ms=await _start_offset_ms(context, run),
        )
        async with _engine(context, run) as engine:
            document = await transcribe(engine, request, stored=stored, keep=keep)
    async with context.uow() as uow:
        await uow.projects.set_facts(
            run.project.id, run.project.duration_ms or 0, document.language
        )
        await uow.commit()
    await artifacts.keep_bytes(
        context, run, ArtifactType.TRANSCRIPT, document_to_json(document).encode(), document.engine
    )


@asynccontextmanager
async def _engine(context: WorkerContext, run: JobRun) -> AsyncIterator[Transcriber]:
    """Give what hears: the transcript that people gave, otherwise the chat's engine."""
    given = await artifacts.find(context, run, ArtifactType.SIDECAR)
    if given is None:
        yield context.transcribers.chosen(run.to.chat.settings.engine)
        return
    async with context.objects.local(given.key) as path:
        yield SidecarTranscriber(path, run.to.chat.settings.speech_language)


async def _start_offset_ms(context: WorkerContext, run: JobRun) -> int:
    source = await artifacts.find(context, run, ArtifactType.SOURCE_VIDEO)
    return source.facts.start_offset_ms if source and source.facts else 0


async def _stored(context: WorkerContext, run: JobRun) -> RawTranscript | None:
    artifact = await artifacts.find(context, run, ArtifactType.TRANSCRIPT_RAW)
    if artifact is None or artifact.engine is None:
        return None
    return RawTranscript(artifact.engine, await context.objects.read(artifact.key))
