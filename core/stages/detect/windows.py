"""Long talks are read in windows that overlap, so that no moment falls between two of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.stages.detect.talk import Talk

WINDOW_MS = 18 * 60_000
OVERLAP_MS = 75_000


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first`..`last`, both inclusive."""

    first: int
    last: int

    def halves(self) -> tuple["Window", "Window"]:
        """Return both halves. Raises ValueError for a single sentence."""
        if self.first == self.last:
            raise ValueError("one sentence has no halves")
        middle = (self.first + self.last) // 2
        return Window(self.first, middle), Window(middle + 1, self.last)


def windows_of(talk: Talk) -> Iterator[Window]:
    """Yield windows of equal length, at most WINDOW_MS plus the overlap, on sentence borders."""
    total_ms = talk.length_ms(0, len(talk) - 1)
    count = max(1, math.ceil((total_ms - OVERLAP_MS) / WINDOW_MS))
    step_ms = total_ms / count
    first = 0
    for number in range(1, count + 1):
        border_ms = talk.starts[0] + step_ms * number
        last = _last_before(talk, border_ms if number < count else float("inf"), first)
        yield Window(first, last)
        if last + 1 == len(talk):
            return
        first = max(_first_after(talk, talk.ends[last] - OVERLAP_MS, last + 1), first + 1)


def _last_before(talk: Talk, time_ms: float, lowest: int) -> int:
    inside = (s.index for s in reversed(talk.sentences) if s.end_ms <= time_ms)
    return max(next(inside, lowest), lowest)


def _first_after(talk: Talk, time_ms: float, highest: int) -> int:
    after = (s.index for s in talk.sentences[:highest] if s.start_ms >= time_ms)
    return next(after, highest)
