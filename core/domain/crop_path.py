"""Where the windows of the crop contract are at a moment, as the render service places them.

`remotion_service/src/crop` draws; the samples in `tests/contract/crop_path` hold both to the same.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

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

PANEL_ASPECTS = {LayoutKind.SINGLE: 9 / 16, LayoutKind.SPLIT: 9 / 8}
"""Width over height of a panel."""

CENTRE = StaticCrop(0.5, 0.5)

_NEIGHBOURS = 2
"""How many keyframes at either side of a moment shape the path there."""


def crop_at(config: CropConfig, time_s: float) -> StaticCrop:
    """Return where the camera looks, in seconds from the clip's start. It rests before the first
    keyframe and after the last one."""
    if config.mode is CropMode.STATIC:
        return config.static_crop or CENTRE
    keys = config.keyframes
    if not keys:
        return CENTRE
    index = max(0, bisect_right(keys, time_s, key=lambda key: key.time) - 1)
    if index == len(keys) - 1 or time_s <= keys[index].time:
        return StaticCrop(keys[index].x, keys[index].y, keys[index].zoom)
    share = (time_s - keys[index].time) / (keys[index + 1].time - keys[index].time)
    x, y, zoom = (_between(keys, axis, index, share, config.interpolation) for axis in range(3))
    return StaticCrop(x, y, zoom)


def window_of(crop: StaticCrop, picture_aspect: float, panel_aspect: float) -> Rect:
    """Return the window that a crop means; aspects are width over height."""
    widest = panel_aspect / picture_aspect
    width, height = min(1.0, widest) / crop.zoom, min(1.0, 1 / widest) / crop.zoom
    return Rect(_inside(crop.x, width), _inside(crop.y, height), width, height)


def windows_at(layout: Layout, clip_ms: float, picture_aspect: float) -> tuple[Rect, ...]:
    """Return the window of each panel at a time from the clip's start, none for a `fit`."""
    if layout.kind is LayoutKind.FIT:
        return ()
    aspect = PANEL_ASPECTS[layout.kind]
    crops = (crop_at(panel, clip_ms / 1000) for panel in layout.panels)
    return tuple(window_of(crop, picture_aspect, aspect) for crop in crops)


def resting_place(layouts: Sequence[Layout]) -> StaticCrop | None:
    """Return where the window is in the middle of the longest `single`; None without any."""
    singles = [layout for layout in layouts if layout.kind is LayoutKind.SINGLE and layout.panels]
    if not singles:
        return None
    longest = max(singles, key=lambda layout: layout.to_ms - layout.from_ms)
    return crop_at(longest.panels[0], (longest.from_ms + longest.to_ms) / 2000)


def later(config: CropConfig, by_ms: int) -> CropConfig:
    """Return the same path on a clock that began `by_ms` earlier; negative: later."""
    keys = (replace(key, time=round(key.time + by_ms / 1000, 6)) for key in config.keyframes)
    return replace(config, keyframes=tuple(keys))


def within(config: CropConfig, from_ms: int, to_ms: int) -> CropConfig:
    """Return the part of a path that a stretch needs, not bent: keyframes outside of the stretch
    stay as far as they shape it, which are two at either side."""
    keys = config.keyframes
    before = [i for i, key in enumerate(keys) if key.time * 1000 <= from_ms]
    after = [i for i, key in enumerate(keys) if key.time * 1000 >= to_ms]
    first = max(0, before[-1] + 1 - _NEIGHBOURS) if before else 0
    end = min(len(keys), after[0] + _NEIGHBOURS) if after else len(keys)
    return replace(config, keyframes=keys[first:end])


def _inside(centre: float, size: float) -> float:
    return min(max(centre - size / 2, 0.0), 1 - size)


def _between(
    keys: Sequence[CropKeyframe], axis: int, index: int, t: float, how: Interpolation
) -> float:
    a, b = _axes(keys[index])[axis], _axes(keys[index + 1])[axis]
    if how is not Interpolation.SMOOTH:
        return a + (b - a) * (t * t * (3 - 2 * t) if how is Interpolation.EASE else t)
    span_s = keys[index + 1].time - keys[index].time
    slope_a, slope_b = (_slope(keys, axis, i) * span_s for i in (index, index + 1))
    ends = a * (1 + 2 * t) * (1 - t) ** 2 + b * t * t * (3 - 2 * t)
    return ends + slope_a * t * (1 - t) ** 2 + slope_b * t * t * (t - 1)


def _slope(keys: Sequence[CropKeyframe], axis: int, index: int) -> float:
    """Harmonic mean of the neighbouring secants, 0 at the ends and at turning points."""
    if index in {0, len(keys) - 1}:
        return 0.0
    before, after = (
        (_axes(late)[axis] - _axes(early)[axis]) / (late.time - early.time)
        for early, late in pairwise(keys[index - 1 : index + 2])
    )
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def _axes(key: CropKeyframe) -> tuple[float, float, float]:
    return key.x, key.y, key.zoom
