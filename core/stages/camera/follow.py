"""The path of one window: near the face, at rest while that suffices."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.camera import CameraWish
from core.domain.crop import CropConfig, CropKeyframe, CropMode, Interpolation, StaticCrop
from core.domain.spans import Span
from core.stages.camera.boxes import Boxes, at_steps, within
from core.stages.camera.steer import Aim, steer
from core.stages.camera.thin import keyframes
from core.stages.camera.window import HEIGHT, WISH_ZOOM, Panel

Floats = NDArray[np.float64]

STEP_S = 0.1
FACE_SHARE = 0.20
"""Wanted height of a face, of the short's: smaller faces are zoomed in on."""
FACE_LINE = 0.36
"""Wanted height of the face's centre in the window, from its top: headroom."""
MARGIN, WINDOW_MARGIN, LEAST_ROOM = 0.18, 0.02, 0.04
"""Room to leave beside a face, of its width and of the window; and of the window, how far a face
too large for that may stray: a close-up need not sway with the head."""
FREE_X, FREE_Y = 0.10, 0.06
"""How far a face may be from its place in the window before that begins to count."""
AT_EASE, AT_EASE_SHARE, UNCUT_SHARE = 1.5, 0.9, 0.99
"""A window may stay at rest when the face is within this multiple of `free` for that share of the
time, and uncut for the last one."""
SIZE_CHANGE = 1.6
"""A face that changes by more is followed with the zoom."""
OCTAVE = 0.6
"""What counts as a window's width when the zoom moves, in doublings."""
TOLERANCE = 0.012
"""How far keyframes may simplify the path, of the window."""
LOWEST_SPEED, HIGHEST_SPEED = 0.5, 2.0
AROUND_MS = 1_000
SHORTEST_MS = 400
"""In less, nothing moves."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the window may move, within limits: see CameraWish."""

    follow: bool
    zoom: float
    speed: float

    @classmethod
    def of(cls, wish: CameraWish) -> "Pace":
        """Return the wish, clamped to what can be had."""
        speed = min(max(wish.speed, LOWEST_SPEED), HIGHEST_SPEED)
        return cls(wish.follow, max(0.1, wish.zoom), speed)


def zoom_for(panel: Panel, boxes: Boxes, pace: Pace) -> float:
    """Return the zoom that brings a face of this size to its share of the short, less where it
    moves about so much that it would often leave such a window."""
    share = FACE_SHARE * HEIGHT / panel.height
    left, right = boxes.reach
    roomy = panel.window(1.0)[0] / max(right - left, 1e-3)
    zoom = max(1.0, min(share / max(boxes.height, 1e-3), panel.max_zoom, roomy))
    return min(max(1.0, zoom * pace.zoom), WISH_ZOOM)


def follow(
    panel: Panel, boxes: Boxes, span: Span, origin_ms: int, zoom: float, pace: Pace
) -> CropConfig:
    """Return the window's path through a span; its keyframes count from `origin_ms`."""
    rest = calm(panel, boxes, [span], zoom, pace)
    if rest is not None:
        return CropConfig(CropMode.STATIC, rest)
    times = _steps(span)
    step_s = float(times[1] - times[0]) / 1000
    edges, weight = at_steps(within(boxes, span, AROUND_MS), times)
    zooms = _zooms(panel, edges, zoom, pace, step_s)
    across, down = _aims(panel, edges, zooms, weight)
    limits = np.column_stack(panel.window(1.0)) / zooms[:, None] / 2
    path = np.column_stack(
        (
            np.clip(steer(across, step_s, pace.speed), limits[:, 0], 1 - limits[:, 0]),
            np.clip(steer(down, step_s, pace.speed), limits[:, 1], 1 - limits[:, 1]),
            zooms,
        )
    )
    return _config(panel, (times - origin_ms) / 1000, path)


