"""The menu of a chat's settings."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.menu import (
    BrandAction,
    BrandCD,
    SettingsCD,
    StyleAction,
    StyleCD,
    TongueCD,
    button,
    chosen_or_not,
    settings_button,
)
from core.domain.records.people import ChatSettings
from core.services.change_settings import OFF, ON, Setting, choices, chosen
from core.texts import LANGUAGES, Translator

_IN_A_ROW = 3
_WIDE = (Setting.NOTIFY, Setting.LENGTH)
_SWITCHES = (Setting.TIGHTEN, Setting.MASK)
_NUMBERS = (Setting.COUNT, Setting.APPROVE, Setting.RETENTION)
_ROWS = (
    (Setting.COUNT, Setting.LENGTH),
    (Setting.LAYOUT, Setting.APPROVE),
    (Setting.SPEECH, Setting.ENGINE),
    (Setting.TIGHTEN,),
    (Setting.MASK,),
    (Setting.NOTIFY,),
)


def menu_keyboard(t: Translator, settings: ChatSettings, style: str) -> InlineKeyboardMarkup:
    """One button per setting, with the value in force; a switch is turned by its button. `style`
    is what the captions' style is called."""
    look = [
        button(t("setting-style", value=style), StyleCD(action=StyleAction.LIST)),
        button(t("setting-brand"), BrandCD(action=BrandAction.OPEN)),
    ]
    rows = [[_setting_button(t, settings, each) for each in row] for row in _ROWS]
    last = [
        _setting_button(t, settings, Setting.RETENTION),
        button(t("setting-tongue"), TongueCD()),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[look, *rows, last])


def choices_keyboard(
    t: Translator, setting: Setting, settings: ChatSettings, engines: Sequence[str]
) -> InlineKeyboardMarkup:
    """The values on offer, the one in force with a check mark, and the way back."""
    in_force = chosen(settings, setting)
    buttons = []
    for value in choices(setting, engines):
        text = chosen_or_not(t, value_name(t, setting, value), chosen=value == in_force)
        buttons.append(button(text, SettingsCD(setting=setting, value=value)))
    width = 1 if setting in _WIDE else _IN_A_ROW
    rows = [buttons[at : at + width] for at in range(0, len(buttons), width)]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [settings_button(t)]])


def tongue_keyboard(t: Translator, current: str) -> InlineKeyboardMarkup:
    """The languages of the interface, each called as its speakers call it."""
    buttons = []
    for code in LANGUAGES:
        text = chosen_or_not(t, t(f"button-language-{code}"), chosen=code == current)
        buttons.append(button(text, TongueCD.model_validate({"code": code})))
    return InlineKeyboardMarkup(inline_keyboard=[buttons, [settings_button(t)]])


def value_name(t: Translator, setting: Setting, value: str) -> str:
    """Return a value in words."""
    if setting in _NUMBERS and value.isdigit():
        return t(f"setting-{setting}-number", number=int(value))
    return t(f"setting-{setting}-{value}")


def _setting_button(
    t: Translator, settings: ChatSettings, setting: Setting
) -> InlineKeyboardButton:
    name = value_name(t, setting, chosen(settings, setting))
    data = SettingsCD(setting=setting, value=_other_position(settings, setting))
    return button(t(f"setting-{setting}", value=name), data)


def _other_position(settings: ChatSettings, setting: Setting) -> str | None:
    if setting not in _SWITCHES:
        return None
    return OFF if chosen(settings, setting) == ON else ON
