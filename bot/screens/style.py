"""Caption styles: the list, one style, its changes."""

from collections.abc import Sequence

from bot.keyboards.short import style_title
from bot.keyboards.style import (
    Shelf,
    drop_keyboard,
    list_keyboard,
    preset_keyboard,
    share_keyboard,
    shared_keyboard,
)
from bot.keyboards.tuning import part_keyboard, tuning_keyboard
from bot.screens.screen import Screen
from bot.screens.settings import style_name
from core.domain.captions import CaptionStyle
from core.domain.presets import SYSTEM_PRESETS, slug_of
from core.domain.records.preset import CaptionPreset, StyleShare
from core.domain.style_steps import StylePart
from core.texts import Translator

_PAGES = {
    StylePart.WEIGHT: StylePart.FONT,
    StylePart.SIZE: StylePart.FONT,
    StylePart.CASE: StylePart.FONT,
    StylePart.STROKE: StylePart.BOX,
    StylePart.SHADOW: StylePart.BOX,
    StylePart.LINES: StylePart.WORDS,
    StylePart.POSITION: StylePart.WORDS,
}
"""Parts that are changed on the page of another one."""


def styles_list_screen(
    t: Translator, presets: Sequence[CaptionPreset], current: CaptionPreset | None, page: int
) -> Screen:
    """Every style there is; the picture shows the one in force."""
    text = t("styles", name=style_name(t.plain, current), about=about(t, current))
    keyboard = list_keyboard(t.plain, presets, current.id if current else None, page)
    return Screen(text, keyboard)


def preset_screen(t: Translator, shelf: Shelf) -> Screen:
    """One style, and what can be done with it."""
    preset = shelf.preset
    text = t(
        "style-page",
        name=style_title(t.plain, preset),
        about=about(t, preset),
        facts=_facts(t.plain, preset.style),
    )
    return Screen(text, preset_keyboard(t.plain, shelf))


def tuning_screen(t: Translator, preset: CaptionPreset) -> Screen:
    """What can be changed about an own style."""
    text = t("style-tuning", name=preset.name, facts=_facts(t.plain, preset.style))
    return Screen(text, tuning_keyboard(t.plain, preset))


def part_screen(t: Translator, preset: CaptionPreset, part: StylePart) -> Screen:
    """One thing being changed."""
    page = _PAGES.get(part, part)
    return Screen(t(f"tuning-{page}", name=preset.name), part_keyboard(t.plain, preset, part))


def drop_screen(t: Translator, preset: CaptionPreset) -> Screen:
    """Surely?"""
    return Screen(t("style-drop-surely", name=preset.name), drop_keyboard(t.plain, preset))


def share_screen(t: Translator, preset: CaptionPreset, link: str) -> Screen:
    """A link that gives a style away."""
    text = t("style-link", name=style_title(t.plain, preset), link=link)
    return Screen(text, share_keyboard(t.plain, preset, link))


def shared_screen(t: Translator, share: StyleShare) -> Screen:
    """What somebody gives by a link."""
    text = t("style-shared", name=share.name, facts=_facts(t.plain, share.style))
    return Screen(text, shared_keyboard(t.plain, share.token))


def about(t: Translator, preset: CaptionPreset | None) -> str:
    """Return a line about a style."""
    if preset is None or (preset.owner_id is None and preset.name in SYSTEM_PRESETS):
        slug = slug_of(preset.name) if preset else "shorts"
        return t(f"style-{slug}-about")
    return t("style-imported-about" if preset.owner_id is None else "style-own-about")


def _facts(t: Translator, style: CaptionStyle) -> str:
    return t(
        "style-facts",
        font=style.font_family,
        size=style.font_size_px,
        words=style.words_per_page,
        highlight=t(f"high-{style.highlight_style.replace('_', '-')}"),
        transition=t(f"tran-{style.transition.replace('_', '-')}"),
    )
