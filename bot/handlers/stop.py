"""/cancel and 🛑."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.project import StopCD, choose_stop_keyboard
from bot.screens.progress import project_name
from core.domain.errors import CancelledByUserError
from core.domain.records.people import Chat, User
from core.domain.records.project import ErrorNote
from core.ports.chat import ChatView
from core.services.cancel_project import CancelProject, Stopped
from core.services.project_status import ReportProjects
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="stop")
    router.message.register(cancel, Command("cancel"))
    router.callback_query.register(press_stop, StopCD.filter())
    return router


async def cancel(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    report_projects: ReportProjects,
    cancel_project: CancelProject,
    view: ChatView,
) -> None:
    """Stop the one thing that goes on; ask when there are several."""
    going_on = [report.project for report in await report_projects(chat) if report.stoppable]
    if len(going_on) > 1:
        choices: list[tuple[UUID, str]] = [(p.id, project_name(t.plain, p)) for p in going_on]
        keyboard = choose_stop_keyboard(t.plain, choices)
        await message.answer(t("cancel-choose"), reply_markup=keyboard)
        return
    stopped = await cancel_project(going_on[0].id, user) if going_on else None
    if stopped is None or not stopped.anything:
        await message.answer(t("cancel-nothing"))
        return
    await message.answer(t("alert-stopped"))
    await show_stopped(view, stopped)


async def press_stop(
    callback: CallbackQuery,
    callback_data: StopCD,
    t: Translator,
    user: User,
    cancel_project: CancelProject,
    view: ChatView,
) -> None:
    stopped = await cancel_project(callback_data.project, user)
    key = "alert-stopped" if stopped.anything else "alert-nothing-to-stop"
    await acknowledge(callback, t.plain(key))
    await show_stopped(view, stopped)


async def show_stopped(view: ChatView, stopped: Stopped) -> None:
    """Bring what is shown of a stopped project up to date."""
    if stopped.whole:
        await view.show_cancelled(stopped.to, stopped.project)
    for clip in stopped.clips:
        await view.show_clip_failure(stopped.to, clip, ErrorNote(CancelledByUserError.key))
