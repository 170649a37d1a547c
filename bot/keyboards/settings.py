"""The menu of a chat's settings."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.domain.records.people import ChatSettings
from core.services.change_settings import OFF, ON, Setting, choices, chosen
from core.texts import Translator

_IN_A_ROW = 4
_SWITCHES = (Setting.TIGHTEN, Setting.MASK)


class SettingsCD(CallbackData, prefix="set"):
    """Without a setting: the whole menu. Without a value: the choices of the setting."""

    setting: Setting | None = None
    value: str | None = None


def menu_keyboard(t: Translator, settings: ChatSettings) -> InlineKeyboardMarkup:
    """One button per setting, with the value in force; a switch is turned by its button."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                _button(
                    t(
                        f"setting-{setting}",
                        value=value_name(t, setting, chosen(settings, setting)),
                    ),
                    SettingsCD(setting=setting, value=_other_position(settings, setting)),
                )
            ]
            for setting in Setting
        ]
    )


def choices_keyboard(
    t: Translator, setting: Setting, settings: ChatSettings, engines: Sequence[str]
) -> InlineKeyboardMarkup:
    """The values on offer, the one in force with a check mark, and the way back."""
    in_force = chosen(settings, setting)
    buttons = []
    for value in choices(setting, engines):
        name = value_name(t, setting, value)
        text = t("setting-chosen", value=name) if value == in_force else name
        buttons.append(_button(text, SettingsCD(setting=setting, value=value)))
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    return InlineKeyboardMarkup(
        inline_keyboard=[*rows, [_button(t("button-settings-back"), SettingsCD())]]
    )


def value_name(t: Translator, setting: Setting, value: str) -> str:
    """Return a value in words."""
    if setting is Setting.COUNT and value.isdigit():
        return value
    return t(f"setting-{setting}-{value}")


def _other_position(settings: ChatSettings, setting: Setting) -> str | None:
    if setting not in _SWITCHES:
        return None
    return OFF if chosen(settings, setting) == ON else ON


def _button(text: str, data: SettingsCD) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
