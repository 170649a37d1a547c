"""When to look at a picture."""

from bisect import bisect_left
from collections.abc import Sequence

LOOKS_PER_S = 3.0
LOOKS_PER_S_AT_TURNS = 6.0
AROUND_TURN_MS = 800


class Schedule:
    """Looks at an even pace, twice as often where the speaker changes and there is a choice.

    The pace is that of the clock, not of the frames: variable frame rates are no different.
    """

    def __init__(self, turns_ms: Sequence[int] = ()) -> None:
        self._turns = sorted(turns_ms)
        self._due_ms: float | None = None

    def is_due(self, time_ms: int, *, now: bool = False, alone: bool = False) -> bool:
        """Say whether to look at this frame; `now` looks whatever the time. For a face that is
        `alone` turns make no difference."""
        if not now and self._due_ms is not None and time_ms < self._due_ms:
            return False
        closely = not alone and self._near_turn(time_ms)
        step = 1000 / (LOOKS_PER_S_AT_TURNS if closely else LOOKS_PER_S)
        planned = time_ms if now or self._due_ms is None else self._due_ms
        self._due_ms = max(planned + step, time_ms + step / 2)
        return True

    def _near_turn(self, time_ms: int) -> bool:
        following = bisect_left(self._turns, time_ms - AROUND_TURN_MS)
        return following < len(self._turns) and self._turns[following] <= time_ms + AROUND_TURN_MS
