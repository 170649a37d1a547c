"""Documents as JSON: compact, versioned, strict on reading."""

import json
from itertools import pairwise
from typing import Any

from core.domain.document import Document, Line, Segment, Word

VERSION = 1
_WORD_FIELDS = 6


def document_to_json(document: Document) -> str:
    """Write a document; a word is `[text, start_ms, end_ms, confidence, speaker, sentiment]`."""
    segments = [
        [[_pack(word) for word in line.words] for line in segment.lines]
        for segment in document.segments
    ]
    content = {
        "version": VERSION,
        "language": document.language,
        "engine": document.engine,
        "segments": segments,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def document_from_json(text: str | bytes) -> Document:
    """Read what `document_to_json` wrote. Raises ValueError for anything else."""
    content = json.loads(text, parse_constant=_refuse)
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise ValueError("not a document, or of another version")
    document = Document(
        language=_text(content.get("language")),
        engine=_text(content.get("engine")),
        segments=tuple(_segment(item) for item in _list(content.get("segments"))),
    )
    for early, late in pairwise(document.words()):
        if late.start_ms < early.start_ms:
            raise ValueError(f"words out of order: {early} {late}")
    return document


def _pack(word: Word) -> list[Any]:
    times = (word.start_ms, word.end_ms)
    return [word.text, *times, word.confidence, word.speaker, word.sentiment]


def _segment(item: object) -> Segment:
    lines = tuple(Line(tuple(_word(word) for word in _filled(line))) for line in _filled(item))
    return Segment(lines)


def _word(item: object) -> Word:
    fields = _list(item)
    if len(fields) != _WORD_FIELDS:
        raise ValueError(f"not a word: {fields}")
    text, start, end, confidence, speaker, sentiment = fields
    word = Word(
        text=_text(text),
        start_ms=_whole(start),
        end_ms=_whole(end),
        confidence=_number(confidence),
        speaker=None if speaker is None else _whole(speaker),
        sentiment=None if sentiment is None else _number(sentiment),
    )
    if not 0 <= word.start_ms <= word.end_ms:
        raise ValueError(f"not a stretch of time: {word}")
    return word


def _list(item: object) -> list[Any]:
    if not isinstance(item, list):
        raise ValueError(f"a list was expected: {item!r}")
    return item


def _filled(item: object) -> list[Any]:
    items = _list(item)
    if not items:
        raise ValueError("an empty segment or line")
    return items


def _text(item: object) -> str:
    if not isinstance(item, str) or not item:
        raise ValueError(f"text was expected: {item!r}")
    return item


def _whole(item: object) -> int:
    if type(item) is not int:
        raise ValueError(f"a whole number was expected: {item!r}")
    return item


def _number(item: object) -> float:
    if type(item) not in (int, float):
        raise ValueError(f"a number was expected: {item!r}")
    return float(item)  # type: ignore[arg-type]


def _refuse(constant: str) -> None:
    raise ValueError(f"no number: {constant}")
