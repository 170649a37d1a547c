"""/privacy and /forget."""

from pathlib import Path

from core.domain.keys import artifact_key, project_prefix
from core.domain.records.artifact import ArtifactType
from core.ports.uow import UnitOfWorkFactory
from core.storage.objects.folder import FolderStore
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import StageHand, running_bot


def said(chat: ChatView, text: str) -> MessageView | None:
    return next((m for m in reversed(chat.from_bot) if text in m.text), None)


async def test_everything_is_erased_after_a_yes(
    tg: FakeTelegram,
    uow: UnitOfWorkFactory,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    objects = FolderStore(tmp_path)
    async with running_bot(tg, uow, storage=tmp_path):
        await maria.sends(text="/privacy")
        told = await tg.wait_for(lambda: said(maria.chat, "Ваши данные"))
        assert "звук — в Deepgram" in told.text
        assert "14 дней" in told.text
        assert "90 дней" in told.text

        await maria.sends(video=films / "talk.mp4")
        await tg.wait_for(lambda: said(maria.chat, "Шаг 1"))
        reviewed = await worker.project(maria.id)
        await worker.offers(reviewed, ["Раз", "Два"])
        await objects.write(artifact_key(reviewed.id, ArtifactType.AUDIO), b"sound")
        await maria.sends(video=films / "talk.mp4")
        await tg.wait_for(lambda: said(maria.chat, "Шаг 1"))
        running = await worker.project(maria.id)

        await maria.presses(told, "🗑")
        question = await tg.wait_for(lambda: said(maria.chat, "Стереть все ваши данные?"))
        assert "2 видео с расшифровкой" in question.text
        assert "2 найденных момента" in question.text
        await maria.presses(question, "Оставить")
        await tg.wait_for(lambda: said(maria.chat, "Ничего не стираю"))

        await maria.sends(text="/forget")
        question = await tg.wait_for(lambda: said(maria.chat, "Стереть все ваши данные?"))
        await maria.presses(question, "🗑 Да, стереть всё")
        done = await tg.wait_for(lambda: said(maria.chat, "Я стёр"))
        assert "2 видео" in done.text
        assert "1 файл" in done.text
        assert "Остановил работу над 2 видео" in done.text
        await tg.wait_for(lambda: said(maria.chat, "🛑 Остановил"))

        async with uow() as work:
            assert await work.chats.by_telegram_id(maria.id) is None
            for project in (reviewed, running):
                assert await work.projects.get(project.id) is None
        assert await objects.delete_prefix(project_prefix(reviewed.id)) == 0

        card = next(m for m in maria.chat.from_bot if "1. Раз" in m.text)
        answer = await maria.presses(card, "✅")
        assert answer.show_alert
        await tg.wait_for(lambda: not maria.chat.message(card).buttons)


async def test_a_group_keeps_what_others_sent(
    tg: FakeTelegram,
    uow: UnitOfWorkFactory,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    group = await tg.add_chat("supergroup", "Монтаж", owner=john, members=[maria])
    await john.adds_bot(group)
    async with running_bot(tg, uow, storage=tmp_path):
        for person in (maria, john):
            await person.sends(group, video=films / "talk.mp4", caption="/shorts")
        await tg.wait_for(lambda: len(taken(group)) == 2)
        await maria.sends(group, text="/forget")
        await tg.wait_for(lambda: said(group, "Напишите мне /forget в личном чате"))
        await maria.sends(text="/forget")
        question = await tg.wait_for(lambda: said(maria.chat, "Стереть все ваши данные?"))
        assert "1 видео" in question.text
        await maria.presses(question, "🗑 Да")
        await tg.wait_for(lambda: said(maria.chat, "Я стёр"))
        async with uow() as work:
            chat = await work.chats.by_telegram_id(group.id)
            assert chat is not None
            (left,) = await work.projects.recent_in_chat(chat.id, 9)
            owner = await work.users.get(left.user_id)
        assert owner is not None
        assert owner.telegram_id == john.id


def taken(chat: ChatView) -> list[MessageView]:
    return [m for m in chat.from_bot if "Шаг 1" in m.text or "Step 1" in m.text]
