"""A short reaches its chat exactly once."""

from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from core.domain.errors import (
    ChatUnreachableError,
    EngineRateLimitedError,
    EngineUnavailableError,
    MediaToolError,
    ShortTooLargeError,
)
from core.domain.records.clip import Clip
from core.domain.records.delivery import DeliveryState
from core.domain.records.project import Project
from core.ports.chat import ChatAddress, FinishedShort
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView, faults
from tests.support.telegram_bot import RunningBot, StageHand, a_short, connected


class Scene:
    """A clip of Maria's whose short is ready."""

    def __init__(
        self, worker: StageHand, to: ChatAddress, project: Project, clip: Clip, films: Path
    ) -> None:
        self.worker, self.to, self.project, self.clip = worker, to, project, clip
        self.short = a_short(clip, films / "short.mp4", films / "cover.jpg")

    def showing(self, short: FinishedShort) -> Self:
        self.short = short
        return self

    async def deliver(self) -> int:
        receipt = await self.worker.telegram.view.deliver(self.to, self.short)
        return receipt.message_id


@pytest.fixture
async def scene(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> Scene:
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)
    clips = await worker.offers(project, ["Честно <о> деньгах"], films / "frame.jpg")
    return Scene(worker, await worker.address(project), project, clips[0], films)


def videos(person: FakeUser) -> list[MessageView]:
    return [message for message in person.chat.from_bot if message.video]


def notifications(tg: FakeTelegram) -> int:
    """New messages since the cards were shown."""
    return len([c for c in tg.calls_to("sendMessage") if c.ok and "📤" in c.params["text"]])


async def test_everything_a_player_needs_comes_with_it(
    tg: FakeTelegram, scene: Scene, maria: FakeUser
) -> None:
    await scene.deliver()
    (message,) = videos(maria)
    assert message.text.startswith("Честно <о> деньгах")
    (call,) = tg.calls_to("editMessageMedia")
    assert call.params["media"]["supports_streaming"] is True
    assert len(call.files) == 3, "video, cover, thumbnail"
    assert [v.change for v in maria.chat.versions(message)] == ["sent", "edited"]
    assert notifications(tg) == 1


async def test_asked_again_it_is_not_sent_again(
    tg: FakeTelegram, scene: Scene, maria: FakeUser
) -> None:
    first = await scene.deliver()
    assert await scene.deliver() == first
    assert len(tg.calls_to("editMessageMedia")) == 1
    assert len(videos(maria)) == 1


@pytest.mark.parametrize(
    "fault", [faults.lost_answer(), faults.dropped(), faults.bad_gateway(), faults.retry_after(1)]
)
async def test_trouble_with_the_upload_leaves_one_short(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, fault: faults.Fault
) -> None:
    await tg.inject("editMessageMedia", fault)
    await scene.deliver()
    assert len(videos(maria)) == 1
    assert notifications(tg) == 1


