"""A person looks for a moment: "find where they talk about X"."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    NothingToSearchError,
    PlanSearchesSpentError,
    ShortsError,
    TooEarlyError,
)
from core.domain.pipeline import Stage
from core.domain.plans import Admission
from core.domain.records.people import Chat, User
from core.domain.records.project import Project, ProjectStatus
from core.domain.records.search import LONGEST_QUERY, MomentSearch
from core.ports.chat import ChatAddress, ChatView
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import require_source
from core.services.jobs import HandOver, queued_job
from core.services.plans.paid import as_paid
from core.services.pointed_at import project_of_message

log = structlog.get_logger(__name__)

SEARCHABLE = (ProjectStatus.IN_REVIEW, ProjectStatus.DONE)

_LOOK_BACK = 50
_DAY = timedelta(days=1)
_RECEIPT_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What somebody asked for in the message `message_id`, in answer to the message `reply_to`.
    `thread_id` is the forum topic."""

    user: User
    chat: Chat
    query: str
    message_id: int
    reply_to: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class FindMoment:
    """Starts a search in a project, once for each message that asks.

    It is the project that the message answers to (its video, a card, any message about it, a
    finished short), otherwise the newest one of the chat, or of the forum topic, that was reviewed.
    """

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver
    view: ChatView
    admission: Admission = field(default_factory=Admission)

    async def __call__(self, request: SearchRequest) -> MomentSearch | None:
        """Return the search, None when this message was heard before.

        Raises NothingToSearchError, TooEarlyError, NotYoursError, NotInvitedError,
        PlanSearchesSpentError.
        """
        async with self.uow() as uow:
            if await uow.searches.asked_in(request.chat.id, request.message_id) is not None:
                return None
            project = await project_meant(uow, request.chat, request.reply_to, request.thread_id)
        require_searchable(project)
        project, to = await self.access.to_project(project.id, request.user)
        job = queued_job(Stage.FIND_MOMENTS, project.id)
        search = MomentSearch(
            job_id=job.id,
            project_id=project.id,
            user_id=request.user.id,
            query=" ".join(request.query.split())[:LONGEST_QUERY],
            message_id=request.message_id,
            created_at=job.created_at,
        )
        async with self.uow() as uow:
            # The move changes nothing but locks the row: of two presses the later sees the search.
            await uow.projects.move(project.id, project.status, only_from=(project.status,))
            if await uow.searches.asked_in(request.chat.id, request.message_id) is not None:
                return None
            await self._check_plan(uow, request)
            await uow.jobs.add(job)
            await uow.searches.add(search)
            await uow.commit()
        # Shown before the job is handed over: otherwise a quick worker makes a second message.
        await self._show_receipt(to, project, search)
        await self.hand_over(job)
        return search

    async def _check_plan(self, uow: UnitOfWork, request: SearchRequest) -> None:
        now = utc_now()
        user = await as_paid(uow, request.user, now)
        plan = self.admission.plan_of(user, request.chat, now)
        if plan is None:
            return
        if await uow.searches.count_since(user.id, now - _DAY) >= plan.searches:
            raise PlanSearchesSpentError(plan=plan.name.value, searches=plan.searches)

    async def _show_receipt(self, to: ChatAddress, project: Project, search: MomentSearch) -> None:
        try:
            async with asyncio.timeout(_RECEIPT_TIMEOUT_S):
                await self.view.show_search(to, project, search, None)
        except (ShortsError, TimeoutError) as error:
            log.warning("receipt_failed", project_id=str(project.id), error=str(error))


async def project_meant(
    uow: UnitOfWork, chat: Chat, reply_to: int | None, thread_id: int | None
) -> Project:
    """Return the project that somebody speaks of; see `FindMoment`.

    Raises NothingToSearchError, TooEarlyError.
    """
    recent = await uow.projects.recent_in_chat(chat.id, _LOOK_BACK)
    if reply_to is not None:
        answered = await project_of_message(uow, chat, reply_to)
        by_video = (p for p in recent if p.source.message_id == reply_to)
        if (named := answered or next(by_video, None)) is not None:
            return named
    here = [project for project in recent if project.thread_id == thread_id]
    newest = next((project for project in here if project.status in SEARCHABLE), None)
    if newest is not None:
        return newest
    if any(project.status.is_open for project in here):
        raise TooEarlyError
    raise NothingToSearchError


def require_searchable(project: Project) -> None:
    """Raises NothingToSearchError, TooEarlyError, SourceGoneError."""
    if project.status.is_open:
        raise TooEarlyError
    if project.status not in SEARCHABLE:
        raise NothingToSearchError
    require_source(project)
