"""A talk as the judges of clips see it: what was truly said, sentence by sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from core.domain.document import Document, Word
from core.domain.moments import SpeechSignals
from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence as it was said, whatever marks the transcript kept of it; never empty."""

    words: tuple[Word, ...]
    is_question: bool

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
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Recording:
    """One talk. `document` is what the finder gets, `utterances` (by start) are the truth."""

    name: str
    document: Document
    utterances: tuple[Utterance, ...]
    duration_ms: int
    signals: tuple[SpeechSignals, ...] = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words by start."""
        said = (word for utterance in self.utterances for word in utterance.words)
        return tuple(sorted(said, key=lambda word: (word.start_ms, word.end_ms)))

    @cached_property
    def word_starts(self) -> tuple[int, ...]:
        return tuple(word.start_ms for word in self.words)

    @cached_property
    def said_until(self) -> tuple[int, ...]:
        """Until when words up to each one last, ms; never falls."""
        return tuple(accumulate((word.end_ms for word in self.words), max))

    def is_inside_word(self, time_ms: int) -> bool:
        return _covers(self.words, self.word_starts, self.said_until, time_ms)

    def is_inside_utterance(self, time_ms: int) -> bool:
        """True when a sentence has begun before and ends after."""
        return _covers(self.utterances, self._starts, self._until, time_ms)

    def first_word(self, span: Span) -> int | None:
        """Return the index of the first word that begins in the span, None for silence."""
        index = bisect_left(self.word_starts, span.start_ms)
        found = index < len(self.words) and self.words[index].start_ms < span.end_ms
        return index if found else None

    def utterances_within(self, span: Span) -> Sequence[Utterance]:
        """Return the sentences that begin in the span."""
        first = bisect_left(self._starts, span.start_ms)
        return self.utterances[first : bisect_left(self._starts, span.end_ms)]

    def utterance_before(self, time_ms: int) -> Utterance | None:
        """Return the last sentence that began before and is over by then."""
        for utterance in reversed(self.utterances[: bisect_left(self._starts, time_ms)]):
            if utterance.end_ms <= time_ms:
                return utterance
        return None

    def utterance_from(self, time_ms: int) -> Utterance | None:
        """Return the first sentence that begins at that time or later."""
        index = bisect_left(self._starts, time_ms)
        return self.utterances[index] if index < len(self.utterances) else None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(utterance.start_ms for utterance in self.utterances)

    @cached_property
    def _until(self) -> tuple[int, ...]:
        return tuple(accumulate((utterance.end_ms for utterance in self.utterances), max))


def _covers(
    stretches: Sequence[Word] | Sequence[Utterance],
    starts: Sequence[int],
    until: Sequence[int],
    time_ms: int,
) -> bool:
    index = bisect_right(starts, time_ms) - 1
    while index >= 0 and until[index] > time_ms:
        if stretches[index].start_ms < time_ms < stretches[index].end_ms:
            return True
        index -= 1
    return False
