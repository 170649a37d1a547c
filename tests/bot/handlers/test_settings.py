"""/settings: one menu, edited in place."""

import asyncio

from core.domain.records.people import ChatSettings
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot


async def stored(uow: UnitOfWorkFactory, chat_id: int) -> ChatSettings:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(chat_id)
    assert chat is not None
    return chat.settings


def showing(chat: ChatView, menu: MessageView, text: str) -> MessageView | None:
    now = chat.message(menu)
    return now if any(text in button.text for button in now.buttons) else None


async def open_menu(tg: FakeTelegram, person: FakeUser) -> MessageView:
    await person.sends(text="/settings")
    return await tg.wait_for(lambda: _with(person.chat, "Настройки"))


def _with(chat: ChatView, text: str) -> MessageView | None:
    return next((m for m in chat.from_bot if text in m.text), None)


async def test_everything_is_chosen_in_one_message(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    menu = await open_menu(tg, maria)
    for setting, choice, then in (
        ("🔢", "5", "🔢 Моментов: 5"),
        ("⏱", "30–60 с", "⏱ Длина: 30–60 с"),
        ("🎙", "Deepgram", "🎙 Речь: Deepgram"),
    ):
        await maria.presses(maria.chat.message(menu), setting)
        choices = await tg.wait_for(lambda: showing(maria.chat, menu, "‹ Назад"))
        assert len([b for b in choices.buttons if b.text.startswith("✅")]) == 1
        answer = await maria.presses(choices, choice)
        assert answer.text == then
        await tg.wait_for(lambda then=then: showing(maria.chat, menu, then))  # type: ignore[misc]
    await maria.presses(maria.chat.message(menu), "✂️")
    await tg.wait_for(lambda: showing(maria.chat, menu, "✂️ Вырезать паузы и «э-э»: да"))
    settings = await stored(uow, maria.id)
    assert (settings.count, settings.length) == (5, "30-60")
    assert (settings.engine, settings.tighten) == ("deepgram", True)
    assert len([m for m in maria.chat.from_bot if "Настройки" in m.text]) == 1

    await maria.presses(maria.chat.message(menu), "🔢")
    choices = await tg.wait_for(lambda: showing(maria.chat, menu, "✅ 5"))
    await maria.presses(choices, "сам решу")
    await tg.wait_for(lambda: showing(maria.chat, menu, "🔢 Моментов: сам решу"))
    assert (await stored(uow, maria.id)).count is None


async def test_the_way_back_changes_nothing(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    menu = await open_menu(tg, maria)
    await maria.presses(menu, "⏱")
    choices = await tg.wait_for(lambda: showing(maria.chat, menu, "‹ Назад"))
    await maria.presses(choices, "‹ Назад")
    await tg.wait_for(lambda: showing(maria.chat, menu, "⏱ Длина: 15–60 с"))
    assert await stored(uow, maria.id) == ChatSettings()


async def test_pressing_twice_is_harmless(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    menu = await open_menu(tg, maria)
    answers = await asyncio.gather(*(maria.presses(menu, "✂️") for _ in range(3)))
    assert {answer.text for answer in answers} == {"✂️ Вырезать паузы и «э-э»: да"}
    assert (await stored(uow, maria.id)).tighten


async def test_in_a_group_admins_choose(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    await john.sends(group, text="/settings")
    await tg.wait_for(lambda: _with(group, "Only the admins of this group"))
    await maria.sends(group, text="/settings")
    menu = await tg.wait_for(lambda: _with(group, "Настройки"))
    for button in ("🔢", "✂️"):
        answer = await john.presses(menu, button)
        assert answer.show_alert
        assert "Only the admins" in answer.text
    assert await stored(uow, group.id) == ChatSettings()
    await maria.presses(menu, "✂️")
    await tg.wait_for(lambda: showing(group, menu, "да"))
    assert (await stored(uow, group.id)).tighten


async def test_old_and_forged_buttons_are_refused(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    menu = await open_menu(tg, maria)
    forged = ("set:count:4000", "set:engine:google", "set:length:1-2", "set:font:big", "set:x")
    for number, data in enumerate(forged):
        press = {
            "id": str(number),
            "from": {"id": maria.id, "is_bot": False, "first_name": "X", "language_code": "ru"},
            "message": menu.raw,
            "chat_instance": "1",
            "data": data,
        }
        await tg.push_update({"callback_query": press})
    await tg.wait_for(lambda: len(tg.calls_to("answerCallbackQuery")) == len(forged) or None)
    for call in tg.calls_to("answerCallbackQuery"):
        assert "устарела" in call.params["text"]
        assert call.params["show_alert"] is True
    assert await stored(uow, maria.id) == ChatSettings()
