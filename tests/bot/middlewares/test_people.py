"""Whoever pays is met, even when the database is away for a moment."""

from datetime import UTC, datetime
from typing import Any

import stamina
from aiogram.types import Chat, Message, SuccessfulPayment, TelegramObject, Update, User

from bot.middlewares.people import PeopleMiddleware
from core.domain.errors import StorageError
from core.domain.records import people as records
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.meet import Meet
from tests.support.texts import bot_texts


async def test_news_of_a_payment_wait_for_the_database(uow: UnitOfWorkFactory) -> None:
    away = 2

    def flaky(*, reading: bool = False) -> UnitOfWork:
        nonlocal away
        if away:
            away -= 1
            raise StorageError("the database restarts")
        return uow(reading=reading)

    heard: list[records.User] = []

    async def handler(_event: TelegramObject, data: dict[str, Any]) -> None:
        heard.append(data["user"])

    person = User(id=4242, is_bot=False, first_name="Мария")
    place = Chat(id=4242, type="private", first_name="Мария")
    payment = SuccessfulPayment(
        currency="XTR",
        total_amount=500,
        invoice_payload="plan:pro:4242",
        telegram_payment_charge_id="charge",
        provider_payment_charge_id="",
    )
    news = Message(
        message_id=1,
        date=datetime.now(UTC),
        chat=place,
        from_user=person,
        successful_payment=payment,
    )
    meeting = PeopleMiddleware(Meet(flaky), bot_texts(), "ru")
    data = {"event_from_user": person, "event_chat": place}
    with stamina.set_testing(True, attempts=3, cap=True):
        await meeting(handler, Update(update_id=1, message=news), data)
    assert [user.telegram_id for user in heard] == [4242]
    assert not away
