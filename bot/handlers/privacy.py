"""/privacy and /forget."""

from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.privacy import ForgetCD
from bot.screens.privacy import Handling, forget_screen, forgotten_screen, privacy_screen
from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.records.people import Chat, ChatKind, User
from core.services.forget_me import ForgetMe
from core.texts import Translator

VALID_FOR = timedelta(hours=1)
"""A question asked long ago counted other things: its yes is not for what came since."""


def build_router() -> Router:
    router = Router(name="privacy")
    router.message.register(show_privacy, Command("privacy"))
    router.message.register(ask_to_forget, Command("forget"))
    router.callback_query.register(press, ForgetCD.filter())
    return router


async def show_privacy(message: Message, t: Translator, chat: Chat, handling: Handling) -> None:
    screen = privacy_screen(t, handling, chat.settings, private=_is_private(chat))
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def ask_to_forget(
    message: Message, t: Translator, user: User, chat: Chat, forget_me: ForgetMe
) -> None:
    if not _is_private(chat):
        await message.reply(t("forget-in-private"))
        return
    screen = forget_screen(t, await forget_me.holdings(user))
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def press(
    callback: CallbackQuery,
    callback_data: ForgetCD,
    t: Translator,
    user: User,
    chat: Chat,
    forget_me: ForgetMe,
) -> None:
    """Ask, erase, or leave everything as it is. Raises OutdatedError for an old yes."""
    question = callback.message
    if not isinstance(question, Message) or not _is_private(chat):
        raise OutdatedError("nobody knows what was asked")
    if callback_data.sure is None:
        await acknowledge(callback, "")
        screen = forget_screen(t, await forget_me.holdings(user))
        await question.answer(screen.text, reply_markup=screen.keyboard)
    elif not callback_data.sure:
        await acknowledge(callback, t.plain("alert-forget-not"))
        await question.edit_text(t("forget-not"))
    else:
        if utc_now() - question.date > VALID_FOR:
            raise OutdatedError("asked long ago")
        await acknowledge(callback, t.plain("alert-forgetting"))
        await question.edit_text(t("forgetting"))
        erased = await forget_me(user)
        await question.edit_text(forgotten_screen(t, erased).text)


def _is_private(chat: Chat) -> bool:
    return chat.kind is ChatKind.PRIVATE
