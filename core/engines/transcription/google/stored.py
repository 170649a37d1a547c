"""What is stored of an exchange: the finished operations as they came, and what they leave out.

An operation tells neither the language that was asked for nor where its part lies in the talk.
"""

import json
from typing import NamedTuple

from pydantic import BaseModel, Field, ValidationError

from core.domain.spans import Span
from core.engines.transcription.google.models import Operation


class Answer(NamedTuple):
    """A finished operation, byte for byte, and the part it was asked for."""

    span: Span
    body: bytes


class Part(BaseModel):
    """The answer for the sound from `offset_ms` on."""

    offset_ms: int = Field(ge=0)
    duration_ms: int = Field(ge=0)
    answer: Operation


class Stored(BaseModel):
    """Answers in order of time. `language` is the one asked for, None when it was to be found."""

    language: str | None = None
    parts: list[Part] = Field(min_length=1)


def pack(language: str | None, answers: list[Answer]) -> bytes:
    """Join answers, their bodies byte for byte."""
    parts = b",".join(
        b'{"offset_ms":%d,"duration_ms":%d,"answer":%s}'
        % (answer.span.start_ms, answer.span.duration_ms, answer.body)
        for answer in answers
    )
    return b'{"language":%s,"parts":[%s]}' % (json.dumps(language).encode(), parts)


def unpack(body: bytes) -> Stored:
    """Read what `pack` wrote. Raises ValueError."""
    try:
        return Stored.model_validate_json(body)
    except ValidationError as error:
        raise ValueError(f"not an answer of Google: {error.errors()[:3]}") from error
