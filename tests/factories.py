"""Domain objects for tests, made from few words."""

import re
from collections.abc import Iterable, Sequence

from core.domain.document import Document, Line, Segment, Word

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[»\"”)]*(?=\s|$)|$)", re.DOTALL)

Turn = tuple[int | None, str, int]
"""Speaker, what is said, when it begins in ms."""


def make_document(
    turns: Iterable[Turn],
    *,
    language: str = "ru",
    engine: str = "test",
    ms_per_letter: int = 65,
    gap_ms: int = 60,
) -> Document:
    """Return a transcript: words follow each other at `gap_ms`, lines end where sentences do."""
    segments: list[Segment] = []
    for speaker, text, start_ms in turns:
        lines, at_ms = [], start_ms
        for sentence in _SENTENCE.findall(text):
            words = make_words(sentence, at_ms, speaker, ms_per_letter, gap_ms)
            lines.append(Line(words))
            at_ms = words[-1].end_ms + gap_ms
        segments.append(Segment(tuple(lines)))
    return Document(language, engine, tuple(segments))


def make_words(
    text: str, start_ms: int, speaker: int | None, ms_per_letter: int = 65, gap_ms: int = 60
) -> tuple[Word, ...]:
    """Return the words of `text`, each as long as its letters take."""
    words, at_ms = list[Word](), start_ms
    for token in text.split():
        end_ms = at_ms + ms_per_letter * max(2, len(token))
        words.append(Word(token, at_ms, end_ms, speaker=speaker))
        at_ms = end_ms + gap_ms
    return tuple(words)


def follow(
    lines: Sequence[tuple[int | None, str, int]], *, start_ms: int = 500, language: str = "ru"
) -> Document:
    """Return a talk of (speaker, text, silence after it in ms), one after the other."""
    turns, at_ms = list[Turn](), start_ms
    for speaker, text, pause_ms in lines:
        turns.append((speaker, text, at_ms))
        at_ms = make_words(text, at_ms, speaker)[-1].end_ms + pause_ms
    return make_document(turns, language=language)


def duration_of(document: Document) -> int:
    """Return a picture length that leaves a second after the last word, ms."""
    return max((word.end_ms for word in document.words()), default=0) + 1_000
