"""/queue: what waits to be posted."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.queue import QueueCD
from bot.screens.queue import queue_screen, waiting_screen
from core.domain.records.people import Chat, User
from core.services.move_post import MovePost
from core.services.post_queue import ListChannels
from core.services.post_report import ReportPost
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="queue")
    router.message.register(show_queue, Command("queue"))
    router.callback_query.register(press, QueueCD.filter())
    return router


async def show_queue(
    message: Message, t: Translator, user: User, chat: Chat, list_channels: ListChannels
) -> None:
    screen = queue_screen(t, await list_channels(chat, user))
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def press(
    callback: CallbackQuery,
    callback_data: QueueCD,
    t: Translator,
    user: User,
    chat: Chat,
    list_channels: ListChannels,
    move_post: MovePost,
    report_post: ReportPost,
) -> None:
    """Open a post of the list, or the list again."""
    queues = await list_channels(chat, user)
    screen = queue_screen(t, queues)
    if callback_data.post is not None:
        post, _ = await move_post.read(callback_data.post, user)
        if post.status.is_open:
            screen = waiting_screen(t, (await report_post(post))[1])
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):
            await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)
