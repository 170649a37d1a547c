"""The render contract on the wire. The same samples validate it here and in TypeScript."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.domain.render import (
    MAX_CLIP_MS,
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
    layouts: Annotated[tuple[LayoutWire, ...], Field(min_length=1, max_length=300)]
    captions: CaptionsWire | None
    output: OutputWire
    audio: AudioWire

    @model_validator(mode="after")
    def _inside_the_source(self) -> Self:
        if not MIN_CLIP_MS <= self.to_ms - self.from_ms <= MAX_CLIP_MS:
            raise ValueError(f"a clip lasts {MIN_CLIP_MS} to {MAX_CLIP_MS} ms")
        if self.to_ms > self.source.duration_ms:
            raise ValueError("the clip ends after the source")
        if len({self.source.key, self.output.key, self.output.cover_key}) < 3:  # noqa: PLR2004
            raise ValueError("source, output and cover keys must differ")
        return self

    @model_validator(mode="after")
    def _covered(self) -> Self:
        """Layouts follow each other without gaps over the whole clip; words lie inside it."""
        length = self.to_ms - self.from_ms
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
