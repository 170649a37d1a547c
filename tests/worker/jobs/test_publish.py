"""PUBLISH: a post goes out by the loop and the job, and never twice."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.clock import utc_now
from core.domain.errors import (
    ChatUnreachableError,
    EngineRateLimitedError,
    EngineUnavailableError,
    PostRefusedError,
    PostUnsureError,
    StorageError,
)
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.channel import Channel, PostingMode, PostingRules, WeekSlot
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import Delivery, DeliveryState, Post, PostStatus
from core.domain.records.job import JobState
from core.domain.records.people import ChatKind
from core.domain.records.project import ProjectStatus
from core.services.channel_access import ChannelAccess
from core.services.plan_posts import a_post, plan_posts
from tests.support.chat import Admins
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import Bench, TroubledDatabase
from worker.cron.publish import publish_due
from worker.jobs.publish import run_publish

WEEK = tuple(WeekSlot(day, 12 * 60) for day in range(7))


class Desk:
    """A finished short, a channel, and a worker."""

    def __init__(self, bench: Bench, queue: MemoryQueue, clip: Clip, channel: Channel) -> None:
        self.bench, self.queue, self.clip, self.channel = bench, queue, clip, channel

    async def post(self, due_at: datetime | None = None) -> Post:
        post = a_post(self.clip.id, self.channel, due_at or utc_now(), PostStatus.SCHEDULED)
        async with self.bench.uow() as uow:
            await uow.posts.add(post)
            await uow.commit()
        return post

    async def stored(self, post: Post) -> Post:
        async with self.bench.uow() as uow:
            found = await uow.posts.get(post.id)
        assert found is not None
        return found

    async def run(self) -> None:
        """One look of the loop, and every job that it handed over."""
        self.queue.taken.clear()
        await publish_due(self.bench.context)
        for job_id, attempt in [(each[0], each[1]) for each in self.queue.taken]:
            await self.bench.runner(run_publish).run(job_id, attempt)

    async def rules(self, **rules: object) -> None:
        async with self.bench.uow() as uow:
            await uow.channels.set_rules(
                self.channel.id,
                replace(self.channel.rules, **rules),  # type: ignore[arg-type]
            )
            await uow.commit()

    async def jobs(self) -> list[JobState]:
        jobs = await self.bench.jobs(self.clip.project_id)
        return [job.state for job in jobs if job.type is Stage.PUBLISH]


@pytest.fixture
async def desk(bench: Bench, queue: MemoryQueue) -> Desk:
    (clip,) = await bench.clips(ClipStatus.EXPORTED)
    project = await bench.stored_project(clip.project_id)
    channel = Channel(
        id=new_id(),
        chat_id=project.chat_id,
        telegram_id=-100_5,
        kind=ChatKind.CHANNEL,
        title="Канал",
        username="kanal",
        connected_by=project.user_id,
        rules=PostingRules(time_zone="Europe/Berlin"),
        lost=None,
        created_at=utc_now(),
    )
    async with bench.uow() as uow:
        await uow.channels.put(channel)
        await uow.deliveries.put(
            Delivery(clip.id, 4242, DeliveryState.SENT, 7, "file-1", utc_now())
        )
        await uow.commit()
    return Desk(bench, queue, clip, channel)


async def test_a_post_that_is_due_goes_out_once(desk: Desk, chat: RecordingChat) -> None:
    due, later = await desk.post(), await desk.post(utc_now() + timedelta(hours=1))
    await desk.run()
    await desk.run()
    (order,) = chat.posted
    assert (order.file_id, order.channel.telegram_id, order.link) == ("file-1", -100_5, None)
    sent = await desk.stored(due)
    assert (sent.status, sent.message_id) == (PostStatus.SENT, 1)
    assert (await desk.stored(later)).status is PostStatus.SCHEDULED
    assert chat.posts[-1].id in (due.id, later.id)
    assert await desk.jobs() == [JobState.DONE]


async def test_two_workers_that_look_at_once_hand_it_over_once(
    desk: Desk, chat: RecordingChat
) -> None:
    await desk.post()
    await asyncio.gather(*(publish_due(desk.bench.context) for _ in range(3)))
    assert len(await desk.jobs()) == 1


async def test_a_worker_that_died_between_send_and_note_does_not_send_again(
    desk: Desk, chat: RecordingChat
) -> None:
    post = await desk.post()
    await publish_due(desk.bench.context)
    taken = await desk.stored(post)
    assert taken.job_id is not None
    async with desk.bench.uow() as uow:
        # The first attempt wrote down that it sends, and was killed.
        assert await uow.posts.begin(post.id, post.due_at)
        await uow.commit()
    await desk.bench.runner(run_publish).run(taken.job_id, 0)
    assert chat.posted == []
    failed = await desk.stored(post)
    assert (failed.status, failed.error) == (PostStatus.FAILED, PostUnsureError.key)
    assert chat.posts[-1] == failed
    await desk.run()
    assert chat.posted == []


async def test_an_answer_that_was_lost_is_never_sent_again(desk: Desk, chat: RecordingChat) -> None:
    chat.always["post"] = PostUnsureError("cut off")
    post = await desk.post()
    await desk.run()
    await desk.run()
    assert len(chat.posted) == 1
    assert (await desk.stored(post)).error == PostUnsureError.key


async def test_a_note_that_cannot_be_written_leaves_no_second_post(
    desk: Desk, chat: RecordingChat, database: TroubledDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worker.endings.AGAIN_AFTER_S", (0.0, 0.0))
    post = await desk.post()
    await publish_due(desk.bench.context)
    job = (await desk.bench.jobs(desk.clip.project_id))[-1]
    posted = chat.post

    async def posts_and_the_database_goes(order: object) -> int:
        number = await posted(order)  # type: ignore[arg-type]
        database.away = 20
        return number

    chat.post = posts_and_the_database_goes  # type: ignore[method-assign]
    await desk.bench.runner(run_publish, beat_s=60).run(job.id, 0)
    database.away = 0
    async with desk.bench.uow() as uow:
        await uow.jobs.give_back(job.id, 1, utc_now() + timedelta(minutes=1))
        await uow.commit()
    await desk.bench.runner(run_publish).run(job.id, 1)
    assert len(chat.posted) == 1
    assert (await desk.stored(post)).error == PostUnsureError.key


@pytest.mark.parametrize(
    "trouble",
    [EngineRateLimitedError("flood", timedelta(seconds=0.01)), EngineUnavailableError("refused")],
)
async def test_what_surely_did_not_go_out_is_sent_again(
    desk: Desk, chat: RecordingChat, trouble: Exception
) -> None:
    chat.trouble["post"] = [trouble]
    post = await desk.post()
    await desk.run()
    waiting = await desk.stored(post)
    assert waiting.status is PostStatus.SCHEDULED
    assert waiting.job_id is not None
    await desk.bench.runner(run_publish).run(waiting.job_id, 1)
    assert len(chat.posted) == 2
    assert (await desk.stored(post)).status is PostStatus.SENT
    assert len(await desk.jobs()) == 1


async def test_a_channel_that_was_lost_is_told_once_and_nothing_is_sent(
    desk: Desk, chat: RecordingChat
) -> None:
    channels = ChannelAccess(
        desk.bench.context.uow, Admins(posters=frozenset({4242}), bot_may=False)
    )
    desk.bench.context = replace(desk.bench.context, channels=channels)
    posts = [await desk.post(), await desk.post()]
    await desk.run()
    assert chat.posted == []
    assert [(await desk.stored(post)).error for post in posts] == ["error-channel-bot-rights"] * 2
    (told,) = chat.channels
    assert told.lost == "error-channel-bot-rights"


async def test_refusals_fail_the_post_not_the_clip(desk: Desk, chat: RecordingChat) -> None:
    chat.trouble["post"] = [PostRefusedError("caption"), ChatUnreachableError("gone")]
    for _ in range(2):
        post = await desk.post()
        await desk.run()
        failed = await desk.stored(post)
        assert (failed.status, failed.error) == (PostStatus.FAILED, PostRefusedError.key)
    assert (await desk.bench.stored_clip(desk.clip)).error is None


async def test_a_post_that_was_moved_or_called_off_meanwhile_stays(
    desk: Desk, chat: RecordingChat
) -> None:
    moved, off = await desk.post(), await desk.post()
    await publish_due(desk.bench.context)
    tomorrow = utc_now() + timedelta(days=1)
    async with desk.bench.uow() as uow:
        assert await uow.posts.plan(moved.id, tomorrow, only_from=(PostStatus.SCHEDULED,))
        assert await uow.posts.end(off.id, PostStatus.CANCELLED, only_from=(PostStatus.SCHEDULED,))
        await uow.commit()
    for job_id, attempt, *_ in desk.queue.taken:
        await desk.bench.runner(run_publish).run(job_id, attempt)
    assert chat.posted == []
    assert (await desk.stored(moved)).due_at == tomorrow


async def test_a_short_that_is_made_anew_is_waited_for(desk: Desk, chat: RecordingChat) -> None:
    post = await desk.post()
    async with desk.bench.uow() as uow:
        await uow.clips.move(desk.clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.EXPORTED,))
        await uow.commit()
    await desk.run()
    assert chat.posted == []
    async with desk.bench.uow() as uow:
        await uow.clips.move(desk.clip.id, ClipStatus.EXPORTED, only_from=(ClipStatus.APPROVED,))
        await uow.commit()
    await desk.run()
    assert (await desk.stored(post)).status is PostStatus.SENT


async def test_a_stopped_project_posts_nothing(desk: Desk, chat: RecordingChat) -> None:
    post = await desk.post()
    async with desk.bench.uow() as uow:
        review = (ProjectStatus.IN_REVIEW,)
        await uow.projects.move(desk.clip.project_id, ProjectStatus.CANCELLED, only_from=review)
        await uow.commit()
    await desk.run()
    assert chat.posted == []
    assert (await desk.stored(post)).status is PostStatus.CANCELLED


async def test_after_a_long_absence_posts_wait_for_the_next_times_of_the_week(
    desk: Desk, chat: RecordingChat
) -> None:
    await desk.rules(mode=PostingMode.SLOTS, slots=WEEK)
    old = utc_now() - timedelta(days=2)
    posts = [await desk.post(old), await desk.post(old + timedelta(hours=1))]
    await desk.run()
    assert chat.posted == []
    times = [(await desk.stored(post)).due_at for post in posts]
    assert times[0] > utc_now()
    assert times[1] - times[0] > timedelta(hours=22)


async def test_a_database_that_is_away_is_looked_at_again(
    desk: Desk, chat: RecordingChat, database: TroubledDatabase
) -> None:
    await desk.post()
    database.away = 1
    with pytest.raises(StorageError):
        await publish_due(desk.bench.context)
    await desk.run()
    assert len(chat.posted) == 1


@pytest.mark.parametrize(
    ("mode", "slots", "status"),
    [
        (PostingMode.OFF, (), None),
        (PostingMode.AT_ONCE, (), PostStatus.SCHEDULED),
        (PostingMode.APPROVAL, WEEK, PostStatus.PROPOSED),
        (PostingMode.SLOTS, WEEK, PostStatus.SCHEDULED),
        (PostingMode.SLOTS, (), PostStatus.PROPOSED),
    ],
)
async def test_a_finished_short_is_planned_by_the_channels_rules_once(
    desk: Desk, mode: PostingMode, slots: tuple[WeekSlot, ...], status: PostStatus | None
) -> None:
    await desk.rules(mode=mode, slots=slots)
    async with desk.bench.uow() as uow:
        planned = list(await plan_posts(uow, desk.clip, desk.channel.chat_id))
        planned += await plan_posts(uow, desk.clip, desk.channel.chat_id)
        await uow.commit()
    assert [post.status for post in planned] == ([status] if status else [])
    if mode is PostingMode.SLOTS and slots:
        (post,) = planned
        assert post.due_at.astimezone(UTC).minute == 0
        assert post.due_at > utc_now()
