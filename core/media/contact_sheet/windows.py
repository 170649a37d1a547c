"""Where the windows are at a moment, exactly as the render service places them
(`remotion_service/src/crop`)."""

from bisect import bisect_right
from collections.abc import Sequence

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

_PANELS = {LayoutKind.SINGLE: 9 / 16, LayoutKind.SPLIT: 9 / 8}
"""Width over height of a panel."""
_Point = tuple[float, float, float]


def layout_at(layouts: Sequence[Layout], clip_ms: float) -> Layout | None:
    """Return what is shown at a time from the clip's start; the last one at its very end."""
    index = bisect_right(layouts, clip_ms, key=lambda layout: layout.from_ms) - 1
    return layouts[max(0, index)] if layouts else None


def windows_at(layout: Layout, clip_ms: float, picture_aspect: float) -> tuple[Rect, ...]:
    """Return the window of each panel, none for a `fit`; `picture_aspect` is width / height."""
    if layout.kind is LayoutKind.FIT:
        return ()
    panel_aspect = _PANELS[layout.kind]
    points = (_interpolated(panel, clip_ms / 1000) for panel in layout.panels)
    return tuple(_window(point, picture_aspect, panel_aspect) for point in points)


def _window(point: _Point, picture_aspect: float, panel_aspect: float) -> Rect:
    x, y, zoom = point
    widest = panel_aspect / picture_aspect
    width, height = min(1.0, widest) / zoom, min(1.0, 1 / widest) / zoom
    return Rect(_inside(x, width), _inside(y, height), width, height)


def _inside(centre: float, size: float) -> float:
    return min(max(centre - size / 2, 0.0), 1 - size)


def _interpolated(config: CropConfig, time_s: float) -> _Point:
    if config.mode is CropMode.STATIC or not config.keyframes:
        return _point(config.static_crop or StaticCrop(0.5, 0.5))
    keys = config.keyframes
    index = max(0, bisect_right(keys, time_s, key=lambda key: key.time) - 1)
    if index == len(keys) - 1 or time_s <= keys[index].time:
        return _point(keys[index])
    share = (time_s - keys[index].time) / (keys[index + 1].time - keys[index].time)
    x, y, zoom = (_between(keys, axis, index, share, config.interpolation) for axis in range(3))
    return x, y, zoom


def _between(
    keys: Sequence[CropKeyframe], axis: int, index: int, t: float, how: Interpolation
) -> float:
    a, b = _point(keys[index])[axis], _point(keys[index + 1])[axis]
    if how is not Interpolation.SMOOTH:
        return a + (b - a) * (t * t * (3 - 2 * t) if how is Interpolation.EASE else t)
    span_s = keys[index + 1].time - keys[index].time
    slope_a, slope_b = _slope(keys, axis, index) * span_s, _slope(keys, axis, index + 1) * span_s
    ends = a * (1 + 2 * t) * (1 - t) ** 2 + b * t * t * (3 - 2 * t)
    return ends + slope_a * t * (1 - t) ** 2 + slope_b * t * t * (t - 1)


def _slope(keys: Sequence[CropKeyframe], axis: int, index: int) -> float:
    if index in {0, len(keys) - 1}:
        return 0.0
    before, after = _secant(keys, axis, index - 1), _secant(keys, axis, index)
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def _secant(keys: Sequence[CropKeyframe], axis: int, index: int) -> float:
    early, late = keys[index], keys[index + 1]
    return (_point(late)[axis] - _point(early)[axis]) / (late.time - early.time)


def _point(crop: StaticCrop | CropKeyframe) -> _Point:
    return crop.x, crop.y, crop.zoom
