"""Buttons of the brand kit."""

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards.menu import BrandAction, BrandCD, button, chosen_or_not, settings_button
from bot.keyboards.tuning import PALETTE
from core.domain.brand import BrandKit
from core.domain.overlays import Corner
from core.services.change_settings import OFF, ON
from core.texts import Translator

_ARROWS = {
    Corner.TOP_LEFT: "↖️",
    Corner.TOP_RIGHT: "↗️",
    Corner.BOTTOM_LEFT: "↙️",
    Corner.BOTTOM_RIGHT: "↘️",
}
_COLORS_IN_A_ROW = 6
AUTO = "auto"


def brand_keyboard(t: Translator, brand: BrandKit) -> InlineKeyboardMarkup:
    """What a chat's shorts carry; switches are turned by their buttons."""
    mark = "logo" if brand.logo_key else "text" if brand.watermark_text else "none"
    color = t("brand-color-own") if brand.accent_color else t("brand-color-auto")
    rows = [
        [button(t("button-brand-mark", value=t(f"brand-mark-{mark}")), _data(BrandAction.MARK))],
        [button(t("button-brand-color", value=color), _data(BrandAction.COLOR))],
        [
            button(
                t("button-brand-hook", value=_position(t, on=brand.hook)),
                _data(BrandAction.HOOK, OFF if brand.hook else ON),
            )
        ],
        [
            button(
                t("button-brand-bar", value=_position(t, on=brand.progress_bar)),
                _data(BrandAction.BAR, OFF if brand.progress_bar else ON),
            )
        ],
        [settings_button(t)],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def mark_keyboard(t: Translator, brand: BrandKit) -> InlineKeyboardMarkup:
    """The logo, the text that stands in for it, and their corner."""
    logo = [button(t("button-brand-logo"), _data(BrandAction.LOGO))]
    if brand.logo_key:
        logo.append(button(t("button-brand-no-logo"), _data(BrandAction.NO_LOGO)))
    text = [button(t("button-brand-text"), _data(BrandAction.TEXT))]
    if brand.watermark_text:
        text.append(button(t("button-brand-no-text"), _data(BrandAction.NO_TEXT)))
    corners = [
        button(
            chosen_or_not(t, arrow, chosen=corner is brand.corner),
            _data(BrandAction.CORNER, corner),
        )
        for corner, arrow in _ARROWS.items()
    ]
    back = button(t("button-settings-back"), _data(BrandAction.OPEN))
    return InlineKeyboardMarkup(inline_keyboard=[logo, text, corners, [back]])


def color_keyboard(t: Translator, brand: BrandKit) -> InlineKeyboardMarkup:
    """Colours of the progress bar and of the title's card."""
    dots = [
        button(
            chosen_or_not(t, dot, chosen=color == brand.accent_color),
            _data(BrandAction.COLOR, color),
        )
        for dot, color in PALETTE.items()
    ]
    auto = chosen_or_not(t, t("brand-color-auto"), chosen=brand.accent_color is None)
    rows = [dots[at : at + _COLORS_IN_A_ROW] for at in range(0, len(dots), _COLORS_IN_A_ROW)]
    rows.append(
        [
            button(auto, _data(BrandAction.COLOR, AUTO)),
            button(t("button-color-type"), _data(BrandAction.TYPE_COLOR)),
        ]
    )
    back = button(t("button-settings-back"), _data(BrandAction.OPEN))
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back]])


def _position(t: Translator, *, on: bool) -> str:
    return t("switch-on" if on else "switch-off")


def _data(action: BrandAction, arg: str | None = None) -> BrandCD:
    return BrandCD(action=action, arg=arg)
