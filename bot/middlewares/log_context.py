"""Binds the ids of an update to everything logged while it is handled."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User
from structlog.contextvars import bound_contextvars


class LogContextMiddleware(BaseMiddleware):
    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        assert isinstance(event, Update)
        chat: Chat | None = data.get("event_chat")
        user: User | None = data.get("event_from_user")
        with bound_contextvars(
            update_id=event.update_id,
            chat_id=chat.id if chat else None,
            user_id=user.id if user else None,
        ):
            return await handler(event, data)
