"""Small scenes for the camera."""

from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span

FPS = 3.0


def facts(width: int = 1920, height: int = 1080) -> MediaFacts:
    return MediaFacts(width, height, 25.0, False, 60_000, 0, 0, "h264", "aac", 1)


def face(
    id_: int,
    x: float,
    span: Span,
    speaks: tuple[Span, ...] = (),
    size: float = 0.2,
    *,
    profile: bool = False,
    walks: float = 0.0,
) -> FaceTrack:
    """A face around x, whose lips move inside `speaks`; those of a profile are not seen.

    It walks this far to the right while it is there.
    """
    samples = []
    for i, time_ms in enumerate(range(span.start_ms, span.end_ms, round(1000 / FPS))):
        talking = any(s.contains(time_ms) for s in speaks)
        gap = (0.02, 0.07, 0.04, 0.09)[i % 4] if talking else 0.005
        gone = walks * (time_ms - span.start_ms) / span.duration_ms
        rect = Rect(x + gone - size * 9 / 32, 0.4 - size / 2, size * 9 / 16, size)
        samples.append(FaceSample(time_ms, rect, 0.9, None if profile else gap))
    return FaceTrack(id_, tuple(samples))


def scene(*shots: Shot) -> FaceAnalysis:
    span = Span(shots[0].span.start_ms, shots[-1].span.end_ms)
    return FaceAnalysis(span, 1920, 1080, FPS, shots)
