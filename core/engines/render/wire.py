"""The parts of the render contract on the wire; `contract` puts them together.

Limits are those of `remotion_service/src/spec`; the samples in `tests/contract` hold both to them.
"""

from collections.abc import Collection
from dataclasses import MISSING, fields
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from core.domain.crop import CropMode, Interpolation, LayoutKind
from core.domain.style_rules import COLOR, FONT_FAMILIES, FONT_WEIGHTS, Limits

T = TypeVar("T")

PANELS = {LayoutKind.SINGLE: (1, 1), LayoutKind.SPLIT: (2, 2), LayoutKind.FIT: (0, 1)}
"""Fewest and most windows of each kind of layout."""


def _plain_key(key: str) -> str:
    if any(part in (".", "..") for part in key.split("/")):
        raise ValueError("a key does not climb")
    return key


def _one_of(known: Collection[T], value: T) -> T:
    if value not in known:
        raise ValueError(f"there are {known}")
    return value


def within(limits: Limits) -> FieldInfo:
    """Return the bounds of a number."""
    bounds: FieldInfo = Field(ge=limits.least, le=limits.most)
    return bounds


Unit = Annotated[float, Field(ge=0, le=1)]
Ms = Annotated[int, Field(ge=0, strict=True)]
Key = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", max_length=512),
    AfterValidator(_plain_key),
]
Colour = Annotated[str, Field(pattern=COLOR)]
Family = Annotated[str, AfterValidator(partial(_one_of, FONT_FAMILIES))]
Weight = Annotated[int, AfterValidator(partial(_one_of, FONT_WEIGHTS))]


class Wire(BaseModel):
    """Reads domain objects as well as JSON; unknown fields are refused, and what JSON leaves out
    has the default of `RECORD`."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)
    RECORD: ClassVar[type | None] = None

    @model_validator(mode="before")
    @classmethod
    def _with_defaults(cls, data: Any) -> Any:  # noqa: ANN401  (whatever was sent)
        if cls.RECORD is None or not isinstance(data, dict):
            return data
        return _defaults_of(cls.RECORD) | data


def _defaults_of(record: type) -> dict[str, Any]:
    return {f.name: f.default for f in fields(record) if f.default is not MISSING}


class StaticCropWire(Wire):
    x: Unit
    y: Unit
    zoom: Annotated[float, Field(ge=1, le=16)]


class KeyframeWire(StaticCropWire):
    time: Annotated[float, Field(allow_inf_nan=False)]


class CropWire(Wire):
    mode: CropMode
    static_crop: StaticCropWire | None = Field(
        None,
        validation_alias=AliasChoices("staticCrop", "static_crop"),
        serialization_alias="staticCrop",
    )
    keyframes: tuple[KeyframeWire, ...] | None = None
    interpolation: Interpolation | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode is CropMode.STATIC:
            if self.static_crop is None:
                raise ValueError("a static crop needs staticCrop")
            return self
        times = [keyframe.time for keyframe in self.keyframes or ()]
        if not times or any(b <= a for a, b in pairwise(times)):
            raise ValueError("a keyframe crop needs keyframes in order")
        return self


class LayoutWire(Wire):
    kind: LayoutKind
    from_ms: Ms
    to_ms: Ms
    panels: tuple[CropWire, ...]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        fewest, most = PANELS[self.kind]
        if not fewest <= len(self.panels) <= most:
            raise ValueError(f"{self.kind} takes {fewest} to {most} panels")
        if self.to_ms <= self.from_ms:
            raise ValueError("a layout must last")
        return self


class PieceWire(Wire):
    """A stretch of the source; in the program it is a Span."""

    from_ms: Ms = Field(validation_alias=AliasChoices("from_ms", "start_ms"))
    to_ms: Ms = Field(validation_alias=AliasChoices("to_ms", "end_ms"))


class SourceWire(Wire):
    key: Key
    width: Annotated[int, Field(ge=16, le=16_384)]
    height: Annotated[int, Field(ge=16, le=16_384)]
    fps: Annotated[float, Field(gt=0, le=1000)]
    duration_ms: Annotated[int, Field(gt=0)]
    has_audio: bool
    start_offset_ms: Ms


class OutputWire(Wire):
    key: Key
    cover_key: Key
    width: Annotated[int, Field(ge=64, le=4096, multiple_of=2)]
    height: Annotated[int, Field(ge=64, le=4096, multiple_of=4)]
    fps: Annotated[float, Field(ge=1, le=60)]
    max_bytes: Annotated[int, Field(ge=10_000)]


class AudioWire(Wire):
    loudness_lufs: Annotated[float, Field(ge=-70, le=-5)]
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)]
