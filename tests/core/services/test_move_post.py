"""Posts change places, take free times, go now or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from core.domain.clock import utc_now
from core.domain.errors import ChannelNotYoursError, NoSlotsError
from core.domain.ids import new_id
from core.domain.records.channel import Channel, PostingRules, WeekSlot
from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.people import ChatKind
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.move_post import STEP, MovePost, PostMove
from core.services.plan_posts import a_post
from core.services.post_times import next_slot
from tests.core.services.conftest import Review
from tests.support.chat import Admins

NOON = tuple(WeekSlot(day, 12 * 60) for day in range(7))


@dataclass
class Queue:
    uow: UnitOfWorkFactory
    review: Review
    channel: Channel
    move_post: MovePost

    async def posts(self, count: int, start: datetime, step: timedelta) -> list[Post]:
        clip = self.review.scene.clips[0]
        made = [
            a_post(clip.id, self.channel, start + step * place, PostStatus.SCHEDULED)
            for place in range(count)
        ]
        async with self.uow() as uow:
            for post in made:
                await uow.posts.add(post)
            await uow.commit()
        return made

    async def move(self, post: Post, move: PostMove) -> tuple[Post, bool]:
        return await self.move_post(post.id, move, self.review.owner)

    async def rules(self, **rules: object) -> None:
        changed = replace(self.channel.rules, **rules)  # type: ignore[arg-type]
        async with self.uow() as uow:
            await uow.channels.set_rules(self.channel.id, changed)
            await uow.commit()


@pytest.fixture
async def queue(uow: UnitOfWorkFactory, review: Review) -> Queue:
    channel = Channel(
        id=new_id(),
        chat_id=review.scene.chat.id,
        telegram_id=-100_7,
        kind=ChatKind.CHANNEL,
        title="Канал",
        username=None,
        connected_by=review.owner.id,
        rules=PostingRules(),
        lost=None,
        created_at=utc_now(),
    )
    async with uow() as work:
        await work.channels.put(channel)
        pending = (ClipStatus.PENDING,)
        await work.clips.move(review.scene.clips[0].id, ClipStatus.EXPORTED, only_from=pending)
        await work.commit()
    access = ChannelAccess(uow, Admins())
    return Queue(uow, review, channel, MovePost(uow, access))


async def test_neighbours_change_places(queue: Queue) -> None:
    start = utc_now() + timedelta(hours=5)
    first, second = await queue.posts(2, start, timedelta(hours=3))
    moved, changed = await queue.move(second, PostMove.EARLIER)
    assert (moved.due_at, changed) == (first.due_at, True)
    assert (await queue.move_post.read(first.id, queue.review.owner))[0].due_at == second.due_at


async def test_at_the_ends_of_the_row_a_post_takes_a_step(queue: Queue) -> None:
    (post,) = await queue.posts(1, utc_now() + timedelta(hours=2), STEP)
    later, _ = await queue.move(post, PostMove.LATER)
    assert later.due_at - post.due_at == STEP
    for _ in range(2):
        earlier, changed = await queue.move(post, PostMove.EARLIER)
        assert changed
    assert post.due_at - earlier.due_at == STEP
    assert not (await queue.move(post, PostMove.EARLIER))[1]


async def test_with_a_schedule_it_takes_the_next_free_time(queue: Queue) -> None:
    await queue.rules(slots=NOON)
    async with queue.uow() as uow:
        first = await next_slot(uow, replace(queue.channel, rules=PostingRules(slots=NOON)))
    (taken,) = await queue.posts(1, first, STEP)
    (far,) = await queue.posts(1, first + timedelta(days=9, hours=1), STEP)
    moved, changed = await queue.move(far, PostMove.SLOT)
    assert changed
    assert moved.due_at == first + timedelta(days=1)
    assert not (await queue.move(taken, PostMove.SLOT))[1]


async def test_without_a_schedule_there_is_no_free_time(queue: Queue) -> None:
    (post,) = await queue.posts(1, utc_now() + STEP, STEP)
    with pytest.raises(NoSlotsError):
        await queue.move(post, PostMove.SLOT)


async def test_what_went_out_is_not_moved(queue: Queue) -> None:
    (post,) = await queue.posts(1, utc_now() + STEP, STEP)
    async with queue.uow() as uow:
        assert await uow.posts.end(post.id, PostStatus.SENT, only_from=(PostStatus.SCHEDULED,))
        await uow.commit()
    for move in (PostMove.NOW, PostMove.LATER, PostMove.CANCEL, PostMove.AGAIN):
        assert not (await queue.move(post, move))[1]


async def test_a_post_that_was_called_off_may_go_again(queue: Queue) -> None:
    (post,) = await queue.posts(1, utc_now() + STEP, STEP)
    assert (await queue.move(post, PostMove.CANCEL))[0].status is PostStatus.CANCELLED
    again, _ = await queue.move(post, PostMove.AGAIN)
    assert again.status is PostStatus.SCHEDULED
    assert again.due_at <= utc_now()


async def test_strangers_move_nothing(queue: Queue) -> None:
    (post,) = await queue.posts(1, utc_now() + STEP, STEP)
    with pytest.raises(ChannelNotYoursError):
        await queue.move_post(post.id, PostMove.CANCEL, queue.review.stranger)
