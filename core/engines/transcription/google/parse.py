"""From an operation's results to words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.document import Word
from core.engines.transcription.google.models import Operation, Result, WordInfo

_SLACK_MS = 1_000


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of one part, times in ms from its beginning; `language` as Google names it."""

    words: tuple[Word, ...]
    language: str | None

    @property
    def until_ms(self) -> int:
        """Where the last word ends, 0 without words."""
        return max((word.end_ms for word in self.words), default=0)


def read_words(operation: Operation, duration_ms: int) -> Heard:
    """Take the words of the best alternatives.

    Raises ValueError when there is a text but no words.
    """
    results = operation.results
    if any(result.best.transcript.strip() for result in results) and not any(
        result.best.words for result in results
    ):
        raise ValueError("a transcript without words")
    spoken = [info for result in _once(results) for info in result.best.words if info.word.strip()]
    return Heard(tuple(_timed(_words(spoken), duration_ms)), _language(results))


def _once(results: Sequence[Result]) -> Sequence[Result]:
    """Leave out what is said twice: told apart by speaker, all words come again at the end."""
    worded = [result for result in results if result.best.words]
    if len(worded) > 1:
        first, last = worded[0].best.words, worded[-1].best.words
        if any(info.speaker for info in last) and last[0].start_ms <= first[0].start_ms:
            return worded[-1:]
    return worded


def _words(spoken: Sequence[WordInfo]) -> list[Word]:
    speakers: dict[str, int] = {}
    return [
        Word(
            text=info.word.strip(),
            start_ms=info.start_ms,
            end_ms=info.end_ms,
            confidence=info.confidence or 1.0,  # left out means not known
            speaker=speakers.setdefault(info.speaker, len(speakers)) if info.speaker else None,
        )
        for info in spoken
    ]


def _timed(words: Sequence[Word], duration_ms: int) -> list[Word]:
    """Put words whose times lie outside of the sound between their neighbours.

    A few have such times now and then, while their order is right.
    """
    timed: list[Word] = []
    for index, word in enumerate(words):
        if _possible(word, duration_ms):
            timed.append(word)
            continue
        before_ms = timed[-1].end_ms if timed else 0
        after_ms = next(
            (w.start_ms for w in words[index + 1 :] if _possible(w, duration_ms)), before_ms
        )
        end_ms = min(max(after_ms, before_ms), before_ms + _SLACK_MS)
        timed.append(replace(word, start_ms=before_ms, end_ms=end_ms))
    return timed


def _possible(word: Word, duration_ms: int) -> bool:
    return 0 <= word.start_ms <= word.end_ms <= duration_ms + _SLACK_MS


def _language(results: Sequence[Result]) -> str | None:
    """Return the language of most words."""
    spoken: Counter[str] = Counter()
    for result in results:
        if result.language:
            spoken[result.language] += len(result.best.words)
    return spoken.most_common(1)[0][0] if spoken else None
