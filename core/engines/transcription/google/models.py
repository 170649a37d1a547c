"""An operation of the speech API, v1 or v2, as much of it as is used.

Fields that are zero or empty are left out by Google: a first word has no start.
"""

import re
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field

_DURATION = re.compile(r"(-?\d{1,7})(?:\.(\d{1,9}))?s")


def _ms(value: object) -> object:
    """Read a duration such as "1.300s"."""
    if not isinstance(value, str):
        return value
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError(f"not a duration: {value!r}")
    return round(1000 * float(value.removesuffix("s")))


Ms = Annotated[int, BeforeValidator(_ms)]


class WordInfo(BaseModel):
    """Times in ms from the sound's beginning; `speaker` is a label of one answer alone."""

    word: str = ""
    start_ms: Ms = Field(0, validation_alias=AliasChoices("startOffset", "startTime"))
    end_ms: Ms = Field(0, validation_alias=AliasChoices("endOffset", "endTime"))
    confidence: float = 0.0
    label: str = Field("", validation_alias="speakerLabel")
    tag: int = Field(0, validation_alias="speakerTag")

    @property
    def speaker(self) -> str:
        """Empty when nobody told."""
        return self.label or (str(self.tag) if self.tag else "")


class Alternative(BaseModel):
    transcript: str = ""
    words: list[WordInfo] = []


class Result(BaseModel):
    alternatives: list[Alternative] = []
    language: str = Field("", validation_alias="languageCode")

    @property
    def best(self) -> Alternative:
        return self.alternatives[0] if self.alternatives else Alternative()


class Transcript(BaseModel):
    results: list[Result] = []


class InlineResult(BaseModel):
    transcript: Transcript = Transcript()


class FileResult(BaseModel):
    """v2: what became of one file; older answers have the transcript outside."""

    error: dict[str, Any] | None = None
    inline: InlineResult | None = Field(None, validation_alias="inlineResult")
    transcript: Transcript = Transcript()

    @property
    def results(self) -> list[Result]:
        return (self.inline.transcript if self.inline else self.transcript).results


class Response(BaseModel):
    """v1 lists results, v2 has them by file."""

    results: list[Result] | dict[str, FileResult] = []


class FileProgress(BaseModel):
    percent: float = Field(0, validation_alias="progressPercent")


class BatchMetadata(BaseModel):
    files: dict[str, FileProgress] = Field({}, validation_alias="transcriptionMetadata")


class Metadata(BaseModel):
    percent: float = Field(0, validation_alias="progressPercent")
    batch: BatchMetadata = Field(BatchMetadata(), validation_alias="batchRecognizeMetadata")


class Operation(BaseModel):
    name: str = ""
    done: bool = False
    error: dict[str, Any] | None = None
    metadata: Metadata = Metadata()
    response: Response = Response()

    @property
    def problem(self) -> dict[str, Any] | None:
        """The status of a failure, of the whole or of its one file."""
        if self.error is not None:
            return self.error
        files = self.response.results
        if isinstance(files, dict):
            return next((file.error for file in files.values() if file.error), None)
        return None

    @property
    def progress(self) -> float:
        """The share that is read, 0..1."""
        files = self.metadata.batch.files.values()
        percents = (self.metadata.percent, *(file.percent for file in files))
        return min(1.0, max(0.0, max(percents) / 100))

    @property
    def results(self) -> list[Result]:
        """What was heard, in order, of the one file that was asked for."""
        results = self.response.results
        if isinstance(results, list):
            return results
        return [result for file in results.values() for result in file.results]
