"""The transcript as the finder sees it: numbered sentences and where they may be cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from core.domain.document import Document, Word
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.stages.detect.edges import WordEdges
from core.stages.detect.phrases import split_long
from core.stages.detect.sentences import Opener, is_complete, is_question, opener_of
from core.stages.detect.sounds import spoken
from core.stages.detect.words import Lexicon, lexicon_for

_PUNCTUATED = 0.3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered sentence, or a phrase of one that is too long.

    gap_ms: silence before it, 0 for the first.  is_complete is True as well where the whole
    transcript has no punctuation to tell by.
    """

    index: int
    text: str
    speaker: int | None
    start_ms: int
    end_ms: int
    gap_ms: int
    opener: Opener
    is_question: bool
    is_complete: bool
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
        units = _units(document, signals, duration_ms)
        marked = sum(is_complete(_text(words)) for words, _ in units)
        self.sentences = tuple(_number(units, self.lexicon, marked >= _PUNCTUATED * len(units)))
        self.edges = WordEdges((word for words, _ in units for word in words), duration_ms)
        self.starts = [self.edges.start_before(s.start_ms) for s in self.sentences]
        self.ends = list(accumulate((self.edges.end_after(s.end_ms) for s in self.sentences), max))

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


_Unit = tuple[tuple[Word, ...], SpeechSignals]


def _units(document: Document, signals: Sequence[SpeechSignals], duration_ms: int) -> list[_Unit]:
    units: list[_Unit] = []
    for index, line in enumerate(document.lines()):
        words = sorted(_inside(spoken(line.words), duration_ms), key=_time)
        if words:
            measured = signals[index] if index < len(signals) else SpeechSignals()
            units += [(phrase, measured) for phrase in split_long(words)]
    return sorted(units, key=lambda unit: _time(unit[0][0]))


def _time(word: Word) -> tuple[int, int]:
    return word.start_ms, word.end_ms


def _inside(words: Sequence[Word], duration_ms: int) -> Iterator[Word]:
    """Recognisers place words past the end of the picture, and words that end before they start"""
    for word in words:
        if 0 <= word.start_ms < duration_ms and word.text.strip():
            end_ms = min(max(word.end_ms, word.start_ms), duration_ms)
            yield replace(word, end_ms=end_ms)


def _number(units: Sequence[_Unit], lexicon: Lexicon, punctuated: bool) -> Iterator[Sentence]:
    said_until = units[0][0][0].start_ms if units else 0
    for index, (words, signals) in enumerate(units):
        text, end_ms = _text(words), max(word.end_ms for word in words)
        yield Sentence(
            index=index,
            text=text,
            speaker=words[0].speaker,
            start_ms=words[0].start_ms,
            end_ms=end_ms,
            gap_ms=max(0, words[0].start_ms - said_until),
            opener=opener_of(text, lexicon),
            is_question=is_question(text),
            is_complete=is_complete(text) or not punctuated,
            signals=signals,
        )
        said_until = max(said_until, end_ms)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
