"""PUBLISH: a short goes to a channel, never twice.

That it is about to be sent is written down before. What is found written down by a later attempt
was sent or not, nobody knows: then a person looks.
"""

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    ChatUnreachableError,
    EngineUnavailableError,
    PostRefusedError,
    PostUnsureError,
    ShortGoneError,
)
from core.domain.records.channel import Channel
from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.project import SourceKind
from core.ports.chat import PostOrder
from core.tasks import to_the_end
from worker.context import JobRun, WorkerContext
from worker.endings import patiently
from worker.posting import tell_channel, tell_post

log = structlog.get_logger(__name__)


async def run_publish(context: WorkerContext, run: JobRun) -> None:
    """Post the short. One that was moved in time, called off, or is made anew just now is left to
    others. Raises what keeps it from going out."""
    async with context.uow() as uow:
        post = await uow.posts.of_job(run.job.id)
        channel = await uow.channels.get(post.channel_id) if post and post.channel_id else None
    if post is None or channel is None:
        return
    if post.status is PostStatus.SENDING:
        raise PostUnsureError(f"an earlier attempt ended while it sent post {post.id}")
    if post.status is not PostStatus.SCHEDULED or post.due_at > utc_now():
        return
    if run.the_clip().status is not ClipStatus.EXPORTED:
        await _leave(context, run, post)
        return
    order = await _order(context, run, channel)
    await _require_rights(context, channel)
    # A worker that shuts down, or a job that is cancelled, still learns what became of the post.
    await to_the_end(_send(context, post, order))
    await tell_post(context, post)


async def _order(context: WorkerContext, run: JobRun, channel: Channel) -> PostOrder:
    clip, source = run.the_clip(), run.project.source
    async with context.uow() as uow:
        delivery = await uow.deliveries.find(clip.id, run.to.chat.telegram_id)
    if delivery is None or delivery.file_id is None:
        raise ShortGoneError(f"clip {clip.id} is not in its chat")
    link = source.ref if source.kind is SourceKind.LINK else None
    return PostOrder(channel, clip, delivery.file_id, link, run.to.language)


async def _require_rights(context: WorkerContext, channel: Channel) -> None:
    """Raises ChannelError, EngineUnavailableError."""
    standing = await context.channels.look(channel)
    if standing.changed:
        await tell_channel(context, channel)
    if standing.problem is not None:
        raise standing.problem


async def _send(context: WorkerContext, post: Post, order: PostOrder) -> None:
    async with context.uow() as uow:
        begun = await uow.posts.begin(post.id, post.due_at)
        await uow.commit()
    if not begun:
        log.info("post_changed_meanwhile", post=str(post.id))
        return
    try:
        message_id = await context.chat.post(order)
    except EngineUnavailableError:
        # It surely did not go out.
        await patiently(lambda: _end(context, post, PostStatus.SCHEDULED))
        raise
    except ChatUnreachableError as error:
        await _require_rights(context, order.channel)
        raise PostRefusedError(str(error)) from error
    await patiently(lambda: _end(context, post, PostStatus.SENT, message_id))
    log.info("posted", post=str(post.id), message_id=message_id)


async def _end(
    context: WorkerContext, post: Post, to: PostStatus, message_id: int | None = None
) -> None:
    async with context.uow() as uow:
        sending = (PostStatus.SENDING,)
        await uow.posts.end(post.id, to, only_from=sending, message_id=message_id)
        await uow.commit()


async def _leave(context: WorkerContext, run: JobRun, post: Post) -> None:
    async with context.uow() as uow:
        await uow.posts.take(post.id, None, was=run.job.id)
        await uow.commit()
