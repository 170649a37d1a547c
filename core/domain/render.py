"""The render request and its result: one JSON document, the same in Python and TypeScript.

The samples in `tests/contract/render_spec` are validated on both sides.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.captions import Captions
from core.domain.crop import Layout
from core.domain.overlays import Overlays
from core.domain.spans import Span

MIN_CLIP_MS = 100
MAX_CLIP_MS = 600_000
"""Lengths of a short the render service takes."""
MAX_PIECES = 200
"""How many pieces of the source it puts together to one short."""


class RenderEngine(StrEnum):
    """Two ways through the same components."""

    COMPOSITED = "composited"
    REMOTION = "remotion"


class Composition(StrEnum):
    """Captions on the native picture; one window of it; or turns, cuts, two windows, all of it."""

    CAPTIONED_VIDEO = "CaptionedVideo"
    SHORTS_VIDEO = "ShortsVideo"
    AUTO_EDIT_VIDEO = "AutoEditVideo"


class Frame(StrEnum):
    """Shape of the finished picture: a phone's, or the source's own."""

    VERTICAL = "9:16"
    NATIVE = "native"


class Quality(StrEnum):
    """A draft is encoded as fast as possible, to be looked at and thrown away."""

    FINAL = "final"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class RenderSource:
    """The source, by storage key; sizes are those of the displayed picture."""

    key: str
    width: int
    height: int
    fps: float
    duration_ms: int
    has_audio: bool
    start_offset_ms: int = 0


@dataclass(frozen=True, slots=True)
class RenderOutput:
    """Where the short and its cover go, and what they must be."""

    key: str
    cover_key: str
    fps: float
    max_bytes: int
    width: int = 1080
    height: int = 1920


@dataclass(frozen=True, slots=True)
class RenderAudio:
    """Loudness target (EBU R 128)."""

    loudness_lufs: float = -14.0
    true_peak_dbtp: float = -1.0


@dataclass(frozen=True, slots=True)
class RenderSpec:
    """One short to make: `keep` of `from_ms`..`to_ms` of the source, all of it where `keep` is
    empty; `id` makes the request idempotent.

    Times of layouts and captions are those of the short: what is left out takes no time there.
    """

    id: str
    source: RenderSource
    from_ms: int
    to_ms: int
    layouts: tuple[Layout, ...]
    captions: Captions | None
    output: RenderOutput
    audio: RenderAudio = RenderAudio()
    engine: RenderEngine = RenderEngine.COMPOSITED
    composition: Composition = Composition.SHORTS_VIDEO
    quality: Quality = Quality.FINAL
    overlays: Overlays = field(default_factory=Overlays)
    keep: tuple[Span, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A finished short as the service measured it; `seconds` is the time the render took.

    engine: the one that was used.  engine_reason: why it is not the one asked for.  encoder: of
    the picture, as ffmpeg names it.
    """

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

    @property
    def made_by(self) -> str:
        """Engine and encoder in one word."""
        return f"{self.engine}/{self.encoder}" if self.encoder else str(self.engine)
