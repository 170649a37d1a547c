"""A person wants a short that is in the chat made anew."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import structlog

from core.domain.camera_choice import camera_of
from core.domain.clock import utc_now
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import ChatSettings, User
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.clip_start import add_first_job
from core.services.decision import Decision, require_makeable
from core.services.jobs import HandOver
from core.services.project_camera import share_camera

log = structlog.get_logger(__name__)


class RemakeReason(StrEnum):
    """What is to be another one."""

    CAMERA = "camera"
    STYLE = "style"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class RemakeClip:
    """Starts the making of another short for an exported clip that was changed (see
    `core.domain.editions`), once however often it is asked.

    The short in the chat stays until the new one takes its place; `KeepShort` is the way back.
    """

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, clip_id: UUID, actor: User, reason: RemakeReason) -> Decision:
        """Raises OutdatedError, NotYoursError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            job = await _start(uow, clip)
            if job is not None:
                if reason is RemakeReason.CAMERA:
                    await _share(uow, clip_id, to.chat.settings)
                await uow.commit()
        if job is not None:
            log.info("remake", clip=str(clip_id), reason=reason)
            await self.hand_over(job)
        async with self.uow() as uow:
            clip = await uow.clips.get(clip_id) or clip
        return Decision(clip, to, changed=job is not None)


async def _share(uow: UnitOfWork, clip_id: UUID, settings: ChatSettings) -> None:
    clip = await uow.clips.get(clip_id)
    if clip is not None:
        await share_camera(uow, clip, camera_of(clip.meta, settings))


async def _start(uow: UnitOfWork, clip: Clip) -> Job | None:
    """Return the first job; None, and nothing to be kept, where there is nothing to be made."""
    # The jobs before the clip, as when they are stopped: two orders of locks would wait for each
    # other. What still mends the card of the old short would deliver that once more.
    await uow.jobs.cancel_clip(clip.id, utc_now())
    if not await uow.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.EXPORTED,)):
        return None
    fresh = await uow.clips.get(clip.id)
    if fresh is None or fresh.meta.before is None:
        return None
    done = (ProjectStatus.DONE,)
    await uow.projects.move(clip.project_id, ProjectStatus.IN_REVIEW, only_from=done)
    return await add_first_job(uow, fresh)
