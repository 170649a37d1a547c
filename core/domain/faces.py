"""What the camera knows about a span: shots, faces, tracks."""

from dataclasses import dataclass

from core.domain.geometry import Rect
from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class FaceBox:
    """One detection, `score` 0..1."""

    rect: Rect
    score: float


@dataclass(frozen=True, slots=True)
class FaceSample:
    """One face of a track at one time. `mouth_open` is the lip gap over the face height."""

    time_ms: int
    rect: Rect
    score: float
    mouth_open: float | None = None


@dataclass(frozen=True, slots=True)
class FaceTrack:
    """The same face through one shot."""

    id: int
    samples: tuple[FaceSample, ...]

    @property
    def span(self) -> Span:
        return Span(self.samples[0].time_ms, self.samples[-1].time_ms)


@dataclass(frozen=True, slots=True)
class Shot:
    """A stretch without a cut, with the faces seen in it."""

    span: Span
    tracks: tuple[FaceTrack, ...]


@dataclass(frozen=True, slots=True)
class FaceAnalysis:
    """Everything seen in `span`; times in ms from the source's first frame."""

    span: Span
    width: int
    height: int
    sample_fps: float
    shots: tuple[Shot, ...]
