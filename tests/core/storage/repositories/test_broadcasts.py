"""Broadcasts: each chat once, whoever sends and however often."""

from datetime import timedelta

from core.domain.ids import new_id
from core.domain.records.broadcast import Audience, Broadcast, BroadcastStatus, TargetState
from core.domain.records.people import ChatKind
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, SECOND

SILENT = timedelta(seconds=30)


async def a_draft(uow: UnitOfWorkFactory) -> Broadcast:
    """Add a draft, and chats: three that can be reached, one of them a group."""
    draft = Broadcast(new_id(), new_id(), 7, 8, Audience.PEOPLE, BroadcastStatus.DRAFT, NOON)
    async with uow() as work:
        await work.broadcasts.add(draft)
        chats = [await work.chats.ensure(n, ChatKind.PRIVATE, f"Имя {n}") for n in (1, 2, 3, 4)]
        await work.chats.ensure(-5, ChatKind.GROUP, "Команда")
        await work.chats.set_active(chats[2].id, active=False)
        shut_out = await work.users.ensure(4, "Имя 4", "ru")
        await work.users.set_banned(shut_out.id, banned=True)
        await work.commit()
    return draft


async def test_a_draft_goes_to_those_who_can_be_reached_when_it_starts(
    uow: UnitOfWorkFactory,
) -> None:
    draft = await a_draft(uow)
    async with uow() as work:
        assert await work.broadcasts.reach(Audience.PEOPLE) == 2
        assert await work.broadcasts.reach(Audience.EVERYWHERE) == 3
        assert await work.broadcasts.take("a", NOON, NOON - SILENT) is None, "a draft waits"
        assert await work.broadcasts.set_audience(draft.id, Audience.EVERYWHERE)
        assert not await work.broadcasts.start(draft.id, Audience.PEOPLE, NOON), "not confirmed"
        assert await work.broadcasts.start(draft.id, Audience.EVERYWHERE, NOON)
        assert not await work.broadcasts.start(draft.id, Audience.EVERYWHERE, NOON)
        assert await work.broadcasts.counts(draft.id) == {TargetState.WAITING: 3}


async def test_each_chat_gets_it_once_whoever_sends(uow: UnitOfWorkFactory) -> None:
    draft = await a_draft(uow)
    async with uow() as work:
        await work.broadcasts.set_audience(draft.id, Audience.EVERYWHERE)
        await work.broadcasts.start(draft.id, Audience.EVERYWHERE, NOON)
        await work.commit()
    async with uow() as work:
        taken = await work.broadcasts.take("a", NOON, NOON - SILENT)
        assert taken is not None
        assert taken.worker_id == "a"
        assert await work.broadcasts.take("b", NOON + SECOND, NOON - SILENT) is None
        first = await work.broadcasts.next_target(draft.id, "a")
        assert first is not None
        await work.broadcasts.settle(draft.id, first.id, TargetState.SENT)
        second = await work.broadcasts.next_target(draft.id, "a")
        assert second is not None
        await work.commit()
    async with uow() as work:
        later = NOON + 2 * SILENT
        assert await work.broadcasts.take("b", later, later - SILENT) is not None
        assert not await work.broadcasts.beat(draft.id, "a", later)
        assert await work.broadcasts.beat(draft.id, "b", later)
        assert await work.broadcasts.next_target(draft.id, "a") is None
        counts = await work.broadcasts.counts(draft.id)
        assert (counts[TargetState.SENT], counts[TargetState.UNSURE]) == (1, 1)
        third = await work.broadcasts.next_target(draft.id, "b")
        assert third is not None
        assert {each.telegram_id for each in (first, second, third)} == {1, 2, -5}
        await work.broadcasts.settle(draft.id, third.id, TargetState.WAITING)
        await work.broadcasts.settle(draft.id, first.id, TargetState.FAILED)
        await work.broadcasts.release(draft.id, "b", later + SILENT)
        assert await work.broadcasts.take("c", later, later - SILENT) is None, "it has to wait"
        assert await work.broadcasts.take("c", later + SILENT, later) is not None
        assert await work.broadcasts.end(draft.id, BroadcastStatus.STOPPED, later)
        assert not await work.broadcasts.end(draft.id, BroadcastStatus.DONE, later)
        assert await work.broadcasts.next_target(draft.id, "c") is None
        counts = await work.broadcasts.counts(draft.id)
        assert counts[TargetState.SENT] == 1, "what was sent stays sent"
        assert [each.id for each in await work.broadcasts.recent(5)] == [draft.id]
        await work.commit()
