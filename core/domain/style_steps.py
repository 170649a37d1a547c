"""Small changes that people make to a caption style with buttons."""

from collections.abc import Callable
from dataclasses import asdict, replace
from enum import StrEnum

from core.domain.captions import (
    Box,
    CaptionStyle,
    HighlightStyle,
    PageTransition,
    Shadow,
    TextTransform,
    WordEntrance,
)
from core.domain.style_json import style_from
from core.domain.style_rules import FONT_FAMILIES, FONT_WEIGHTS, HEAVIEST

UP, DOWN = "+", "-"
ON, OFF = "on", "off"
_OPAQUE = 7
"""Letters of a colour without its transparency."""


class StylePart(StrEnum):
    """What of a style is changed; values are short, they travel in buttons."""

    FONT = "font"
    WEIGHT = "wght"
    SIZE = "size"
    CASE = "case"
    COLOR = "col"
    HIGHLIGHT_COLOR = "hcol"
    STROKE_COLOR = "scol"
    BOX_COLOR = "bcol"
    STROKE = "strk"
    BOX = "box"
    SHADOW = "shad"
    HIGHLIGHT = "high"
    ENTRANCE = "entr"
    TRANSITION = "tran"
    POSITION = "pos"
    WORDS = "wrds"
    LINES = "line"


SCALES: dict[StylePart, tuple[str, float, float, float]] = {
    StylePart.SIZE: ("font_size_px", 32, 160, 6),
    StylePart.STROKE: ("stroke_px", 0, 20, 2),
    StylePart.POSITION: ("position_y", 0.1, 0.9, 0.05),
    StylePart.WORDS: ("words_per_page", 1, 10, 1),
    StylePart.LINES: ("max_lines", 1, 4, 1),
}
"""Field, least, most and step of what is a little more or less; closer than what a style may be,
for which people use files."""


def stepped(style: CaptionStyle, part: StylePart, value: str) -> CaptionStyle:
    """Return the style with one thing changed: by `UP` or `DOWN`, to a value of the style's
    vocabulary, to a colour, or to `ON` or `OFF`. At its end a scale stays.

    Raises ValueError for a value that is not on offer, InvalidStyleError for a bad colour.
    """
    if part in SCALES:
        return _moved(style, part, value)
    return style_from(asdict(_CHANGES[part](style, value)))


def color_of(style: CaptionStyle, part: StylePart) -> str | None:
    """Return #rrggbb of a part that has a colour; None for a box that is not there."""
    colors = {
        StylePart.COLOR: style.color,
        StylePart.HIGHLIGHT_COLOR: style.highlight_color,
        StylePart.STROKE_COLOR: style.stroke_color,
        StylePart.BOX_COLOR: style.box.color if style.box else None,
    }
    color = colors[part]
    return None if color is None else color[:_OPAQUE].lower()


def _moved(style: CaptionStyle, part: StylePart, value: str) -> CaptionStyle:
    field, least, most, step = SCALES[part]
    now: float = getattr(style, field)
    if value not in (UP, DOWN):
        raise ValueError(f"{part} cannot be {value!r}")
    then = now + step if value == UP else now - step
    # A style of a file may lie outside of the scale: it comes back by steps, never by a jump.
    then = min(then, max(most, now)) if value == UP else max(then, min(least, now))
    return style_from({**asdict(style), field: type(now)(round(then, 2))})


def _font(style: CaptionStyle, value: str) -> CaptionStyle:
    family = FONT_FAMILIES[_index(value, len(FONT_FAMILIES))]
    weight = min(style.font_weight, HEAVIEST.get(family, FONT_WEIGHTS[-1]))
    return replace(style, font_family=family, font_weight=weight)


def _weight(style: CaptionStyle, value: str) -> CaptionStyle:
    if value not in (UP, DOWN):
        raise ValueError(f"no weight {value!r}")
    known = [each for each in FONT_WEIGHTS if each <= HEAVIEST.get(style.font_family, each)]
    at = min(range(len(known)), key=lambda place: abs(known[place] - style.font_weight))
    at = min(at + 1, len(known) - 1) if value == UP else max(at - 1, 0)
    return replace(style, font_weight=known[at])


def _case(style: CaptionStyle, value: str) -> CaptionStyle:
    upper = TextTransform.UPPERCASE if _is_on(value) else TextTransform.NONE
    return replace(style, text_transform=upper)


def _box(style: CaptionStyle, value: str) -> CaptionStyle:
    return replace(style, box=style.box or Box() if _is_on(value) else None)


def _shadow(style: CaptionStyle, value: str) -> CaptionStyle:
    return replace(style, shadow=style.shadow or Shadow() if _is_on(value) else None)


def _is_on(value: str) -> bool:
    if value not in (ON, OFF):
        raise ValueError(f"no position {value!r}")
    return value == ON


def _box_color(style: CaptionStyle, value: str) -> CaptionStyle:
    box = style.box or Box()
    return replace(style, box=replace(box, color=value + box.color[_OPAQUE:]))


def _index(value: str, size: int) -> int:
    if not value.isdecimal() or int(value) >= size:
        raise ValueError(f"no choice {value!r}")
    return int(value)


_CHANGES: dict[StylePart, Callable[[CaptionStyle, str], CaptionStyle]] = {
    StylePart.FONT: _font,
    StylePart.WEIGHT: _weight,
    StylePart.CASE: _case,
    # Colours of speakers go before that of the text, which nobody would see change.
    StylePart.COLOR: lambda style, value: replace(style, color=value, speaker_colors=()),
    StylePart.HIGHLIGHT_COLOR: lambda style, value: replace(style, highlight_color=value),
    StylePart.STROKE_COLOR: lambda style, value: replace(style, stroke_color=value),
    StylePart.BOX_COLOR: _box_color,
    StylePart.BOX: _box,
    StylePart.SHADOW: _shadow,
    StylePart.HIGHLIGHT: lambda style, value: replace(style, highlight_style=HighlightStyle(value)),
    StylePart.ENTRANCE: lambda style, value: replace(style, word_entrance=WordEntrance(value)),
    StylePart.TRANSITION: lambda style, value: replace(style, transition=PageTransition(value)),
}
