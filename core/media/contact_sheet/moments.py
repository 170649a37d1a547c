"""Which moments of a clip are worth a picture."""

from itertools import pairwise

from core.domain.camera_trail import CameraTrail
from core.domain.spans import Span

_AFTER_MS = 350
"""A change is best seen a little after it."""
_APART_MS = 900
_CHANGES_SHARE = 0.6
"""At most so much of the pictures show changes: the rest shows what is between them."""


def moments_of(trail: CameraTrail, count: int) -> tuple[int, ...]:
    """Return at most `count` times of the source, in order: after cuts and turns, and evenly."""
    span = trail.analysis.span
    chosen = _spread(_changes(trail), max(1, round(count * _CHANGES_SHARE)))
    while len(chosen) < count:
        ends = [span.start_ms, *chosen, span.end_ms]
        gaps = [Span(a, b) for a, b in pairwise(ends)]
        widest = max(gaps, key=lambda gap: gap.duration_ms)
        if widest.duration_ms < 2 * _APART_MS and chosen:
            break
        chosen = sorted([*chosen, (widest.start_ms + widest.end_ms) // 2])
    return tuple(chosen)


def _changes(trail: CameraTrail) -> list[int]:
    span = trail.analysis.span
    starts = {layout.from_ms + span.start_ms for layout in trail.plan.layouts}
    starts |= {shot.span.start_ms for shot in trail.analysis.shots}
    starts |= {turn.span.start_ms for shot in trail.plan.decisions for turn in shot.turns}
    times: list[int] = []
    for start in sorted(starts):
        time_ms = start + _AFTER_MS
        if span.contains(time_ms) and (not times or time_ms - times[-1] >= _APART_MS):
            times.append(time_ms)
    return times


def _spread(times: list[int], count: int) -> list[int]:
    if len(times) <= count:
        return times
    return [times[round(i * (len(times) - 1) / max(1, count - 1))] for i in range(count)]
