"""From words to sentences and turns. Every engine's words pass through here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from core.domain.document import Document, Line, Segment, Word
from core.stages.sentence_ends import ends_sentence

PAUSE_MS = 1_200
"""A longer silence between two words ends a line."""
MAX_LINE_WORDS = 40
MAX_LINE_MS = 20_000
_MIN_PART_WORDS = 3
_CLAUSE_ENDS = (",", ";", ":", "—", "–")
_CLAUSE_BONUS_MS = 300
_MIN_WORD_MS = 20


def build_document(words: Iterable[Word], *, language: str, engine: str) -> Document:
    """Make a document of an engine's words; no words make an empty one.

    Lines end at sentence ends, at pauses and when the speaker changes; a line that runs on without
    punctuation is split at its longest pauses. A segment is a run of lines of one speaker.
    """
    lines = [part for line in _sentences(mended(words)) for part in _split_long(line)]
    segments = tuple(
        Segment(tuple(Line(tuple(line)) for line in turn))
        for _, turn in groupby(lines, key=lambda line: line[0].speaker)
    )
    return Document(language=language, engine=engine, segments=segments)


def mended(words: Iterable[Word]) -> list[Word]:
    """Return the words in order of time, none empty, none before 0, each of some length.

    Words of one speaker do not overlap; people may talk over each other.
    """
    spoken = [replace(w, text=text) for w in words if (text := " ".join(w.text.split()))]
    spoken.sort(key=lambda w: (w.start_ms, w.end_ms))
    result: list[Word] = []
    for i, word in enumerate(spoken):
        start = max(0, word.start_ms)
        if result and result[-1].speaker == word.speaker:
            start = max(start, result[-1].end_ms)
        end = max(word.end_ms, start + _MIN_WORD_MS)
        follower = spoken[i + 1] if i + 1 < len(spoken) else None
        if follower is not None and follower.speaker == word.speaker:
            end = max(start + _MIN_WORD_MS, min(end, follower.start_ms))
        result.append(replace(word, start_ms=start, end_ms=end))
    return sorted(result, key=lambda w: w.start_ms)


def _sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for i, word in enumerate(words):
        line.append(word)
        following = words[i + 1] if i + 1 < len(words) else None
        if (
            following is None
            or _parted(word, following)
            or ends_sentence(
                word.text, following.text, before=line[-2].text if len(line) > 1 else ""
            )
        ):
            yield line
            line = []


def _parted(word: Word, following: Word) -> bool:
    return word.speaker != following.speaker or following.start_ms - word.end_ms > PAUSE_MS


def _split_long(line: list[Word]) -> list[list[Word]]:
    too_long = len(line) > MAX_LINE_WORDS or line[-1].end_ms - line[0].start_ms > MAX_LINE_MS
    if not too_long or len(line) < 2 * _MIN_PART_WORDS:
        return [line]
    at = max(
        range(_MIN_PART_WORDS, len(line) - _MIN_PART_WORDS + 1),
        key=lambda i: (_break_strength(line[i - 1], line[i]), -abs(2 * i - len(line))),
    )
    return _split_long(line[:at]) + _split_long(line[at:])


def _break_strength(word: Word, following: Word) -> int:
    bonus = _CLAUSE_BONUS_MS if word.text.endswith(_CLAUSE_ENDS) else 0
    return following.start_ms - word.end_ms + bonus
