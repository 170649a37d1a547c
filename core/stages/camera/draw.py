"""From what is to be shown to the windows that show it."""

from collections.abc import Sequence

import numpy as np

from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.media import MediaFacts
from core.stages.camera.boxes import Boxes, boxes_of
from core.stages.camera.follow import Pace, calm, follow, zoom_for
from core.stages.camera.people import Person
from core.stages.camera.stretches import Stretch
from core.stages.camera.window import HALVES, WISH_ZOOM, Panel, full_panel, half_panel


def layouts_of(
    stretches: Sequence[Stretch], facts: MediaFacts, origin_ms: int, pace: Pace
) -> list[Layout]:
    """Return the layouts of one shot's stretches, in ms from `origin_ms`."""
    rests = _rests(stretches, full_panel(facts), pace)
    return [
        Layout(
            stretch.kind,
            stretch.span.start_ms - origin_ms,
            stretch.span.end_ms - origin_ms,
            _panels(stretch, facts, origin_ms, pace, rests),
            str(stretch.reason),
        )
        for stretch in stretches
    ]


Rests = dict[tuple[int, ...], CropConfig]


def _rests(stretches: Sequence[Stretch], panel: Panel, pace: Pace) -> Rests:
    """Return the windows at rest that serve somebody in every turn of the shot, so that the camera
    comes back to the same picture."""
    rests: Rests = {}
    singles = [s for s in stretches if s.kind is LayoutKind.SINGLE and s.people]
    for people in {_key(s.people): s.people for s in singles}.values():
        boxes = boxes_of(people)
        turns = [s.span for s in singles if s.people == people]
        rest = calm(panel, boxes, turns, zoom_for(panel, boxes, pace), pace)
        if rest is not None:
            rests[_key(people)] = _still(rest)
    return rests


def _key(people: Sequence[Person]) -> tuple[int, ...]:
    return tuple(person.id for person in people)


def _panels(
    stretch: Stretch, facts: MediaFacts, origin_ms: int, pace: Pace, rests: Rests
) -> tuple[CropConfig, ...]:
    if stretch.kind is LayoutKind.FIT:
        return ()
    panel = full_panel(facts) if stretch.kind is LayoutKind.SINGLE else half_panel(facts)
    zoom = min(max(1.0, pace.zoom), WISH_ZOOM)
    if stretch.kind is LayoutKind.SPLIT:
        if not stretch.people:
            return tuple(_still(panel.place(x, 0.5, zoom)) for x in HALVES)
        pair = [boxes_of([person]) for person in stretch.people]
        return tuple(
            follow(panel, own, stretch.span, origin_ms, _alone(panel, own, other, pace), pace)
            for own, other in zip(pair, pair[::-1], strict=True)
        )
    if not stretch.people:
        return (_still(panel.place(stretch.x, 0.5, zoom)),)
    known = rests.get(_key(stretch.people))
    if known is not None:
        return (known,)
    boxes = boxes_of(stretch.people)
    zoom = zoom_for(panel, boxes, pace)
    return (follow(panel, boxes, stretch.span, origin_ms, zoom, pace),)


def _alone(panel: Panel, own: Boxes, other: Boxes, pace: Pace) -> float:
    """Return the zoom at which one of two is seen without the other, as far as that can be had."""
    zoom = zoom_for(panel, own, pace)
    mine, theirs = (float(np.median(boxes.edges[:, (0, 2)])) for boxes in (own, other))
    closer = panel.window(1.0)[0] / max(2 * abs(mine - theirs), 1e-3)
    return max(zoom, min(closer, panel.max_zoom))


def _still(crop: StaticCrop) -> CropConfig:
    return CropConfig(CropMode.STATIC, crop)
