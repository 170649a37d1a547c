"""Small scenes for the camera."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from core.domain.crop import CropConfig, CropMode, Layout
from core.domain.document import Word
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span

FPS = 3.0
CLIP = Span(10_000, 30_000)
LEFT, RIGHT = 0.28, 0.72


def facts(width: int = 1920, height: int = 1080) -> MediaFacts:
    return MediaFacts(width, height, 25.0, False, 60_000, 0, 0, "h264", "aac", 1)


def face(
    id_: int,
    x: float,
    span: Span,
    speaks: Sequence[Span] = (),
    size: float = 0.2,
    *,
    profile: bool = False,
    path: Callable[[float], float] = lambda _: 0.0,
    y: float = 0.4,
    person: int = -1,
) -> FaceTrack:
    """A face around x, whose lips move inside `speaks`; those of a profile are not seen.

    `path` says how far from x it is, at a time in seconds from the span's start.
    """
    samples = []
    for i, time_ms in enumerate(range(span.start_ms, span.end_ms, round(1000 / FPS))):
        talking = any(s.contains(time_ms) for s in speaks)
        gap = (0.02, 0.07, 0.03, 0.09)[i % 4] if talking else 0.005
        left = x + path((time_ms - span.start_ms) / 1000) - size * 9 / 32
        rect = Rect(left, y - size / 2, size * 9 / 16, size)
        samples.append(FaceSample(time_ms, rect, 0.9, None if profile else gap))
    return FaceTrack(id_, tuple(samples), person)


def scene(*shots: Shot) -> FaceAnalysis:
    span = Span(shots[0].span.start_ms, shots[-1].span.end_ms)
    return FaceAnalysis(span, 1920, 1080, FPS, shots)


def said(*turns: tuple[int | None, Span]) -> tuple[Word, ...]:
    """Words of 300 ms with 100 ms between them, by these speakers."""
    return tuple(
        Word("слово", at, at + 300, speaker=speaker)
        for speaker, span in turns
        for at in range(span.start_ms, span.end_ms - 299, 400)
    )


def talk(turn_ms: int, span: Span = CLIP, pause_ms: int = 400) -> list[Span]:
    """Turns of equal length, with pauses after them."""
    starts = range(span.start_ms, span.end_ms, turn_ms)
    return [Span(at, min(at + turn_ms, span.end_ms) - pause_ms) for at in starts]


def two_seated(turn_ms: int = 10_000) -> Shot:
    """The left and the right one speak in turn."""
    turns = talk(turn_ms)
    return Shot(CLIP, (face(0, LEFT, CLIP, turns[::2]), face(1, RIGHT, CLIP, turns[1::2])))


def crop_x(layout: Layout, panel: int = 0) -> float:
    crop = layout.panels[panel].static_crop
    assert crop is not None
    return crop.x


def covers(layouts: Sequence[Layout], duration_ms: int) -> bool:
    edges = [0, *(layout.to_ms for layout in layouts)]
    return [layout.from_ms for layout in layouts] == edges[:-1] and edges[-1] == duration_ms


def window_at(config: CropConfig, seconds: float) -> tuple[float, float, float]:
    """x, y, zoom as the render service has them, by its own formulas."""
    if config.mode is CropMode.STATIC:
        assert config.static_crop is not None
        return config.static_crop.x, config.static_crop.y, config.static_crop.zoom
    keys = [(k.time, (k.x, k.y, k.zoom)) for k in config.keyframes]
    if seconds <= keys[0][0]:
        return keys[0][1]
    index = next((i for i, (_, late) in enumerate(pairwise(keys)) if seconds < late[0]), None)
    if index is None:
        return keys[-1][1]
    x, y, zoom = (_hermite([(t, p[axis]) for t, p in keys], index, seconds) for axis in range(3))
    return x, y, zoom


def _hermite(keys: Sequence[tuple[float, float]], index: int, seconds: float) -> float:
    (start, a), (end, b) = keys[index], keys[index + 1]
    length = end - start
    t = (seconds - start) / length
    before, after = (_slope(keys, i) * length for i in (index, index + 1))
    return (
        a * (1 + 2 * t) * (1 - t) ** 2
        + before * t * (1 - t) ** 2
        + b * t * t * (3 - 2 * t)
        + after * t * t * (t - 1)
    )


def _slope(keys: Sequence[tuple[float, float]], index: int) -> float:
    if index in (0, len(keys) - 1):
        return 0.0
    before, after = (
        (late[1] - early[1]) / (late[0] - early[0])
        for early, late in pairwise(keys[index - 1 : index + 2])
    )
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)
