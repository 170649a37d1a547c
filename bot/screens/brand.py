"""The brand kit of a chat."""

from bot.keyboards.brand import brand_keyboard, color_keyboard, mark_keyboard
from bot.screens.screen import Screen
from core.domain.brand import BrandKit
from core.texts import Translator


def brand_screen(t: Translator, brand: BrandKit) -> Screen:
    """What the shorts carry, and what can be changed."""
    return Screen(t("brand"), brand_keyboard(t.plain, brand))


def mark_screen(t: Translator, brand: BrandKit) -> Screen:
    """The logo or the text in the corner."""
    lines = [t("brand-mark")]
    if brand.logo_key and brand.watermark_text:
        lines.append(t("brand-mark-both", text=brand.watermark_text))
    elif brand.watermark_text:
        lines.append(t("brand-mark-now", text=brand.watermark_text))
    return Screen("\n\n".join(lines), mark_keyboard(t.plain, brand))


def brand_color_screen(t: Translator, brand: BrandKit) -> Screen:
    """The accent colour."""
    return Screen(t("brand-color"), color_keyboard(t.plain, brand))