async def test_a_crash_after_the_announcement_leaves_one_short(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await tg.inject("editMessageMedia", faults.refused(500, "Internal").repeated(5))
    with pytest.raises(EngineUnavailableError):
        await scene.deliver()
    async with uow() as work:
        delivery = await work.deliveries.find(scene.clip.id, maria.id)
    assert delivery is not None
    assert delivery.state is DeliveryState.SENDING
    async with connected(tg, uow) as another_worker:
        await another_worker.view.deliver(scene.to, scene.short)
    assert [message.id for message in videos(maria)] == [delivery.message_id]
    assert notifications(tg) == 1


async def test_a_crash_after_the_upload_leaves_one_short(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    """The video is there, but nobody wrote that down."""
    await tg.inject("editMessageMedia", faults.lost_answer().repeated(5))
    with pytest.raises(EngineUnavailableError):
        await scene.deliver()
    assert len(videos(maria)) == 1
    await tg.clear_faults()
    async with connected(tg, uow) as another_worker:
        receipt = await another_worker.view.deliver(scene.to, scene.short)
    assert receipt.file_id
    assert [message.id for message in videos(maria)] == [receipt.message_id]
    assert notifications(tg) == 1


async def test_a_deleted_announcement_is_made_anew(
    tg: FakeTelegram, scene: Scene, maria: FakeUser
) -> None:
    await tg.inject("editMessageMedia", faults.server_error().repeated(5))
    with pytest.raises(EngineUnavailableError):
        await scene.deliver()
    await tg.clear_faults()
    await maria.deletes(maria.chat.last)
    await scene.deliver()
    assert len(videos(maria)) == 1


async def test_a_card_that_was_deleted_does_not_stop_the_short(
    tg: FakeTelegram, scene: Scene, maria: FakeUser
) -> None:
    await maria.deletes(maria.chat.from_bot[1])
    await scene.deliver()
    assert len(videos(maria)) == 1
    await scene.worker.telegram.view.refresh_card(scene.to, scene.clip)


async def test_a_chat_that_blocked_the_bot_is_unreachable_and_noted(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await tg.inject("sendMessage", faults.blocked())
    with pytest.raises(ChatUnreachableError):
        await scene.deliver()
    async with uow() as work:
        chat = await work.chats.by_telegram_id(maria.id)
    assert chat is not None
    assert not chat.active


async def test_a_wait_too_long_goes_back_to_the_queue(tg: FakeTelegram, scene: Scene) -> None:
    await tg.inject("sendMessage", faults.retry_after(900))
    with pytest.raises(EngineRateLimitedError) as flood:
        await scene.deliver()
    assert flood.value.retry_after is not None
    assert flood.value.retry_after.total_seconds() == 900


async def test_a_short_over_the_limit_is_refused_with_both_sizes(
    tg: FakeTelegram, scene: Scene, tmp_path: Path
) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(61 * 2**20)
    scene.short = replace(scene.short, video=large)
    with pytest.raises(ShortTooLargeError) as refusal:
        await scene.deliver()
    assert refusal.value.params == {"limit_mb": 50, "actual_mb": 61}
    assert notifications(tg) == 0


async def test_the_servers_own_refusal_of_the_size_is_the_same(
    tg: FakeTelegram, scene: Scene
) -> None:
    await tg.inject("editMessageMedia", faults.refused(413, "Request Entity Too Large"))
    with pytest.raises(ShortTooLargeError):
        await scene.deliver()


async def test_a_cover_that_is_no_picture(scene: Scene, tmp_path: Path) -> None:
    broken = tmp_path / "cover.jpg"
    broken.write_bytes(b"not a picture")
    scene.short = replace(scene.short, cover=broken)
    with pytest.raises(MediaToolError):
        await scene.deliver()


def anew(scene: Scene, films: Path) -> Scene:
    """The same clip, made another way."""
    short = replace(scene.short, key="shorts/anew", video=films / "talk.mp4")
    return Scene(scene.worker, scene.to, scene.project, scene.clip, films).showing(short)


async def test_another_make_takes_the_place_of_the_first(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, films: Path
) -> None:
    first = await scene.deliver()
    (before,) = videos(maria)
    second = anew(scene, films)
    assert await second.deliver() == first
    (after,) = videos(maria)
    assert (after.id, after.has_button("🎥")) == (first, True)
    assert after.video != before.video
    assert notifications(tg) == 1, "nobody is told twice"
    assert await second.deliver() == first
    assert len(tg.calls_to("editMessageMedia")) == 2
    await scene.deliver()
    assert videos(maria)[0].video != after.video, "and back"


@pytest.mark.parametrize("trouble", [faults.lost_answer(), faults.server_error()])
async def test_a_crash_while_it_is_replaced_leaves_one_short_the_new_one(
    tg: FakeTelegram,
    scene: Scene,
    maria: FakeUser,
    uow: UnitOfWorkFactory,
    films: Path,
    trouble: faults.Fault,
) -> None:
    message_id = await scene.deliver()
    await tg.inject("editMessageMedia", trouble.repeated(5))
    second = anew(scene, films)
    with pytest.raises(EngineUnavailableError):
        await second.deliver()
    async with uow() as work:
        delivery = await work.deliveries.find(scene.clip.id, maria.id)
    assert delivery is not None
    assert (delivery.state, delivery.message_id) == (DeliveryState.SENDING, message_id)
    await tg.clear_faults()
    async with connected(tg, uow) as another_worker:
        await another_worker.view.deliver(scene.to, second.short)
    assert [message.id for message in videos(maria)] == [message_id]
    async with uow() as work:
        assert (await work.deliveries.find(scene.clip.id, maria.id)) != delivery


async def test_one_that_was_to_stay_comes_back_after_a_crash(
    tg: FakeTelegram, scene: Scene, maria: FakeUser, films: Path
) -> None:
    """Nobody knows whether the new one got there: the old one is put there once more."""
    await scene.deliver()
    await tg.inject("editMessageMedia", faults.lost_answer().repeated(5))
    with pytest.raises(EngineUnavailableError):
        await anew(scene, films).deliver()
    await tg.clear_faults()
    calls = len(tg.calls_to("editMessageMedia"))
    await scene.deliver()
    assert len(tg.calls_to("editMessageMedia")) == calls + 1


async def test_a_short_that_was_deleted_is_sent_anew(
    scene: Scene, maria: FakeUser, films: Path
) -> None:
    first = await scene.deliver()
    await maria.deletes(videos(maria)[0])
    second = await anew(scene, films).deliver()
    assert second != first
    assert [message.id for message in videos(maria)] == [second]


async def test_what_was_asked_for_in_a_topic_arrives_although_the_topic_is_gone(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    forum = await tg.add_chat("supergroup", "Форум", owner=maria, forum=True)
    await maria.adds_bot(forum)
    topic = await maria.creates_topic(forum, "Выпуски")
    video = await maria.sends(forum, video=films / "talk.mp4", thread_id=topic, caption="/shorts")
    await tg.wait_for(lambda: any(m.reply_to == video.id for m in forum.from_bot))
    project = await worker.project(forum.id)
    for id_ in (video.id, topic):
        await tg.act("delete", chat_id=forum.id, message_id=id_)
    (clip,) = await worker.offers(project, ["Честно о деньгах"], films / "frame.jpg")
    await tg.inject("sendMessage", faults.refused(400, "Bad Request: TOPIC_CLOSED"))
    await worker.delivers(project, clip, films / "short.mp4", films / "cover.jpg")
    (short,) = [message for message in forum.from_bot if message.video]
    assert short.thread_id is None
    assert "Честно о деньгах" in short.text
