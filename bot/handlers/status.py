"""/status."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.screens.status import status_screen
from core.domain.records.people import Chat
from core.services.project_status import ReportProjects
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="status")
    router.message.register(show_status, Command("status"))
    return router


async def show_status(
    message: Message, t: Translator, chat: Chat, report_projects: ReportProjects
) -> None:
    await message.answer(status_screen(t, await report_projects(chat)).text)
