"""/language."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.language import LanguageCD, language_keyboard
from core.domain.records.people import Chat, User
from core.services.set_language import SetLanguage
from core.texts import Texts, Translator


def build_router() -> Router:
    router = Router(name="language")
    router.message.register(ask, Command("language"))
    router.callback_query.register(choose, LanguageCD.filter())
    return router


async def ask(message: Message, t: Translator) -> None:
    await message.answer(t("language-choose"), reply_markup=language_keyboard(t.plain))


async def choose(
    callback: CallbackQuery,
    callback_data: LanguageCD,
    user: User,
    chat: Chat,
    texts: Texts,
    set_language: SetLanguage,
) -> None:
    await set_language(callback_data.code, chat, user)
    chosen = texts.translator(callback_data.code)("language-chosen")
    await acknowledge(callback, chosen)
    if isinstance(callback.message, Message):
        await callback.message.edit_text(chosen)
