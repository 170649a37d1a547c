"""INGEST: bring the source here, learn its facts, take its sound."""

from pathlib import Path

from core.domain.media import MediaFacts
from core.domain.records.artifact import ArtifactType
from core.domain.records.project import ProjectStatus
from core.services.plans.reserve import reserve_exactly
from core.stages.ingest import ingest
from worker import artifacts
from worker.context import Fetching, JobRun, WorkerContext

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
    audio = run.scratch / "audio.ogg"
    source = await artifacts.find(context, run, ArtifactType.SOURCE_VIDEO)
    if source is None:
        await _take_in(context, run, audio)
    else:
        async with context.objects.local(source.key) as video:
            await _understand(context, run, video, audio)
    # Last of all: it tells a later attempt that everything is here.
    await artifacts.keep_file(context, run, ArtifactType.AUDIO, audio)


async def _take_in(context: WorkerContext, run: JobRun, audio: Path) -> None:
    video = run.scratch / "source"
    fetching = run.meter.fetching = Fetching(run.scratch)

    def follow(part: float) -> None:
        fetching.fraction = part
        run.meter.progress(FETCH_SHARE * part)

    title = await context.fetcher.fetch(run.project.source, video, follow)
    run.meter.fetching = None
    if title:
        async with context.uow() as uow:
            await uow.projects.set_name(run.project.id, title)
            await uow.commit()
    facts = await _understand(context, run, video, audio)
    await artifacts.keep_file(context, run, ArtifactType.SOURCE_VIDEO, video, facts=facts)


async def _understand(context: WorkerContext, run: JobRun, video: Path, audio: Path) -> MediaFacts:
    facts = await ingest(
        context.tools,
        video,
        context.limits,
        audio,
        lambda part: run.meter.progress(FETCH_SHARE + (1 - FETCH_SHARE) * part),
    )
    async with context.uow() as uow:
        await reserve_exactly(uow, context.admission, run.project, facts.duration_ms)
        await uow.projects.set_facts(run.project.id, facts.duration_ms, None)
        await uow.commit()
    return facts
