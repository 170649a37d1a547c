"""The talk as a model reads it: numbered sentences with short marks, never a time."""

from collections.abc import Sequence
from itertools import accumulate

from core.domain.spans import Span
from core.stages.detect.marks import SUGGESTED, marks_of
from core.stages.detect.quoting import quoted
from core.stages.detect.talk import Talk
from core.stages.detect.tokens import tokens_of

_LONGEST_LINE = 600


class Transcript:
    """Lines like `[12] (Г1) text {пауза перед, громко}`, one a sentence."""

    def __init__(self, talk: Talk, suggested: Sequence[Span] = ()) -> None:
        """Sentences inside the `suggested` stretches are marked as such."""
        self._lines = [_line(talk, at, suggested) for at in range(len(talk))]
        self._tokens = [0, *accumulate(tokens_of(line) + 1 for line in self._lines)]

    def __len__(self) -> int:
        return len(self._lines)

    def text(self, first: int, last: int) -> str:
        """Return the lines of sentences `first`..`last`, both inclusive."""
        return "\n".join(self._lines[first : last + 1])

    def tokens(self, first: int, last: int) -> int:
        """Return about how many tokens these lines take."""
        return self._tokens[last + 1] - self._tokens[first]


def _line(talk: Talk, at: int, suggested: Sequence[Span]) -> str:
    sentence = talk.sentences[at]
    voice = f"(Г{sentence.speaker + 1}) " if sentence.speaker is not None else ""
    marks = marks_of(talk, at)
    middle_ms = (sentence.start_ms + sentence.end_ms) // 2
    if any(span.contains(middle_ms) for span in suggested):
        marks.append(SUGGESTED)
    braces = f" {{{', '.join(marks)}}}" if marks else ""
    return f"[{at}] {voice}{quoted(sentence.text, _LONGEST_LINE)}{braces}"


def words_per_minute(talk: Talk) -> float:
    """Return how fast this talk goes, pauses included: lengths are told to a model in words."""
    words = sum(len(s.text.split()) for s in talk.sentences)
    minutes = talk.length_ms(0, len(talk) - 1) / 60_000
    return words / minutes if minutes else 0.0
