"""A person gives a video."""

import asyncio
from dataclasses import dataclass, field

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError, TooLargeError, TooLongError, TooShortError
from core.domain.ids import new_id
from core.domain.pipeline import FIRST_PROJECT_STAGE
from core.domain.plans import Admission, PlanLimits
from core.domain.records.people import Chat, User
from core.domain.records.project import Project, ProjectStatus, SourceRef
from core.ports.chat import ChatView
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.addressing import address_of
from core.services.jobs import HandOver, queued_job
from core.services.plans.reserve import reserve
from core.services.progress_estimate import EstimateProgress

log = structlog.get_logger(__name__)

_LOOK_BACK = 50
_FORGOTTEN = (ProjectStatus.FAILED, ProjectStatus.CANCELLED)
_RECEIPT_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True)
class VideoOffer:
    """A video somebody sent. `source.duration_ms` and `source.bytes` are what was declared; videos
    of one album share a `batch_id`."""

    user: User
    chat: Chat
    source: SourceRef
    thread_id: int | None = None
    batch_id: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """The project of a video; `new` is False when this very message had been taken before, or the
    same video is still being worked on for the same person."""

    project: Project
    new: bool


@dataclass(frozen=True, slots=True)
class SubmitVideo:
    """Takes a video in: a project, its first job, and the progress message at once."""

    uow: UnitOfWorkFactory
    hand_over: HandOver
    view: ChatView
    limits: PlanLimits
    estimate: EstimateProgress
    admission: Admission = field(default_factory=Admission)

    async def __call__(self, offer: VideoOffer) -> Submission:
        """Raises TooShortError, TooLongError, TooLargeError, BannedError, NotInvitedError,
        PlanError before anything is stored."""
        check_declared(offer.source, self.limits)
        project = _new_project(offer)
        job = queued_job(FIRST_PROJECT_STAGE, project.id, now=project.created_at)
        async with self.uow() as uow:
            earlier = await _taken_before(uow, offer)
            if earlier is not None:
                return Submission(earlier, new=False)
            await reserve(uow, self.admission, offer.user, offer.chat, project)
            await uow.projects.add(project)
            await uow.jobs.add(job)
            await uow.commit()
        # Shown before the job is handed over: otherwise a quick worker makes a second message.
        await self._show_receipt(offer, project)
        await self.hand_over(job)
        return Submission(project, new=True)

    async def _show_receipt(self, offer: VideoOffer, project: Project) -> None:
        to = address_of(offer.chat, offer.user, offer.thread_id)
        try:
            async with asyncio.timeout(_RECEIPT_TIMEOUT_S):
                await self.view.show_progress(to, project, await self.estimate(project))
        except (ShortsError, TimeoutError) as error:
            log.warning("receipt_failed", project_id=str(project.id), error=str(error))


def check_declared(source: SourceRef, limits: PlanLimits) -> None:
    """Refuse by what the sender declares. Raises TooShortError, TooLongError, TooLargeError."""
    length, size = source.duration_ms, source.bytes
    if length is not None and 0 < length < limits.min_ms:
        raise TooShortError(minimum_s=limits.min_ms / 1000, actual_s=length / 1000)
    if length is not None and limits.max_ms is not None and length > limits.max_ms:
        raise TooLongError(limit_min=limits.max_ms // 60_000, actual_min=-(-length // 60_000))
    if size is not None and size > limits.max_bytes:
        raise TooLargeError(limit_mb=limits.max_bytes / 2**20, actual_mb=size / 2**20)


def _new_project(offer: VideoOffer) -> Project:
    now = utc_now()
    return Project(
        id=new_id(),
        chat_id=offer.chat.id,
        user_id=offer.user.id,
        source=offer.source,
        thread_id=offer.thread_id,
        language=offer.chat.settings.speech_language,
        duration_ms=None,
        status=ProjectStatus.RECEIVED,
        error=None,
        created_at=now,
        updated_at=now,
        batch_id=offer.batch_id,
    )


async def _taken_before(uow: UnitOfWork, offer: VideoOffer) -> Project | None:
    if offer.source.message_id is None:
        return None
    for project in await uow.projects.recent_in_chat(offer.chat.id, _LOOK_BACK):
        same = project.source.message_id == offer.source.message_id
        of_use = project.status not in _FORGOTTEN and project.source_gone_at is None
        if (same and of_use) or _is_on_its_way(project, offer):
            return project
    return None


def _is_on_its_way(project: Project, offer: VideoOffer) -> bool:
    """Say whether a person sends once more what they already wait for."""
    content = offer.source.content
    return (
        content is not None
        and content == project.source.content
        and project.status.is_open
        and (project.user_id, project.thread_id) == (offer.user.id, offer.thread_id)
    )
