"""Payments in Telegram Stars over the Bot API."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import LabeledPrice, StarTransaction, TransactionPartnerUser

from core.domain.errors import PaymentsUnavailableError
from core.domain.plans import Plan
from core.ports.payments import StarMove
from core.texts import Texts, pick_language

CURRENCY = "XTR"
PERIOD_S = 30 * 24 * 3_600
"""The only period of a subscription there is."""
_FOR_INVOICE = "invoice_payment"
_REFUNDED = "CHARGE_ALREADY_REFUNDED"


class StarDesk:
    """PaymentDesk."""

    def __init__(self, bot: Bot, texts: Texts, default_language: str) -> None:
        self._bot = bot
        self._texts = texts
        self._default = default_language

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

    async def moves(self, offset: int, limit: int) -> tuple[Sequence[StarMove], int]:
        async with _understood():
            page = await self._bot.get_star_transactions(offset=offset, limit=limit)
        lines = page.transactions
        return [move for line in lines if (move := self._move(line)) is not None], len(lines)

    def _move(self, line: StarTransaction) -> StarMove | None:
        partner = line.source or line.receiver
        if (
            not isinstance(partner, TransactionPartnerUser)
            or partner.transaction_type != _FOR_INVOICE
        ):
            return None
        person, period_s = partner.user, partner.subscription_period
        return StarMove(
            charge_id=line.id,
            returned=line.source is None,
            payload=partner.invoice_payload or "",
            stars=line.amount,
            at=line.date,
            subscribed_until=line.date + timedelta(seconds=period_s) if period_s else None,
            telegram_id=person.id,
            name=person.full_name,
            username=person.username,
            language=pick_language(person.language_code, self._default),
        )


@asynccontextmanager
async def _understood() -> AsyncIterator[None]:
    try:
        yield
    except TelegramAPIError as error:
        if _REFUNDED not in error.message:
            raise PaymentsUnavailableError(error.message) from error
