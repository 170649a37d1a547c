"""Reading what a job works on."""

from pathlib import Path

from core.domain.errors import CancelledByUserError
from core.domain.records.job import Job
from core.domain.records.project import ProjectStatus
from core.services.addressing import address_of_project
from worker.context import JobRun, Meter, WorkerContext


async def load_run(context: WorkerContext, job: Job, scratch: Path, meter: Meter) -> JobRun:
    """Return everything a job handler needs. Raises CancelledByUserError for a project that was
    cancelled or is gone."""
    async with context.uow() as uow:
        project = await uow.projects.get(job.project_id)
        if project is None or project.status is ProjectStatus.CANCELLED:
            raise CancelledByUserError
        clip = await uow.clips.get(job.clip_id) if job.clip_id else None
        to = await address_of_project(uow, project)
    return JobRun(job, project, clip, to, scratch, meter)
