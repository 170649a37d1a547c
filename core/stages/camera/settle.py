"""No flashes: a short shot between two that look alike takes their kind of layout."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.camera import Reason
from core.domain.crop import LayoutKind
from core.stages.camera.people import Person
from core.stages.camera.stretches import Stretch

SHORT_MS = 2_000


def settled(
    shots: Sequence[Sequence[Stretch]], people: Sequence[tuple[Person, ...]]
) -> list[list[Stretch]]:
    """Return the stretches of each shot; `people` says who could be shown in each."""
    kept = [list(stretches) for stretches in shots]
    for index in range(1, len(kept) - 1):
        before, after = kept[index - 1][-1].kind, kept[index + 1][0].kind
        if len(kept[index]) > 1 or before is not after:
            continue
        (stretch,) = kept[index]
        if stretch.kind is not before and stretch.span.duration_ms < SHORT_MS:
            kept[index] = [_as(stretch, before, people[index])]
    return kept


def _as(stretch: Stretch, kind: LayoutKind, people: tuple[Person, ...]) -> Stretch:
    """Return the stretch as that kind, where it has the people for it."""
    shown: tuple[Person, ...] = ()
    if kind is LayoutKind.SPLIT:
        if len(people) != 2:  # noqa: PLR2004
            return stretch
        shown = people
    elif kind is LayoutKind.SINGLE:
        shown = tuple(sorted(people, key=lambda p: -p.area)[:1])
    return replace(stretch, kind=kind, people=shown, reason=Reason.SHORT_SHOT)
