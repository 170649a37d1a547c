"""Transcripts inside data files: lists of pieces with times, in the forms that are about."""

import json
import math
from collections.abc import Iterator
from typing import Any

from core.domain.document import Document, Word
from core.engines.transcription.languages import guess_language
from core.stages.sentences import build_document

_LISTS = ("segments", "chunks", "words")
_TEXTS = ("text", "word", "punctuated_word")


def document_of(transcript: object, duration_ms: int | None) -> Document | None:
    """Return the words of a transcript, None where it holds none that have times.

    Pieces are `{text, start, end}` or `{text, start, duration}` or `{text, timestamp: [start,
    end]}` in seconds, `words` of a piece come before its text; a plain text is spread evenly over
    the duration.
    """
    words = list(_words(_decoded(transcript), duration_ms))
    if not words:
        return None
    language = guess_language(" ".join(word.text for word in words))
    return build_document(words, language=language, engine="data")


def number(value: object) -> float | None:
    """Return a finite number, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _decoded(transcript: object) -> object:
    if isinstance(transcript, str) and transcript.lstrip()[:1] in {"[", "{"}:
        try:
            return json.loads(transcript)
        except ValueError:
            return transcript
    return transcript


def _words(part: object, duration_ms: int | None) -> Iterator[Word]:
    if isinstance(part, list):
        for piece in part:
            yield from _words(piece, None)
    elif isinstance(part, str) and duration_ms:
        yield from _spread(part, 0, duration_ms)
    elif isinstance(part, dict):
        inner = next((part[key] for key in _LISTS if isinstance(part.get(key), list)), None)
        if inner:
            yield from _words(inner, None)
        else:
            yield from _piece(part)


def _piece(piece: dict[str, Any]) -> Iterator[Word]:
    text = next((piece[key] for key in _TEXTS if isinstance(piece.get(key), str)), "")
    stamp = piece.get("timestamp")
    if isinstance(stamp, list) and stamp:
        start, end = number(stamp[0]), number(stamp[-1])
    else:
        start, end = number(piece.get("start")), number(piece.get("end"))
    if start is not None and end is None and (length := number(piece.get("duration"))) is not None:
        end = start + length
    if start is not None and end is not None and 0 <= start < end:
        yield from _spread(text, round(start * 1000), round(end * 1000))


def _spread(text: str, start_ms: int, end_ms: int) -> Iterator[Word]:
    """Yield the words, each as long as its letters ask for."""
    tokens = text.split()
    total = sum(len(token) + 1 for token in tokens)
    before = 0
    for token in tokens:
        after = before + len(token) + 1
        length_ms = end_ms - start_ms
        begins, ends = (start_ms + length_ms * part // total for part in (before, after))
        yield Word(token, begins, ends)
        before = after
