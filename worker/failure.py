"""Giving up on a job: the state of its project or clip, and the words to its chat."""

import asyncio
from decimal import Decimal
from uuid import UUID

import structlog

from core.domain.camera_choice import camera_of
from core.domain.clock import utc_now
from core.domain.errors import (
    AllEnginesFailedError,
    EngineUnavailableError,
    ShortsError,
    StorageError,
)
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import Job
from core.domain.records.project import ErrorNote, ProjectStatus
from core.ports.chat import PictureKind, PreviewState, SearchOutcome
from core.ports.uow import UnitOfWork
from core.services.addressing import address_of_project
from core.services.plans.reserve import give_back
from worker.context import WorkerContext
from worker.detections import note_failed
from worker.endings import write_ending
from worker.posting import note_unposted, say_post
from worker.searching import searcher_of

log = structlog.get_logger(__name__)

UNFINISHED = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING, ProjectStatus.IN_REVIEW)
"""In review as well: a review whose cards could not be shown is none."""

_PICTURES = {
    Stage.STILL: PictureKind.STILL,
    Stage.DRAFT_LOOK: PictureKind.DRAFT,
    Stage.DRAFT: PictureKind.DRAFT,
}

TELL_WITHIN_S = 60.0
TELL_AGAIN_AFTER_S = (2.0, 10.0)


def understood(error: Exception) -> ShortsError:
    """Return the error as one of ours: trouble of the network or of the machine may pass,
    anything else is a bug."""
    if isinstance(error, ShortsError):
        return error
    if isinstance(error, ConnectionError | TimeoutError):
        return EngineUnavailableError(repr(error))
    return StorageError(repr(error)) if isinstance(error, OSError) else ShortsError(repr(error))


def note_of(error: ShortsError) -> ErrorNote:
    """Return what people may be told; a fallback chain speaks through its last cause."""
    if isinstance(error, AllEnginesFailedError) and error.causes:
        return note_of(error.causes[-1])
    return ErrorNote(error.key, dict(error.params))


async def give_up(context: WorkerContext, job: Job, note: ErrorNote, cost_usd: Decimal) -> None:
    """Fail a running job for good and tell the chat; nothing happens if it is not ours any more.

    What fails beside the way leaves the project as it is, and is told only to a person who asked
    for it. Raises StorageError.
    """
    on_the_way = not PIPELINE[job.type].beside

    async def fail(uow: UnitOfWork) -> bool:
        # The project before the job, as when it is stopped: two orders of locks would wait for
        # each other.
        if job.clip_id is None and on_the_way:
            over = ProjectStatus.FAILED
            if await uow.projects.move(job.project_id, over, only_from=UNFINISHED, error=note):
                await give_back(uow, job.project_id)
        if not await uow.jobs.fail(job.id, job.attempt, note.key, cost_usd, utc_now()):
            return False
        if job.clip_id is not None and on_the_way:
            await _fail_clip(uow, job.clip_id, note)
        if job.type is Stage.PUBLISH:
            await note_unposted(uow, job, note.key)
        if (searcher := searcher_of(context, job.type)) is not None:
            await note_failed(uow, job, searcher, note.key)
        return True

    if await write_ending(context, job, cost_usd, fail):
        await _tell(context, job, note)


async def _fail_clip(uow: UnitOfWork, clip_id: UUID, note: ErrorNote) -> None:
    """Only a short that is awaited can fail, not one that went out before its card was mended."""
    if await uow.clips.move(clip_id, ClipStatus.APPROVED, only_from=(ClipStatus.APPROVED,)):
        await uow.clips.set_error(clip_id, note.key)


async def _tell(context: WorkerContext, job: Job, note: ErrorNote) -> None:
    """Words that cannot be said undo nothing: the state is written."""
    try:
        async with asyncio.timeout(TELL_WITHIN_S):
            for pause_s in TELL_AGAIN_AFTER_S:
                try:
                    return await _say(context, job, note)
                except ShortsError as error:
                    if not error.retryable:
                        raise
                    log.info("failure_not_told_yet", error=str(error))
                await asyncio.sleep(pause_s)
            await _say(context, job, note)
    except (ShortsError, TimeoutError) as error:
        log.warning("failure_not_told", error=repr(error))
    except Exception:
        log.exception("failure_not_told")


async def _say(context: WorkerContext, job: Job, note: ErrorNote) -> None:
    async with context.uow() as uow:
        project = await uow.projects.get(job.project_id)
        clip = await uow.clips.get(job.clip_id) if job.clip_id else None
        to = await address_of_project(uow, project) if project else None
        search = await uow.searches.get(job.id)
        post = await uow.posts.of_job(job.id)
    if project is None or to is None:
        return
    if search is not None:
        await context.chat.show_search(to, project, search, SearchOutcome(error=note))
    elif clip is not None and job.type in (Stage.CAMERA_LOOK, Stage.CAMERA_PREVIEW):
        wish = camera_of(clip.meta, to.chat.settings)
        await context.chat.show_camera(to, clip, wish, PreviewState.FAILED)
    elif clip is not None and job.type in _PICTURES:
        await context.chat.show_picture(to, clip, _PICTURES[job.type], PreviewState.FAILED)
    elif post is not None:
        await say_post(context, post)
    elif PIPELINE[job.type].beside:
        return
    elif clip is not None and clip.error == note.key:
        await context.chat.show_clip_failure(to, clip, note)
    elif job.clip_id is None and project.status is ProjectStatus.FAILED:
        await context.chat.show_failure(to, project, note)
