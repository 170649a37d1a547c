"""A creator's way through everything, by what they see. The fake checks every request of the bot
against the specification of the Bot API."""

import pytest

from tests.bot.walks.conftest import TALK
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.studio import Studio

pytestmark = pytest.mark.timeout(120)

LONG_S = 30


async def test_from_the_first_hello_to_a_post_in_a_channel(
    tg: FakeTelegram, studio: Studio, maria: FakeUser
) -> None:
    await maria.starts()
    await maria.sees("Отправьте видео или ссылку", button="❓")
    await maria.sends(text=TALK)
    await _edits(maria)
    await maria.clicks("✅ Берём")
    short = await tg.wait_for(lambda: _short(maria), LONG_S, "the short")
    assert short.text.startswith("Зачем бросают учёбу")
    await _restyles(tg, maria, short)
    await maria.clicks("📄 SRT")
    await tg.wait_for(lambda: _subtitles(maria), LONG_S, "subtitles")
    progress = maria.chat.versions(maria.chat.from_bot[1])
    assert any(version.message.has_button("🛑") for version in progress)
    channel = await _connects(tg, maria)
    await _posts(tg, studio, maria, channel)
    await _looks_around(maria)
    await _leaves(tg, maria)


async def _edits(maria: FakeUser) -> None:
    await maria.clicks("✏️", timeout_s=LONG_S)
    await maria.clicks("🏷", under="Правка")
    await maria.clicks("✍️ Своё название")
    await maria.types("Зачем бросают учёбу")
    await maria.clicks("🪝 Название в начале: нет", under="Зачем бросают учёбу")
    await maria.clicks("✂️", under="Правка")
    await maria.clicks("⏹ −2 с")
    await maria.clicks("👌")
    await maria.clicks("↩️ Отменить", under="Правка")
    await maria.sees("Правка", button="🪝 Название в начале: да")


async def _restyles(tg: FakeTelegram, maria: FakeUser, short: MessageView) -> None:
    before = len(tg.calls_to("editMessageMedia")) + len(tg.calls_to("sendVideo"))
    await maria.clicks("🎨", under="#")
    await maria.clicks("Неон", under="#")
    await tg.wait_for(
        lambda: len(tg.calls_to("editMessageMedia")) + len(tg.calls_to("sendVideo")) > before,
        LONG_S,
        "the short anew",
    )
    await maria.sees("#", button="📄 SRT")


async def _connects(tg: FakeTelegram, maria: FakeUser) -> ChatView:
    channel = await tg.add_chat("channel", "Нарезки", owner=maria, username="narezki")
    await maria.sends(text="/channels")
    await maria.clicks("➕", under="Подключите канал")
    await maria.sees("кнопкой внизу")
    await maria.promotes_bot(channel, "can_post_messages")
    await maria.shares_chat(channel, request_id=1)
    await maria.clicks("по расписанию", under="Подключил «Нарезки»")
    await maria.clicks("🗓", under="Нарезки")
    await maria.clicks("По будням 12 и 19")
    await maria.sees("пн–пт 12:00, 19:00")
    return channel


async def _posts(tg: FakeTelegram, studio: Studio, maria: FakeUser, channel: ChatView) -> None:
    await maria.clicks("📣 В канал", under="#")
    await maria.clicks("📣 Сейчас", under="Когда публикуем в «Нарезки»")
    await maria.sees("→ «Нарезки»")
    await studio.publish()
    done = await maria.sees("вышел в «Нарезки»", button="👀", timeout_s=LONG_S)
    (post,) = [message for message in channel.messages if message.video]
    assert done.button("👀").url == f"https://t.me/narezki/{post.id}"
    short = _short(maria)
    assert short is not None
    assert post.file_id == short.file_id


async def _looks_around(maria: FakeUser) -> None:
    await maria.sends(text="/settings")
    await maria.clicks("✂️ Вырезать паузы", under="Настройки")
    await maria.sees("Настройки", button="✂️ Вырезать паузы и «э-э»: да")
    await maria.clicks("🔢", under="Настройки")
    await maria.clicks("5")
    await maria.sees("Настройки", button="🔢 Моментов: 5")
    await maria.sends(text="/style")
    await maria.sees("Стиль субтитров", button="Неон")
    await maria.sends(text="/plan")
    await maria.sees("денег не бер")
    await maria.sends(text="/status")
    await maria.sees("Разговор об учёбе")
    await maria.sends(text="/help")
    await maria.sees("Как это работает", button="📣 В канал")


async def _leaves(tg: FakeTelegram, maria: FakeUser) -> None:
    await maria.sends(text="/privacy")
    await maria.clicks("🗑 Стереть", under="Ваши данные")
    await maria.clicks("🗑 Да, стереть всё")
    await maria.sees("Я стёр")
    await maria.sends(text="/status")
    await maria.sees("Сейчас я ничего не делаю")


def _short(person: FakeUser) -> MessageView | None:
    return next((m for m in reversed(person.chat.from_bot) if m.video), None)


def _subtitles(person: FakeUser) -> MessageView | None:
    return next((m for m in person.chat.from_bot if m.document), None)
