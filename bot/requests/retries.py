"""Repeats requests that met trouble on the way."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError

from bot.requests.pace import sends_a_message

log = structlog.get_logger(__name__)

_TIRED = "gateway time"

_once: ContextVar[bool] = ContextVar("once", default=False)


@dataclass(frozen=True, slots=True)
class RetryRules:
    """`longest_wait_s` is the longest `retry_after` that is waited out."""

    tries: int = 5
    longest_wait_s: float = 120.0
    first_delay_s: float = 0.5
    last_delay_s: float = 8.0


class Retries(BaseRequestMiddleware):
    """Waits out 429, and tries again after a 5xx or a broken connection.

    A message whose answer was lost on a broken connection may have arrived, so sending it again
    is left to the caller; everything else leads to the same end however often it is done. After a
    5xx it seldom has: it is sent again, but for what must not arrive twice, see `only_once`.
    """

    def __init__(self, rules: RetryRules) -> None:
        self._rules = rules

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        for tried in range(1, self._rules.tries):
            try:
                return await make_request(bot, method)
            except (TelegramRetryAfter, TelegramServerError, TelegramNetworkError) as error:
                delay = self._delay(method, error, tried)
                if delay is None:
                    raise
                log.warning(
                    "telegram_retry",
                    method=method.__api_method__,
                    error=type(error).__name__,
                    delay_s=round(delay, 2),
                )
            await asyncio.sleep(delay)
        return await make_request(bot, method)

    def _delay(
        self, method: TelegramMethod[TelegramType], error: Exception, tried: int
    ) -> float | None:
        """Return the seconds to wait before the next try; None when there should be none."""
        rules = self._rules
        if isinstance(error, TelegramRetryAfter):
            return error.retry_after if error.retry_after <= rules.longest_wait_s else None
        if isinstance(error, TelegramEntityTooLarge):
            return None
        if sends_a_message(method) and not _may_be_sent_again(error):
            return None
        longest = min(rules.last_delay_s, rules.first_delay_s * 2 ** (tried - 1))
        return random.uniform(longest / 2, longest)  # noqa: S311


@contextmanager
def only_once() -> Iterator[None]:
    """Within, no message is sent again that may have arrived, however unlikely."""
    before = _once.set(True)
    try:
        yield
    finally:
        _once.reset(before)


def never_arrived(error: BaseException | None) -> bool:
    """True when no connection came about. Whoever answers with a 5xx may have done it before."""
    return isinstance(error.__cause__ if error else None, ClientConnectorError)


def _may_be_sent_again(error: Exception) -> bool:
    if isinstance(error, TelegramServerError) and not _once.get():
        # A gateway that grew tired of waiting left somebody behind it at work.
        return _TIRED not in error.message.lower()
    return never_arrived(error)
