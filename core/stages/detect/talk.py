"""The transcript as the finder sees it: numbered sentences and where they may be cut."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from core.domain.document import Document, Word
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.stages.detect.asking import asks
from core.stages.detect.edges import WordEdges
from core.stages.detect.rejoin import Spoken, time_of
from core.stages.detect.sentences import Opener, is_question, opener_of
from core.stages.detect.sounds import spoken
from core.stages.detect.units import Unit, units_of
from core.stages.detect.words import Lexicon, lexicon_for


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered sentence, or a phrase of one that is too long.

    gap_ms: silence before it, 0 for the first.  cut_before, cut_after: how likely a clip that
    begins, that ends with it cuts a sentence of anybody, 0..1.
    """

    index: int
    text: str
    speaker: int | None
    start_ms: int
    end_ms: int
    gap_ms: int
    opener: Opener
    is_question: bool
    cut_before: float
    cut_after: float
    signals: SpeechSignals


class Talk:
    """Sentences by number. A clip is a range of numbers, both ends inclusive."""

    def __init__(
        self, document: Document, signals: Sequence[SpeechSignals], duration_ms: int
    ) -> None:
        """`signals` belong to the document's lines in order; missing ones count as unmeasured."""
        self.duration_ms = duration_ms
        text = " ".join(line.text for line in document.lines())
        self.lexicon: Lexicon = lexicon_for(document.language, text)
        units = units_of(list(_lines(document, signals, duration_ms)), self.lexicon)
        self.edges = WordEdges((word for unit in units for word in unit.words), duration_ms)
        sentences = tuple(_number(units, self.lexicon))
        self.starts = [self.edges.start_before(s.start_ms) for s in sentences]
        self.ends = list(accumulate((self.edges.end_after(s.end_ms) for s in sentences), max))
        self.sentences = tuple(self._with_others(sentences))

    def _with_others(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Yield the sentences; those whose edge lies inside another voice's are cut there."""
        begun = [s.start_ms for s in sentences]
        until = list(accumulate((s.end_ms for s in sentences), max))

        def runs_across(time_ms: int) -> bool:
            count = bisect_left(begun, time_ms)
            return count > 0 and until[count - 1] > time_ms

        before, after = 0.0, 0.0
        for at, sentence in enumerate(sentences):
            start_ms, end_ms = self.starts[at], self.ends[at]
            # Voices that overlap share an edge, and what is wrong with it.
            before = before if at and start_ms == self.starts[at - 1] else 0.0
            after = after if at and end_ms == self.ends[at - 1] else 0.0
            before = max(before, 1.0 if runs_across(start_ms) else sentence.cut_before)
            after = max(after, 1.0 if runs_across(end_ms) else sentence.cut_after)
            yield replace(sentence, cut_before=before, cut_after=after)

    def __len__(self) -> int:
        return len(self.sentences)

    def span(self, first: int, last: int) -> Span:
        """Return the clip of these sentences, air included."""
        return Span(self.starts[first], self.ends[last])

    def length_ms(self, first: int, last: int) -> int:
        return self.ends[last] - self.starts[first]

    def text(self, first: int, last: int) -> str:
        return " ".join(s.text for s in self.sentences[first : last + 1])

    def words_in(self, span: Span) -> list[str]:
        """Return the words of the sentences whose middle lies in the span."""
        inside = (s for s in self.sentences if span.contains((s.start_ms + s.end_ms) // 2))
        return [word for sentence in inside for word in sentence.text.split()]


def _lines(
    document: Document, signals: Sequence[SpeechSignals], duration_ms: int
) -> Iterator[tuple[Spoken, ...]]:
    for index, line in enumerate(document.lines()):
        words = sorted(_inside(spoken(line.words), duration_ms), key=time_of)
        if words:
            measured = signals[index] if index < len(signals) else SpeechSignals()
            yield tuple(Spoken(word, measured) for word in words)


def _inside(words: Sequence[Word], duration_ms: int) -> Iterator[Word]:
    """Recognisers place words past the end of the picture, and words that end before they start"""
    for word in words:
        if 0 <= word.start_ms < duration_ms and word.text.strip():
            end_ms = min(max(word.end_ms, word.start_ms), duration_ms)
            yield replace(word, end_ms=end_ms)


def _number(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Sentence]:
    said_until = units[0].words[0].start_ms if units else 0
    for index, unit in enumerate(units):
        start_ms = unit.words[0].start_ms
        is_asked = _asks(units, index, lexicon)
        said = unit.text if not is_asked or is_question(unit.text) else f"{unit.text}?"
        yield Sentence(
            index=index,
            text=unit.text,
            speaker=unit.words[0].speaker,
            start_ms=start_ms,
            end_ms=unit.end_ms,
            gap_ms=max(0, start_ms - said_until),
            opener=opener_of(said, lexicon),
            is_question=is_asked,
            cut_before=unit.cut_before,
            cut_after=unit.cut_after,
            signals=unit.signals,
        )
        said_until = max(said_until, unit.end_ms)


def _asks(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    unit = units[at]
    if unit.is_marked or is_question(unit.text):
        return is_question(unit.text)
    voice = unit.words[0].speaker
    others = (u.text for u in units[at + 1 : at + 3] if u.words[0].speaker != voice)
    begins_turn = at == 0 or units[at - 1].words[0].speaker != voice
    return asks(unit.text, lexicon, next(others, None), begins_turn=begins_turn)
