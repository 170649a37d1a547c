"""Minutes of plans: held when a video is taken in, spent or given back when it is known how it
went.

Each function runs in the caller's transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import (
    BannedError,
    PlanMinutesSpentError,
    PlanTooLongError,
    PlanVideosSpentError,
)
from core.domain.plans import Admission, Plan, minutes_of, month_of
from core.domain.records.people import Chat, User
from core.domain.records.plan import Usage, UsageState
from core.domain.records.project import Project
from core.ports.uow import UnitOfWork
from core.services.plans.paid import as_paid


async def reserve(
    uow: UnitOfWork, admission: Admission, user: User, chat: Chat, project: Project
) -> None:
    """Hold what a new project will take from its owner's plan, where there is one.

    The length declared may be unknown; `reserve_exactly` follows. Of two videos sent at once the
    later finds what the earlier left. Raises BannedError, NotInvitedError, PlanTooLongError,
    PlanVideosSpentError, PlanMinutesSpentError.
    """
    now = utc_now()
    await uow.users.lock(user.id)
    # What was paid or given back a moment ago counts, and so does a ban.
    user = await as_paid(uow, await uow.users.get(user.id) or user, now)
    if user.banned:
        raise BannedError(f"user {user.id}")
    plan = admission.plan_of(user, chat, now)
    if plan is None:
        return
    taken = await taken_in(uow, user.id, now)
    if len(taken) >= plan.videos:
        raise PlanVideosSpentError(plan=plan.name.value, videos=plan.videos)
    minutes = minutes_of(project.source.duration_ms)
    check_fits(plan, minutes, taken)
    usage = Usage(
        project_id=project.id,
        user_id=user.id,
        minutes=minutes,
        state=UsageState.RESERVED,
        period=month_of(now),
        created_at=now,
        updated_at=now,
    )
    await uow.usages.add(usage)


async def reserve_exactly(
    uow: UnitOfWork, admission: Admission, project: Project, duration_ms: int
) -> None:
    """Hold what a video takes now that its length is known; nothing where nothing is held.

    Raises PlanTooLongError, PlanMinutesSpentError.
    """
    usage = await uow.usages.get(project.id)
    minutes = minutes_of(duration_ms)
    if usage is None or usage.state is not UsageState.RESERVED or usage.minutes == minutes:
        return
    await uow.users.lock(project.user_id)
    user, chat = await uow.users.get(project.user_id), await uow.chats.get(project.chat_id)
    if user is None or chat is None:
        return
    now = utc_now()
    plan = admission.plan_of(await as_paid(uow, user, now), chat, now)
    if plan is not None:
        others = await taken_in(uow, user.id, usage.period)
        check_fits(plan, minutes, [each for each in others if each.project_id != project.id])
    await uow.usages.reserved_anew(project.id, minutes)


async def settle(uow: UnitOfWork, project_id: UUID) -> None:
    """The moments are there: what was held is spent."""
    await uow.usages.move(project_id, UsageState.SETTLED, only_from=(UsageState.RESERVED,))


async def give_back(uow: UnitOfWork, project_id: UUID) -> None:
    """Nothing came of the video: it took nothing."""
    held = (UsageState.RESERVED, UsageState.SETTLED)
    await uow.usages.move(project_id, UsageState.RELEASED, only_from=held)


async def taken_in(uow: UnitOfWork, user_id: UUID, moment: datetime) -> Sequence[Usage]:
    """Return what somebody's videos took, or hold, in the month of this moment."""
    usages = await uow.usages.in_period(user_id, month_of(moment))
    return [each for each in usages if each.state is not UsageState.RELEASED]


def check_fits(plan: Plan, minutes: int, taken: Sequence[Usage]) -> None:
    """Raises PlanTooLongError, PlanMinutesSpentError."""
    if minutes > plan.video_minutes:
        limit = plan.video_minutes
        raise PlanTooLongError(plan=plan.name.value, limit_min=limit, actual_min=minutes)
    left = max(0, plan.minutes - sum(each.minutes for each in taken))
    # While the length is unknown, at least a minute is needed.
    if max(1, minutes) > left:
        raise PlanMinutesSpentError(plan=plan.name.value, left_min=left, needed_min=minutes)
