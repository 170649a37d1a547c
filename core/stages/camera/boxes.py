"""Where a face is at every step of time, without the noise of its detections."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.faces import FaceSample
from core.domain.spans import Span
from core.stages.camera.people import Person

Floats = NDArray[np.float64]

MEDIAN_MS = 500
"""Boxes are medians over this much time to either side: a single wrong one moves nothing."""
SMOOTH_S = 0.5
CARRY_MS, TREND_MS = 400, 1_100
"""A face moves on for so long before the first look and after the last, as fast as it did in the
latter time."""
UNSEEN_MS = 1_000
"""Further from any look, where a face is said to be is a guess."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes 0..1 of the picture, one row a time (ms): left, top, right, bottom."""

    times: Floats
    edges: Floats

    @property
    def height(self) -> float:
        """Usual height."""
        return float(np.median(self.edges[:, 3] - self.edges[:, 1]))

    @property
    def reach(self) -> tuple[float, float]:
        """How far to the left and to the right the face gets, but for its rarest moves."""
        left, right = np.percentile(self.edges[:, 0], 5), np.percentile(self.edges[:, 2], 95)
        return float(left), float(right)


def boxes_of(people: Sequence[Person]) -> Boxes:
    """Return the boxes around these people together, at the times when all of them were seen
    (when they never were: those of the first)."""
    seen = [{s.time_ms: s for s in person.samples} for person in people]
    common = sorted(set(seen[0]).intersection(*seen[1:]))
    if not common:
        seen, common = seen[:1], sorted(seen[0])
    rows = [_around([samples[time] for samples in seen]) for time in common]
    return _without_outliers(np.array(common, dtype=np.float64), np.array(rows))


def _around(samples: Sequence[FaceSample]) -> tuple[float, float, float, float]:
    rects = [s.rect for s in samples]
    return (
        min(r.x for r in rects),
        min(r.y for r in rects),
        max(r.x + r.width for r in rects),
        max(r.y + r.height for r in rects),
    )


def _without_outliers(times: Floats, edges: Floats) -> Boxes:
    """Medians are of as much time before as after, so that they do not lag at either end."""
    reach = np.minimum(MEDIAN_MS, np.minimum(times - times[0], times[-1] - times))
    low = np.searchsorted(times, times - reach)
    high = np.searchsorted(times, times + reach, "right")
    calm = [np.median(edges[a:b], axis=0) for a, b in zip(low, high, strict=True)]
    return Boxes(times, np.array(calm))


def within(boxes: Boxes, span: Span, around_ms: int) -> Boxes:
    """Return the boxes of a span and of some time around it; all of them when there are none."""
    start, end = span.start_ms - around_ms, span.end_ms + around_ms
    inside = (boxes.times >= start) & (boxes.times <= end)
    return Boxes(boxes.times[inside], boxes.edges[inside]) if inside.any() else boxes


def at_steps(boxes: Boxes, times: Floats) -> tuple[Floats, Floats]:
    """Return boxes at evenly spaced times, ms, and how far each may be relied on, 0 or 1."""
    known, edges = _carried_on(boxes)
    edges = np.column_stack([np.interp(times, known, edges[:, k]) for k in range(4)])
    step_s = float(times[1] - times[0]) / 1000 if len(times) > 1 else 1.0
    half = min(round(SMOOTH_S / step_s / 2), (len(times) - 1) // 2)
    if half:
        kernel = np.full(2 * half + 1, 1 / (2 * half + 1))
        padded = np.pad(edges, ((half, half), (0, 0)), mode="reflect", reflect_type="odd")
        edges = np.column_stack([np.convolve(padded[:, k], kernel, "valid") for k in range(4)])
    nearest = np.abs(times[:, None] - boxes.times[None, :]).min(axis=1)
    weight = (nearest <= UNSEEN_MS).astype(np.float64)
    return edges, weight if weight.any() else np.ones_like(weight)


def _carried_on(boxes: Boxes) -> tuple[Floats, Floats]:
    """Return times and boxes with one more at each end: who walks goes on walking between the last
    look and the cut."""
    times, edges = boxes.times, boxes.edges
    before, after = times[0] - CARRY_MS, times[-1] + CARRY_MS
    first, last = times <= times[0] + TREND_MS, times >= times[-1] - TREND_MS
    start = edges[0] - CARRY_MS * _trend(times[first], edges[first])
    end = edges[-1] + CARRY_MS * _trend(times[last], edges[last])
    return np.array([before, *times, after]), np.vstack((start, edges, end))


def _trend(times: Floats, edges: Floats) -> Floats:
    """Return the speed of a box, per ms; its size is kept."""
    if len(times) < 3:  # noqa: PLR2004  (two looks are noise)
        return np.zeros(4)
    middle = (edges[:, :2] + edges[:, 2:]) / 2
    slope = np.polyfit(times - times[0], middle, 1)[0]
    return np.concatenate((slope, slope))
