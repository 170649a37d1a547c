"""Deepgram's answer, as much of it as is used. Everything the query may leave out is optional."""

from typing import Annotated

from pydantic import BaseModel, Field

_Seconds = Annotated[float, Field(ge=0, le=7 * 86_400, allow_inf_nan=False)]


class AnswerWord(BaseModel):
    """`start` and `end` in seconds."""

    word: str
    start: _Seconds
    end: _Seconds
    confidence: float = 1.0
    punctuated_word: str | None = None
    speaker: int | None = None
    language: str | None = None
    sentiment_score: float | None = None


class Alternative(BaseModel):
    transcript: str = ""
    words: list[AnswerWord] = []


class Channel(BaseModel):
    alternatives: list[Alternative] = Field(min_length=1)
    detected_language: str | None = None


class SentimentSegment(BaseModel):
    """`start_word` and `end_word` are indices into the words, both inclusive."""

    start_word: Annotated[int, Field(ge=0)]
    end_word: Annotated[int, Field(ge=0)]
    sentiment_score: float


class Sentiments(BaseModel):
    segments: list[SentimentSegment] = []


class Results(BaseModel):
    channels: list[Channel] = Field(min_length=1)
    sentiments: Sentiments | None = None


class Answer(BaseModel):
    results: Results
