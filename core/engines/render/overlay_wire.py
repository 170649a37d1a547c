"""Overlays on the wire."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from core.domain.overlays import (
    MAX_HOOK_TEXT,
    MAX_WATERMARK_TEXT,
    Corner,
    Edge,
    Hook,
    Overlays,
    ProgressBar,
    Watermark,
)
from core.domain.style_rules import STYLE_LIMITS
from core.engines.render.wire import Colour, Family, Key, Ms, Unit, Weight, Wire, within

HookText = Annotated[str, Field(min_length=1, max_length=MAX_HOOK_TEXT, pattern=r"\S")]
MarkText = Annotated[str, Field(min_length=1, max_length=MAX_WATERMARK_TEXT, pattern=r"\S")]


class HookWire(Wire):
    RECORD = Hook

    text: HookText
    from_ms: Ms
    to_ms: Ms
    font_family: Family
    font_weight: Weight
    font_size_px: Annotated[float, within(STYLE_LIMITS["font_size_px"])]
    color: Colour
    background_color: Colour
    position_y: Unit

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.to_ms <= self.from_ms:
            raise ValueError("a hook must end after it starts")
        return self


class ProgressBarWire(Wire):
    RECORD = ProgressBar

    color: Colour
    height_px: Annotated[float, Field(ge=2, le=80)]
    edge: Edge


class WatermarkWire(Wire):
    RECORD = Watermark

    image_key: Key | None
    text: MarkText | None
    corner: Corner
    width: Annotated[float, Field(ge=0.05, le=0.5)]
    opacity: Annotated[float, Field(ge=0.05, le=1)]

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.image_key is None) == (self.text is None):
            raise ValueError("either image_key or text")
        return self


class OverlaysWire(Wire):
    RECORD = Overlays

    hook: HookWire | None
    progress_bar: ProgressBarWire | None
    watermark: WatermarkWire | None
