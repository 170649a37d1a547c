"""Taking a video in."""

from dataclasses import replace

import pytest

from core.domain.errors import TooLargeError, TooLongError, TooShortError
from core.domain.pipeline import Lane, Stage
from core.domain.plans import PlanLimits
from core.domain.records.people import Chat, ChatKind, User
from core.domain.records.project import ProjectStatus, SourceKind, SourceRef
from core.ports.uow import UnitOfWorkFactory
from core.services.jobs import HandOver
from core.services.progress_estimate import EstimateProgress
from core.services.submit_video import SubmitVideo, VideoOffer
from tests.support.chat import ReceiptBook
from tests.support.queue import MemoryQueue

LIMITS = PlanLimits(min_ms=10_000, max_ms=3_600_000, max_bytes=500 * 2**20)
SOURCE = SourceRef(SourceKind.TELEGRAM, "file", "talk.mp4", 10 * 2**20, 600_000, message_id=7)


@pytest.fixture
def chat() -> ReceiptBook:
    return ReceiptBook()


@pytest.fixture
def submit(uow: UnitOfWorkFactory, hand_over: HandOver, chat: ReceiptBook) -> SubmitVideo:
    estimate = EstimateProgress(uow, {Lane.LIGHT: 1, Lane.HEAVY: 1})
    return SubmitVideo(uow, hand_over, chat.view(), LIMITS, estimate)


@pytest.fixture
async def people(uow: UnitOfWorkFactory) -> tuple[User, Chat]:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        private = await work.chats.ensure(5, ChatKind.PRIVATE, "Аня")
        await work.commit()
    return user, private


async def test_a_project_its_job_and_a_receipt(
    submit: SubmitVideo,
    people: tuple[User, Chat],
    uow: UnitOfWorkFactory,
    queue: MemoryQueue,
    chat: ReceiptBook,
) -> None:
    made = await submit(VideoOffer(*people, SOURCE, thread_id=3))
    assert made.new
    async with uow() as work:
        project = await work.projects.get(made.project.id)
        jobs = await work.jobs.of_project(made.project.id)
    assert project == made.project
    assert (project.status, project.source, project.thread_id) == (
        ProjectStatus.RECEIVED,
        SOURCE,
        3,
    )
    assert [job.type for job in jobs] == [Stage.INGEST]
    assert jobs[0].enqueued_at is not None
    assert queue.taken == [(jobs[0].id, 0, Lane.LIGHT)]
    to, project_id, view = chat.shown[0]
    assert (to.language, to.thread_id, project_id) == ("ru", 3, project.id)
    assert view.eta_s is None


async def test_the_same_message_is_taken_once(
    submit: SubmitVideo, people: tuple[User, Chat], queue: MemoryQueue
) -> None:
    first = await submit(VideoOffer(*people, SOURCE))
    again = await submit(VideoOffer(*people, SOURCE))
    assert not again.new
    assert again.project.id == first.project.id
    assert len(queue.taken) == 1
    other = await submit(VideoOffer(*people, replace(SOURCE, message_id=8)))
    assert other.new


async def test_the_same_video_in_another_message_is_waited_for_once(
    submit: SubmitVideo, people: tuple[User, Chat], uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    video = replace(SOURCE, content="unique")
    first = await submit(VideoOffer(*people, video))
    forwarded = replace(video, message_id=8)
    again = await submit(VideoOffer(*people, forwarded))
    assert (again.new, again.project.id) == (False, first.project.id)
    assert len(queue.taken) == 1
    assert (await submit(VideoOffer(*people, replace(forwarded, content="other")))).new
    assert (await submit(VideoOffer(*people, replace(video, message_id=11), thread_id=4))).new
    async with uow() as work:
        somebody = await work.users.ensure(6, "Боря", "ru")
        await work.projects.move(
            first.project.id, ProjectStatus.IN_REVIEW, only_from=(ProjectStatus.RECEIVED,)
        )
        await work.commit()
    assert (await submit(VideoOffer(somebody, people[1], replace(video, message_id=9)))).new
    assert (await submit(VideoOffer(*people, replace(video, message_id=10)))).new, "seen before"


async def test_what_was_stopped_may_be_sent_again(
    submit: SubmitVideo, people: tuple[User, Chat], uow: UnitOfWorkFactory
) -> None:
    first = await submit(VideoOffer(*people, SOURCE))
    async with uow() as work:
        received = (ProjectStatus.RECEIVED,)
        await work.projects.move(first.project.id, ProjectStatus.CANCELLED, only_from=received)
        await work.commit()
    assert (await submit(VideoOffer(*people, SOURCE))).new


@pytest.mark.parametrize(
    ("source", "error", "params"),
    [
        (replace(SOURCE, duration_ms=4_000), TooShortError, {"minimum_s": 10, "actual_s": 4}),
        (replace(SOURCE, duration_ms=3_601_000), TooLongError, {"limit_min": 60, "actual_min": 61}),
        (replace(SOURCE, bytes=600 * 2**20), TooLargeError, {"limit_mb": 500, "actual_mb": 600}),
    ],
)
async def test_refused_before_anything_is_stored(
    submit: SubmitVideo,
    people: tuple[User, Chat],
    uow: UnitOfWorkFactory,
    source: SourceRef,
    error: type[Exception],
    params: dict[str, int],
) -> None:
    with pytest.raises(error) as refusal:
        await submit(VideoOffer(*people, source))
    assert vars(refusal.value)["params"] == params
    async with uow() as work:
        assert not await work.projects.recent_in_chat(people[1].id, 5)


async def test_nothing_declared_is_no_reason_to_refuse(
    submit: SubmitVideo, people: tuple[User, Chat]
) -> None:
    silent = replace(SOURCE, duration_ms=None, bytes=None)
    assert (await submit(VideoOffer(*people, silent))).new


async def test_a_queue_that_is_away_leaves_the_job_to_the_reaper(
    submit: SubmitVideo, people: tuple[User, Chat], uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    queue.broken = True
    made = await submit(VideoOffer(*people, SOURCE))
    async with uow() as work:
        (job,) = await work.jobs.of_project(made.project.id)
    assert job.enqueued_at is None


async def test_a_chat_that_is_away_does_not_lose_the_video(
    submit: SubmitVideo, people: tuple[User, Chat], queue: MemoryQueue, chat: ReceiptBook
) -> None:
    chat.broken = True
    assert (await submit(VideoOffer(*people, SOURCE))).new
    assert len(queue.taken) == 1
