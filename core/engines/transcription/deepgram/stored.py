"""What is stored of an exchange: Deepgram's answers as they came, and what they do not repeat.

An answer does not tell the language that was asked for, nor which part of a long talk it covers.
"""

import json

from pydantic import BaseModel, Field, ValidationError

from core.engines.transcription.deepgram.models import Answer


class Part(BaseModel):
    """The answer for the sound from `offset_ms` on."""

    offset_ms: int = Field(ge=0)
    answer: Answer


class Stored(BaseModel):
    """Answers in order of time. `language` is the one asked for, None when it was to be found."""

    language: str | None = None
    parts: list[Part] = Field(min_length=1)


def pack(language: str | None, answers: list[tuple[int, bytes]]) -> bytes:
    """Join (offset_ms, body) pairs, the bodies byte for byte."""
    parts = b",".join(
        b'{"offset_ms":%d,"answer":%s}' % (offset_ms, body) for offset_ms, body in answers
    )
    return b'{"language":%s,"parts":[%s]}' % (json.dumps(language).encode(), parts)


def unpack(body: bytes) -> Stored:
    """Read what `pack` wrote, or a plain answer of Deepgram. Raises ValueError."""
    try:
        content = json.loads(body)
        if isinstance(content, dict) and "parts" in content:
            return Stored.model_validate(content)
        return Stored(parts=[Part(offset_ms=0, answer=Answer.model_validate(content))])
    except ValidationError as error:
        raise ValueError(f"not an answer of Deepgram: {error.errors()[:3]}") from error
