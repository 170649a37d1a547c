"""People: figures, a search, one of them, the ban."""

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.admin_menu import show_page
from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import AdminAct, AdminActCD, AdminCD, AdminPage
from bot.keyboards.packing import unpacked
from bot.prompts import Prompts
from bot.screens import Screen
from bot.screens.admin.people import found_screen, people_screen, person_screen
from core.domain.records.delivery import MessageRole
from core.domain.records.people import User
from core.services.admin.admins import Admins
from core.services.admin.ban import BanUser
from core.services.admin.people import LookUpPeople, PersonReport
from core.services.plans.subscriptions import Ending
from core.texts import Translator

_LINES = 8
_MOST_FOUND = 20


def build_router() -> Router:
    router = Router(name="admin_people")
    press = router.callback_query.register
    press(open_people, AdminCD.filter(F.page == AdminPage.PEOPLE))
    press(open_person, AdminCD.filter(F.page == AdminPage.PERSON))
    press(ask_whom, AdminActCD.filter(F.act == AdminAct.FIND))
    press(ban, AdminActCD.filter(F.act.in_({AdminAct.BAN, AdminAct.UNBAN})))
    router.message.register(find, F.reply_to_message, F.text, answers_whom)
    return router


async def open_people(
    callback: CallbackQuery,
    callback_data: AdminCD,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
) -> None:
    await acknowledge(callback, "")
    part = max(0, callback_data.n)
    people = await look_up_people.newest(user, _LINES + 1, part * _LINES)
    figures, more = await look_up_people.figures(user), len(people) > _LINES
    await show_page(callback, people_screen(t, figures, people[:_LINES], part, more=more))


async def open_person(
    callback: CallbackQuery,
    callback_data: AdminCD,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    admins: Admins,
) -> None:
    report = await look_up_people.person(user, unpacked(callback_data.id or ""))
    await acknowledge(callback, "")
    await show_page(callback, _person(t, report, admins))


async def ask_whom(callback: CallbackQuery, t: Translator, user: User, prompts: Prompts) -> None:
    """Ask whom to find: it comes as a reply."""
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await prompts.ask(callback.message, user.id, MessageRole.PERSON, t("admin-find"))


async def answers_whom(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    return await prompts.answered_by(message, MessageRole.PERSON) is not None


async def find(
    message: Message,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    admins: Admins,
) -> None:
    """Show who was meant, or everybody who may be."""
    wanted = message.text or ""
    people = await look_up_people.find(user, wanted, _MOST_FOUND)
    if len(people) == 1:
        screen = _person(t, await look_up_people.person(user, people[0].id), admins)
    else:
        screen = found_screen(t, wanted, people)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def ban(
    callback: CallbackQuery,
    callback_data: AdminActCD,
    t: Translator,
    user: User,
    look_up_people: LookUpPeople,
    ban_user: BanUser,
    admins: Admins,
) -> None:
    """Shut somebody out, or let them in again."""
    person, banned = unpacked(callback_data.id or ""), callback_data.act is AdminAct.BAN
    await ban_user(user, person, banned=banned)
    said = "alert-admin-banned" if banned else "alert-admin-unbanned"
    await acknowledge(callback, t.plain(said))
    ending = await ban_user.end_subscription(user, person) if banned else Ending()
    screen = _person(t, await look_up_people.person(user, person), admins)
    if ending.ended or ending.left:
        key = "admin-ban-unsubscribed" if not ending.left else "admin-ban-subscribed"
        screen = Screen(f"{screen.text}\n\n{t(key)}", screen.keyboard)
    await show_page(callback, screen)


def _person(t: Translator, report: PersonReport, admins: Admins) -> Screen:
    return person_screen(t, report, bannable=report.user not in admins)
