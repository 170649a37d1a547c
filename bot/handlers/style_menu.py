"""/style: the caption styles, each with a picture of how it looks."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.menu import StyleAction, StyleCD
from bot.keyboards.style import Shelf
from bot.living import LivingMessages
from bot.samples import Sample
from bot.screens import Screen
from bot.screens.style import drop_screen, preset_screen, styles_list_screen
from core.domain.presets import DEFAULT_PRESET, SYSTEM_PRESETS
from core.domain.records.people import Chat, User
from core.domain.records.preset import CaptionPreset
from core.services.change_settings import ChangeSettings
from core.services.choose_style import ChooseStyle
from core.services.own_styles import OwnStyles
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="style_menu")
    router.message.register(show_styles, Command("style"))
    press = router.callback_query.register
    press(turn_list, StyleCD.filter(F.action == StyleAction.LIST))
    press(open_style, StyleCD.filter(F.action == StyleAction.OPEN))
    press(use, StyleCD.filter(F.action == StyleAction.USE))
    press(ask_to_drop, StyleCD.filter(F.action == StyleAction.DROP))
    press(drop, StyleCD.filter(F.action == StyleAction.DROP_SURELY))
    return router


async def show_styles(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    await change_settings.read(chat, user)
    screen, sample = await _list(t, user, chat, choose_style, own_styles, 0)
    await living.begin(message, screen, sample, t)


async def turn_list(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    await change_settings.read(chat, user)
    await acknowledge(callback, "")
    number = callback_data.arg or "0"
    page = int(number) if number.isdecimal() else 0
    screen, sample = await _list(t, user, chat, choose_style, own_styles, page)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, sample, t)


async def open_style(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    await change_settings.read(chat, user)
    preset = await own_styles.get(user, callback_data.preset_id)
    await acknowledge(callback, "")
    await show_style(callback, t, preset, user, chat, choose_style, own_styles, living)


async def use(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """The chat's next shorts have this style."""
    await choose_style(callback_data.preset_id, chat, user)
    preset = await own_styles.get(user, callback_data.preset_id)
    await acknowledge(callback, t.plain("alert-style-chosen"))
    await show_style(callback, t, preset, user, chat, choose_style, own_styles, living)


async def ask_to_drop(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    preset = await own_styles.get(user, callback_data.preset_id)
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await living.turn(callback.message, drop_screen(t, preset), None, t)


async def drop(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    await own_styles.delete(user, callback_data.preset_id)
    await acknowledge(callback, t.plain("alert-style-dropped"))
    screen, sample = await _list(t, user, chat, choose_style, own_styles, 0)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, sample, t)


async def show_style(
    callback: CallbackQuery,
    t: Translator,
    preset: CaptionPreset,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Turn the message of a press to the page of a style."""
    screen = await page_of(t, preset, user, chat, choose_style, own_styles)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, Sample(preset.style), t)


async def page_of(
    t: Translator,
    preset: CaptionPreset,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
) -> Screen:
    """Return the page of a style as this person sees it in this chat."""
    current = await choose_style.current(chat, user)
    shelf = Shelf(
        preset,
        await own_styles.available(user),
        own=preset.owner_id == user.id,
        in_use=current is not None and current.id == preset.id,
    )
    return preset_screen(t, shelf)


async def _list(
    t: Translator,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    page: int,
) -> tuple[Screen, Sample]:
    current = await choose_style.current(chat, user)
    presets = await own_styles.available(user)
    style = current.style if current else SYSTEM_PRESETS[DEFAULT_PRESET]
    return styles_list_screen(t, presets, current, page), Sample(style)
