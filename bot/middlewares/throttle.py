"""Keeps one person from wearing everybody out."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update, User

from bot.middlewares.standing_for import standing_for
from core.texts import Texts, pick_language

log = structlog.get_logger(__name__)

_REMEMBERED_PEOPLE = 10_000
_WARN_EVERY_S = 10.0


@dataclass(slots=True)
class _Allowance:
    left: float
    at: float
    warned_at: float = -_WARN_EVERY_S


class ThrottleMiddleware(BaseMiddleware):
    """Lets a person do `burst` things at once, then `per_second`; what is too much is not handled.

    Ten videos of an album and a quick run through all cards fit in easily.
    """

    def __init__(
        self, texts: Texts, default_language: str, *, burst: float = 40, per_second: float = 4
    ) -> None:
        self._texts = texts
        self._default = default_language
        self._burst = burst
        self._per_second = per_second
        self._people: OrderedDict[int, _Allowance] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        person: User | None = data.get("event_from_user")
        assert isinstance(event, Update)
        # News about the bot's membership and about money is never spam.
        if person is None or event.my_chat_member is not None or _is_payment(event):
            return await handler(event, data)
        now = time.monotonic()
        allowance = self._allowance((standing_for(event) or person).id, now)
        if allowance.left >= 1:
            allowance.left -= 1
            return await handler(event, data)
        if now - allowance.warned_at >= _WARN_EVERY_S:
            allowance.warned_at = now
            log.info("throttled", user_id=person.id)
            await self._warn(event, person)
        return None

    def _allowance(self, person_id: int, now: float) -> _Allowance:
        known = self._people.pop(person_id, None) or _Allowance(self._burst, now)
        known.left = min(self._burst, known.left + (now - known.at) * self._per_second)
        known.at = now
        self._people[person_id] = known
        if len(self._people) > _REMEMBERED_PEOPLE:
            self._people.popitem(last=False)
        return known

    async def _warn(self, event: Update, person: User) -> None:
        t = self._texts.translator(pick_language(person.language_code, self._default))
        if event.callback_query is not None:
            await event.callback_query.answer(t("alert-too-fast"), show_alert=True)
        elif event.message is not None and event.message.chat.type == "private":
            await event.message.answer(t("alert-too-fast"))


def _is_payment(event: Update) -> bool:
    message = event.message
    if message is None:
        return bool(event.pre_checkout_query or event.subscription)
    return bool(message.successful_payment or message.refunded_payment)
