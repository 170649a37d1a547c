"""Money on its way: the last question before it moves, and the news that it has."""

from dataclasses import asdict
from datetime import UTC, datetime

import stamina
import structlog
from aiogram import Bot, F, Router
from aiogram.types import BotSubscriptionUpdated, Message, PreCheckoutQuery

from bot.screens.plan import day, paid_text
from bot.star_desk import CURRENCY
from core.domain.clock import utc_now
from core.domain.errors import OrderOutdatedError, StorageError
from core.domain.records.people import User
from core.services.plans.orders import BuyPlan, Receipt
from core.services.plans.renewal import ChangeRenewal
from core.services.refund_payment import RefundPayment
from core.texts import Translator

log = structlog.get_logger(__name__)

_FAILED = "failed"
_ACTIVE = "active"


def build_router() -> Router:
    router = Router(name="payments")
    router.pre_checkout_query.register(check)
    router.message.register(paid, F.successful_payment)
    router.message.register(refunded, F.refunded_payment)
    router.subscription.register(subscription_changed)
    return router


async def check(query: PreCheckoutQuery, t: Translator, user: User, buy_plan: BuyPlan) -> None:
    """Telegram waits ten seconds for this answer."""
    try:
        if query.currency != CURRENCY:
            raise OrderOutdatedError(f"currency {query.currency}")
        await buy_plan.check(user, query.invoice_payload, query.total_amount)
    except OrderOutdatedError as error:
        await query.answer(ok=False, error_message=t.plain.error(error))
    else:
        await query.answer(ok=True)


async def paid(message: Message, t: Translator, user: User, buy_plan: BuyPlan) -> None:
    """Credit the payment, once however often the news of it comes."""
    payment = message.successful_payment
    if payment is None:
        return
    until = payment.subscription_expiration_date
    receipt = Receipt(
        charge_id=payment.telegram_payment_charge_id,
        payload=payment.invoice_payload,
        stars=payment.total_amount,
        recurring=bool(payment.is_recurring or payment.is_first_recurring),
        first=bool(payment.is_first_recurring or not payment.is_recurring),
        paid_at=utc_now(),
        until=datetime.fromtimestamp(until, UTC) if until else None,
    )
    log.info("payment_came", **asdict(receipt))
    taken = None
    # Telegram tells of it only once: a database that restarts must not cost anybody a plan.
    async for attempt in stamina.retry_context(on=StorageError, timeout=60):
        with attempt:
            taken = await buy_plan.take(user, receipt)
    if taken is not None:
        await message.answer(paid_text(t, taken, first=receipt.first))


async def refunded(message: Message, refund_payment: RefundPayment) -> None:
    """Whoever gave it back: Telegram tells everybody's refunds alike."""
    if message.refunded_payment is not None:
        await refund_payment.note(message.refunded_payment.telegram_payment_charge_id)


async def subscription_changed(
    event: BotSubscriptionUpdated,
    bot: Bot,
    t: Translator,
    user: User,
    change_renewal: ChangeRenewal,
) -> None:
    """A person ended or continued a subscription in Telegram's settings, or could not pay."""
    payment = await change_renewal.note(user, event.invoice_payload, renews=event.state == _ACTIVE)
    if event.state == _FAILED and payment is not None:
        until = day(t, payment.valid_until)
        text = t("plan-payment-failed", plan=payment.plan, until=until)
        await bot.send_message(user.telegram_id, text)
