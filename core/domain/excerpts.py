"""The words of a clip, as they are kept with it."""

from core.domain.document import Document
from core.domain.spans import Span

LONGEST = 1_500
"""Characters; a minute of speech has about 900."""

_FIRST_WORDS = 12
_LONGEST_WORD = 40


def said_within(document: Document, span: Span) -> str:
    """Return what is said in the span, cut after LONGEST characters at the end of a word."""
    return cut_at_word(" ".join(word.text for word in document.words_within(span)), LONGEST)


def opening_of(document: Document, span: Span) -> str:
    """Return the first sentence that begins in the first half of the span, in whole; where none
    does, how the span begins. Up to _FIRST_WORDS words."""
    half = Span(span.start_ms, (span.start_ms + span.end_ms) // 2)
    starts = (line.text for line in document.lines() if half.contains(line.start_ms))
    return beginning_of(next(starts, "") or said_within(document, span))


def cut_at_word(text: str, longest: int) -> str:
    """Return the beginning of a text, at most `longest` characters of whole words; a single word
    that is longer is cut."""
    if len(text) <= longest:
        return text
    whole, space, _ = text[: longest + 1].rpartition(" ")
    return whole.rstrip() if space else text[:longest]


def beginning_of(said: str) -> str:
    """Return the first words of what is said."""
    return " ".join(said.split()[:_FIRST_WORDS])


def ending_of(said: str) -> str:
    """Return the last words of what is said; nothing where it may have been cut."""
    if len(said) > LONGEST - _LONGEST_WORD:
        return ""
    return " ".join(said.split()[-_FIRST_WORDS:])
