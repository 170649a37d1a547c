"""Who speaks, where, and in which language to answer."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from bot.texts import html_words
from core.domain.records.people import ChatKind
from core.services.meet import Meet
from core.texts import Texts, pick_language


class PeopleMiddleware(BaseMiddleware):
    """Gives handlers `user`, `chat` (our records) and `t` (words for the answer).

    An update without a person or a chat has nobody to answer and ends here.
    """

    def __init__(self, meet: Meet, texts: Texts, default_language: str) -> None:
        self._meet = meet
        self._texts = texts
        self._default = default_language

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
        if person is None or place is None:
            return None
        language = pick_language(person.language_code, self._default)
        where = (place.id, ChatKind(place.type), place.title or place.full_name)
        user, chat = await self._meet.person(person.id, person.full_name, language, where)
        data |= {
            "user": user,
            "chat": chat,
            "t": html_words(self._texts, chat.language or user.language),
        }
        return await handler(event, data)


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
