"""Moving a planned camera to the clock of a short from which parts are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.domain.crop import CropConfig, CropMode, Layout
from core.domain.crop_path import later, within
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.camera.plan import join_equal

SLIVER_MS = 200
"""A layout that is left with less beside a cut is left out: the camera would move twice at once."""


def retime(layouts: tuple[Layout, ...], start_ms: int, timeline: Timeline) -> tuple[Layout, ...]:
    """Return the layouts of the short, in ms from its start, covering it without gaps.

    `layouts` cover a clip that starts at `start_ms` of the source, with all that `timeline` keeps.
    The camera is everywhere where it was at that moment of the source; where the source jumps, it
    jumps.
    """
    moved: list[Layout] = []
    for span, at_ms in timeline.pieces():
        inside = Span(span.start_ms - start_ms, span.end_ms - start_ms)
        shift_ms = at_ms - inside.start_ms
        moved += (_moved(part, shift_ms) for part in _within(layouts, inside))
    return join_equal(moved)


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a layout lies inside of a piece, in ms of the clip."""

    layout: Layout
    span: Span


def _within(layouts: Iterable[Layout], piece: Span) -> Iterator[_Part]:
    parts = [
        _Part(layout, Span(max(layout.from_ms, piece.start_ms), min(layout.to_ms, piece.end_ms)))
        for layout in layouts
        if layout.from_ms < piece.end_ms and piece.start_ms < layout.to_ms
    ]
    if len(parts) > 1 and _is_sliver(parts[0]):
        parts[1] = replace(parts[1], span=Span(piece.start_ms, parts[1].span.end_ms))
        del parts[0]
    if len(parts) > 1 and _is_sliver(parts[-1]):
        parts[-2] = replace(parts[-2], span=Span(parts[-2].span.start_ms, piece.end_ms))
        del parts[-1]
    yield from parts


def _is_sliver(part: _Part) -> bool:
    """Say whether a cut, and not the plan, left so little of the layout."""
    planned_ms = part.layout.to_ms - part.layout.from_ms
    return part.span.duration_ms < min(SLIVER_MS, planned_ms)


def _moved(part: _Part, shift_ms: int) -> Layout:
    return replace(
        part.layout,
        from_ms=part.span.start_ms + shift_ms,
        to_ms=part.span.end_ms + shift_ms,
        panels=tuple(_shifted(panel, part.span, shift_ms) for panel in part.layout.panels),
    )


def _shifted(panel: CropConfig, span: Span, shift_ms: int) -> CropConfig:
    """Move a path without bending it; it may come to begin before the short."""
    if panel.mode is CropMode.STATIC:
        return panel
    return later(within(panel, span.start_ms, span.end_ms), shift_ms)
