"""/admin: one living menu. To everybody else it does not exist."""

from datetime import timedelta
from decimal import Decimal

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers import (
    admin_broadcast,
    admin_people,
    admin_queue,
    admin_refund,
    admin_spend,
)
from bot.handlers.admin_menu import show_page
from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import AdminCD, AdminPage
from bot.screens import Screen
from bot.screens.admin.home import Overview, home_screen
from core.domain.clock import utc_now
from core.domain.records.people import User
from core.services.admin.admins import Admins
from core.services.admin.people import LookUpPeople
from core.services.admin.queue import WatchQueue
from core.services.admin.spend import ReportSpend
from core.texts import Translator


def build_router() -> Router:
    """Return the routers of all its pages behind one door."""
    router = Router(name="admin")
    # Whether it is an administrator comes first: F hands the question to a thread, and all presses
    # and messages of everybody come by here.
    router.message.filter(by_admin, F.chat.type == ChatType.PRIVATE)
    router.callback_query.filter(by_admin, F.message.chat.type == ChatType.PRIVATE)
    router.message.register(open_menu, Command("admin"))
    router.callback_query.register(open_home, AdminCD.filter(F.page == AdminPage.HOME))
    router.include_routers(
        admin_people.build_router(),
        admin_refund.build_router(),
        admin_queue.build_router(),
        admin_spend.build_router(),
        admin_broadcast.build_router(),
    )
    return router


async def by_admin(_: Message | CallbackQuery, user: User, admins: Admins) -> bool:
    """Say whether an administrator asks."""
    return user in admins


async def open_menu(
    message: Message,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    watch_queue: WatchQueue,
    report_spend: ReportSpend,
) -> None:
    screen = await _home(t, user, look_up_people, watch_queue, report_spend)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def open_home(
    callback: CallbackQuery,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    watch_queue: WatchQueue,
    report_spend: ReportSpend,
) -> None:
    await acknowledge(callback, "")
    await show_page(callback, await _home(t, user, look_up_people, watch_queue, report_spend))


async def _home(
    t: Translator, user: User, people: LookUpPeople, queue: WatchQueue, spend: ReportSpend
) -> Screen:
    month = await spend(user, 30)
    today = month.by(lambda row: row.day).get(utc_now().date(), Decimal(0))
    overview = Overview(
        people=await people.figures(user),
        queue=await queue(user, 0),
        failures=await queue.failures(user, timedelta(days=1)),
        today_usd=today,
        month_usd=month.total,
        alarms=await queue.alarms(user),
    )
    return home_screen(t, overview)
