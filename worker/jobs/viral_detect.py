"""VIRAL_DETECT: find the moments, keep them as clips, and show them for review."""

from dataclasses import replace
from datetime import timedelta

from core.domain.errors import CancelledByUserError
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWork
from core.services.auto_approve import auto_approve
from core.services.jobs import queued_job
from core.services.look_ahead import plan_look_ahead
from core.services.plans.reserve import settle
from worker import artifacts
from worker.clips import make_thumbnails, new_clip
from worker.context import JobRun, WorkerContext
from worker.detections import note_found
from worker.searching import Search, main_searcher, material_of, search

SHOW_SHARE = 0.15
"""Share of the stage's bar that making and sending the cards takes."""

HELD_BACK = timedelta(minutes=15)
"""So long nobody takes the shadow for a job that was forgotten: people get their cards first."""


async def run_viral_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave clips in review and a card for each in the chat; the best are looked at then, and a
    share of the projects is searched once more in the shadow."""
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    async with context.uow() as uow:
        clips = tuple(await uow.clips.of_project(run.project.id))
    if not clips:
        clips = await _find_clips(context, run, source)
    run.meter.progress(1 - SHOW_SHARE)
    await _show(context, run, source, clips)
    await _approve_best(context, run, clips)
    await _start_shadow(context, run)
    async with context.uow() as uow:
        await plan_look_ahead(uow, clips, context.look_ahead)
        await uow.commit()


async def _find_clips(context: WorkerContext, run: JobRun, source: Artifact) -> tuple[Clip, ...]:
    material = await material_of(context, run)
    found = await search(
        context,
        run,
        main_searcher(context),
        material,
        last_try=run.job.attempt >= PIPELINE[run.job.type].max_attempts,
        progress=lambda part: run.meter.progress((1 - SHOW_SHARE) * part),
    )
    clips = tuple(
        new_clip(source, position, candidate, material.document)
        for position, candidate in enumerate(found.result.candidates, start=1)
    )
    async with context.uow() as uow:
        # The project first: whoever stops it meanwhile waits here, or finds it in review.
        if not await uow.projects.move(
            run.project.id, ProjectStatus.IN_REVIEW, only_from=[ProjectStatus.PROCESSING]
        ):
            raise CancelledByUserError
        await settle(uow, run.project.id)
        await uow.clips.add_all(clips)
        await _note(context, uow, run, found)
        await uow.commit()
    return clips


async def _note(context: WorkerContext, uow: UnitOfWork, run: JobRun, found: Search) -> None:
    await note_found(uow, run.job, main_searcher(context), found)
    if context.shadow is not None and context.shadow.covers(run.project.id):
        job = queued_job(Stage.SHADOW_DETECT, run.project.id)
        await uow.jobs.add(replace(job, run_after=job.created_at + HELD_BACK))


async def _start_shadow(context: WorkerContext, run: JobRun) -> None:
    async with context.uow() as uow:
        job = await uow.jobs.find(Stage.SHADOW_DETECT, run.project.id)
    if job is not None and job.state is JobState.QUEUED:
        await context.hand_over(replace(job, run_after=None))


async def _approve_best(context: WorkerContext, run: JobRun, clips: tuple[Clip, ...]) -> None:
    """Approve what the chat approves unseen, and say so on the cards."""
    async with context.uow() as uow:
        jobs = await auto_approve(uow, clips, run.to.chat.settings)
        await uow.commit()
    await context.hand_over(*jobs)
    approved = {job.clip_id for job in jobs}
    for clip in clips:
        if clip.id in approved:
            await context.chat.refresh_card(run.to, clip)


async def _show(
    context: WorkerContext, run: JobRun, source: Artifact, clips: tuple[Clip, ...]
) -> None:
    thumbnails = await make_thumbnails(context, run, source, clips)
    await context.chat.show_candidates(run.to, run.project, clips, thumbnails)
