"""What is to be told about a post, and where."""

from dataclasses import dataclass

from core.domain.errors import OutdatedError
from core.domain.records.delivery import Post
from core.ports.chat import ChatAddress, PostView
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.addressing import address_of_project


async def report_of(uow: UnitOfWork, post: Post) -> tuple[ChatAddress, PostView] | None:
    """Return where a post's news go, to the chat of its short, and what they are about; None when
    something of it is gone. Raises OutdatedError."""
    clip = await uow.clips.get(post.clip_id)
    channel = await uow.channels.get(post.channel_id) if post.channel_id else None
    project = await uow.projects.get(clip.project_id) if clip else None
    if clip is None or channel is None or project is None:
        return None
    return await address_of_project(uow, project), PostView(post, clip, channel)


@dataclass(frozen=True, slots=True)
class ReportPost:
    """Finds out what is to be told about a post."""

    uow: UnitOfWorkFactory

    async def __call__(self, post: Post) -> tuple[ChatAddress, PostView]:
        """Raises OutdatedError."""
        async with self.uow() as uow:
            report = await report_of(uow, post)
        if report is None:
            raise OutdatedError(f"post {post.id} has no clip or channel")
        return report
