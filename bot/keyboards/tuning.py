"""Buttons that change an own style, a little at a time."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.menu import StyleAction, StyleCD, button, chosen_or_not
from bot.keyboards.style import style_data
from core.domain.captions import HighlightStyle, PageTransition, TextTransform, WordEntrance
from core.domain.records.preset import CaptionPreset
from core.domain.style_rules import FONT_FAMILIES
from core.domain.style_steps import DOWN, OFF, ON, UP, StylePart, color_of
from core.texts import Translator

Row = list[InlineKeyboardButton]
PALETTE = {
    "⚪": "#ffffff",
    "⚫": "#101014",
    "🟡": "#ffe14a",
    "🟠": "#ff9f1a",
    "🔴": "#ff3b3b",
    "🌸": "#ff4f8b",
    "🟣": "#a855f7",
    "🔵": "#2f6bff",
    "🧊": "#7fdcff",
    "🟢": "#7cff5b",
    "🌿": "#1fb573",
    "🟤": "#8b5a2b",
}
_COLORS_IN_A_ROW = 6
_CHOICES_IN_A_ROW = 3
_VOCABULARY: dict[StylePart, type[StrEnum]] = {
    StylePart.HIGHLIGHT: HighlightStyle,
    StylePart.ENTRANCE: WordEntrance,
    StylePart.TRANSITION: PageTransition,
}
_COLORS = (
    StylePart.COLOR,
    StylePart.HIGHLIGHT_COLOR,
    StylePart.STROKE_COLOR,
    StylePart.BOX_COLOR,
)
_FONT = (StylePart.FONT, StylePart.WEIGHT, StylePart.SIZE, StylePart.CASE)
_BACKS = (StylePart.STROKE, StylePart.BOX, StylePart.SHADOW)


def tuning_keyboard(t: Translator, preset: CaptionPreset) -> InlineKeyboardMarkup:
    """What can be changed."""
    pages = (StylePart.FONT, StylePart.COLOR, StylePart.HIGHLIGHT, StylePart.BOX, StylePart.WORDS)
    opens = [
        button(t(f"button-tune-{part}"), style_data(StyleAction.TUNE, preset, part))
        for part in pages
    ]
    name = button(t("button-style-name"), style_data(StyleAction.NAME, preset))
    done = button(t("button-tune-done"), style_data(StyleAction.OPEN, preset))
    return InlineKeyboardMarkup(inline_keyboard=[opens[:2], opens[2:4], [opens[4], name], [done]])


def part_keyboard(t: Translator, preset: CaptionPreset, part: StylePart) -> InlineKeyboardMarkup:
    """The page on which a part is changed."""
    if part in _VOCABULARY:
        rows = _motion(t, preset, part)
    elif part in _COLORS:
        rows = _colors(t, preset, part)
    elif part in _FONT:
        rows = _fonts(t, preset)
    elif part in _BACKS:
        rows = _backs(t, preset)
    else:
        rows = [_scale(t, preset, each) for each in (StylePart.WORDS, StylePart.LINES)]
        rows.append(_scale(t, preset, StylePart.POSITION, down="⬆️", up="⬇️"))
    back = button(t("button-settings-back"), style_data(StyleAction.TUNE, preset))
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back]])


def _fonts(t: Translator, preset: CaptionPreset) -> list[Row]:
    style = preset.style
    fonts = [
        button(
            chosen_or_not(t, family, chosen=family == style.font_family),
            _change(preset, StylePart.FONT, str(place)),
        )
        for place, family in enumerate(FONT_FAMILIES)
    ]
    upper = style.text_transform is TextTransform.UPPERCASE
    return [
        *_in_rows(fonts, 2),
        _scale(t, preset, StylePart.SIZE, down="А−", up="А+"),
        _scale(t, preset, StylePart.WEIGHT),
        [_switch(t, preset, StylePart.CASE, on=upper)],
    ]


def _colors(t: Translator, preset: CaptionPreset, part: StylePart) -> list[Row]:
    tabs = [_tab(t, preset, each, chosen=each is part) for each in _COLORS]
    now = color_of(preset.style, part)
    dots = [
        button(chosen_or_not(t, dot, chosen=color == now), _change(preset, part, color))
        for dot, color in PALETTE.items()
    ]
    other = button(t("button-color-type"), style_data(StyleAction.COLOR, preset, part))
    return [*_in_rows(tabs, 2), *_in_rows(dots, _COLORS_IN_A_ROW), [other]]


def _motion(t: Translator, preset: CaptionPreset, part: StylePart) -> list[Row]:
    tabs = [_tab(t, preset, each, chosen=each is part) for each in _VOCABULARY]
    now = {
        StylePart.HIGHLIGHT: preset.style.highlight_style,
        StylePart.ENTRANCE: preset.style.word_entrance,
        StylePart.TRANSITION: preset.style.transition,
    }[part]
    values = [
        button(
            chosen_or_not(t, t(f"{part}-{each.replace('_', '-')}"), chosen=each == now),
            _change(preset, part, each),
        )
        for each in _VOCABULARY[part]
    ]
    return [tabs, *_in_rows(values, _CHOICES_IN_A_ROW)]


def _backs(t: Translator, preset: CaptionPreset) -> list[Row]:
    style = preset.style
    return [
        _scale(t, preset, StylePart.STROKE),
        [_switch(t, preset, StylePart.BOX, on=style.box is not None)],
        [_switch(t, preset, StylePart.SHADOW, on=style.shadow is not None)],
    ]


def _scale(
    t: Translator, preset: CaptionPreset, part: StylePart, down: str = "−", up: str = "+"
) -> Row:
    """Less, how much it is now, more."""
    style = preset.style
    value = {
        StylePart.SIZE: style.font_size_px,
        StylePart.WEIGHT: style.font_weight,
        StylePart.STROKE: style.stroke_px,
        StylePart.POSITION: round(style.position_y * 100),
        StylePart.WORDS: style.words_per_page,
        StylePart.LINES: style.max_lines,
    }[part]
    return [
        button(down, _change(preset, part, DOWN)),
        button(t(f"tune-{part}", value=value), style_data(StyleAction.TUNE, preset, part)),
        button(up, _change(preset, part, UP)),
    ]


def _switch(
    t: Translator, preset: CaptionPreset, part: StylePart, *, on: bool
) -> InlineKeyboardButton:
    value = t("switch-on" if on else "switch-off")
    # The position asked for is named, so that a button pressed twice does not turn it back.
    return button(t(f"tune-{part}", value=value), _change(preset, part, OFF if on else ON))


def _tab(
    t: Translator, preset: CaptionPreset, part: StylePart, *, chosen: bool
) -> InlineKeyboardButton:
    name = t(f"tab-{part}")
    text = t("button-tab-on", name=name) if chosen else name
    return button(text, style_data(StyleAction.TUNE, preset, part))


def _change(preset: CaptionPreset, part: StylePart, value: str) -> StyleCD:
    return style_data(StyleAction.SET, preset, f"{part}={value}")


def _in_rows(buttons: Row, width: int) -> list[Row]:
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]
