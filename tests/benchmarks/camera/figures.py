"""How good a camera was on one clip: the figures and the rules they follow.

Distances are pixels of a picture scaled to a width of 1920 (a vertical one: a height of 1920).

inside: share of the frames with a rightful face to show (`Scene.right_to_show`) in which one such
    face lies in a window with a margin of a twentieth of itself on every side. The picture's
    edge needs no margin; a face larger than the window must fill it. Where one who may be shown
    is not in the picture, nothing is asked.
wrong: share of the same frames in which no rightful face's centre is in a window, but that of
    another person is.
travel_px_s: way of the window's centre (of a split: the mean of its panels), cuts of the source
    and changes of the layout's kind left out. Jumps at turns count.
reversals_s: changes of the horizontal direction a second, moves below REVERSAL_PX left out.
unexplained: jumps (over JUMP_PX within JUMP_MS, or a change of the layout's kind) with no cut
    within CUT_MS, and no start or end of a turn and no face that comes or goes within TURN_MS.
reaction_ms: for each change of the turn to a visible face in the middle of a shot, when the camera
    came to it: negative before the first word, positive after. Turns for which the face was in
    view all the time, as in a split, have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from core.domain.crop import Layout, LayoutKind
from core.domain.geometry import Rect
from tests.benchmarks.camera.motion import Move, jumps_of, moves_of, reversals_of
from tests.benchmarks.camera.shown import Shown, frames_shown
from tests.benchmarks.camera.world import Scene, clipped

MARGIN = 0.05
CUT_MS = 100
TURN_MS = 1_500
REACTION_REACH_MS = 2_500
EVENT_STEP_MS = 40


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0..1; `inside` and `wrong` are of the frames with somebody to show."""

    inside: float
    wrong: float
    travel_px_s: float
    peak_px_s: float
    reversals_s: float
    jumps: int
    unexplained: tuple[int, ...]
    reactions_ms: tuple[int, ...]
    split: float
    fit: float

    @property
    def reaction_ms(self) -> int | None:
        """Median reaction."""
        return round(median(self.reactions_ms)) if self.reactions_ms else None


def figures_of(layouts: Sequence[Layout], scene: Scene) -> Figures:
    """Measure what would be shown of the whole scene."""
    aspect = scene.width / scene.height
    seconds = scene.span.duration_ms / 1000
    shown = frames_shown(layouts, scene.fps, scene.span.duration_ms, aspect)
    marks = [mark for frame in shown if (mark := _mark(frame, scene)) is not None]
    moves = moves_of(shown, scene)
    jumps = jumps_of(moves)
    events = events_of(scene)
    return Figures(
        inside=_share([held for held, _ in marks], 1.0),
        wrong=_share([wrong for _, wrong in marks], 0.0),
        travel_px_s=sum(move.px for move in moves if not move.is_kind) / seconds,
        peak_px_s=_peak(moves, jumps),
        reversals_s=reversals_of(moves) / seconds,
        jumps=len(jumps),
        unexplained=tuple(j for j in jumps if not _explained(j, scene, events)),
        reactions_ms=tuple(_reactions(shown, scene)),
        split=_share([frame.kind is LayoutKind.SPLIT for frame in shown], 0.0),
        fit=_share([frame.kind is LayoutKind.FIT for frame in shown], 0.0),
    )


def held(face: Rect, window: Rect) -> bool:
    """Say whether a window holds a face with its margin."""
    wide, high = (size * (1 + 2 * MARGIN) for size in (face.width, face.height))
    need = clipped(Rect(face.center_x - wide / 2, face.center_y - high / 2, wide, high))
    return _covers(window.x, window.width, need.x, need.width) and _covers(
        window.y, window.height, need.y, need.height
    )


def events_of(scene: Scene) -> list[int]:
    """Return when turns start and end, and when somebody comes or goes within a shot."""
    times = {edge for turn in scene.turns for edge in (turn.span.start_ms, turn.span.end_ms)}
    steps = range(0, scene.span.end_ms, EVENT_STEP_MS)
    for early, late in pairwise(steps):
        if scene.faces(early).keys() != scene.faces(late).keys():
            times.add(late)
    return sorted(times)


def _mark(frame: Shown, scene: Scene) -> tuple[bool, bool] | None:
    """Return whether a rightful face is held, and whether another is shown instead; None when
    somebody rightful is not there."""
    time_ms = round(frame.time_ms)
    faces = scene.faces(time_ms)
    right = scene.right_to_show(time_ms)
    rightful = [rect for who, rect in faces.items() if who in right]
    if not rightful or len(rightful) < len(right):
        return None
    others = [rect for who, rect in faces.items() if who not in right]
    seen = any(_centred(face, window) for face in rightful for window in frame.windows)
    instead = any(_centred(face, window) for face in others for window in frame.windows)
    return (
        any(held(face, window) for face in rightful for window in frame.windows),
        instead and not seen,
    )


def _covers(start: float, size: float, need_start: float, need: float) -> bool:
    tiny = 1e-6
    if need >= size:
        return need_start <= start + tiny and need_start + need >= start + size - tiny
    return need_start >= start - tiny and need_start + need <= start + size + tiny


def _centred(face: Rect, window: Rect) -> bool:
    across = window.x <= face.center_x <= window.x + window.width
    return across and window.y <= face.center_y <= window.y + window.height


def _explained(jump_ms: int, scene: Scene, events: Sequence[int]) -> bool:
    return any(abs(jump_ms - cut) <= CUT_MS for cut in scene.cuts) or any(
        abs(jump_ms - event) <= TURN_MS for event in events
    )


def _peak(moves: Sequence[Move], jumps: Sequence[int]) -> float:
    """Return the fastest movement that is no jump, px/s."""
    slow = (m for m in moves if not m.is_kind and all(abs(m.time_ms - j) > 200 for j in jumps))
    return max((move.px * 1000 / move.step_ms for move in slow), default=0.0)


def _reactions(shown: Sequence[Shown], scene: Scene) -> list[int]:
    times: list[int] = []
    for before, after in pairwise(scene.turns):
        start = after.span.start_ms
        if before.person == after.person or scene.face(after.person, start) is None:
            continue
        take = scene.take_at(start).span
        low = max(take.start_ms, before.span.start_ms, start - REACTION_REACH_MS)
        if low == take.start_ms and before.span.start_ms < low:
            continue  # the cut brought the camera here
        came = _arrival(shown, scene, after.person, low, after.span.end_ms)
        if came is not None:
            times.append(round(came - start))
    return times


def _arrival(
    shown: Sequence[Shown], scene: Scene, person: int, low: int, high: int
) -> float | None:
    """Return when a face came into view to stay until the middle of its turn; None when it had
    been there, or never came."""
    seen = [
        (frame.time_ms, face is not None and any(_centred(face, w) for w in frame.windows))
        for frame in shown
        if low <= frame.time_ms < high
        for face in [scene.face(person, frame.time_ms)]
    ]
    arrivals = [late[0] for early, late in pairwise(seen) if late[1] and not early[1]]
    return arrivals[0] if arrivals and not (seen and seen[0][1]) else None


def _share(marks: Sequence[bool], empty: float) -> float:
    return sum(marks) / len(marks) if marks else empty
