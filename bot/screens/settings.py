"""The menu of a chat's settings."""

from collections.abc import Sequence

from bot.keyboards.settings import choices_keyboard, menu_keyboard, tongue_keyboard
from bot.keyboards.short import style_title
from bot.keyboards.voting import approval_button
from bot.screens.screen import Screen
from core.domain.presets import DEFAULT_PRESET, slug_of
from core.domain.records.people import ChatSettings
from core.domain.records.preset import CaptionPreset
from core.services.change_settings import Setting
from core.texts import Translator


def settings_screen(
    t: Translator, settings: ChatSettings, style: CaptionPreset | None, *, group: bool
) -> Screen:
    """Everything that can be chosen, as it is now; a `group` also chooses who decides. `style` is
    the captions' style, None where it is gone and the default one stands in."""
    keyboard = menu_keyboard(t.plain, settings, style_name(t.plain, style))
    if group:
        keyboard.inline_keyboard.append([approval_button(t.plain, settings)])
    return Screen(t("settings"), keyboard)


def setting_screen(
    t: Translator, setting: Setting, settings: ChatSettings, engines: Sequence[str]
) -> Screen:
    """The choices of one setting."""
    keyboard = choices_keyboard(t.plain, setting, settings, engines)
    return Screen(t(f"settings-{setting}"), keyboard)


def tongue_screen(t: Translator) -> Screen:
    """The languages of the interface."""
    return Screen(t("language-choose"), tongue_keyboard(t.plain, t.language))


def style_name(t: Translator, style: CaptionPreset | None) -> str:
    """Return what the style in force is called."""
    return style_title(t, style) if style else t(f"style-{slug_of(DEFAULT_PRESET)}")
