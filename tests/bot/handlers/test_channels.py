"""/channels: connecting, and the menu of one channel; all by buttons."""

import pytest

from core.domain.records.channel import Channel, PostingMode, WeekSlot
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot

WORKDAYS = tuple(WeekSlot(day, hour * 60) for day in range(5) for hour in (12, 19))


def saying(chat: ChatView, text: str) -> MessageView | None:
    return next((m for m in reversed(chat.from_bot) if text in m.text), None)


async def channels(uow: UnitOfWorkFactory, chat_id: int) -> list[Channel]:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(chat_id)
        return list(await work.channels.of_chat(chat.id)) if chat else []


async def shown(tg: FakeTelegram, menu: MessageView, text: str) -> MessageView:
    def there() -> MessageView | None:
        now = tg.chat(menu.chat_id).message(menu)
        words = [now.text, *(button.text for button in now.buttons)]
        return now if any(text in each for each in words) else None

    return await tg.wait_for(there, what=f"{text!r} in the menu")


@pytest.fixture
async def channel(tg: FakeTelegram, maria: FakeUser) -> ChatView:
    await maria.starts()
    return await tg.add_chat("channel", "Нарезки", owner=maria, username="narezki")


async def connect(tg: FakeTelegram, maria: FakeUser, channel: ChatView) -> MessageView:
    await maria.promotes_bot(channel, "can_post_messages")
    await maria.shares_chat(channel, request_id=1)
    return await tg.wait_for(lambda: saying(maria.chat, "Подключил «Нарезки»"))


async def test_a_channel_is_chosen_by_a_key_and_set_up_by_buttons(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    channel: ChatView,
    uow: UnitOfWorkFactory,
) -> None:
    await maria.sends(text="/channels")
    empty = await tg.wait_for(lambda: saying(maria.chat, "Подключите канал"))
    await maria.presses(empty, "➕")
    keys = await tg.wait_for(lambda: saying(maria.chat, "кнопкой внизу"))
    assert [button.text for button in keys.buttons][:2] == ["📣 Выбрать канал", "👥 Выбрать группу"]
    wanted = keys.button("📣").raw["request_chat"]
    assert wanted["bot_administrator_rights"]["can_post_messages"] is True
    menu = await connect(tg, maria, channel)
    await maria.presses(menu, "по расписанию")
    menu = await shown(tg, menu, "Времени в расписании пока нет")
    await maria.presses(menu, "🗓")
    week = await shown(tg, menu, "По будням 12 и 19")
    await maria.presses(week, "По будням 12 и 19")
    week = await shown(tg, menu, "пн–пт 12:00, 19:00")
    await maria.presses(week, "сб")
    day = await shown(tg, menu, "Суббота")
    await maria.presses(day, "15:00")
    day = await shown(tg, menu, "✅ 15:00")
    await maria.presses(day, "‹")
    week = await shown(tg, menu, "пн–пт 12:00, 19:00; сб 15:00")
    await maria.presses(week, "‹")
    menu = await shown(tg, menu, "🌍 Москва")
    await maria.presses(menu, "🌍")
    zones = await shown(tg, menu, "Владивосток")
    await maria.presses(zones, "Европа")
    zones = await shown(tg, menu, "Берлин")
    await maria.presses(zones, "Берлин")
    zones = await shown(tg, menu, "✅ Берлин")
    await maria.presses(zones, "‹")
    menu = await shown(tg, menu, "(Берлин)")
    await maria.presses(menu, "🔔")
    menu = await shown(tg, menu, "🔕 Без звука")
    await maria.presses(menu, "💬")
    await shown(tg, menu, "комментариях: да")
    (kept,) = await channels(uow, maria.id)
    assert kept.rules.mode is PostingMode.SLOTS
    assert kept.rules.slots == (*WORKDAYS, WeekSlot(5, 15 * 60))
    assert (kept.rules.time_zone, kept.rules.silent) == ("Europe/Berlin", True)
    assert kept.rules.link_in_comments
    assert saying(maria.chat, "сделали меня администратором") is None


