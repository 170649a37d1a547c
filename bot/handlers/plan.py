"""/plan and /paysupport."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import mark_of
from bot.keyboards.plan import PlanAction, PlanCD
from bot.screens.plan import pay_screen, plan_screen, refund_screen, resume_screen, support_screen
from bot.screens.screen import Screen
from core.domain.errors import NothingToRefundError, OutdatedError
from core.domain.plans import Admission
from core.domain.records.people import Chat, ChatKind, User
from core.services.plans.orders import BuyPlan
from core.services.plans.renewal import ChangeRenewal
from core.services.plans.report import ReportPlan
from core.services.refund_payment import RefundPayment
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="plan")
    router.message.register(show_plan, Command("plan"))
    router.message.register(show_support, Command("paysupport"))
    press = router.callback_query.register
    press(open_plan, PlanCD.filter(F.action == PlanAction.SHOW))
    press(buy, PlanCD.filter(F.action == PlanAction.BUY))
    press(change_renewal_of, PlanCD.filter(F.action.in_({PlanAction.END, PlanAction.GO_ON})))
    press(refund, PlanCD.filter(F.action.in_({PlanAction.REFUND, PlanAction.REFUND_SURELY})))
    return router


async def show_plan(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    report_plan: ReportPlan,
    admission: Admission,
) -> None:
    if chat.kind is not ChatKind.PRIVATE:
        await message.reply(t("plan-in-private"))
        return
    screen = await _plan(t, user, chat, report_plan, admission)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def show_support(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    refund_payment: RefundPayment,
    admission: Admission,
    support_contact: str,
) -> None:
    private = chat.kind is ChatKind.PRIVATE
    payment = await refund_payment.own(user) if private else None
    sold = admission.book is not None
    screen = support_screen(t, payment, support_contact, sold=sold)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def open_plan(
    callback: CallbackQuery,
    t: Translator,
    user: User,
    chat: Chat,
    report_plan: ReportPlan,
    admission: Admission,
) -> None:
    await acknowledge(callback, "")
    await _show(callback, await _plan(t, user, chat, report_plan, admission))


async def buy(
    callback: CallbackQuery,
    callback_data: PlanCD,
    t: Translator,
    user: User,
    chat: Chat,
    buy_plan: BuyPlan,
    report_plan: ReportPlan,
) -> None:
    """Turn the message into the invoice. Raises OrderOutdatedError, PaymentsUnavailableError."""
    if callback_data.plan is None:
        raise OutdatedError("nothing is bought")
    plan = buy_plan.sold(callback_data.plan)
    await acknowledge(callback, "")
    link = await buy_plan.invoice(user, plan, chat.language or user.language)
    current = (await report_plan(user, chat)).payment
    await _show(callback, pay_screen(t, plan, link, current))


async def change_renewal_of(
    callback: CallbackQuery,
    callback_data: PlanCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_renewal: ChangeRenewal,
    report_plan: ReportPlan,
    admission: Admission,
) -> None:
    """Let the subscription end, or go on. Raises OutdatedError, PaymentsUnavailableError."""
    renews = callback_data.action is PlanAction.GO_ON
    await acknowledge(callback, t.plain("alert-renewal-on" if renews else "alert-renewal-off"))
    await change_renewal(user, renews=renews)
    shown = resume_screen(t) if renews else await _plan(t, user, chat, report_plan, admission)
    await _show(callback, shown)


async def refund(
    callback: CallbackQuery,
    callback_data: PlanCD,
    t: Translator,
    user: User,
    refund_payment: RefundPayment,
) -> None:
    """Ask, then give back the payment the button was about. Raises NothingToRefundError,
    PaymentsUnavailableError."""
    payment = await refund_payment.own(user)
    if payment is None or mark_of(payment) != callback_data.mark:
        raise NothingToRefundError(f"user {user.id}")
    if callback_data.action is PlanAction.REFUND:
        await acknowledge(callback, "")
        await _show(callback, refund_screen(t, payment))
        return
    await acknowledge(callback, t.plain("alert-refunding"))
    await refund_payment(payment.charge_id, user)
    await _show(callback, Screen(t("refunded", stars=payment.stars)))


async def _plan(
    t: Translator, user: User, chat: Chat, report_plan: ReportPlan, admission: Admission
) -> Screen:
    mark = admission.book.mark if admission.book else ""
    return plan_screen(t, await report_plan(user, chat), mark)


async def _show(callback: CallbackQuery, screen: Screen) -> None:
    if isinstance(callback.message, Message):
        await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)
