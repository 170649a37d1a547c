"""Where a cut may fall: never inside a word, with a little air."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from core.domain.document import Word
from core.domain.spans import Span

LEAD_MS = 350
TAIL_MS = 450


class WordEdges:
    """Stretches of speech no cut may split; words that overlap (two people) are one stretch."""

    def __init__(self, words: Iterable[Word], duration_ms: int) -> None:
        self._duration_ms = duration_ms
        self.starts: list[int] = []
        self.ends: list[int] = []
        for word in sorted(words, key=lambda w: (w.start_ms, w.end_ms)):
            if self.ends and word.start_ms < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], word.end_ms)
            else:
                self.starts.append(word.start_ms)
                self.ends.append(word.end_ms)
        lengths = (end - start for start, end in zip(self.starts, self.ends, strict=True))
        self._spoken = [0, *accumulate(lengths)]

    def start_before(self, word_start_ms: int) -> int:
        """Return where a clip that begins with this word starts, at most half the gap early."""
        stretch = bisect_right(self.starts, word_start_ms) - 1
        edge = self.starts[stretch]
        gap = (edge - self.ends[stretch - 1]) // 2 if stretch else edge
        return edge - min(LEAD_MS, gap)

    def end_after(self, word_end_ms: int) -> int:
        """Return where a clip that closes with this word ends, at most half the gap late."""
        stretch = bisect_left(self.ends, word_end_ms)
        edge = self.ends[stretch]
        last = stretch + 1 == len(self.ends)
        gap = self._duration_ms - edge if last else (self.starts[stretch + 1] - edge) // 2
        return edge + min(TAIL_MS, gap)

    def density(self, span: Span) -> float:
        """Return which share of the span is speech, 0..1, for a span that splits no word."""
        first, after = bisect_left(self.starts, span.start_ms), bisect_right(self.ends, span.end_ms)
        spoken_ms = self._spoken[max(first, after)] - self._spoken[first]
        return spoken_ms / max(1, span.duration_ms)

    def ends_within(self, span: Span) -> list[int]:
        """Return the ends of the stretches of speech inside the span."""
        first = bisect_right(self.ends, span.start_ms)
        return self.ends[first : bisect_right(self.ends, span.end_ms)]
