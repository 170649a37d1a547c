"""The first minutes: a greeting, a sample, answers to questions, nothing to type."""

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards.looks import GOOD, dead_button
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView, faults
from tests.support.telegram_bot import running_bot


def samples(chat: ChatView) -> list[MessageView]:
    return [message for message in chat.from_bot if message.video]


async def test_a_newcomer_learns_everything_by_pressing(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser
) -> None:
    async with running_bot(tg, uow):
        await maria.starts()
        greeting = await tg.wait_for(lambda: maria.chat.from_bot[0])
        await maria.presses(greeting, "🎬 Показать пример")
        sample = await tg.wait_for(lambda: samples(maria.chat)[0])
        assert sample.video is not None
        assert (sample.video["width"], sample.video["height"]) == (1080, 1920)
        assert "Теперь пришлите своё видео" in sample.text
        assert len(tg.calls_to("sendChatAction")) == 1

        questions = await press(tg, maria, greeting, "❓ Вопросы", "О чём рассказать подробнее?")
        topics = [b.text for b in questions.buttons if "Показать пример" not in b.text]
        assert len(topics) == 10
        for topic in topics:
            answer = await press(tg, maria, questions, topic, "")
            assert answer.text.startswith(f"{topic}\n\n")
            questions = await press(tg, maria, answer, "‹ Все", "О чём рассказать подробнее?")
        size = await press(tg, maria, questions, "🎬 Какое", "от 10 с до 240 мин")
        assert size.id == greeting.id, "one living message"
        assert len(maria.chat.from_bot) == 2

    # Another person, after a restart: what was uploaded once is not uploaded again.
    async with running_bot(tg, uow):
        await john.starts()
        greeting = await tg.wait_for(lambda: john.chat.from_bot[0])
        greeting = await press(tg, john, greeting, "🇷🇺", "Привет!")
        await john.presses(greeting, "🎬")
        again = await tg.wait_for(lambda: samples(john.chat)[0])
        assert again.video is not None
        assert again.video["file_id"] == sample.video["file_id"]
        refusal = faults.refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
        await tg.inject("sendVideo", refusal)
        await john.presses(greeting, "🎬")
        await tg.wait_for(lambda: len(samples(john.chat)) == 2)


async def press(
    tg: FakeTelegram, person: FakeUser, message: MessageView, button: str, then: str
) -> MessageView:
    """Press, and return the message once it says something else."""
    before = person.chat.message(message)
    await person.presses(before, button)

    def changed() -> MessageView | None:
        now = person.chat.message(message)
        return now if now.text != before.text and then in now.text else None

    return await tg.wait_for(changed)


async def test_buttons_of_today_on_a_server_of_yesterday(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with running_bot(tg, uow) as bot:
        await maria.starts()
        await tg.wait_for(lambda: maria.chat.from_bot)
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[dead_button("✅ Готово", GOOD)]])
        client = bot.telegram.bot
        await client.send_message(maria.id, "новый", reply_markup=keyboard)
        assert maria.chat.from_bot[-1].buttons[0].raw["disabled"] == {}
        old = "Bad Request: can't parse inline keyboard button: Text buttons are unallowed"
        await tg.inject("sendMessage", faults.refused(400, old))
        for text in ("старый", "и дальше"):
            await client.send_message(maria.id, text, reply_markup=keyboard)
            button = maria.chat.from_bot[-1].buttons[0]
            assert (button.text, button.data) == ("✅ Готово", "-")
            assert "style" not in button.raw
        assert len(tg.calls_to("sendMessage")) == 5, "the server is asked once"
        answer = await maria.presses(maria.chat.from_bot[-1], "✅")
        assert answer.text == ""