def calm(
    panel: Panel, boxes: Boxes, spans: Sequence[Span], zoom: float, pace: Pace
) -> StaticCrop | None:
    """Return a window at rest for these spans in which the face is well placed nearly all of the
    time, if there is one; without `follow` any will do."""
    pieces = [at_steps(within(boxes, span, AROUND_MS), _steps(span)) for span in spans]
    edges = np.vstack([edges[weight > 0] for edges, weight in pieces])
    rest = at_rest(panel, edges, zoom)
    if not pace.follow or sum(span.duration_ms for span in spans) < SHORTEST_MS:
        return rest
    if _resized(edges):
        return None
    ones = np.ones(len(edges))
    aims = _aims(panel, edges, zoom * ones, ones)
    for aim, place in zip(aims, (rest.x, rest.y), strict=True):
        off = np.abs(aim.target - place)
        at_ease = off <= np.minimum(aim.free * AT_EASE, aim.slack)
        uncut = off <= aim.slack + 1e-6
        if at_ease.mean() < AT_EASE_SHARE or uncut.mean() < UNCUT_SHARE:
            return None
    return rest


def _steps(span: Span) -> Floats:
    count = max(4, round(span.duration_ms / 1000 / STEP_S))
    return np.linspace(span.start_ms, span.end_ms, count + 1)


def at_rest(panel: Panel, edges: Floats, zoom: float) -> StaticCrop:
    """Return the window at rest that holds these boxes best, with headroom."""
    width, height = panel.window(zoom)
    left, right = np.percentile(edges[:, 0], 5), np.percentile(edges[:, 2], 95)
    middle = (edges[:, :2] + edges[:, 2:]) / 2
    x, y = (float(v) for v in np.median(middle, axis=0))
    if right - left >= width:
        x = float(left + right) / 2
    else:  # nobody is cut who need not be
        x = min(max(x, float(right) - width / 2), float(left) + width / 2)
    return panel.place(x, y + (0.5 - FACE_LINE) * height, zoom)


def _resized(edges: Floats) -> bool:
    small, large = np.percentile(edges[:, 3] - edges[:, 1], (10, 90))
    return bool(large > SIZE_CHANGE * small)


def _zooms(panel: Panel, edges: Floats, zoom: float, pace: Pace, step_s: float) -> Floats:
    """Return the zoom at every step: `zoom` throughout, unless the face comes or goes far."""
    if not _resized(edges) or panel.max_zoom <= 1.0:
        return np.full(len(edges), zoom)
    share = FACE_SHARE * HEIGHT / panel.height
    wanted = np.clip(share / (edges[:, 3] - edges[:, 1]), 1.0, panel.max_zoom) * pace.zoom
    target = np.log2(np.clip(wanted, 1.0, WISH_ZOOM))
    same = np.ones(len(edges))
    aim = Aim(target, 0.2 * OCTAVE * same, OCTAVE * same, same, OCTAVE)
    return np.asarray(np.exp2(np.maximum(steer(aim, step_s, pace.speed), 0.0)))


def _aims(panel: Panel, edges: Floats, zooms: Floats, weight: Floats) -> tuple[Aim, Aim]:
    """Return what is asked of x and of y."""
    left, top, right, bottom = edges.T
    width, height = (size / zooms for size in panel.window(1.0))
    room_x = (width - (right - left)) / 2 - MARGIN * (right - left) - WINDOW_MARGIN * width
    x = _aim((left + right) / 2, room_x, width, FREE_X, weight)
    lower = (0.5 - FACE_LINE) * height
    above = (height - (bottom - top)) / 2 - lower - MARGIN * (bottom - top)
    y = _aim((top + bottom) / 2 + lower, above, height, FREE_Y, weight)
    return x, y


def _aim(wanted: Floats, room: Floats, window: Floats, free: float, weight: Floats) -> Aim:
    target = np.clip(wanted, np.minimum(window / 2, 0.5), np.maximum(1 - window / 2, 0.5))
    slack = np.maximum(room - np.abs(target - wanted), LEAST_ROOM * window)
    return Aim(target, free * window, slack, weight, float(window.min()))


def _config(panel: Panel, times: Floats, path: Floats) -> CropConfig:
    if (np.ptp(path, axis=0) < 1e-6).all():  # noqa: PLR2004
        return CropConfig(CropMode.STATIC, panel.place(*(float(v) for v in path[0])))
    width, height = panel.window(float(path[:, 2].max()))
    tolerance = TOLERANCE * np.array([width, height, float(path[:, 2].max())])
    keys = [
        CropKeyframe(round(float(times[i]), 3), crop.x, crop.y, crop.zoom)
        for i in keyframes(times, path, tolerance)
        for crop in [panel.place(*(float(v) for v in path[i]))]
    ]
    return CropConfig(CropMode.KEYFRAME, None, tuple(keys), Interpolation.SMOOTH)
