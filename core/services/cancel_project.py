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
from core.services.jobs import HandOver
from core.services.keep_short import Kept, keep_short
from core.services.plans.reserve import give_back

_UNDER_WAY = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING)


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
    the moments found stay, and each can be started again; a short that was to take the place of
    one in the chat leaves it there.
    """

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, project_id: UUID, actor: User) -> Stopped:
        """Raises OutdatedError, NotYoursError."""
        _, to = await self.access.to_project(project_id, actor)
        async with self.uow() as uow:
            whole, stopped = await stop_work(uow, project_id)
            project = await project_or_outdated(uow, project_id)
            await uow.commit()
        await self.hand_over(*(each.put_back for each in stopped if each.put_back is not None))
        return Stopped(project, to, whole, tuple(each.clip for each in stopped))


async def stop_work(uow: UnitOfWork, project_id: UUID) -> tuple[bool, tuple[Kept, ...]]:
    """Stop a project; say whether the whole of it, and which shorts in the making otherwise. What
    puts shorts back is to be handed over after the commit. Raises OutdatedError."""
    whole = await uow.projects.move(project_id, ProjectStatus.CANCELLED, only_from=_UNDER_WAY)
    if whole:
        await uow.jobs.cancel_all(project_id, utc_now())
        await give_back(uow, project_id)
        return True, ()
    project = await project_or_outdated(uow, project_id)
    in_review = project.status is ProjectStatus.IN_REVIEW
    return False, await _stop_renders(uow, project_id) if in_review else ()


async def _stop_renders(uow: UnitOfWork, project_id: UUID) -> tuple[Kept, ...]:
    # Cards may still be on their way: the job that sends them is not a render.
    if not await uow.jobs.cancel_all(project_id, utc_now(), clips_only=True):
        return ()
    clips = await uow.clips.of_project(project_id)
    stopped = [await _stop(uow, clip) for clip in clips if clip.status is ClipStatus.APPROVED]
    return tuple(each for each in stopped if each is not None)


async def _stop(uow: UnitOfWork, clip: Clip) -> Kept | None:
    if clip.is_remade:
        return await keep_short(uow, clip.id)
    if clip.error is not None:
        return None
    await uow.clips.set_error(clip.id, CancelledByUserError.key)
    return Kept(await uow.clips.get(clip.id) or clip, None)
