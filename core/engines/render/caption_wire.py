"""Captions on the wire."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from core.domain.captions import (
    Box,
    CaptionStyle,
    HighlightStyle,
    PageTransition,
    Shadow,
    TextTransform,
    WordEntrance,
)
from core.domain.style_rules import BOX_LIMITS, MAX_SPEAKER_COLORS, SHADOW_LIMITS, STYLE_LIMITS
from core.engines.render.wire import Colour, Family, Ms, Weight, Wire, within

MAX_WORDS = 10_000
Text = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]


class ShadowWire(Wire):
    RECORD = Shadow

    color: Colour
    offset_x_px: Annotated[float, within(SHADOW_LIMITS["offset_x_px"])]
    offset_y_px: Annotated[float, within(SHADOW_LIMITS["offset_y_px"])]
    blur_px: Annotated[float, within(SHADOW_LIMITS["blur_px"])]


class BoxWire(Wire):
    RECORD = Box

    color: Colour
    radius_px: Annotated[float, within(BOX_LIMITS["radius_px"])]
    padding_x_px: Annotated[float, within(BOX_LIMITS["padding_x_px"])]
    padding_y_px: Annotated[float, within(BOX_LIMITS["padding_y_px"])]


class StyleWire(Wire):
    RECORD = CaptionStyle

    font_family: Family
    font_weight: Weight
    font_size_px: Annotated[float, within(STYLE_LIMITS["font_size_px"])]
    color: Colour
    highlight_color: Colour
    stroke_color: Colour
    stroke_px: Annotated[float, within(STYLE_LIMITS["stroke_px"])]
    shadow: ShadowWire | None
    box: BoxWire | None
    position_x: Annotated[float, within(STYLE_LIMITS["position_x"])]
    position_y: Annotated[float, within(STYLE_LIMITS["position_y"])]
    max_width: Annotated[float, within(STYLE_LIMITS["max_width"])]
    words_per_page: Annotated[int, within(STYLE_LIMITS["words_per_page"])]
    max_lines: Annotated[int, within(STYLE_LIMITS["max_lines"])]
    text_transform: TextTransform
    highlight_style: HighlightStyle
    highlight_rotation_deg: Annotated[float, within(STYLE_LIMITS["highlight_rotation_deg"])]
    word_entrance: WordEntrance
    transition: PageTransition
    speaker_colors: Annotated[tuple[Colour, ...], Field(max_length=MAX_SPEAKER_COLORS)]


class WordWire(Wire):
    text: Text
    start_ms: Ms
    end_ms: Ms
    speaker: int | None = None


class CaptionsWire(Wire):
    style: StyleWire
    words: Annotated[tuple[WordWire, ...], Field(max_length=MAX_WORDS)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        before = 0
        for word in self.words:
            if word.end_ms < word.start_ms or word.start_ms < before:
                raise ValueError("words must follow each other and not end before they start")
            before = word.start_ms
        return self
