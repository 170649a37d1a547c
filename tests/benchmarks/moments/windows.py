"""Random stretches of a talk: what any choice of moments must beat."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from core.domain.spans import Span
from tests.benchmarks.moments.recording import Recording

_TOLERANCE = 0.1
_TRIES = 400


def random_window(duration_ms: int, length_ms: int, rng: Random) -> Span:
    """Return a stretch of this length, anywhere; the whole talk where it is shorter."""
    latest_ms = max(0, duration_ms - length_ms)
    start_ms = rng.randint(0, latest_ms)
    return Span(start_ms, min(duration_ms, start_ms + length_ms))


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a window may start and end, ms, both in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, recording: Recording, *, whole_starts: bool, whole_ends: bool) -> "Edges":
        """Return the edges of sentences (`whole_…`) or of words that nobody talks across."""
        starts = recording.utterances if whole_starts else recording.words
        ends = recording.utterances if whole_ends else recording.words
        return cls(
            sorted({s.start_ms for s in starts if _is_free(recording, s.start_ms, whole_starts)}),
            sorted({e.end_ms for e in ends if _is_free(recording, e.end_ms, whole_ends)}),
        )


def _is_free(recording: Recording, time_ms: int, whole: bool) -> bool:
    inside = recording.is_inside_utterance if whole else recording.is_inside_word
    return not inside(time_ms)


def window_on_edges(
    edges: Edges, length_ms: int, rng: Random, avoid: Sequence[Span] = ()
) -> Span | None:
    """Return a random stretch from edge to edge, within a tenth of `length_ms`, clear of `avoid`.

    None where the talk holds no such stretch, or none was met in some hundred tries.
    """
    starts = list(edges.starts)
    rng.shuffle(starts)
    for start_ms in starts[:_TRIES]:
        wished_ms = start_ms + length_ms
        end_ms = min(edges.ends, key=lambda end: abs(end - wished_ms), default=start_ms)
        if abs(end_ms - wished_ms) > _TOLERANCE * length_ms or end_ms <= start_ms:
            continue
        span = Span(start_ms, end_ms)
        if not any(span.overlap_ms(other) for other in avoid):
            return span
    return None
