"""📣 under a short, what becomes of a post, /queue, and the comment below it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.pipeline import Lane
from core.domain.records.artifact import ArtifactType
from core.domain.records.channel import Channel, PostingMode, PostingRules, WeekSlot
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.people import ChatKind
from core.domain.records.project import Project, SourceKind
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.plan_posts import plan_posts
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView, faults
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import RunningBot, StageHand
from tests.worker.bench import Bench, make_context
from worker.cron.publish import publish_due
from worker.jobs.publish import run_publish

NOON = tuple(WeekSlot(day, 12 * 60) for day in range(7))


def saying(chat: ChatView, text: str) -> MessageView | None:
    return next((m for m in reversed(chat.from_bot) if text in m.text), None)


class Desk:
    """A person with a short in the chat and a channel."""

    def __init__(
        self, worker: StageHand, maria: FakeUser, project: Project, clip: Clip, channel: ChatView
    ) -> None:
        self.worker, self.maria, self.project, self.clip = worker, maria, project, clip
        self.channel = channel
        self.queue = MemoryQueue()

    @property
    def short(self) -> MessageView:
        return next(message for message in self.maria.chat.from_bot if message.video)

    async def connect(self, rules: PostingRules | None = None, title: str = "Нарезки") -> Channel:
        async with self.worker.uow() as uow:
            channel = await uow.channels.put(
                Channel(
                    id=new_id(),
                    chat_id=self.project.chat_id,
                    telegram_id=self.channel.id,
                    kind=ChatKind.CHANNEL,
                    title=title,
                    username="narezki",
                    connected_by=self.project.user_id,
                    rules=rules or PostingRules(slots=NOON),
                    lost=None,
                    created_at=utc_now(),
                )
            )
            await uow.commit()
        return channel

    async def publishes(self, folder: Path) -> None:
        """What a worker does every few seconds."""
        telegram = self.worker.telegram
        channels = ChannelAccess(self.worker.uow, telegram.rights)
        context = make_context(
            self.worker.uow, self.queue, telegram.view, folder, channels=channels
        )
        bench = Bench(context, self.worker.uow)
        self.queue.taken.clear()
        await publish_due(context)
        for job_id, attempt, lane in self.queue.taken:
            assert lane is Lane.LIGHT
            await bench.runner(run_publish).run(job_id, attempt)

    async def plans(self) -> list[Post]:
        """What follows from the short being finished."""
        async with self.worker.uow() as uow:
            planned = list(await plan_posts(uow, self.clip, self.project.chat_id))
            await uow.commit()
        return planned

    async def posts(self) -> list[Post]:
        async with self.worker.uow() as uow:
            return list(await uow.posts.of_clip(self.clip.id))


@pytest.fixture
async def desk(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    monkeypatch.setattr("bot.handlers.membership.OFFER_AFTER_S", 0)
    video = await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if m.reply_to == video.id), None)
    )
    project = await worker.project(maria.chat.id)
    (clip,) = await worker.offers(project, ["Три <ошибки> & вывод"], films / "frame.jpg")
    async with worker.uow() as uow:
        await uow.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await uow.commit()
    await worker.delivers(project, clip, films / "short.mp4", films / "cover.jpg")
    channel = await tg.add_chat("channel", "Нарезки", owner=maria, username="narezki")
    await maria.promotes_bot(channel, "can_post_messages")
    return Desk(worker, maria, project, clip, channel)


async def test_a_short_goes_to_a_channel_by_two_presses(
    tg: FakeTelegram, desk: Desk, tmp_path: Path
) -> None:
    maria = desk.maria
    answer = await maria.presses(desk.short, "📣")
    assert answer.show_alert
    assert "/channels" in answer.text
    await desk.connect(PostingRules(template="<b>{title}</b>\n{link}\n\n{hashtags}", silent=True))
    await maria.reads()
    before = len(tg.calls)
    await maria.presses(desk.short, "📣")
    when = await tg.wait_for(lambda: saying(maria.chat, "Когда публикуем в «Нарезки»"))
    asked = [call.method for call in tg.calls[before:]]
    assert asked.index("answerCallbackQuery") < asked.index("getChat"), "rights are looked at then"
    answers = [await maria.presses(when, "📣 Сейчас") for _ in range(2)]
    assert answers[0].text == "📣 Публикую"
    await tg.wait_for(lambda: saying(maria.chat, "→ «Нарезки»"))
    await desk.publishes(tmp_path)
    done = await tg.wait_for(lambda: saying(maria.chat, "✅ «Три <ошибки> & вывод» вышел в"))
    assert done.id == when.id
    (post,) = [message for message in desk.channel.messages if message.video]
    assert done.button("👀").url == f"https://t.me/narezki/{post.id}"
    assert post.text == "Три <ошибки> & вывод\n\n#стартап #деньги #личный_опыт"
    call = tg.calls_to("sendVideo", chat_id=desk.channel.id)[-1]
    assert call.params["video"] == desk.short.file_id
    assert call.params["disable_notification"] is True
    await maria.presses(desk.short, "📣")
    await tg.wait_for(lambda: saying(maria.chat, "уже выходил"))


async def test_a_lost_answer_is_told_and_sent_again_by_a_person_only(
    tg: FakeTelegram, desk: Desk, tmp_path: Path
) -> None:
    await desk.connect(PostingRules(mode=PostingMode.AT_ONCE))
    await desk.plans()
    await tg.inject("sendVideo", faults.lost_answer())
    await desk.publishes(tmp_path)
    failed = await tg.wait_for(lambda: saying(desk.maria.chat, "Проверьте канал"))
    await desk.publishes(tmp_path)
    assert len([m for m in desk.channel.messages if m.video]) == 1
    await desk.maria.presses(failed, "👌")
    await tg.wait_for(lambda: saying(desk.maria.chat, "вышел в «Нарезки»"))
    (post,) = await desk.posts()
    assert post.status is PostStatus.SENT


async def test_refusals_and_floods(tg: FakeTelegram, desk: Desk, tmp_path: Path) -> None:
    await desk.connect(PostingRules(mode=PostingMode.AT_ONCE))
    await desk.plans()
    await tg.inject("sendVideo", faults.refused(400, "Bad Request: VIDEO_FILE_INVALID"))
    await desk.publishes(tmp_path)
    failed = await tg.wait_for(lambda: saying(desk.maria.chat, "Telegram не принял"))
    await tg.inject("sendVideo", faults.retry_after(1))
    await desk.maria.presses(failed, "🔁")
    await desk.publishes(tmp_path)
    await tg.wait_for(lambda: saying(desk.maria.chat, "вышел в «Нарезки»"))
    assert len([m for m in desk.channel.messages if m.video]) == 1


async def test_a_demoted_bot_is_told_and_nothing_goes_out(
    tg: FakeTelegram, desk: Desk, tmp_path: Path
) -> None:
    await desk.connect(PostingRules(mode=PostingMode.APPROVAL))
    await desk.plans()
    await desk.publishes(tmp_path)
    asked = await tg.wait_for(lambda: saying(desk.maria.chat, "Опубликовать «Три"))
    await desk.maria.promotes_bot(desk.channel, old_server=True)
    await desk.maria.presses(asked, "✅")
    await desk.publishes(tmp_path)
    await tg.wait_for(lambda: saying(desk.maria.chat, "Больше не могу публиковать в «Нарезки»"))
    await tg.wait_for(lambda: saying(desk.maria.chat, "У меня нет права публиковать"))
    answer = await desk.maria.presses(desk.short, "📣")
    assert not answer.text, "it was answered before the rights were looked at"
    told = await tg.wait_for(lambda: _below(desk.maria.chat, desk.short))
    assert "У меня нет права" in told.text
    assert not [m for m in desk.channel.messages if m.video]


async def test_what_waits_is_moved_and_called_off(
    tg: FakeTelegram, desk: Desk, tmp_path: Path
) -> None:
    maria = desk.maria
    await maria.sends(text="/queue")
    await tg.wait_for(lambda: saying(maria.chat, "Очередь пуста"))
    channel = await desk.connect(PostingRules(mode=PostingMode.SLOTS, slots=NOON))
    (post,) = await desk.plans()
    await desk.publishes(tmp_path)
    told = await tg.wait_for(lambda: saying(maria.chat, "(Москва)"))
    assert "12:00" in told.text
    await maria.sends(text="/queue")
    queue = await tg.wait_for(lambda: saying(maria.chat, "Очередь публикаций"))
    await maria.presses(queue, "1.")
    one = await tg.wait_for(lambda: _with_button(maria.chat, queue, "Позже"))
    await maria.presses(one, "Позже")
    moved = await _stored(desk.worker.uow, post.id)
    assert moved.due_at - post.due_at == timedelta(days=1)
    await maria.presses(one, "⬅️")
    assert (await _stored(desk.worker.uow, post.id)).due_at == post.due_at
    answer = await maria.presses(one, "⬅️")
    assert answer.text == "Дальше некуда"
    await maria.presses(one, "✖️")
    await tg.wait_for(lambda: saying(maria.chat, "не публикую"))
    await tg.wait_for(lambda: saying(maria.chat, "Очередь пуста"))
    assert (await _stored(desk.worker.uow, post.id)).channel_id == channel.id


async def test_the_link_to_the_video_is_the_first_comment(
    tg: FakeTelegram, desk: Desk, tmp_path: Path
) -> None:
    group = await tg.add_chat("supergroup", "Обсуждение", owner=desk.maria)
    await desk.maria.promotes_bot(group)
    await tg.link_chats(desk.channel, group)
    await desk.connect(PostingRules(mode=PostingMode.AT_ONCE, link_in_comments=True))
    async with desk.worker.uow() as uow:
        link = replace(
            desk.project.source, kind=SourceKind.LINK, ref="https://vk.com/video?a=1&b=2"
        )
        await uow.projects.add(linked := replace(desk.project, id=new_id(), source=link))
        source = await uow.artifacts.find(desk.project.id, ArtifactType.SOURCE_VIDEO)
        assert source is not None
        await uow.artifacts.put(
            moved := replace(source, id=new_id(), project_id=linked.id, key="other.mp4")
        )
        clip = replace(
            desk.clip,
            id=new_id(),
            project_id=linked.id,
            source_file_id=moved.id,
            status=ClipStatus.EXPORTED,
        )
        await uow.clips.add_all([clip])
        delivery = await uow.deliveries.find(desk.clip.id, desk.maria.id)
        assert delivery is not None
        await uow.deliveries.put(replace(delivery, clip_id=clip.id))
        await uow.commit()
    desk.clip, desk.project = clip, linked
    await desk.plans()
    await desk.publishes(tmp_path)
    comment = await tg.wait_for(lambda: saying(group, "https://vk.com/video?a=1&b=2"))
    (copy,) = [m for m in group.messages if m.raw.get("is_automatic_forward")]
    assert comment.reply_to == copy.id


async def test_others_may_not_touch_a_post(
    tg: FakeTelegram, desk: Desk, john: FakeUser, tmp_path: Path
) -> None:
    await desk.connect(PostingRules(mode=PostingMode.APPROVAL))
    await desk.plans()
    await desk.publishes(tmp_path)
    asked = await tg.wait_for(lambda: saying(desk.maria.chat, "Опубликовать «Три"))
    press = {
        "id": "77",
        "from": {"id": john.id, "is_bot": False, "first_name": "J", "language_code": "ru"},
        "message": asked.raw,
        "chat_instance": "1",
        "data": asked.button("✅").data,
    }
    await tg.push_update({"callback_query": press})
    call = await tg.wait_for(
        lambda: next(iter(tg.calls_to("answerCallbackQuery", callback_query_id="77")), None)
    )
    assert "тот, кто подключил канал" in call.params["text"]
    (post,) = await desk.posts()
    assert post.status is PostStatus.PROPOSED


def _with_button(chat: ChatView, message: MessageView, text: str) -> MessageView | None:
    now = chat.message(message)
    return now if now.has_button(text) else None


def _below(chat: ChatView, message: MessageView) -> MessageView | None:
    newest = chat.from_bot[-1]
    return newest if newest.reply_to == message.id and "Опубликовать" not in newest.text else None


async def _stored(uow: UnitOfWorkFactory, post_id: UUID) -> Post:
    async with uow() as work:
        found = await work.posts.get(post_id)
    assert found is not None
    return found
