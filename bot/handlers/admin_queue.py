"""Jobs: what waits and runs, what failed, who works; beginning anew and stopping."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.admin_menu import show_page
from bot.handlers.pressed import acknowledge
from bot.handlers.stop import show_stopped
from bot.keyboards.admin import AdminAct, AdminActCD, AdminCD, AdminPage
from bot.keyboards.packing import unpacked
from bot.screens import Screen
from bot.screens.admin.job import job_screen
from bot.screens.admin.queue import LINES, failures_screen, processes_screen, queue_screen
from core.domain.errors import OutdatedError
from core.domain.records.people import User
from core.ports.chat import ChatView
from core.services.admin.queue import WatchQueue
from core.services.admin.restart_job import RestartJob
from core.services.cancel_project import CancelProject
from core.texts import Translator

_PAGES = {AdminPage.QUEUE, AdminPage.FAILURES, AdminPage.PROCESSES, AdminPage.JOB}
_ACTS = {AdminAct.RESTART, AdminAct.STOP, AdminAct.RETRY}


def build_router() -> Router:
    router = Router(name="admin_queue")
    router.callback_query.register(open_page, AdminCD.filter(F.page.in_(_PAGES)))
    router.callback_query.register(act, AdminActCD.filter(F.act.in_(_ACTS)))
    return router


async def open_page(
    callback: CallbackQuery,
    callback_data: AdminCD,
    t: Translator,
    user: User,
    watch_queue: WatchQueue,
) -> None:
    screen = await _screen(t, user, callback_data, watch_queue)
    await acknowledge(callback, "")
    await show_page(callback, screen)


async def act(
    callback: CallbackQuery,
    callback_data: AdminActCD,
    t: Translator,
    user: User,
    watch_queue: WatchQueue,
    restart_job: RestartJob,
    stop_for_admin: CancelProject,
    view: ChatView,
) -> None:
    """Begin a job anew, or stop the work on its video; its page shows what came of it."""
    job_id = unpacked(callback_data.id or "")
    match callback_data.act:
        case AdminAct.RESTART:
            done = await restart_job.restart(user, job_id)
            said = "alert-admin-restarted" if done else "alert-admin-over"
            await acknowledge(callback, t.plain(said))
        case AdminAct.STOP:
            story = await watch_queue.job(user, job_id)
            stopped = await stop_for_admin(story.project.id, user)
            said = "alert-admin-stopped" if stopped.anything else "alert-admin-over"
            await acknowledge(callback, t.plain(said))
            await show_stopped(view, stopped)
        case AdminAct.RETRY:
            card = await restart_job.retry(user, job_id)
            await acknowledge(callback, t.plain("alert-admin-restarted"))
            if card is not None:
                clip, to = card
                await view.refresh_card(to, clip)
        case other:
            raise OutdatedError(f"nothing to do for {other}")
    report = await watch_queue(user, 0)
    await show_page(callback, job_screen(t, await watch_queue.job(user, job_id), report))


async def _screen(t: Translator, user: User, asked: AdminCD, watch_queue: WatchQueue) -> Screen:
    part = max(0, asked.n)
    match asked.page:
        case AdminPage.QUEUE:
            return queue_screen(t, await watch_queue(user, LINES + 1, part * LINES), part)
        case AdminPage.FAILURES:
            failed = await watch_queue.failed(user, LINES + 1, part * LINES)
            return failures_screen(t, failed, part, await watch_queue(user, 0))
        case AdminPage.PROCESSES:
            return processes_screen(t, await watch_queue(user, 0))
        case _:
            story = await watch_queue.job(user, unpacked(asked.id or ""))
            return job_screen(t, story, await watch_queue(user, 0))
