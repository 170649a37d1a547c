"""Expenses, as pictures."""

from aiogram import F, Router
from aiogram.enums import ChatAction
from aiogram.types import CallbackQuery, Message

from bot.charts import Charts
from bot.handlers.admin_menu import show_page, show_picture
from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import PERIODS, AdminCD, AdminPage, SpendView
from bot.screens.admin.spend import spend_chart, spend_screen
from core.domain.records.people import User
from core.services.admin.spend import ReportSpend
from core.texts import Translator

_USUAL_DAYS = PERIODS[1]


def build_router() -> Router:
    router = Router(name="admin_spend")
    router.callback_query.register(open_spend, AdminCD.filter(F.page == AdminPage.SPEND))
    return router


async def open_spend(
    callback: CallbackQuery,
    callback_data: AdminCD,
    t: Translator,
    user: User,
    report_spend: ReportSpend,
    charts: Charts,
) -> None:
    """Draw what was asked for; where nothing was spent there is nothing to draw."""
    views = {each.value: each for each in SpendView}
    view = views.get(callback_data.id or "", SpendView.DAYS)
    days = callback_data.n if callback_data.n in PERIODS else _USUAL_DAYS
    report = await report_spend(user, days)
    screen = spend_screen(t, report, view, days)
    if not report.rows:
        await acknowledge(callback, "")
        await show_page(callback, screen)
        return
    await acknowledge(callback, t.plain("alert-admin-drawing"))
    if isinstance(callback.message, Message) and callback.bot is not None:
        await callback.bot.send_chat_action(callback.message.chat.id, ChatAction.UPLOAD_PHOTO)
    await show_picture(
        callback, screen, await charts.draw(spend_chart(t.plain, report, view, days))
    )
