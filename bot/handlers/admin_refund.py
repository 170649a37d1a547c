"""A payment is given back, from the page of who made it."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.admin_menu import show_page
from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import AdminAct, AdminActCD, mark_of, refund_keyboard
from bot.keyboards.packing import unpacked
from bot.screens import Screen
from bot.screens.admin.people import called, person_screen
from core.domain.errors import NothingToRefundError
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.services.admin.admins import Admins
from core.services.admin.people import LookUpPeople
from core.services.refund_payment import RefundPayment
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="admin_refund")
    router.callback_query.register(ask, AdminActCD.filter(F.act == AdminAct.REFUND))
    router.callback_query.register(refund, AdminActCD.filter(F.act == AdminAct.REFUND_SURELY))
    return router


async def ask(
    callback: CallbackQuery,
    callback_data: AdminActCD,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
) -> None:
    """Ask once more. Raises NothingToRefundError."""
    owner_id, mark = unpacked(callback_data.id or ""), callback_data.arg or ""
    owner, payment = await _find(look_up_people, user, owner_id, mark)
    await acknowledge(callback, "")
    date = f"{payment.created_at:%d.%m.%Y}"
    text = t("admin-refund", stars=payment.stars, date=date, name=called(owner))
    await show_page(callback, Screen(text, refund_keyboard(t.plain, owner_id, mark)))


async def refund(
    callback: CallbackQuery,
    callback_data: AdminActCD,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    refund_payment: RefundPayment,
    admins: Admins,
) -> None:
    """Give it back. Raises NothingToRefundError, PaymentsUnavailableError."""
    owner_id = unpacked(callback_data.id or "")
    _, payment = await _find(look_up_people, user, owner_id, callback_data.arg or "")
    await acknowledge(callback, t.plain("alert-refunding"))
    await refund_payment(payment.charge_id, user)
    report = await look_up_people.person(user, owner_id)
    await show_page(callback, person_screen(t, report, bannable=report.user not in admins))


async def _find(
    people: LookUpPeople, admin: User, owner_id: UUID, mark: str
) -> tuple[User, Payment]:
    report = await people.person(admin, owner_id)
    for payment in report.payments:
        if mark_of(payment) == mark and payment.refunded_at is None:
            return report.user, payment
    raise NothingToRefundError(f"no payment {mark} of user {owner_id}")
