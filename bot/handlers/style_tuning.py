"""A style of one's own is changed by buttons; the picture changes with it."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.menu import StyleAction, StyleCD
from bot.keyboards.short import style_title
from bot.living import LivingMessages
from bot.samples import Sample
from bot.screens import Screen
from bot.screens.style import part_screen, tuning_screen
from core.domain.errors import InvalidStyleError, OutdatedError, StyleGoneError
from core.domain.records.people import Chat, User
from core.domain.records.preset import CaptionPreset
from core.domain.style_names import MAX_LETTERS
from core.domain.style_steps import SCALES, StylePart, stepped
from core.services.change_settings import ChangeSettings
from core.services.own_styles import OwnStyles
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="style_tuning")
    press = router.callback_query.register
    press(copy, StyleCD.filter(F.action == StyleAction.COPY))
    press(open_tuning, StyleCD.filter(F.action == StyleAction.TUNE))
    press(change, StyleCD.filter(F.action == StyleAction.SET))
    return router


async def copy(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Make an own style of one of the system's, and open it."""
    await change_settings.read(chat, user)
    original = await own_styles.get(user, callback_data.preset_id)
    name = t.plain("style-copy-name", name=style_title(t.plain, original))[:MAX_LETTERS]
    preset = await own_styles.adapt(user, original.id, name)
    await acknowledge(callback, t.plain("alert-style-copied", name=preset.name))
    await _show(callback, t, preset, tuning_screen(t, preset), living)


async def open_tuning(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Open what can be changed, or one part of it."""
    preset = await _own(own_styles, user, callback_data)
    part = _part(callback_data.arg) if callback_data.arg else None
    await acknowledge(callback, "")
    screen = tuning_screen(t, preset) if part is None else part_screen(t, preset, part)
    await _show(callback, t, preset, screen, living)


async def change(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Take a change over; at the end of a scale there is none."""
    preset = await _own(own_styles, user, callback_data)
    named, _, value = (callback_data.arg or "").partition("=")
    part = _part(named)
    try:
        style = stepped(preset.style, part, value)
    except (ValueError, InvalidStyleError) as error:
        raise OutdatedError(f"{part} cannot be {value!r}") from error
    if style == preset.style:
        at_the_end = part in SCALES or part is StylePart.WEIGHT
        await acknowledge(callback, t.plain("alert-cut-no-further") if at_the_end else "")
        return
    preset = await own_styles.restyle(user, preset.id, style)
    await acknowledge(callback, "")
    await _show(callback, t, preset, part_screen(t, preset, part), living)


async def _own(own_styles: OwnStyles, user: User, pressed: StyleCD) -> CaptionPreset:
    preset = await own_styles.get(user, pressed.preset_id)
    if preset.owner_id != user.id:
        raise StyleGoneError(f"preset {preset.id} is not {user.id}'s own")
    return preset


def _part(name: str | None) -> StylePart:
    try:
        return StylePart(name or "")
    except ValueError as error:
        raise OutdatedError(f"no part {name!r}") from error


async def _show(
    callback: CallbackQuery,
    t: Translator,
    preset: CaptionPreset,
    screen: Screen,
    living: LivingMessages,
) -> None:
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, Sample(preset.style), t)
