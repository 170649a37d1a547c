"""Members of a group vote on a clip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import NotYoursError, OutdatedError
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import Approval, Chat, ChatKind, User
from core.domain.records.review import Vote
from core.ports.chat import ChatAddress
from core.ports.rights import ChatRights
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.addressing import address_of_project, project_or_outdated
from core.services.approve_clip import approve
from core.services.closing import close_if_settled
from core.services.decision import Decision, require_makeable
from core.services.jobs import HandOver


class Poll(NamedTuple):
    """How a vote stands; so many of either kind settle it."""

    approving: int
    rejecting: int
    needed: int


def votes_in(chat: Chat) -> bool:
    """Say whether this chat decides by votes."""
    return chat.kind is not ChatKind.PRIVATE and chat.settings.approval is Approval.VOTES


def poll_of(votes: Sequence[Vote], chat: Chat) -> Poll:
    """Count."""
    approving = sum(vote.approves for vote in votes)
    return Poll(approving, len(votes) - approving, chat.settings.votes_needed)


@dataclass(frozen=True, slots=True)
class VoteClip:
    """Takes a vote; a person has one and may change it. Enough of them settle the clip."""

    uow: UnitOfWorkFactory
    rights: ChatRights
    hand_over: HandOver

    async def __call__(
        self, clip_id: UUID, actor: User, *, approves: bool
    ) -> tuple[Decision, Poll]:
        """`Decision.changed` tells whether the vote counted anew.

        Raises OutdatedError, NotYoursError for outsiders, EngineUnavailableError.
        """
        to = await self._ballot(clip_id)
        if not await self.rights.is_member(to.chat, actor.telegram_id):
            raise NotYoursError(f"user {actor.id} is not in chat {to.chat.id}")
        job: Job | None = None
        async with self.uow() as uow:
            # Changes nothing but locks the row: the last of two votes at once sees both.
            pending = (ClipStatus.PENDING,)
            open_ = await uow.clips.move(clip_id, ClipStatus.PENDING, only_from=pending)
            before = await uow.reviews.votes_on(clip_id)
            same = any(v.user_id == actor.id and v.approves == approves for v in before)
            changed = open_ and not same
            if changed:
                await uow.reviews.vote(Vote(clip_id, actor.id, approves, utc_now()))
            poll = poll_of(await uow.reviews.votes_on(clip_id), to.chat)
            clip = await _clip(uow, clip_id)
            if changed:
                job = await _settle(uow, clip, poll)
                await uow.commit()
        if job is not None:
            await self.hand_over(job)
        async with self.uow() as uow:
            clip = await _clip(uow, clip_id)
        return Decision(clip, to, changed), poll

    async def _ballot(self, clip_id: UUID) -> ChatAddress:
        """Return where the vote on a clip goes on."""
        async with self.uow() as uow:
            clip = await _clip(uow, clip_id)
            project = await project_or_outdated(uow, clip.project_id)
            to = await address_of_project(uow, project)
        require_makeable(project)
        if not votes_in(to.chat):
            raise OutdatedError(f"chat {to.chat.id} does not vote")
        return to


async def _settle(uow: UnitOfWork, clip: Clip, poll: Poll) -> Job | None:
    if poll.approving >= poll.needed:
        return await approve(uow, clip)
    if poll.rejecting >= poll.needed:
        await uow.jobs.cancel_clip(clip.id, utc_now())
        await uow.clips.move(clip.id, ClipStatus.REJECTED, only_from=(ClipStatus.PENDING,))
        await close_if_settled(uow, clip.project_id)
    return None


async def _clip(uow: UnitOfWork, clip_id: UUID) -> Clip:
    clip = await uow.clips.get(clip_id)
    if clip is None:
        raise OutdatedError(f"no clip {clip_id}")
    return clip
