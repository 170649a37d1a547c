"""Plans are not overspent, on either database; payments make the plan."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.brand import BrandKit
from core.domain.clock import utc_now
from core.domain.errors import (
    BannedError,
    OrderOutdatedError,
    PlanMinutesSpentError,
    PlanTooLongError,
    PlanVideosSpentError,
)
from core.domain.ids import new_id
from core.domain.plans import Admission, Plan, PlanBook, PlanName, month_of
from core.domain.records.people import Chat, ChatKind, ChatSettings, User
from core.domain.records.plan import Payment, Usage, UsageState
from core.domain.records.project import Project, SourceKind, SourceRef
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.orders import BuyPlan, Receipt, payload_of
from core.services.plans.renewal import ChangeRenewal
from core.services.plans.reserve import give_back, reserve_exactly, settle
from core.services.plans.subscriptions import EndSubscriptions
from core.services.submit_video import SubmitVideo, VideoOffer
from core.texts import Texts
from tests.support.plans import ADMISSION, BOOK, BUSINESS, FREE, PRO, Desk

SOURCE = SourceRef(SourceKind.TELEGRAM, "file", "talk.mp4", 10 * 2**20, 600_000, message_id=7)


def last_month(user: User) -> Usage:
    month = month_of(month_of(utc_now()) - timedelta(milliseconds=1))
    return Usage(new_id(), user.id, 10, UsageState.SETTLED, month, month, month)


async def take(submit: SubmitVideo, person: tuple[User, Chat], number: int, ms: int) -> Project:
    source = replace(SOURCE, message_id=number, duration_ms=ms or None)
    return (await submit(VideoOffer(*person, source))).project


async def test_of_videos_sent_at_once_only_as_many_are_taken_as_there_are(
    submit: SubmitVideo, person: tuple[User, Chat], uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        for _ in range(FREE.videos):
            await work.usages.add(last_month(person[0]))
        await work.commit()
    tries = [take(submit, person, number, 61_000) for number in range(6)]
    ended = await asyncio.gather(*tries, return_exceptions=True)
    refused = [each for each in ended if isinstance(each, BaseException)]
    assert {type(each) for each in refused} == {PlanVideosSpentError}
    taken = [each for each in ended if isinstance(each, Project)]
    assert len(taken) == FREE.videos

    async with uow() as work:
        await settle(work, taken[0].id)
        await give_back(work, taken[1].id)
        await work.commit()
        usages = await work.usages.in_period(person[0].id, month_of(utc_now()))
    assert sorted((u.state, u.minutes) for u in usages) == [
        (UsageState.RELEASED, 2),
        (UsageState.SETTLED, 2),
    ]
    await take(submit, person, 10, 61_000)


async def test_a_length_that_was_not_declared_counts_when_it_is_known(
    submit: SubmitVideo, person: tuple[User, Chat], uow: UnitOfWorkFactory
) -> None:
    with pytest.raises(PlanTooLongError):
        await take(submit, person, 1, 601_000)
    first = await take(submit, person, 2, 0)
    async with uow() as work:
        await reserve_exactly(work, ADMISSION, first, 599_000)
        await work.commit()
    second = await take(submit, person, 3, 0)
    async with uow() as work:
        usage = await work.usages.get(first.id)
        assert usage is not None
        assert usage.minutes == 10
        with pytest.raises(PlanTooLongError):
            await reserve_exactly(work, ADMISSION, second, 660_000)
        tight = Admission(PlanBook({**BOOK.plans, PlanName.FREE: Plan(PlanName.FREE, 9, 2)}, ""))
        with pytest.raises(PlanMinutesSpentError):
            await reserve_exactly(work, tight, second, 540_000)


async def test_who_has_no_minutes_left_or_is_banned_sends_nothing_of_unknown_length(
    submit: SubmitVideo, person: tuple[User, Chat], uow: UnitOfWorkFactory
) -> None:
    month = month_of(utc_now())
    async with uow() as work:
        spent = Usage(new_id(), person[0].id, 20, UsageState.SETTLED, month, month, month)
        await work.usages.add(spent)
        await work.commit()
    with pytest.raises(PlanMinutesSpentError) as refused:
        await take(submit, person, 1, 0)
    words = Texts([], strict=True).translator("ru").error(refused.value)
    assert words.startswith("Минуты вашего тарифа на этот месяц закончились")
    async with uow() as work:
        await work.usages.move(
            spent.project_id, UsageState.RELEASED, only_from=(UsageState.SETTLED,)
        )
        await work.users.set_banned(person[0].id, banned=True)
        await work.commit()
    with pytest.raises(BannedError):
        await take(submit, person, 1, 0)


async def test_the_larger_plan_stays_and_nobody_pays_for_two(
    person: tuple[User, Chat], uow: UnitOfWorkFactory
) -> None:
    desk = Desk("first", "business")
    buy = BuyPlan(uow, BOOK, desk, EndSubscriptions(uow, desk))
    renewal = ChangeRenewal(uow, desk)
    user, now = person[0], utc_now()
    until = now + timedelta(days=30)

    async def pay(
        charge: str, plan: Plan, *, first: bool = False, end: datetime = until
    ) -> Payment | None:
        receipt = Receipt(charge, payload_of(user, plan), plan.stars, True, first, utc_now(), end)
        return await buy.take(user, receipt)

    assert await pay("first", PRO, first=True, end=now + timedelta(seconds=30))
    assert await pay("second", PRO)
    assert not desk.ended, "a renewal takes nobody's place"
    assert await pay("business", BUSINESS, first=True)
    assert set(desk.ended) == {"first"}
    assert [await pay("business", BUSINESS) for _ in range(2)] == [None, None]
    with pytest.raises(OrderOutdatedError):
        await buy.check(user, payload_of(user, PRO), PRO.stars)
    assert await buy.check(user, payload_of(user, BUSINESS), BUSINESS.stars) == BUSINESS
    assert await pay("late", PRO), "a renewal that was on its way"
    assert await renewal.note(user, payload_of(user, PRO), renews=False)
    async with uow() as work:
        buyer, paid = await work.users.get(user.id), await work.payments.get("business")
    assert buyer is not None
    assert paid is not None
    assert paid.recurring
    assert BOOK.of(buyer, now) == BUSINESS
    assert BOOK.of(buyer, until + timedelta(seconds=1)) == FREE
    await renewal(buyer, renews=False)
    assert set(desk.ended) == {"first", "business"}


def test_shorts_of_the_free_plan_carry_the_mark_and_others_what_their_owners_chose() -> None:
    now = datetime(2026, 5, 17, tzinfo=UTC)
    until = now + timedelta(days=1)
    user = User(id=new_id(), telegram_id=5, name="", language="ru", plan="free", created_at=now)
    chat = Chat(new_id(), 5, ChatKind.PRIVATE, "", None, True, ChatSettings(), now)
    own = BrandKit(logo_key="logo")
    marked = ADMISSION.brand_of(own, user, chat, now)
    assert (marked.logo_key, marked.watermark_text) == (None, "@shorts_bot")
    paying = replace(user, plan="pro", plan_until=until)
    assert ADMISSION.brand_of(own, paying, chat, now) == own
    assert ADMISSION.brand_of(own, paying, chat, until).watermark_text == "@shorts_bot"
    assert ADMISSION.brand_of(own, replace(user, telegram_id=99), chat, now) == own
    assert Admission().brand_of(own, user, chat, now) == own
