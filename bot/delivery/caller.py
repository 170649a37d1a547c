"""Calls to the Bot API about a chat, with its refusals turned into our errors."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from core.domain.errors import (
    ChatUnreachableError,
    EngineAuthError,
    EngineBadAnswerError,
    EngineRateLimitedError,
    EngineUnavailableError,
)
from core.ports.uow import UnitOfWorkFactory

log = structlog.get_logger(__name__)

T = TypeVar("T")

_NO_WAY_IN = (
    "chat not found",
    "not enough rights",
    "no rights to send",
    "need administrator rights",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_RESTRICTED",
    "TOPIC_CLOSED",
)


class ChatCaller:
    """Makes calls that go to one chat. A chat that is gone is marked inactive, one that moved is
    followed."""

    def __init__(self, bot: Bot, uow: UnitOfWorkFactory) -> None:
        self._bot = bot
        self._uow = uow

    async def __call__(
        self,
        chat_id: int,
        build: Callable[[int], TelegramMethod[T]],
        *,
        timeout_s: int | None = None,
    ) -> T:
        """Make the call that `build` returns for a chat id.

        Raises ChatUnreachableError, EngineUnavailableError, EngineRateLimitedError,
        EngineAuthError; for refusals that only the caller understands, aiogram's
        TelegramBadRequest and TelegramEntityTooLarge.
        """
        async with self._translated(chat_id):
            try:
                return await self._bot(build(chat_id), request_timeout=timeout_s)
            except TelegramMigrateToChat as moved:
                new_id = moved.migrate_to_chat_id
        await self._follow(chat_id, new_id)
        method = build(new_id)
        if getattr(method, "message_id", None) is not None:
            # A supergroup counts its messages anew: the same number is another message there.
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        async with self._translated(new_id):
            return await self._bot(method, request_timeout=timeout_s)

    @asynccontextmanager
    async def _translated(self, chat_id: int) -> AsyncIterator[None]:
        try:
            yield
        except TelegramEntityTooLarge:
            raise
        except TelegramForbiddenError as error:
            await self._leave(chat_id)
            raise ChatUnreachableError(error.message) from error
        except TelegramBadRequest as error:
            if any(reason in error.message for reason in _NO_WAY_IN):
                raise ChatUnreachableError(error.message) from error
            raise
        except TelegramRetryAfter as error:
            wait = timedelta(seconds=error.retry_after)
            raise EngineRateLimitedError("chat flood limit", retry_after=wait) from error
        except TelegramUnauthorizedError as error:
            raise EngineAuthError("the bot token is not accepted") from error
        except (TelegramNetworkError, TelegramServerError) as error:
            raise EngineUnavailableError(type(error).__name__) from error
        except ClientDecodeError as error:
            raise EngineBadAnswerError(error.message) from error

    async def _leave(self, chat_id: int) -> None:
        async with self._uow() as uow:
            chat = await uow.chats.by_telegram_id(chat_id)
            if chat is not None:
                await uow.chats.set_active(chat.id, active=False)
                await uow.commit()
        log.info("chat_unreachable", chat_id=chat_id)

    async def _follow(self, old_id: int, new_id: int) -> None:
        async with self._uow() as uow:
            await uow.chats.migrate(old_id, new_id)
            await uow.commit()
        log.info("chat_migrated", chat_id=old_id, new_chat_id=new_id)
