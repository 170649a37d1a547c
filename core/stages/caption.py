"""From the transcript to the words burnt into a clip."""

from core.domain.captions import Captions, CaptionStyle, CaptionWord
from core.domain.document import Document
from core.domain.spans import Span

MIN_WORD_MS = 60
"""Recognisers give some words no length; shorter ones would never be seen lit."""
MAX_WORD_LETTERS = 40
"""Longer "words" are addresses and noise; no line holds them."""


def captions_for(document: Document, span: Span, style: CaptionStyle) -> Captions | None:
    """Return the words of `span` with times from the clip's start; None where nobody speaks.

    Words are in order, do not overlap and lie inside the clip.
    """
    words: list[CaptionWord] = []
    spoken = document.words_within(span)
    for i, word in enumerate(spoken):
        start = max(word.start_ms - span.start_ms, words[-1].end_ms if words else 0)
        limit = spoken[i + 1].start_ms - span.start_ms if i + 1 < len(spoken) else span.duration_ms
        end = max(start + MIN_WORD_MS, min(word.end_ms - span.start_ms, max(limit, start)))
        end = min(end, span.duration_ms)
        if word.text and end > start:
            words.append(CaptionWord(_shown(word.text), start, end, word.speaker))
    return Captions(style, tuple(words)) if words else None


def _shown(text: str) -> str:
    return text if len(text) <= MAX_WORD_LETTERS else f"{text[: MAX_WORD_LETTERS - 1]}…"
