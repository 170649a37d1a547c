"""A person wants everything erased that is kept of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    CancelledByUserError,
    ShortsError,
    StorageError,
)
from core.domain.ids import new_id
from core.domain.keys import chat_prefix, project_prefix
from core.domain.pipeline import LONGEST_TIMEOUT
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import PostStatus
from core.domain.records.people import User
from core.domain.records.plan import Usage, UsageState
from core.domain.records.privacy import Holdings
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.chat import ChatAddress, ChatView
from core.ports.objects import ObjectStore
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.addressing import address_of_project, project_or_outdated
from core.services.plans.paid import running
from core.services.plans.subscriptions import EndSubscriptions
from core.services.refund_payment import is_unused

log = structlog.get_logger(__name__)

_STOPPABLE = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING, ProjectStatus.IN_REVIEW)
_WAITING = (PostStatus.PROPOSED, PostStatus.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased. `files_left`: the store did not answer, and is asked again until it has.
    `kept_id`: the Telegram id stays, see `PrivacyRepository.erase_person`.  `subscribed`: a
    subscription could not be ended yet."""

    holdings: Holdings
    stopped: int
    files_left: bool
    kept_id: bool
    subscribed: bool = False


class _Stopped(NamedTuple):
    """A project as it was before it was stopped, and the clips that shorts were made of."""

    project: Project
    to: ChatAddress
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erases the rows and files of a person: all of their private chat and, in groups, the videos
    they sent. What other people sent there, and the group's own settings, are not theirs."""

    uow: UnitOfWorkFactory
    objects: ObjectStore
    view: ChatView
    desk: PaymentDesk

    async def holdings(self, user: User) -> Holdings:
        """Return what would be erased."""
        async with self.uow(reading=True) as uow:
            return await uow.privacy.holdings(user)

    async def __call__(self, user: User) -> Erased:
        """Stop what runs, then erase; to be repeated whole where it is broken off.

        Files are deleted after the rows are gone, and once more when nothing that was stopped can
        be writing any longer. Raises StorageError when the database cannot be reached.
        """
        stopped = await self._stop(user)
        subscribed = (await EndSubscriptions(self.uow, self.desk).all_of(user)).left > 0
        now = utc_now()
        async with self.uow() as uow:
            holdings = await uow.privacy.holdings(user)
            prefixes = await _prefixes(uow, user)
            await _remember_use(uow, user)
            await uow.discards.add(now + LONGEST_TIMEOUT, *prefixes)
            for project_id in await uow.privacy.projects_of(user.id):
                await uow.privacy.erase_project(project_id)
            await uow.privacy.erase_person(user, now)
            kept_id = await uow.users.get(user.id) is not None
            await uow.commit()
        deleted, left = await self._delete(prefixes)
        log.info("person_forgotten", projects=holdings.videos, objects=deleted, left=left)
        return Erased(replace(holdings, files=deleted), stopped, left, kept_id, subscribed)

    async def _stop(self, user: User) -> int:
        """Stop everything and say so where it goes on; return how many videos that were."""
        stopped = list[_Stopped]()
        async with self.uow() as uow:
            for project_id in await uow.privacy.projects_of(user.id):
                if (each := await _stop_project(uow, project_id)) is not None:
                    stopped.append(each)
            await uow.commit()
        for each in stopped:
            try:
                await self._show(each)
            except ShortsError as error:
                log.info("stop_not_shown", project=str(each.project.id), error=str(error))
        return len(stopped)

    async def _show(self, stopped: _Stopped) -> None:
        if stopped.project.status.is_open:
            cancelled = replace(stopped.project, status=ProjectStatus.CANCELLED)
            await self.view.show_cancelled(stopped.to, cancelled)
        for clip in stopped.clips:
            note = ErrorNote(CancelledByUserError.key)
            await self.view.show_clip_failure(stopped.to, clip, note)

    async def _delete(self, prefixes: Sequence[str]) -> tuple[int, bool]:
        """Return how many objects are gone, and whether some may be left."""
        deleted, left = 0, False
        for prefix in prefixes:
            try:
                deleted += await self.objects.delete_prefix(prefix)
            except StorageError as error:
                left = True
                log.warning("objects_left", prefix=prefix, error=str(error))
        return deleted, left


async def _remember_use(uow: UnitOfWork, user: User) -> None:
    """What was made with a payment is erased, that something was is not: the payment can be taken
    back for days. It counts in no month."""
    now = utc_now()
    for paid in running(await uow.payments.of_user(user.id), now):
        if not await is_unused(uow, paid):
            moment = paid.created_at
            used = Usage(new_id(), user.id, 0, UsageState.SETTLED, moment, now, now)
            await uow.usages.add(used)


async def _prefixes(uow: UnitOfWork, user: User) -> Sequence[str]:
    found = [project_prefix(id_) for id_ in await uow.privacy.projects_of(user.id)]
    own_chat = await uow.chats.by_telegram_id(user.telegram_id)
    return found if own_chat is None else [*found, chat_prefix(own_chat.id)]


async def _stop_project(uow: UnitOfWork, project_id: UUID) -> _Stopped | None:
    """Return what was at work, as it was; None where nothing was."""
    project = await project_or_outdated(uow, project_id)
    if await uow.projects.move(project_id, ProjectStatus.CANCELLED, only_from=_STOPPABLE):
        await uow.usages.move(project_id, UsageState.RELEASED, only_from=(UsageState.RESERVED,))
    jobs = await uow.jobs.cancel_all(project_id, utc_now())
    clips = await uow.clips.of_project(project_id)
    for clip in clips:
        for post in await uow.posts.of_clip(clip.id):
            await uow.posts.end(post.id, PostStatus.CANCELLED, only_from=_WAITING)
    if not jobs and not project.status.is_open:
        return None
    made = (clip for clip in clips if clip.status is ClipStatus.APPROVED and clip.error is None)
    return _Stopped(project, await address_of_project(uow, project), tuple(made))
