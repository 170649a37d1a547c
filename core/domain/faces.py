"""What the camera knows about a span: shots, faces, tracks."""

from dataclasses import dataclass

from core.domain.geometry import Rect
from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class FaceSample:
    """One face of a track at one time.

    score: of the detection, 0..1.  mouth_open: the lip gap over the face height; None where lips
    could not be seen (turned away, far off) or there are too many to read.
    speaking: logit of an active-speaker network, above 0 where it takes this face for the one that
    is heard; None where none was asked.
    """

    time_ms: int
    rect: Rect
    score: float
    mouth_open: float | None = None
    speaking: float | None = None


@dataclass(frozen=True, slots=True)
class FaceTrack:
    """The same face through one shot.

    person: the same number in every shot where this person was recognised again; two tracks of
    one moment never share it.
    """

    id: int
    samples: tuple[FaceSample, ...]
    person: int = -1

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
    """Everything seen in `span`; times in ms from the source's first frame.

    sample_fps: how often it was looked, at the least: around known turns twice as often.
    """

    span: Span
    width: int
    height: int
    sample_fps: float
    shots: tuple[Shot, ...]
