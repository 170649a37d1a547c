"""INGEST: bring the source here, learn its facts, take its sound."""

from core.domain.records.artifact import ArtifactType
from core.domain.records.project import ProjectStatus
from core.stages.ingest import ingest
from worker import artifacts
from worker.context import JobRun, WorkerContext

FETCH_SHARE = 0.6
"""Share of the stage's bar that the download takes."""


async def run_ingest(context: WorkerContext, run: JobRun) -> None:
    """Leave SOURCE_VIDEO with its facts, and AUDIO."""
    async with context.uow() as uow:
        await uow.projects.move(
            run.project.id, ProjectStatus.PROCESSING, only_from=[ProjectStatus.RECEIVED]
        )
        await uow.commit()
    if await artifacts.find(context, run, ArtifactType.AUDIO):
        return
    video, audio = run.scratch / "source", run.scratch / "audio.ogg"
    await context.fetcher.fetch(
        run.project.source, video, lambda part: run.meter.progress(FETCH_SHARE * part)
    )
    facts = await ingest(
        context.tools,
        video,
        context.limits,
        audio,
        lambda part: run.meter.progress(FETCH_SHARE + (1 - FETCH_SHARE) * part),
    )
    await artifacts.keep_file(context, run, ArtifactType.SOURCE_VIDEO, video, facts=facts)
    await artifacts.keep_file(context, run, ArtifactType.AUDIO, audio)
    async with context.uow() as uow:
        await uow.projects.set_facts(run.project.id, facts.duration_ms, None)
        await uow.commit()
