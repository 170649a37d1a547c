"""Payments in Telegram Stars over the Bot API."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import LabeledPrice

from core.domain.errors import PaymentsUnavailableError
from core.domain.plans import Plan
from core.texts import Texts

CURRENCY = "XTR"
PERIOD_S = 30 * 24 * 3_600
"""The only period of a subscription there is."""
_REFUNDED = "CHARGE_ALREADY_REFUNDED"


class StarDesk:
    """PaymentDesk."""

    def __init__(self, bot: Bot, texts: Texts) -> None:
        self._bot = bot
        self._texts = texts

    async def subscription_link(self, plan: Plan, payload: str, language: str) -> str:
        t = self._texts.translator(language)
        title = t("invoice-title", plan=plan.name.value)
        about = t("invoice-about", minutes=plan.video_minutes, videos=plan.videos)
        async with _understood():
            return await self._bot.create_invoice_link(
                title=title,
                description=about,
                payload=payload,
                currency=CURRENCY,
                prices=[LabeledPrice(label=title, amount=plan.stars)],
                subscription_period=PERIOD_S,
            )

    async def set_renewal(self, telegram_id: int, charge_id: str, *, renews: bool) -> None:
        async with _understood():
            await self._bot.edit_user_star_subscription(
                telegram_id, charge_id, is_canceled=not renews
            )

    async def refund(self, telegram_id: int, charge_id: str) -> None:
        async with _understood():
            await self._bot.refund_star_payment(telegram_id, charge_id)


@asynccontextmanager
async def _understood() -> AsyncIterator[None]:
    try:
        yield
    except TelegramAPIError as error:
        if _REFUNDED not in error.message:
            raise PaymentsUnavailableError(error.message) from error
