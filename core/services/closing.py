"""The end of a project."""

from uuid import UUID

from core.domain.records.clip import ClipStatus
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWork

_SETTLED = (ClipStatus.REJECTED, ClipStatus.EXPORTED)


async def close_if_settled(uow: UnitOfWork, project_id: UUID) -> bool:
    """Move a reviewed project to done once each clip is rejected or has gone out.

    Runs in the caller's transaction; says whether the project was closed now.
    """
    in_review = (ProjectStatus.IN_REVIEW,)
    # Changes nothing but locks the row: of two clips that settle at once the later sees both.
    if not await uow.projects.move(project_id, ProjectStatus.IN_REVIEW, only_from=in_review):
        return False
    clips = await uow.clips.of_project(project_id)
    if any(clip.status not in _SETTLED for clip in clips):
        return False
    return await uow.projects.move(project_id, ProjectStatus.DONE, only_from=in_review)
