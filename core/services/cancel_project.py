"""A person stops the work on a video."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import CancelledByUserError
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.domain.records.project import Project, ProjectStatus
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.addressing import project_or_outdated


@dataclass(frozen=True, slots=True)
class Stopped:
    """What was stopped: the whole project, or the shorts being made for it.

    `project` as it is now; `clips` are those whose work was cut off, to be shown as stopped.
    """

    project: Project
    to: ChatAddress
    whole: bool
    clips: tuple[Clip, ...] = ()

    @property
    def anything(self) -> bool:
        return self.whole or bool(self.clips)


@dataclass(frozen=True, slots=True)
class CancelProject:
    """Stops a project at whatever stage it is.

    Before the review the project is over. In review only the shorts in the making are stopped:
    the moments found stay, and each can be started again.
    """

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, project_id: UUID, actor: User) -> Stopped:
        """Raises OutdatedError, NotYoursError."""
        _, to = await self.access.to_project(project_id, actor)
        async with self.uow() as uow:
            whole = await uow.projects.move(
                project_id,
                ProjectStatus.CANCELLED,
                only_from=(ProjectStatus.RECEIVED, ProjectStatus.PROCESSING),
            )
            project = await project_or_outdated(uow, project_id)
            clips: tuple[Clip, ...] = ()
            if whole:
                await uow.jobs.cancel_all(project_id, utc_now())
            elif project.status is ProjectStatus.IN_REVIEW:
                clips = await _stop_renders(uow, project_id)
            await uow.commit()
        return Stopped(project, to, whole, clips)


async def _stop_renders(uow: UnitOfWork, project_id: UUID) -> tuple[Clip, ...]:
    # Cards may still be on their way: the job that sends them is not a render.
    if not await uow.jobs.cancel_all(project_id, utc_now(), clips_only=True):
        return ()
    stopped = []
    for clip in await uow.clips.of_project(project_id):
        if clip.status is ClipStatus.APPROVED and clip.error is None:
            await uow.clips.set_error(clip.id, CancelledByUserError.key)
            stopped.append(await uow.clips.get(clip.id) or clip)
    return tuple(stopped)
