"""Which camera is on when. Cuts fall in the pause before a line, on a whole frame."""

from dataclasses import dataclass

from tests.samples.dialogue import GUEST, HOST
from tests.samples.timeline import Timeline

_BEFORE_LINE_S = 0.2

# first line of the shot, who is seen close (None: both, wide)
_PLAN: tuple[tuple[int, int | None], ...] = (
    (0, None),
    (5, GUEST),
    (6, None),
    (12, HOST),
    (13, None),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One camera from ``start`` to ``end`` (seconds); ``speaker`` is None for the wide one."""

    start: float
    end: float
    speaker: int | None


def plan(timeline: Timeline, fps: int) -> tuple[Shot, ...]:
    """The shots of the talk, without gaps."""
    starts = [0.0]
    for first, _ in _PLAN[1:]:
        at = timeline.turns[first].start - _BEFORE_LINE_S
        starts.append(round(at * fps) / fps)
    ends = [*starts[1:], timeline.duration]
    return tuple(
        Shot(start, end, speaker)
        for start, end, (_, speaker) in zip(starts, ends, _PLAN, strict=True)
    )
