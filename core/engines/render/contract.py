"""The render contract on the wire. The same samples validate it here and in TypeScript."""

from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

from core.domain.captions import HighlightStyle, TextTransform
from core.domain.crop import CropMode, Interpolation, LayoutKind
from core.domain.render import RenderEngine, RenderResult, RenderSpec

Unit = Annotated[float, Field(ge=0, le=1)]
Ms = Annotated[int, Field(ge=0)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", max_length=512)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$")]


class _Wire(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)


class StaticCropWire(_Wire):
    x: Unit
    y: Unit
    zoom: Annotated[float, Field(gt=0, le=16)]


class KeyframeWire(StaticCropWire):
    time: Annotated[float, Field(ge=0)]


class CropWire(_Wire):
    mode: CropMode
    static_crop: StaticCropWire | None = Field(
        None,
        validation_alias=AliasChoices("staticCrop", "static_crop"),
        serialization_alias="staticCrop",
    )
    keyframes: tuple[KeyframeWire, ...] | None = None
    interpolation: Interpolation = Interpolation.LINEAR

    @model_validator(mode="after")
    def _complete(self) -> "CropWire":
        if self.mode is CropMode.STATIC and self.static_crop is None:
            raise ValueError("a static crop needs staticCrop")
        if self.mode is CropMode.KEYFRAME and not self.keyframes:
            raise ValueError("a keyframe crop needs keyframes")
        return self


class LayoutWire(_Wire):
    kind: LayoutKind
    from_ms: Ms
    to_ms: Ms
    panels: tuple[CropWire, ...]


class SourceWire(_Wire):
    key: Key
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    fps: Annotated[float, Field(gt=0)]
    duration_ms: Annotated[int, Field(gt=0)]
    has_audio: bool
    start_offset_ms: Ms = 0


class StyleWire(_Wire):
    font_family: str
    font_weight: int
    font_size_px: Annotated[int, Field(gt=0)]
    color: Colour
    highlight_color: Colour
    stroke_color: Colour
    stroke_px: Annotated[int, Field(ge=0)]
    position_y: Unit
    max_width: Unit
    words_per_page: Annotated[int, Field(gt=0)]
    max_lines: Annotated[int, Field(gt=0)]
    text_transform: TextTransform
    highlight_style: HighlightStyle


class WordWire(_Wire):
    text: str
    start_ms: Ms
    end_ms: Ms
    speaker: int | None = None


class CaptionsWire(_Wire):
    style: StyleWire
    words: tuple[WordWire, ...]


class OutputWire(_Wire):
    key: Key
    cover_key: Key
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    fps: Annotated[float, Field(gt=0, le=60)]
    max_bytes: Annotated[int, Field(gt=0)]


class AudioWire(_Wire):
    loudness_lufs: float
    true_peak_dbtp: float


class SpecWire(_Wire):
    """A RenderSpec as JSON."""

    version: Literal[1]
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,128}$")]
    composition: Literal["ShortsVideo"]
    engine: RenderEngine
    source: SourceWire
    from_ms: Ms
    to_ms: Ms
    layouts: Annotated[tuple[LayoutWire, ...], Field(min_length=1)]
    captions: CaptionsWire | None
    output: OutputWire
    audio: AudioWire

    @model_validator(mode="after")
    def _covered(self) -> "SpecWire":
        """Layouts follow each other without gaps over the whole clip."""
        edges = [(layout.from_ms, layout.to_ms) for layout in self.layouts]
        starts = [start for start, _ in edges]
        if starts != [0, *(end for _, end in edges[:-1])]:
            raise ValueError("layouts must start at 0 and follow each other without gaps")
        if any(end <= start for start, end in edges):
            raise ValueError("a layout must last")
        if edges[-1][1] != self.to_ms - self.from_ms:
            raise ValueError("layouts must end with the clip")
        return self


def dump_spec(spec: RenderSpec) -> dict[str, object]:
    """Return the JSON document of a request. Raises pydantic.ValidationError: a bug."""
    wire = SpecWire.model_validate(spec)
    return wire.model_dump(mode="json", by_alias=True, exclude_none=False)


class ResultWire(_Wire):
    """The service's answer about a finished render."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    key: str
    cover_key: str
    width: int
    height: int
    duration_ms: int
    fps: float
    bytes: int
    engine: RenderEngine
    seconds: float

    def to_domain(self) -> RenderResult:
        return RenderResult(**self.model_dump())
