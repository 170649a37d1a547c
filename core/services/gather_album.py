"""Finished shorts of one video, or of all videos of an album, to be sent together."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.domain.records.project import Project, ProjectStatus
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access

ALBUM_SIZE = 10
"""As many go into one album; of more the best are taken."""
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
