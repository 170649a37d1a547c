"""/settings: one menu, edited in place."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.settings import SettingsCD, value_name
from bot.screens import Screen
from bot.screens.settings import setting_screen, settings_screen
from core.domain.records.people import Chat, ChatKind, User
from core.services.change_settings import ChangeSettings
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"))
    router.callback_query.register(press, SettingsCD.filter())
    return router


async def show_settings(
    message: Message, t: Translator, user: User, chat: Chat, change_settings: ChangeSettings
) -> None:
    settings = await change_settings.read(chat, user)
    screen = settings_screen(t, settings, group=chat.kind is not ChatKind.PRIVATE)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def press(
    callback: CallbackQuery,
    callback_data: SettingsCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
) -> None:
    """Open the menu or the choices of a setting, or take a choice over."""
    setting, value = callback_data.setting, callback_data.value
    if setting is None or value is None:
        settings, said = await change_settings.read(chat, user), ""
    else:
        settings = await change_settings(setting, value, chat, user)
        said = t.plain(f"setting-{setting}", value=value_name(t.plain, setting, value))
    await acknowledge(callback, said)
    if setting is None or value is not None:
        group = chat.kind is not ChatKind.PRIVATE
        await _show(callback, settings_screen(t, settings, group=group))
    else:
        await _show(callback, setting_screen(t, setting, settings, change_settings.engines))


async def _show(callback: CallbackQuery, screen: Screen) -> None:
    if isinstance(callback.message, Message):
        await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)