async def test_a_caption_and_a_zone_can_be_typed(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    channel: ChatView,
    uow: UnitOfWorkFactory,
) -> None:
    menu = await connect(tg, maria, channel)
    await maria.presses(menu, "✏️")
    templates = await shown(tg, menu, "Как в чате")
    await maria.presses(templates, "✍️")
    asked = await tg.wait_for(lambda: saying(maria.chat, "{hashtags} — хештеги"))
    await maria.sends(text="🔥 {titel}", reply_to=asked)
    await tg.wait_for(lambda: saying(maria.chat, "Не знаю, что подставить вместо {titel}"))
    await maria.sends(text="🔥 {title} <3 https://t.me/x", reply_to=asked)
    await tg.wait_for(lambda: saying(maria.chat, "Сохранил подпись"))
    await maria.presses(menu, "🌍")
    zones = await shown(tg, menu, "Другой пояс")
    await maria.presses(zones, "✍️")
    asked = await tg.wait_for(lambda: saying(maria.chat, "Напишите название часового пояса"))
    await maria.sends(text="Narnia", reply_to=asked)
    await tg.wait_for(lambda: saying(maria.chat, "Не знаю часового пояса «Narnia»"))
    await maria.sends(text="new york", reply_to=asked)
    await tg.wait_for(lambda: saying(maria.chat, "Публикую по времени: Нью-Йорк"))
    (kept,) = await channels(uow, maria.id)
    assert kept.rules.template == "🔥 {title} &lt;3 https://t.me/x"
    assert kept.rules.time_zone == "America/New_York"


async def test_rights_are_checked_and_their_loss_is_told_once(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    john: FakeUser,
    channel: ChatView,
    uow: UnitOfWorkFactory,
) -> None:
    await maria.shares_chat(channel, request_id=1)
    await tg.wait_for(lambda: saying(maria.chat, "Меня там нет"))
    await connect(tg, maria, channel)
    await john.starts()
    await john.shares_chat(channel, request_id=1)
    await tg.wait_for(lambda: saying(john.chat, "may not post there"))
    assert await channels(uow, john.id) == []
    await maria.promotes_bot(channel)
    gone = await tg.wait_for(lambda: saying(maria.chat, "Больше не могу публиковать"))
    await maria.removes_bot(channel)
    await maria.sends(text="/channels")
    menu = await tg.wait_for(lambda: saying(maria.chat, "⚠️ Нарезки — публиковать не могу"))
    assert len([m for m in maria.chat.from_bot if "Больше не могу" in m.text]) == 1
    await maria.presses(gone, "⚙️")
    lost = await shown(tg, gone, "🔄")
    answer = await maria.presses(lost, "🔄")
    assert "Проверяю" in answer.text
    still = await tg.wait_for(lambda: next((m for m in maria.chat if m.reply_to == lost.id), None))
    assert "Меня там нет" in still.text
    await maria.promotes_bot(channel, "can_post_messages")
    await tg.wait_for(lambda: saying(maria.chat, "Снова могу публиковать"))
    assert (await channels(uow, maria.id))[0].lost is None
    await maria.presses(menu, "⚠️")
    menu = await shown(tg, menu, "🔌 Отключить")
    await maria.presses(menu, "🔌")
    menu = await shown(tg, menu, "Да, отключить")
    await maria.presses(menu, "🔌")
    await shown(tg, menu, "Отключил «Нарезки»")
    assert await channels(uow, maria.id) == []


async def test_whoever_makes_the_bot_an_admin_is_asked_in_private(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    channel: ChatView,
    uow: UnitOfWorkFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.handlers.membership.OFFER_AFTER_S", 0)
    await maria.promotes_bot(channel, "can_post_messages")
    offer = await tg.wait_for(lambda: saying(maria.chat, "Подключить, чтобы публиковать"))
    await maria.presses(offer, "✅")
    await tg.wait_for(lambda: saying(maria.chat, "Подключил «Нарезки»"))
    assert len(await channels(uow, maria.id)) == 1


async def test_a_topic_is_chosen_where_it_is(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await maria.starts()
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, forum=True)
    await maria.promotes_bot(group)
    await maria.sends(group, text="/here")
    await tg.wait_for(lambda: saying(group, "ещё не подключили"))
    await maria.shares_chat(group, request_id=2)
    await tg.wait_for(lambda: saying(maria.chat, "Подключил «Клуб»"))
    topic = await maria.creates_topic(group, "Шорты")
    await maria.sends(group, text="/here", thread_id=topic)
    await tg.wait_for(lambda: saying(group, "в этой теме"))
    assert (await channels(uow, maria.id))[0].rules.thread_id == topic
