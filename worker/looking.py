"""Seeing who is in a clip: once, whoever asks for it first."""

import asyncio
import json
from datetime import timedelta

from core.domain.camera_trail import voices_of
from core.domain.clock import utc_now
from core.domain.document_json import document_from_json
from core.domain.faces_json import dump_faces
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.job import Job, JobState
from core.ports.progress import ProgressSink
from core.services.jobs import queued_job
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext

SILENT_FOR = timedelta(seconds=10)
"""Who looks ahead and says nothing for so long is not waited for."""
ASK_EVERY_S = 0.3


async def look(context: WorkerContext, run: JobRun, progress: ProgressSink) -> None:
    """Leave FACE_TRACKS for the clip's span only, unless they are there; those that somebody looks
    ahead for at this moment are waited for."""
    if run.job.type is not Stage.LOOK_AHEAD:
        await _wait_for_who_looks(context, run, progress)
    if await tracks_of(context, run) is not None:
        return
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    if source.facts is None:
        raise LookupError("the source has no facts")
    span = run.the_clip().span
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    document = document_from_json(await context.objects.read(transcript.key))
    turns_ms = [voice.span.start_ms for voice in voices_of(document.words_within(span))]
    async with context.objects.local(source.key) as video:
        analysis = await context.faces.analyse(video, source.facts, span, progress, turns_ms)
    body = json.dumps(dump_faces(analysis)).encode()
    await artifacts.keep_bytes(context, run, ArtifactType.FACE_TRACKS, body)


async def look_first(context: WorkerContext, run: JobRun, stage: Stage) -> None:
    """Start the stage that looks at the clip, after which the stage of the run comes again; once,
    whoever asks."""
    job = queued_job(stage, run.project.id, run.the_clip().id)
    async with context.uow() as uow:
        going_on = await uow.jobs.find(stage, run.project.id, run.the_clip().id)
        if going_on is not None and not going_on.state.is_over:
            return
        await uow.jobs.add(job)
        await uow.commit()
    await context.hand_over(job)


async def _wait_for_who_looks(context: WorkerContext, run: JobRun, progress: ProgressSink) -> None:
    while (job := await _looking(context, run)) is not None:
        progress(job.progress)
        await asyncio.sleep(ASK_EVERY_S)


async def _looking(context: WorkerContext, run: JobRun) -> Job | None:
    async with context.uow() as uow:
        job = await uow.jobs.find(Stage.LOOK_AHEAD, run.project.id, run.the_clip().id)
    if job is None or job.state is not JobState.RUNNING or job.heartbeat_at is None:
        return None
    return job if utc_now() - job.heartbeat_at < SILENT_FOR else None
