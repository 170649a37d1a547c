"""The menu of a chat's settings."""

from collections.abc import Sequence

from bot.keyboards.settings import choices_keyboard, menu_keyboard
from bot.keyboards.voting import approval_button
from bot.screens.screen import Screen
from core.domain.records.people import ChatSettings
from core.services.change_settings import Setting
from core.texts import Translator


def settings_screen(t: Translator, settings: ChatSettings, *, group: bool) -> Screen:
    """Everything that can be chosen, as it is now; a `group` also chooses who decides."""
    keyboard = menu_keyboard(t.plain, settings)
    if group:
        keyboard.inline_keyboard.append([approval_button(t.plain, settings)])
    return Screen(t("settings"), keyboard)


def setting_screen(
    t: Translator, setting: Setting, settings: ChatSettings, engines: Sequence[str]
) -> Screen:
    """The choices of one setting."""
    keyboard = choices_keyboard(t.plain, setting, settings, engines)
    return Screen(t(f"settings-{setting}"), keyboard)
