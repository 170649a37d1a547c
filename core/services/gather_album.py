"""Finished shorts of one video, or of all videos of an album, to be sent together."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import User
from core.domain.records.project import Project, ProjectStatus
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access

ALBUM_SIZE = 10
"""As many go into one album; of more the best are taken."""
SENT_JUST_NOW = timedelta(minutes=1)
"""For so long another press does not send the same album again."""
_OVER = (ProjectStatus.DONE, ProjectStatus.FAILED, ProjectStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Album:
    """Shorts with the ids that re-send them, in the order of their videos and cards."""

    to: ChatAddress
    shorts: tuple[tuple[Clip, str], ...]


@dataclass(frozen=True, slots=True)
class GatherAlbum:
    """Gathers the shorts that are in the chat."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, project_id: UUID, actor: User, *, whole_batch: bool) -> Album:
        """Raises OutdatedError, NotYoursError."""
        project, to = await self.access.to_project(project_id, actor)
        async with self.uow() as uow:
            projects = await _batch_of(uow, project) if whole_batch else [project]
            shorts = [
                (clip, delivery.file_id)
                for each in projects
                for clip in await uow.clips.of_project(each.id)
                if _is_out(clip)
                and (delivery := await uow.deliveries.find(clip.id, to.chat.telegram_id))
                and delivery.file_id
            ]
        best = {clip.id for clip, _ in sorted(shorts, key=lambda s: -s[0].score)[:ALBUM_SIZE]}
        return Album(to, tuple(short for short in shorts if short[0].id in best))

    async def claim(self, project_id: UUID, album: Album) -> bool:
        """Say whether the album is to be sent: once, however fast its button is pressed."""
        chat_id, now = album.to.chat.telegram_id, utc_now()
        mark = SentMessage(project_id, MessageRole.ALBUM, chat_id, 0, _digest(album), now)
        async with self.uow() as uow:
            project = await uow.projects.get(project_id)
            # The move changes nothing but locks the row: of two presses the later sees the mark.
            if project is None or not await uow.projects.move(
                project_id, project.status, only_from=(project.status,)
            ):
                return False
            sent = await uow.messages.find(project_id, MessageRole.ALBUM)
            if sent and sent.digest == mark.digest and now - sent.updated_at < SENT_JUST_NOW:
                return False
            await uow.messages.put(mark)
            await uow.commit()
        return True

    async def release(self, project_id: UUID) -> None:
        """Let the button be pressed again at once: the album could not be sent."""
        async with self.uow() as uow:
            await uow.messages.forget(project_id, MessageRole.ALBUM)
            await uow.commit()


def _digest(album: Album) -> str:
    files = "\0".join(file_id for _, file_id in album.shorts)
    return hashlib.sha256(files.encode()).hexdigest()[:16]


async def shorts_of_batch(uow: UnitOfWork, project_id: UUID) -> int:
    """Return how many shorts the videos sent together came to; 0 while one is worked on, and for a
    video that was sent alone."""
    project = await uow.projects.get(project_id)
    projects = await _batch_of(uow, project) if project else []
    if len(projects) < 2 or any(each.status not in _OVER for each in projects):  # noqa: PLR2004
        return 0
    clips = await uow.clips.of_projects([each.id for each in projects])
    return sum(_is_out(clip) for clip in clips)


async def _batch_of(uow: UnitOfWork, project: Project) -> Sequence[Project]:
    if project.batch_id is None:
        return [project]
    together = await uow.projects.of_batch(project.chat_id, project.batch_id)
    return [each for each in together if each.user_id == project.user_id]


def _is_out(clip: Clip) -> bool:
    return clip.status is ClipStatus.EXPORTED or clip.is_remade
