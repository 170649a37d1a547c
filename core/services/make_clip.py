"""A person names a stretch of a video that is to become a short."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.camera_choice import camera_of_project
from core.domain.clock import utc_now
from core.domain.errors import (
    BadRangeError,
    OutdatedError,
    RangeTooLongError,
    RangeTooShortError,
)
from core.domain.excerpts import beginning_of
from core.domain.ids import new_id
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import Chat, User
from core.domain.records.project import Project, ProjectStatus
from core.domain.render import MAX_CLIP_MS
from core.domain.spans import Span
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.edits import plan_still
from core.services.find_moment import SEARCHABLE, project_meant, require_searchable

SHORTEST_MS = 1_000


@dataclass(frozen=True, slots=True)
class RangeRequest:
    """What somebody asked for in answer to the message `reply_to`, in the forum topic
    `thread_id`; the ends count from the video's first frame."""

    user: User
    chat: Chat
    start_ms: int
    end_ms: int
    reply_to: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class NamedRange:
    """A stretch of the project that was meant, as it can be made."""

    project: Project
    to: ChatAddress
    span: Span


@dataclass(frozen=True, slots=True)
class MadeClip:
    """`is_new` is False where the stretch was offered before. still: the job that draws it, to be
    handed over once its card is there."""

    clip: Clip
    is_new: bool
    still: Job | None = None


@dataclass(frozen=True, slots=True)
class MakeClip:
    """Adds a clip of the project that is meant, found as `FindMoment` finds it, to its review."""

    uow: UnitOfWorkFactory
    access: Access

    async def locate(self, request: RangeRequest) -> NamedRange:
        """Raises NothingToSearchError, TooEarlyError, NotYoursError, BadRangeError,
        RangeTooShortError, RangeTooLongError."""
        async with self.uow() as uow:
            project = await project_meant(uow, request.chat, request.reply_to, request.thread_id)
        require_searchable(project)
        project, to = await self.access.to_project(project.id, request.user)
        length_ms = project.duration_ms or 0
        if not 0 <= request.start_ms < request.end_ms <= length_ms:
            raise BadRangeError.in_video(length_ms)
        span = Span(request.start_ms, request.end_ms)
        if span.duration_ms < SHORTEST_MS:
            raise RangeTooShortError(minimum_s=SHORTEST_MS / 1000)
        if span.duration_ms > MAX_CLIP_MS:
            raise RangeTooLongError(limit_min=MAX_CLIP_MS // 60_000)
        return NamedRange(project, to, span)

    async def __call__(self, named: NamedRange, title: str, said: str) -> MadeClip:
        """Make the clip of what `locate` returned; `said` are its words. Raises OutdatedError."""
        async with self.uow() as uow:
            # The project first: of two requests the later sees the clip of the earlier.
            if not await uow.projects.move(
                named.project.id, ProjectStatus.IN_REVIEW, only_from=SEARCHABLE
            ):
                raise OutdatedError(f"project {named.project.id} is over")
            known = await uow.clips.of_project(named.project.id)
            for clip in known:
                if clip.span == named.span and clip.status is not ClipStatus.REJECTED:
                    return MadeClip(clip, is_new=False)
            source = await uow.artifacts.find(named.project.id, ArtifactType.SOURCE_VIDEO)
            if source is None:
                raise OutdatedError(f"the source of {named.project.id} is gone")
            clip = _own_clip(source.id, named, title, said)
            clip = replace(
                clip,
                position=max((each.position for each in known), default=0) + 1,
                meta=replace(clip.meta, camera=camera_of_project(known)),
            )
            still = await _add(uow, clip)
            await uow.commit()
        return MadeClip(clip, is_new=True, still=still)


async def _add(uow: UnitOfWork, clip: Clip) -> Job | None:
    await uow.clips.add_all([clip])
    return await plan_still(uow, clip)


def _own_clip(source_id: UUID, named: NamedRange, title: str, said: str) -> Clip:
    now = utc_now()
    return Clip(
        id=new_id(),
        project_id=named.project.id,
        source_file_id=source_id,
        position=1,
        title=title,
        span=named.span,
        score=0,
        source_type=ClipSource.USER_CREATED,
        status=ClipStatus.PENDING,
        error=None,
        meta=ClipMeta(said=said, first_words=beginning_of(said)),
        created_at=now,
        updated_at=now,
    )
