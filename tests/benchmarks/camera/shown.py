"""What the render service shows of the source at every frame (`remotion_service/src/crop`)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from core.domain.crop import (
    CropConfig,
    CropKeyframe,
    CropMode,
    Interpolation,
    Layout,
    LayoutKind,
    StaticCrop,
)
from core.domain.geometry import Rect

PANELS = {LayoutKind.SINGLE: 9 / 16, LayoutKind.SPLIT: 9 / 8}
"""Width over height of a panel."""
WHOLE = Rect(0.0, 0.0, 1.0, 1.0)

Point = tuple[float, float, float]
"""x, y, zoom."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One frame: the windows over the source, the whole picture for `fit`. `time_ms` counts from
    the clip's start."""

    time_ms: float
    kind: LayoutKind
    windows: tuple[Rect, ...]


def frames_shown(
    layouts: Sequence[Layout], fps: float, duration_ms: int, picture_aspect: float
) -> list[Shown]:
    """Return every frame of the clip; `picture_aspect` is width / height of the source."""
    frames = _frame(duration_ms, fps)
    shown: list[Shown] = []
    for index, layout in enumerate(layouts):
        first = min(_frame(layout.from_ms, fps), frames)
        last = index == len(layouts) - 1
        end = frames if last else min(_frame(layout.to_ms, fps), frames)
        for frame in range(first, end):
            time_ms = frame * 1000 / fps
            shown.append(Shown(time_ms, layout.kind, windows_of(layout, time_ms, picture_aspect)))
    return shown


def _frame(ms: float, fps: float) -> int:
    return floor(ms * fps / 1000 + 0.5)


def windows_of(layout: Layout, time_ms: float, picture_aspect: float) -> tuple[Rect, ...]:
    """Return the window of each panel."""
    if layout.kind is LayoutKind.FIT:
        return (WHOLE,)
    aspect = PANELS[layout.kind]
    points = (interpolated(panel, time_ms / 1000) for panel in layout.panels)
    return tuple(window(point, picture_aspect, aspect) for point in points)


def window(point: Point, picture_aspect: float, panel_aspect: float) -> Rect:
    """`cropWindow` of the render service."""
    x, y, zoom = point
    widest = panel_aspect / picture_aspect
    width, height = min(1.0, widest) / zoom, min(1.0, 1 / widest) / zoom
    return Rect(_inside(x, width), _inside(y, height), width, height)


def interpolated(config: CropConfig, time_s: float) -> Point:
    """`interpolateCrop` of the render service."""
    if config.mode is CropMode.STATIC:
        return _point(config.static_crop or StaticCrop(0.5, 0.5))
    keys = config.keyframes
    if not keys:
        return (0.5, 0.5, 1.0)
    index = max(0, bisect_right(keys, time_s, key=lambda key: key.time) - 1)
    if index == len(keys) - 1 or time_s <= keys[index].time:
        return _point(keys[index])
    t = (time_s - keys[index].time) / (keys[index + 1].time - keys[index].time)
    x, y, zoom = (_between(keys, axis, index, t, config.interpolation) for axis in range(3))
    return x, y, zoom


def _between(
    keys: Sequence[CropKeyframe], axis: int, index: int, t: float, how: Interpolation
) -> float:
    a, b = _point(keys[index])[axis], _point(keys[index + 1])[axis]
    if how is not Interpolation.SMOOTH:
        share = t * t * (3 - 2 * t) if how is Interpolation.EASE else t
        return a + (b - a) * share
    span = keys[index + 1].time - keys[index].time
    slopes = [_slope(keys, axis, i) * span for i in (index, index + 1)]
    ends = a * (1 + 2 * t) * (1 - t) ** 2 + b * t * t * (3 - 2 * t)
    return ends + slopes[0] * t * (1 - t) ** 2 + slopes[1] * t * t * (t - 1)


def _slope(keys: Sequence[CropKeyframe], axis: int, index: int) -> float:
    """Harmonic mean of the neighbouring secants, 0 at the ends and at turning points."""
    if index in {0, len(keys) - 1}:
        return 0.0
    before, after = (
        (_point(late)[axis] - _point(early)[axis]) / (late.time - early.time)
        for early, late in pairwise(keys[index - 1 : index + 2])
    )
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def _point(crop: StaticCrop | CropKeyframe) -> Point:
    return crop.x, crop.y, crop.zoom


def _inside(centre: float, size: float) -> float:
    return min(max(centre - size / 2, 0.0), 1 - size)
