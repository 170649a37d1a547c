"""✅ for all."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.keyboards.project import ApproveAllCD
from core.domain.records.people import User
from core.ports.chat import ChatView
from core.services.approve_all import ApproveAll
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="review_buttons")
    router.callback_query.register(press_approve_all, ApproveAllCD.filter())
    return router


async def press_approve_all(
    callback: CallbackQuery,
    callback_data: ApproveAllCD,
    t: Translator,
    user: User,
    approve_all: ApproveAll,
    view: ChatView,
) -> None:
    decisions = await approve_all(callback_data.project, user)
    if decisions:
        await acknowledge(callback, t.plain("alert-all-approved", count=len(decisions)))
    else:
        await acknowledge(callback, t.plain("alert-nothing-pending"))
    for decision in decisions:
        await view.refresh_card(decision.to, decision.clip)
