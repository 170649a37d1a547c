"""Repeats requests that met trouble on the way."""

import asyncio
import random
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
    is left to the caller; everything else leads to the same end however often it is done.
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
        if sends_a_message(method) and not never_arrived(error):
            return None
        longest = min(rules.last_delay_s, rules.first_delay_s * 2 ** (tried - 1))
        return random.uniform(longest / 2, longest)  # noqa: S311


def never_arrived(error: BaseException | None) -> bool:
    """True when the server refused, or no connection came about. A gateway that grew tired of
    waiting does not know what became of the request."""
    if isinstance(error, TelegramServerError):
        return _TIRED not in error.message.lower()
    return isinstance(error.__cause__ if error else None, ClientConnectorError)
