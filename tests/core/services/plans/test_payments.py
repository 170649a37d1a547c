"""What is paid is not lost, not doubled, and taken back only unused; on either database."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.errors import (
    NothingToRefundError,
    PaymentsUnavailableError,
    PlanSearchesSpentError,
)
from core.domain.pipeline import Stage
from core.domain.records.job import JobState
from core.domain.records.people import Chat, ChatKind, User
from core.domain.records.plan import Payment
from core.domain.records.project import Project, ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.admin.admins import Admins
from core.services.admin.ban import BanUser
from core.services.find_moment import FindMoment, SearchRequest
from core.services.forget_me import ForgetMe
from core.services.jobs import HandOver
from core.services.meet import Meet
from core.services.plans.orders import BuyPlan, Receipt, payload_of
from core.services.plans.renewal import ChangeRenewal
from core.services.plans.report import ReportPlan
from core.services.plans.subscriptions import Ending, EndSubscriptions
from core.services.refund_payment import RefundPayment
from core.storage.objects.folder import FolderStore
from tests.support.chat import Admins as GroupAdmins
from tests.support.plans import ADMISSION, BOOK, BUSINESS, PRO, Desk
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.support.records import a_clip, a_job, a_project, an_artifact

DAY = timedelta(days=1)


def paid(user: User, charge: str, plan: str, *, at: datetime, until: datetime) -> Payment:
    return Payment(
        charge_id=charge, user_id=user.id, plan=plan, stars=500, recurring=True, valid_until=until,
        created_at=at,
    )  # fmt: skip


async def test_the_smaller_plan_goes_on_when_the_larger_has_ended(
    uow: UnitOfWorkFactory, person: tuple[User, Chat]
) -> None:
    user, chat = person
    now = utc_now()
    over = now - timedelta(seconds=1)
    async with uow() as work:
        await work.payments.add(paid(user, "pro", "pro", at=now - DAY, until=now + DAY))
        await work.payments.add(paid(user, "big", "business", at=now - 30 * DAY, until=over))
        await work.users.set_plan(user.id, "business", over)
        await work.commit()
    stale = replace(user, plan="business", plan_until=over)
    report = await ReportPlan(uow, ADMISSION)(stale, chat)
    assert (report.plan, report.payment and report.payment.charge_id) == (PRO, "pro")
    met, _ = await Meet(uow).person(5, "Аня", "ru", (5, ChatKind.PRIVATE, "Аня"))
    assert (met.plan, met.plan_until) == ("pro", now + DAY)
    ended = await ChangeRenewal(uow, Desk("pro"))(stale, renews=False)
    assert ended.charge_id == "pro"


async def test_a_subscription_that_telegram_would_not_end_is_ended_later(
    uow: UnitOfWorkFactory, person: tuple[User, Chat]
) -> None:
    user, now = person[0], utc_now()
    desk = Desk("pro", "big")
    subscriptions = EndSubscriptions(uow, desk)
    buy = BuyPlan(uow, BOOK, desk, subscriptions)
    desk.open = False
    for charge, plan in (("pro", PRO), ("big", BUSINESS)):
        order = payload_of(user, plan)
        assert await buy.take(user, Receipt(charge, order, plan.stars, True, True, now))
    desk.open = True
    for _ in range(2):
        await subscriptions.retry()
    assert desk.ended == ["pro"]

    admin = replace(user, telegram_id=99)
    ban = BanUser(uow, Admins((99,)), HandOver(uow, MemoryQueue()), subscriptions)
    await ban(admin, user.id, banned=True)
    desk.open = False
    assert await ban.end_subscription(admin, user.id) == Ending(0, 1)
    desk.open = True
    await subscriptions.retry()
    assert desk.ended == ["pro", "big"]

    refunds = RefundPayment(uow, desk, Admins((99,)), subscriptions)
    desk.open = False
    with pytest.raises(PaymentsUnavailableError):
        await refunds("big", admin)
    desk.open = True
    assert (await refunds("big", admin)).charge_id == "big"
    async with uow() as work:
        known = {each.charge_id: each for each in await work.payments.among(["big", "x"])}
    assert known.keys() == {"big"}
    assert known["big"].refunded_at is not None


async def test_a_short_of_an_earlier_video_uses_what_was_paid_even_when_it_is_erased(
    uow: UnitOfWorkFactory, person: tuple[User, Chat], tmp_path: Path
) -> None:
    user, chat = person
    desk = Desk("pro")
    refunds = RefundPayment(uow, desk, Admins(), EndSubscriptions(uow, desk))
    now = utc_now()
    project = await _a_video(uow, user, chat, made_at=now - 2 * DAY)
    async with uow() as work:
        await work.payments.add(paid(user, "pro", "pro", at=now - DAY, until=now + 29 * DAY))
        await work.commit()
    assert await refunds.own(user) is not None, "what was made before it does not count"
    await _a_short(uow, project, now)
    assert await refunds.own(user) is None
    with pytest.raises(NothingToRefundError):
        await refunds("pro", user)
    await ForgetMe(uow, FolderStore(tmp_path), RecordingChat(), desk)(user)
    back, _ = await Meet(uow).person(5, "Аня", "ru", (5, ChatKind.PRIVATE, "Аня"))
    assert await refunds.own(back) is None
    async with uow() as work:
        assert await work.usages.any_since(back.id, now - DAY)
        assert not await work.usages.any_since(back.id, now + DAY)


async def test_searches_of_a_day_are_as_many_as_the_plan_has(
    uow: UnitOfWorkFactory, person: tuple[User, Chat]
) -> None:
    user, chat = person
    project = await _a_video(uow, user, chat, made_at=utc_now() - DAY)
    access = Access(uow, GroupAdmins(frozenset()))
    hand_over = HandOver(uow, MemoryQueue())
    find = FindMoment(uow, access, hand_over, RecordingChat(), ADMISSION)

    def asked(message: int, by: User = user) -> SearchRequest:
        return SearchRequest(by, chat, "ёлка", message, thread_id=project.thread_id)

    for message in (1, 2):
        assert await find(asked(message))
    with pytest.raises(PlanSearchesSpentError):
        await find(asked(3))
    assert await find(asked(2)) is None, "heard before"
    async with uow() as work:
        await work.users.set_plan(user.id, "pro", None)
        bought = await work.users.get(user.id)
        await work.commit()
    assert bought is not None
    search = await find(asked(3, bought))
    assert search is not None
    assert search.project_id == project.id
    async with uow() as work:
        assert await work.searches.count_since(user.id, search.created_at) == 1


async def _a_video(uow: UnitOfWorkFactory, user: User, chat: Chat, *, made_at: datetime) -> Project:
    """A reviewed video with a short of that time."""
    project = a_project(chat, user, status=ProjectStatus.IN_REVIEW)
    source = an_artifact(project.id)
    async with uow() as work:
        await work.projects.add(project)
        await work.artifacts.put(source)
        await work.clips.add_all([a_clip(source)])
        await work.commit()
    await _a_short(uow, project, made_at)
    return project


async def _a_short(uow: UnitOfWorkFactory, project: Project, at: datetime) -> None:
    job = a_job(project, Stage.ASPECT_CONVERT)
    done = replace(job, state=JobState.DONE, started_at=at, finished_at=at)
    async with uow() as work:
        await work.jobs.add(done)
        await work.commit()
