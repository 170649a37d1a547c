"""Long talks are read in windows that overlap, so that no moment falls between two of them."""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from core.stages.detect.numbering import Transcript

OVERLAP = 0.1
"""Share of a window that the next one begins with; at 8,000 tokens nearly two minutes."""

_SMALL = 8


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Sentences `first`..`last`, both inclusive."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def halves(self) -> tuple["Window", ...]:
        """Return both halves; none of a window of eight sentences or fewer."""
        if len(self) <= _SMALL:
            return ()
        middle = (self.first + self.last) // 2
        return Window(self.first, middle), Window(middle + 1, self.last)

    def shared(self, other: "Window") -> int:
        """Return how many sentences both have."""
        return max(0, min(self.last, other.last) - max(self.first, other.first) + 1)


def windows_of(transcript: Transcript, most_tokens: int) -> list[Window]:
    """Return windows of about equal size, `most_tokens` at most, on sentence borders.

    Only a sentence that is longer than the overlap may make a window larger.
    """
    ends = [transcript.tokens(0, at) for at in range(len(transcript))]
    overlap = round(most_tokens * OVERLAP)
    count = max(1, math.ceil((ends[-1] - overlap) / (most_tokens - overlap)))
    step = (ends[-1] - overlap) / count
    windows, first = list[Window](), 0
    for number in range(1, count + 1):
        last = len(ends) - 1
        if number < count:
            last = max(first, bisect_right(ends, number * step + overlap) - 1)
        windows.append(Window(first, last))
        # The first sentence that begins behind the border, but none may be left out.
        begins = bisect_left(ends, number * step) + 1
        first = min(max(begins, first + 1), last + 1)
        if first == len(ends):
            break
    return windows
