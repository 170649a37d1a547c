"""What the buttons of the settings carry, and the way back to them."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.keyboards.packing import unpacked
from core.domain.errors import OutdatedError
from core.services.change_settings import Setting
from core.texts import Translator


class SettingsCD(CallbackData, prefix="set"):
    """Without a setting: the whole menu. Without a value: the choices of the setting."""

    setting: Setting | None = None
    value: str | None = None


class TongueCD(CallbackData, prefix="tongue"):
    """Without a code: the languages of the interface to choose from, inside of the menu."""

    code: Literal["ru", "en"] | None = None


class StyleAction(StrEnum):
    """What a press asks for."""

    LIST = "list"
    OPEN = "open"
    USE = "use"
    COPY = "copy"
    TUNE = "tune"
    SET = "set"
    COLOR = "hex"
    NAME = "name"
    DROP = "drop"
    DROP_SURELY = "gone"
    SHARE = "link"
    FILE = "file"


class StyleCD(CallbackData, prefix="style"):
    """`preset` is the packed id of a style; `arg` a page of the list, a part of the style, or a
    part and its value."""

    action: StyleAction
    preset: str | None = None
    arg: str | None = None

    @property
    def preset_id(self) -> UUID:
        """Raises OutdatedError."""
        if self.preset is None:
            raise OutdatedError(f"{self.action} of no style")
        return unpacked(self.preset)


class TakeCD(CallbackData, prefix="take"):
    """Takes what a link gives."""

    token: str


class BrandAction(StrEnum):
    """What a press asks for."""

    OPEN = "open"
    MARK = "mark"
    LOGO = "logo"
    NO_LOGO = "nologo"
    TEXT = "text"
    NO_TEXT = "notext"
    CORNER = "corner"
    COLOR = "color"
    TYPE_COLOR = "hex"
    HOOK = "hook"
    BAR = "bar"


class BrandCD(CallbackData, prefix="brand"):
    """`arg` is a corner, a colour, or the position of a switch."""

    action: BrandAction
    arg: str | None = None


def settings_button(t: Translator) -> InlineKeyboardButton:
    """Back to the whole menu."""
    return button(t("button-settings-back"), SettingsCD())


def chosen_or_not(t: Translator, name: str, *, chosen: bool) -> str:
    """Return a name, with a check mark where it is in force."""
    return t("setting-chosen", value=name) if chosen else name


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    """Return a button that carries data."""
    return InlineKeyboardButton(text=text, callback_data=data.pack())
