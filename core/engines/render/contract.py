"""The render contract on the wire. The same samples validate it here and in TypeScript."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.domain.crop import CropMode, LayoutKind
from core.domain.overlays import Overlays
from core.domain.render import (
    MAX_CLIP_MS,
    MAX_PIECES,
    MIN_CLIP_MS,
    Composition,
    Quality,
    RenderEngine,
    RenderResult,
    RenderSpec,
)
from core.engines.render.caption_wire import CaptionsWire
from core.engines.render.overlay_wire import OverlaysWire
from core.engines.render.wire import (
    AudioWire,
    LayoutWire,
    Ms,
    OutputWire,
    PieceWire,
    SourceWire,
    Wire,
)

ASPECT_TOLERANCE = 0.02
"""Even sides may change a shape by this much."""


class SpecWire(Wire):
    """A RenderSpec as JSON."""

    version: Literal[1]
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,128}$")]
    composition: Composition
    engine: RenderEngine
    quality: Quality = Quality.FINAL
    source: SourceWire
    from_ms: Ms
    to_ms: Ms
    keep: Annotated[tuple[PieceWire, ...], Field(max_length=MAX_PIECES)] = ()
    layouts: Annotated[tuple[LayoutWire, ...], Field(min_length=1, max_length=500)]
    captions: CaptionsWire | None
    overlays: OverlaysWire = OverlaysWire.model_validate(Overlays())
    output: OutputWire
    audio: AudioWire

    @property
    def length_ms(self) -> int:
        """Length of the short."""
        if not self.keep:
            return self.to_ms - self.from_ms
        return sum(piece.to_ms - piece.from_ms for piece in self.keep)

    @model_validator(mode="after")
    def _inside_the_source(self) -> Self:
        if self.length_ms < MIN_CLIP_MS or self.to_ms - self.from_ms > MAX_CLIP_MS:
            raise ValueError(f"a clip lasts {MIN_CLIP_MS} to {MAX_CLIP_MS} ms")
        if self.to_ms > self.source.duration_ms:
            raise ValueError("the clip ends after the source")
        return self

    @model_validator(mode="after")
    def _own_keys(self) -> Self:
        mark = self.overlays.watermark
        read = {self.source.key, mark.image_key if mark else None}
        written = {self.output.key, self.output.cover_key}
        if len(written) == 1 or read & written:
            raise ValueError("keys that are read and written must differ")
        return self

    @model_validator(mode="after")
    def _pieces_in_order(self) -> Self:
        earliest = self.from_ms
        for piece in self.keep:
            if not earliest <= piece.from_ms < piece.to_ms <= self.to_ms:
                raise ValueError("pieces must last and follow each other inside the clip")
            earliest = piece.to_ms
        return self

    @model_validator(mode="after")
    def _covered(self) -> Self:
        """Layouts follow each other without gaps over the whole clip; words lie inside it."""
        length = self.length_ms
        starts = [layout.from_ms for layout in self.layouts]
        ends = [layout.to_ms for layout in self.layouts]
        if starts != [0, *ends[:-1]] or ends[-1] != length:
            raise ValueError("layouts must cover the clip without gaps")
        if self.captions and any(word.start_ms >= length for word in self.captions.words):
            raise ValueError("a word must start inside the clip")
        if self.overlays.hook and self.overlays.hook.from_ms >= length:
            raise ValueError("a hook must start inside the clip")
        return self

    @model_validator(mode="after")
    def _native(self) -> Self:
        """CaptionedVideo leaves the picture as it is."""
        if self.composition is not Composition.CAPTIONED_VIDEO:
            return self
        source, output = self.source, self.output
        shape = (output.width * source.height) / (output.height * source.width)
        if abs(shape - 1) > ASPECT_TOLERANCE:
            raise ValueError("CaptionedVideo keeps the source's shape")
        if len(self.layouts) > 1 or not _shows_all(self.layouts[0]):
            raise ValueError("CaptionedVideo shows one single static window")
        return self


def _shows_all(layout: LayoutWire) -> bool:
    if layout.kind is not LayoutKind.SINGLE or layout.panels[0].mode is not CropMode.STATIC:
        return False
    window = layout.panels[0].static_crop
    return window is not None and window.zoom == 1


def dump_spec(spec: RenderSpec) -> dict[str, object]:
    """Return the JSON document of a request. Raises pydantic.ValidationError: a bug."""
    return SpecWire.model_validate(spec).model_dump(mode="json", by_alias=True)


class ResultWire(BaseModel):
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
    engine_reason: str | None = None
    encoder: str = ""

    def to_domain(self) -> RenderResult:
        """Return the result as the rest of the program knows it."""
        return RenderResult(**self.model_dump())
