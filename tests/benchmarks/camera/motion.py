"""How a camera moves: its way, its jumps, its changes of direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from statistics import fmean

from tests.benchmarks.camera.shown import Shown
from tests.benchmarks.camera.world import Scene

JUMP_PX = 150.0
JUMP_MS = 100
REVERSAL_PX = 10.0
REFERENCE_PX = 1920
_ROUNDED_MS = 0.5
"""Cuts are known to the millisecond, frames begin between two."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one frame to the next, at `time_ms`; `right` and `px` in pixels of a picture whose
    longer side has 1920. is_kind: the layout's kind changed, there is no way between them."""

    time_ms: float
    step_ms: float
    right: float
    px: float
    is_kind: bool


def moves_of(shown: Sequence[Shown], scene: Scene) -> list[Move]:
    """Return the movement to every frame but those that begin a shot of the source."""
    scale = REFERENCE_PX / max(scene.width, scene.height)
    wide, high = scene.width * scale, scene.height * scale
    return [
        _move(early, late, wide, high)
        for early, late in pairwise(shown)
        if not any(early.time_ms < cut <= late.time_ms + _ROUNDED_MS for cut in scene.cuts)
    ]


def jumps_of(moves: Sequence[Move]) -> list[int]:
    """Return when the camera jumps, ms: once for movements that touch each other."""
    jumps: list[int] = []
    last_ms = float("-inf")
    for index, move in enumerate(moves):
        if move.is_kind or _recent_px(moves, index) > JUMP_PX:
            if move.time_ms - last_ms > JUMP_MS:
                jumps.append(round(move.time_ms))
            last_ms = move.time_ms
    return jumps


def reversals_of(moves: Sequence[Move]) -> int:
    """Count the changes of the horizontal direction."""
    count, heading, way = 0, 0, 0.0
    for move in moves:
        if move.right * way < 0:
            way = 0.0
        way += move.right
        turned = 1 if way > REVERSAL_PX else -1 if way < -REVERSAL_PX else 0
        if turned and turned != heading:
            count += heading != 0
            heading = turned
    return count


def _move(early: Shown, late: Shown, wide: float, high: float) -> Move:
    step_ms = late.time_ms - early.time_ms
    if early.kind is not late.kind:
        return Move(late.time_ms, step_ms, 0.0, 0.0, is_kind=True)
    ways = [
        ((b.center_x - a.center_x) * wide, (b.center_y - a.center_y) * high)
        for a, b in zip(early.windows, late.windows, strict=True)
    ]
    right, px = fmean(x for x, _ in ways), fmean(hypot(x, y) for x, y in ways)
    return Move(late.time_ms, step_ms, right, px, is_kind=False)


def _recent_px(moves: Sequence[Move], index: int) -> float:
    """Return the way within the last JUMP_MS."""
    since, way = moves[index].time_ms - JUMP_MS, 0.0
    while index >= 0 and moves[index].time_ms > since:
        way += moves[index].px
        index -= 1
    return way
