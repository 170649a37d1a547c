"""Keeps new messages within the chat service's limits."""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, SendMediaGroup, TelegramMethod
from aiogram.methods.base import TelegramType

_REMEMBERED_CHATS = 10_000
_SENDING = ("send", "copyMessage", "forwardMessage")


@dataclass(frozen=True, slots=True)
class PaceRules:
    """New messages per second (with a burst) and seconds between progress edits, per kind of
    chat. The documented limits are 1/s in private, 20/min in groups, 30/s in all."""

    private_per_s: float = 1.0
    private_burst: int = 3
    group_per_s: float = 15 / 60
    group_burst: int = 5
    overall_per_s: float = 25.0
    edit_every_private_s: float = 3.0
    edit_every_group_s: float = 5.0

    def edit_every_s(self, chat_id: int) -> float:
        """Return the shortest time between two progress edits in this chat."""
        return self.edit_every_private_s if chat_id > 0 else self.edit_every_group_s


class TokenBucket:
    """Lets `burst` through at once, then `per_second`."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._interval = 1 / per_second
        self._slack = (burst - 1) * self._interval
        self._next = 0.0

    def reserve(self, now: float) -> float:
        """Take the next place; return how many seconds to wait for it."""
        place = max(self._next, now - self._slack)
        self._next = place + self._interval
        return max(0.0, place - now)


class Pace(BaseRequestMiddleware):
    """Waits before a message is sent, so that 429 stays the exception. Edits pass: the progress
    throttle paces those that come by themselves."""

    def __init__(self, rules: PaceRules) -> None:
        self._rules = rules
        self._overall = TokenBucket(rules.overall_per_s, rules.overall_per_s)
        self._chats: OrderedDict[int | str, TokenBucket] = OrderedDict()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat_id = getattr(method, "chat_id", None)
        if chat_id is not None and sends_a_message(method):
            now = time.monotonic()
            bucket = self._bucket(chat_id)
            wait = max(bucket.reserve(now), self._overall.reserve(now))
            for _ in range(_items(method) - 1):
                bucket.reserve(now)
                self._overall.reserve(now)
            if wait > 0:
                await asyncio.sleep(wait)
        return await make_request(bot, method)

    def _bucket(self, chat_id: int | str) -> TokenBucket:
        bucket = self._chats.pop(chat_id, None) or self._new_bucket(chat_id)
        self._chats[chat_id] = bucket
        if len(self._chats) > _REMEMBERED_CHATS:
            self._chats.popitem(last=False)
        return bucket

    def _new_bucket(self, chat_id: int | str) -> TokenBucket:
        rules = self._rules
        if isinstance(chat_id, int) and chat_id > 0:
            return TokenBucket(rules.private_per_s, rules.private_burst)
        return TokenBucket(rules.group_per_s, rules.group_burst)


def _items(method: TelegramMethod[TelegramType]) -> int:
    """Return how many messages the call leaves: an album counts as its items, what comes after it
    waits for them."""
    return len(method.media) if isinstance(method, SendMediaGroup) else 1


def sends_a_message(method: TelegramMethod[TelegramType]) -> bool:
    """Say whether the call leaves a new message in a chat: repeating it may leave two."""
    name = method.__api_method__
    return name.startswith(_SENDING) and name != "sendChatAction"
