"""A message to everybody: written as a reply, shown, confirmed, stopped."""

from collections import deque
from uuid import UUID

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion, Message

from bot.delivery.memory import ChatMemory, Form
from bot.handlers.admin_menu import show_page
from bot.handlers.pressed import acknowledge
from bot.keyboards.admin import AdminAct, AdminActCD, AdminCD, AdminPage
from bot.keyboards.packing import unpacked
from bot.prompts import Prompts
from bot.screens import Screen
from bot.screens.admin.broadcast import broadcast_screen, broadcasts_screen
from core.domain.errors import MessageGoneError, OutdatedError
from core.domain.records.broadcast import Audience
from core.domain.records.delivery import MessageRole
from core.domain.records.people import User
from core.services.admin.broadcast import Broadcasting
from core.texts import Translator

_RECENT = 5
_CHANGES = {AdminAct.AUDIENCE, AdminAct.SEND, AdminAct.END}
_ALBUMS: deque[str] = deque(maxlen=50)
"""Albums that were refused: their pictures come one by one."""


def build_router() -> Router:
    router = Router(name="admin_broadcast")
    press = router.callback_query.register
    press(open_broadcasts, AdminCD.filter(F.page == AdminPage.BROADCASTS))
    press(open_broadcast, AdminCD.filter(F.page == AdminPage.BROADCAST))
    press(ask_what, AdminActCD.filter(F.act == AdminAct.WRITE))
    press(change, AdminActCD.filter(F.act.in_(_CHANGES)))
    router.message.register(take_message, F.reply_to_message, answers_what)
    return router


async def open_broadcasts(
    callback: CallbackQuery,
    t: Translator,
    user: User,
    broadcasting: Broadcasting,
    chat_memory: ChatMemory,
) -> None:
    await acknowledge(callback, "")
    if (menu := callback.message) is not None:
        await chat_memory.let_go(menu.chat.id, menu.message_id, MessageRole.BROADCAST)
    await show_page(callback, broadcasts_screen(t, await broadcasting.recent(user, _RECENT)))


async def open_broadcast(
    callback: CallbackQuery,
    callback_data: AdminCD,
    t: Translator,
    user: User,
    broadcasting: Broadcasting,
    chat_memory: ChatMemory,
) -> None:
    report = await broadcasting.read(user, unpacked(callback_data.id or ""))
    await acknowledge(callback, "")
    screen = broadcast_screen(t, report)
    await show_page(callback, screen)
    await _follow(chat_memory, callback.message, report.broadcast.id, screen)


async def ask_what(callback: CallbackQuery, t: Translator, user: User, prompts: Prompts) -> None:
    """Ask for the message: it comes as a reply."""
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        role = MessageRole.BROADCAST_ASK
        await prompts.ask(callback.message, user.id, role, t("broadcast-ask"))


async def answers_what(message: Message, prompts: Prompts) -> bool:
    return await prompts.answered_by(message, MessageRole.BROADCAST_ASK) is not None


async def take_message(
    message: Message,
    t: Translator,
    user: User,
    broadcasting: Broadcasting,
    chat_memory: ChatMemory,
) -> None:
    """Show the message as everybody would see it, and ask. Raises MessageGoneError for one of a
    kind that cannot be copied."""
    if message.media_group_id is not None:
        if message.media_group_id not in _ALBUMS:
            _ALBUMS.append(message.media_group_id)
            await message.reply(t("broadcast-album"))
        return
    try:
        await message.copy_to(message.chat.id)
    except TelegramBadRequest as error:
        raise MessageGoneError(error.message) from error
    report = await broadcasting.draft(user, message.chat.id, message.message_id)
    screen = broadcast_screen(t, report)
    card = await message.answer(screen.text, reply_markup=screen.keyboard)
    await _follow(chat_memory, card, report.broadcast.id, screen)


async def change(
    callback: CallbackQuery,
    callback_data: AdminActCD,
    t: Translator,
    user: User,
    broadcasting: Broadcasting,
    chat_memory: ChatMemory,
) -> None:
    """Choose whom it goes to, send it, or stop it."""
    broadcast_id, said = unpacked(callback_data.id or ""), ""
    if callback_data.act is AdminAct.END:
        report = await broadcasting.stop(user, broadcast_id)
        said = t.plain("alert-admin-stopped")
    else:
        try:
            audience = Audience(callback_data.arg or "")
        except ValueError as error:
            raise OutdatedError(f"no audience {callback_data.arg!r}") from error
        if callback_data.act is AdminAct.SEND:
            report = await broadcasting.start(user, broadcast_id, audience)
            said = t.plain("alert-admin-started")
        else:
            report = await broadcasting.choose(user, broadcast_id, audience)
    await acknowledge(callback, said)
    screen = broadcast_screen(t, report)
    await show_page(callback, screen)
    await _follow(chat_memory, callback.message, broadcast_id, screen)


async def _follow(
    memory: ChatMemory, card: MaybeInaccessibleMessageUnion | None, id_: UUID, screen: Screen
) -> None:
    """Let the worker's news come into the message that shows the broadcast now."""
    if isinstance(card, Message):
        place = (card.chat.id, card.message_id)
        await memory.keep(id_, MessageRole.BROADCAST, *place, Form.TEXT, screen)
