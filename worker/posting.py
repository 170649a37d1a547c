"""What becomes of posts, and the words about it."""

import structlog

from core.domain.errors import ShortsError
from core.domain.records.channel import Channel
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork
from core.services.addressing import address_of
from core.services.post_report import report_of
from worker.context import WorkerContext

log = structlog.get_logger(__name__)

UNSENT = (PostStatus.SCHEDULED, PostStatus.SENDING)


async def note_unposted(uow: UnitOfWork, job: Job, key: str) -> None:
    """Fail the post of a job that is given up."""
    post = await uow.posts.of_job(job.id)
    if post is not None:
        await uow.posts.end(post.id, PostStatus.FAILED, only_from=UNSENT, error=key)


async def say_post(context: WorkerContext, post: Post) -> None:
    """Bring the message about a post up to date. Raises what the chat raises."""
    async with context.uow() as uow:
        fresh = await uow.posts.get(post.id)
        report = await report_of(uow, fresh) if fresh is not None else None
    if report is not None:
        await context.chat.show_post(*report)


async def tell_post(context: WorkerContext, post: Post) -> None:
    """The same; words that cannot be said undo nothing."""
    try:
        await say_post(context, post)
    except ShortsError as error:
        log.info("post_not_told", post=str(post.id), error=str(error))


async def tell_channel(context: WorkerContext, channel: Channel) -> None:
    """Tell, if that is possible, that a channel was lost, or came back."""
    async with context.uow() as uow:
        fresh = await uow.channels.get(channel.id)
        chat = await uow.chats.get(channel.chat_id)
        person = await uow.users.get(channel.connected_by)
    if fresh is None or chat is None or person is None:
        return
    try:
        await context.chat.show_channel(address_of(chat, person, None), fresh)
    except ShortsError as error:
        log.info("channel_not_told", channel=str(channel.id), error=str(error))
