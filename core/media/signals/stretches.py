"""Sets of stretches of time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from core.domain.spans import Span


class Stretches:
    """Stretches of time, in order and apart; those that touch are joined."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start_ms <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end_ms)
            else:
                self._starts.append(span.start_ms)
                self._ends.append(span.end_ms)
        lengths = (end - start for start, end in zip(self._starts, self._ends, strict=True))
        self._total = [0, *accumulate(lengths)]

    def covered_ms(self, span: Span) -> int:
        """Return how much of `span` lies inside."""
        return self._until(span.end_ms) - self._until(span.start_ms)

    def _until(self, time_ms: int) -> int:
        begun = bisect_right(self._starts, time_ms)
        if begun == 0:
            return 0
        return self._total[begun] - max(0, self._ends[begun - 1] - time_ms)

    def outside(self, span: Span) -> Iterator[Span]:
        """Yield the parts of `span` that lie outside, in order."""
        at_ms = span.start_ms
        for index in range(bisect_left(self._ends, span.start_ms), len(self._starts)):
            if self._starts[index] >= span.end_ms:
                break
            if self._starts[index] > at_ms:
                yield Span(at_ms, self._starts[index])
            at_ms = max(at_ms, self._ends[index])
        if at_ms < span.end_ms:
            yield Span(at_ms, span.end_ms)
