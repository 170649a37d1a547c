"""The render contract on the wire. The same samples validate it here and in TypeScript."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.domain.render import (
    MAX_CLIP_MS,
    MAX_PIECES,
    MIN_CLIP_MS,
    RenderEngine,
    RenderResult,
    RenderSpec,
)
from core.engines.render.wire import (
    AudioWire,
    CaptionsWire,
    LayoutWire,
    Ms,
    OutputWire,
    PieceWire,
    SourceWire,
    Wire,
)


class SpecWire(Wire):
    """A RenderSpec as JSON."""

    version: Literal[1]
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,128}$")]
    composition: Literal["ShortsVideo"]
    engine: RenderEngine
    source: SourceWire
    from_ms: Ms
    to_ms: Ms
    keep: Annotated[tuple[PieceWire, ...], Field(max_length=MAX_PIECES)] = ()
    layouts: Annotated[tuple[LayoutWire, ...], Field(min_length=1, max_length=500)]
    captions: CaptionsWire | None
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
        if len({self.source.key, self.output.key, self.output.cover_key}) < 3:  # noqa: PLR2004
            raise ValueError("source, output and cover keys must differ")
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
        return self


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

    def to_domain(self) -> RenderResult:
        """Return the result as the rest of the program knows it."""
        return RenderResult(**self.model_dump())
