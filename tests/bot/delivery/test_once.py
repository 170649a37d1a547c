"""What must not be sent twice: refused, never sent, or nobody knows."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CopyMessage, SendMessage, TelegramMethod
from aiogram.types import Message, MessageId

from bot.delivery.caller import ChatCaller
from bot.delivery.once import at_most_once
from bot.session import build_bot
from core.domain.errors import EngineUnavailableError, PostUnsureError
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.telegram_bot import BRISK, HASTY, settings_for


def _post(chat_id: int) -> TelegramMethod[Message]:
    return SendMessage(chat_id=chat_id, text="Новый ролик")


def _copy(chat_id: int) -> TelegramMethod[MessageId]:
    return CopyMessage(chat_id=chat_id, from_chat_id=chat_id, message_id=1)


async def test_only_a_refusal_or_no_connection_leaves_no_doubt(
    tg: FakeTelegram, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await maria.starts()
    bot = build_bot(settings_for(tg).bot, pace=BRISK, retries=HASTY)
    nobody = settings_for(tg, telegram_api_base="http://127.0.0.1:9").bot
    nowhere = build_bot(nobody, pace=BRISK, retries=HASTY)
    in_doubt = [
        faults.refused(500, "Internal Server Error"),
        faults.server_error(),
        faults.bad_gateway(),
        faults.refused(504, "Gateway Timeout"),
        faults.lost_answer(),
    ]
    async with bot.session, nowhere.session:
        call = ChatCaller(bot, uow)
        for fault in in_doubt:
            await tg.inject("sendMessage", fault)
            with pytest.raises(PostUnsureError), at_most_once():
                await call(maria.id, _post)
            await tg.inject("copyMessage", fault)
            with pytest.raises(PostUnsureError), at_most_once():
                await call(maria.id, _copy)
        assert len(tg.calls_to("sendMessage")) == len(in_doubt), "none was made again"
        assert len(tg.calls_to("copyMessage")) == len(in_doubt)
        await tg.inject("sendMessage", faults.refused(400, "Bad Request: message is too long"))
        with pytest.raises(TelegramBadRequest), at_most_once():
            await call(maria.id, _post)
        with pytest.raises(EngineUnavailableError), at_most_once():
            await ChatCaller(nowhere, uow)(maria.id, _post)
