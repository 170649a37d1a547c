"""Reading what a job works on."""

from pathlib import Path

from core.domain.errors import CancelledByUserError
from core.domain.pipeline import Stage
from core.domain.records.job import Job
from core.domain.records.project import ProjectStatus
from core.services.addressing import address_of_project
from core.services.decision import require_source
from worker.context import JobRun, Meter, WorkerContext

READ_THE_SOURCE = frozenset(
    {
        Stage.FACE_DETECT,
        Stage.ASPECT_CONVERT,
        Stage.CAMERA_LOOK,
        Stage.CAMERA_PREVIEW,
        Stage.STILL,
        Stage.DRAFT_LOOK,
        Stage.DRAFT,
        Stage.LOOK_AHEAD,
    }
)
"""Stages that come when a project has been reviewed, and need its video still."""


async def load_run(context: WorkerContext, job: Job, scratch: Path, meter: Meter) -> JobRun:
    """Return everything a job handler needs. Raises CancelledByUserError for a project that was
    cancelled or is gone, SourceGoneError where its video is and the stage needs it."""
    async with context.uow() as uow:
        project = await uow.projects.get(job.project_id)
        if project is None or project.status is ProjectStatus.CANCELLED:
            raise CancelledByUserError
        if job.type in READ_THE_SOURCE:
            require_source(project)
        clip = await uow.clips.get(job.clip_id) if job.clip_id else None
        to = await address_of_project(uow, project)
    return JobRun(job, project, clip, to, scratch, meter)
