"""Giving up on a job: the state of its project or clip, and the words to its chat."""

from decimal import Decimal

import structlog

from core.domain.clock import utc_now
from core.domain.errors import AllEnginesFailedError, ShortsError
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job
from core.domain.records.project import ErrorNote, ProjectStatus
from core.services.addressing import address_of_project
from worker.context import WorkerContext

log = structlog.get_logger(__name__)

OPEN = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING)


def note_of(error: Exception) -> ErrorNote:
    """Return what people may be told; a fallback chain speaks through its last cause."""
    if isinstance(error, AllEnginesFailedError) and error.causes:
        return note_of(error.causes[-1])
    if isinstance(error, ShortsError):
        return ErrorNote(error.key, dict(error.params))
    return ErrorNote(ShortsError.key)


async def give_up(context: WorkerContext, job: Job, note: ErrorNote, cost_usd: Decimal) -> None:
    """Fail a running job for good and tell the chat; nothing happens if it is not ours any more."""
    async with context.uow() as uow:
        if not await uow.jobs.fail(job.id, job.attempt, note.key, cost_usd, utc_now()):
            return
        if job.clip_id is not None:
            await uow.clips.set_error(job.clip_id, note.key)
        else:
            await uow.projects.move(
                job.project_id, ProjectStatus.FAILED, only_from=OPEN, error=note
            )
        await uow.commit()
    await _tell(context, job, note)


async def _tell(context: WorkerContext, job: Job, note: ErrorNote) -> None:
    async with context.uow() as uow:
        project = await uow.projects.get(job.project_id)
        clip = await uow.clips.get(job.clip_id) if job.clip_id else None
        to = await address_of_project(uow, project) if project else None
    if project is None or to is None:
        return
    try:
        if PIPELINE[job.type].per_clip and clip is not None:
            await context.chat.show_clip_failure(to, clip, note)
        else:
            await context.chat.show_failure(to, project, note)
    except ShortsError as error:
        log.warning("failure_not_told", error=str(error))
