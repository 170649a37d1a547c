"""Who speaks, where, and in which language to answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import stamina
import structlog
from aiogram import BaseMiddleware
from aiogram.types import Chat, SuccessfulPayment, TelegramObject, Update, User

from bot.middlewares.bans import Turnstile, stays_open
from bot.middlewares.standing_for import standing_for
from bot.texts import html_words
from core.domain.errors import StorageError
from core.domain.records import people as records
from core.domain.records.people import ChatKind
from core.services.meet import Meet
from core.texts import Texts, pick_language

log = structlog.get_logger(__name__)


class PeopleMiddleware(BaseMiddleware):
    """Gives handlers `user`, `chat` (our records) and `t` (words for the answer).

    An update without a person or a chat has nobody to answer and ends here, and so does what
    somebody does who is shut out.
    """

    def __init__(self, meet: Meet, texts: Texts, default_language: str) -> None:
        self._meet = meet
        self._texts = texts
        self._default = default_language
        self._turnstile = Turnstile()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        if (move := _move(event)) is not None:
            await self._meet.moved_chat(*move)
            return None
        person: User | None = data.get("event_from_user")
        place: Chat | None = data.get("event_chat")
        if person is None or (place is None and not _is_about_money(event)):
            return None
        language = pick_language(person.language_code, self._default)
        # What is about money comes without a chat: it is answered in private.
        where = (
            (person.id, ChatKind.PRIVATE, person.full_name)
            if place is None
            else (place.id, ChatKind(place.type), place.title or place.full_name)
        )
        user, chat = await self._met(event, person, language, where)
        t = html_words(self._texts, chat.language or user.language)
        if user.banned and isinstance(event, Update) and not stays_open(event):
            await self._turnstile.turn_away(event, t)
            return None
        data |= {"user": user, "chat": chat, "t": t}
        return await handler(event, data)

    async def _met(
        self, event: TelegramObject, person: User, language: str, where: tuple[int, ChatKind, str]
    ) -> tuple[records.User, records.Chat]:
        """Telegram tells of a payment only once: for it a database that is away is waited for."""
        speaker = standing_for(event) or person
        about = (speaker.id, speaker.full_name, language, where, speaker.username)
        payment = _payment(event)
        if payment is None:
            return await self._meet.person(*about)
        charge = payment.telegram_payment_charge_id
        log.info("payment_told", charge=charge, payload=payment.invoice_payload, user=person.id)
        async for attempt in stamina.retry_context(on=StorageError, timeout=60):
            with attempt:
                return await self._meet.person(*about)
        raise AssertionError("stamina reraises")


def _is_about_money(event: TelegramObject) -> bool:
    return isinstance(event, Update) and bool(event.pre_checkout_query or event.subscription)


def _payment(event: TelegramObject) -> SuccessfulPayment | None:
    message = event.message if isinstance(event, Update) else None
    return message.successful_payment if message else None


def _move(event: TelegramObject) -> tuple[int, int] | None:
    """Return the old and the new id of a group that became a supergroup.

    Both chats get a service message about it; either may come first.
    """
    message = event.message if isinstance(event, Update) else None
    if message is None:
        return None
    if message.migrate_to_chat_id is not None:
        return message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        return message.migrate_from_chat_id, message.chat.id
    return None
