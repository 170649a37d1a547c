"""From Whisper's answer to a document."""

import re
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from core.domain.document import Document, Word
from core.engines.transcription.languages import guess_language
from core.stages.sentences import build_document

_Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]

# Learned from subtitled films: what the model writes over music and silence.
_INVENTED = re.compile(
    r"\W*(субтитры (сделал|создавал|подогнал|добавил)\b.*|редактор субтитров\b.*"
    r"|корректор [а-я]\. ?[а-я]+\W*|продолжение следует|subtitles by\b.*"
    r"|thanks? (you )?for watching|amara\.org.*)\W*",
    re.IGNORECASE,
)

_WITHOUT_SPACES = frozenset({"zh", "yue", "ja", "th", "lo", "my"})


class _Word(BaseModel):
    word: str
    start: _Seconds
    end: _Seconds
    probability: float


class _Segment(BaseModel):
    text: str
    words: list[_Word]


class _Answer(BaseModel):
    language: str | None
    segments: list[_Segment]


def read_answer(body: bytes, *, engine: str) -> Document:
    """Read a stored answer. Raises ValueError."""
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        raise ValueError(str(error.errors()[:3])) from error
    spaced = answer.language not in _WITHOUT_SPACES
    words: list[Word] = []
    for segment in answer.segments:
        if _INVENTED.fullmatch(segment.text):
            continue
        for i, word in enumerate(segment.words):
            if i and spaced and not word.word.startswith(" "):
                words[-1] = _longer(words[-1], word)
            else:
                words.append(_to_word(word))
    language = answer.language or guess_language(" ".join(word.text for word in words))
    return build_document(words, language=language, engine=engine)


def _to_word(word: _Word) -> Word:
    return Word(
        text=word.word.strip(),
        start_ms=round(word.start * 1000),
        end_ms=round(word.end * 1000),
        confidence=round(word.probability, 4),
    )


def _longer(word: Word, rest: _Word) -> Word:
    """Join what the model's tokens tore apart: "кто" and "-то"."""
    return replace(
        word,
        text=word.text + rest.word.strip(),
        end_ms=round(rest.end * 1000),
        confidence=min(word.confidence, round(rest.probability, 4)),
    )
