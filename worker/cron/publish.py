"""Posts whose time has come."""

from datetime import datetime, timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ChatUnreachableError, NoSlotsError, ShortsError
from core.domain.pipeline import Stage
from core.domain.records.channel import PostingMode
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.job import Job
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWork
from core.services.jobs import queued_job
from core.services.post_times import next_slot
from worker.context import WorkerContext
from worker.posting import say_post, tell_post

log = structlog.get_logger(__name__)

LATE = timedelta(hours=2)
"""After so long an absence posts wait for the next time of the week, not to come in a heap."""


async def publish_due(context: WorkerContext) -> None:
    """Tell about new posts, and hand over those that are due. Raises StorageError."""
    now = utc_now()
    async with context.uow() as uow:
        untold, due = await uow.posts.untold(), await uow.posts.due(now)
    for post in due:
        await _start(context, post, now)
    for post in untold:
        await _announce(context, post)


async def _announce(context: WorkerContext, post: Post) -> None:
    try:
        await say_post(context, post)
    except ChatUnreachableError:
        return  # written down by the view: nobody is there to be told
    except ShortsError as error:
        log.info("post_not_told", post=str(post.id), error=str(error))


async def _start(context: WorkerContext, post: Post, now: datetime) -> None:
    async with context.uow() as uow:
        job, told = await _decide(uow, post, now)
        if job is None and not told:
            return  # another worker was faster
        await uow.commit()
    if job is not None:
        await context.hand_over(job)
    if told:
        await tell_post(context, post)


async def _decide(uow: UnitOfWork, post: Post, now: datetime) -> tuple[Job | None, bool]:
    """Return the job that sends the post, if it is to be sent now, and whether it was changed in a
    way that people see."""
    clip = await uow.clips.get(post.clip_id)
    project = await uow.projects.get(clip.project_id) if clip else None
    scheduled = (PostStatus.SCHEDULED,)
    if clip is None or project is None or project.status is ProjectStatus.CANCELLED:
        return None, await uow.posts.end(post.id, PostStatus.CANCELLED, only_from=scheduled)
    if now - post.due_at > LATE and await _wait_for_slot(uow, post):
        return None, True
    job = queued_job(Stage.PUBLISH, project.id, clip.id)
    await uow.jobs.add(job)
    taken = await uow.posts.take(post.id, job.id, was=post.job_id)
    return (job if taken else None), False


async def _wait_for_slot(uow: UnitOfWork, post: Post) -> bool:
    channel = await uow.channels.get(post.channel_id) if post.channel_id else None
    if channel is None or channel.rules.mode is not PostingMode.SLOTS:
        return False
    try:
        due_at = await next_slot(uow, channel)
    except NoSlotsError:
        return False
    return await uow.posts.plan(post.id, due_at, only_from=(PostStatus.SCHEDULED,))
