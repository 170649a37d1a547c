"""/settings: one menu, edited in place."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.menu import SettingsCD, TongueCD
from bot.keyboards.settings import value_name
from bot.living import LivingMessages
from bot.screens import Screen
from bot.screens.settings import setting_screen, settings_screen, tongue_screen
from bot.texts import html_words
from core.domain.records.people import Chat, ChatKind, User
from core.services.change_settings import ChangeSettings
from core.services.choose_style import ChooseStyle
from core.services.set_language import SetLanguage
from core.texts import Texts, Translator


def build_router() -> Router:
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"))
    router.callback_query.register(press, SettingsCD.filter())
    router.callback_query.register(offer_tongues, TongueCD.filter(F.code.is_(None)))
    router.callback_query.register(choose_tongue, TongueCD.filter())
    return router


async def show_settings(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
) -> None:
    screen = await _menu(t, user, chat, change_settings, choose_style)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def press(
    callback: CallbackQuery,
    callback_data: SettingsCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
    living: LivingMessages,
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
        screen = await _menu(t, user, chat, change_settings, choose_style)
    else:
        screen = setting_screen(t, setting, settings, change_settings.engines)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, None, t)


async def offer_tongues(
    callback: CallbackQuery,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    living: LivingMessages,
) -> None:
    await change_settings.read(chat, user)
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await living.turn(callback.message, tongue_screen(t), None, t)


async def choose_tongue(
    callback: CallbackQuery,
    callback_data: TongueCD,
    user: User,
    chat: Chat,
    texts: Texts,
    set_language: SetLanguage,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
    living: LivingMessages,
) -> None:
    """Go on in another language, from this page on."""
    assert callback_data.code is not None
    await change_settings.read(chat, user)
    await set_language(callback_data.code, chat, user)
    t = html_words(texts, callback_data.code)
    await acknowledge(callback, t.plain("language-chosen"))
    screen = await _menu(t, user, chat, change_settings, choose_style)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, None, t)


async def _menu(
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
) -> Screen:
    settings = await change_settings.read(chat, user)
    style = await choose_style.current(chat, user)
    return settings_screen(t, settings, style, group=chat.kind is not ChatKind.PRIVATE)
