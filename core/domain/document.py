"""The one transcript format: segments > lines > words, whatever the engine was.

A segment is one speaker's turn, a line is a sentence of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word, punctuation attached; times in ms from the first video frame."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float = 1.0
    speaker: int | None = None
    sentiment: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; never empty."""

    words: tuple[Word, ...]

    @property
    def start_ms(self) -> int:
        return self.words[0].start_ms

    @property
    def end_ms(self) -> int:
        return self.words[-1].end_ms

    @property
    def speaker(self) -> int | None:
        return self.words[0].speaker

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


@dataclass(frozen=True, slots=True)
class Segment:
    """One turn of one speaker; never empty."""

    lines: tuple[Line, ...]

    @property
    def start_ms(self) -> int:
        return self.lines[0].start_ms

    @property
    def end_ms(self) -> int:
        return self.lines[-1].end_ms

    @property
    def speaker(self) -> int | None:
        return self.lines[0].speaker


@dataclass(frozen=True, slots=True)
class Document:
    """A whole transcript. `language` is a BCP-47 code, `engine` names who made it."""

    language: str
    engine: str
    segments: tuple[Segment, ...]

    def lines(self) -> Iterator[Line]:
        """Yield sentences in order."""
        return (line for segment in self.segments for line in segment.lines)

    def words(self) -> Iterator[Word]:
        """Yield words in order."""
        return (word for line in self.lines() for word in line.words)

    def words_within(self, span: Span) -> tuple[Word, ...]:
        """Return the words whose middle lies in the span."""
        return tuple(w for w in self.words() if span.contains((w.start_ms + w.end_ms) // 2))

    @property
    def is_empty(self) -> bool:
        return not self.segments
