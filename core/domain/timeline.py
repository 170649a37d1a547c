"""What a short keeps of its source, and when it shows it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Self

from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Timeline:
    """Stretches of the source, shown one after the other without the time between them.

    `kept` holds at least one; they last, are in order and do not overlap, times in ms from the
    source's first frame. Times of the short count from its own start.
    """

    kept: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.kept or any(span.duration_ms == 0 for span in self.kept):
            raise ValueError("a time line keeps something")
        if any(after.start_ms < before.end_ms for before, after in pairwise(self.kept)):
            raise ValueError("what is kept is in order and does not overlap")

    @classmethod
    def whole(cls, span: Span) -> Self:
        """Keep everything of a stretch."""
        return cls((span,))

    @property
    def span(self) -> Span:
        """From the first moment kept to the last one, whatever is left out between them."""
        return Span(self.kept[0].start_ms, self.kept[-1].end_ms)

    @property
    def duration_ms(self) -> int:
        """Length of the short."""
        return sum(span.duration_ms for span in self.kept)

    def pieces(self) -> Iterator[tuple[Span, int]]:
        """Yield each stretch of the source with the moment of the short it is shown at."""
        return zip(self.kept, self._starts(), strict=True)

    def shows(self, source_ms: int) -> bool:
        """Say whether this moment of the source is seen."""
        return any(span.contains(source_ms) for span in self.kept)

    def to_output(self, source_ms: int) -> int:
        """Return when the short shows a moment of the source, or what follows it where it is left
        out; 0 before the beginning, the length after the end."""
        i = max(0, bisect_right(self.kept, source_ms, key=lambda span: span.start_ms) - 1)
        inside = min(source_ms, self.kept[i].end_ms) - self.kept[i].start_ms
        return self._starts()[i] + max(0, inside)

    def to_source(self, output_ms: int) -> int:
        """Return the moment of the source shown then; moments outside of the short are moved to
        its ends."""
        starts = self._starts()
        i = max(0, bisect_right(starts, output_ms) - 1)
        inside = min(max(0, output_ms - starts[i]), self.kept[i].duration_ms)
        return self.kept[i].start_ms + inside

    def _starts(self) -> list[int]:
        return list(accumulate((span.duration_ms for span in self.kept[:-1]), initial=0))
