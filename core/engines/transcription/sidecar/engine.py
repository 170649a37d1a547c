"""A transcript file behind the Transcriber port."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain.document import Document, Word
from core.domain.errors import BadTranscriptError, OtherTranscriptError
from core.engines.transcription.deepgram import stored_words
from core.engines.transcription.languages import guess_language
from core.engines.transcription.sidecar.cues import read_cues
from core.engines.transcription.sidecar.words import WordReader
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.stages.sentences import build_document

_MAX_BYTES = 20 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class SidecarTranscriber:
    """Implements `core.ports.transcriber.Transcriber` with a .srt or .vtt file, or a Deepgram JSON
    answer. The format is told by the content, not by the name.
    """

    name = "sidecar"

    def __init__(self, path: Path, language: str | None = None) -> None:
        """`language` is a BCP-47 code; without it the letters decide."""
        self._path = path
        self._language = language

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Read the file; the sound is not looked at. Raises BadTranscriptError,
        OtherTranscriptError."""
        try:
            text = _decoded(await asyncio.to_thread(self._read_file))
        except (OSError, ValueError) as error:
            raise BadTranscriptError(str(error), name=self._path.name) from error
        content = {
            "start_offset_ms": request.start_offset_ms,
            "duration_ms": request.duration_ms,
            "text": text,
        }
        body = json.dumps(content, ensure_ascii=False).encode()
        raw = RawTranscript(engine=self.name, body=body)
        self.parse(raw)  # a file that cannot be read must not be kept as an answer
        return raw

    def parse(self, raw: RawTranscript) -> Document:
        """Read the file's content. Raises BadTranscriptError, OtherTranscriptError."""
        try:
            content = json.loads(raw.body)
            words, language = _read(content["text"])
            words = _shifted(words, -int(content["start_offset_ms"]))
            words = _within(words, int(content.get("duration_ms") or 0))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadTranscriptError(repr(error), name=self._path.name) from error
        return build_document(words, language=self._language or language, engine=self.name)

    def _read_file(self) -> bytes:
        if self._path.stat().st_size > _MAX_BYTES:
            raise ValueError(f"over {_MAX_BYTES} bytes")
        return self._path.read_bytes()


def check_transcript(body: bytes, name: str) -> None:
    """Raises BadTranscriptError when nothing can be read from a file of this content."""
    try:
        words, _ = _read(_decoded(body))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadTranscriptError(repr(error), name=name) from error
    if not words:
        raise BadTranscriptError("no words", name=name)


def _read(text: str) -> tuple[Sequence[Word], str]:
    """Return words and their language. Raises ValueError."""
    if text.lstrip().startswith("{"):
        return stored_words(text.encode())
    reader = WordReader()
    words = [word for cue in read_cues(text) for word in reader.words(cue)]
    return words, guess_language(" ".join(word.text for word in words))


def _shifted(words: Sequence[Word], by_ms: int) -> list[Word]:
    """Move words in time; what was said before the first frame is left out."""
    return [
        replace(word, start_ms=max(0, word.start_ms + by_ms), end_ms=word.end_ms + by_ms)
        for word in words
        if word.end_ms + by_ms > 0
    ]


def _within(words: Sequence[Word], duration_ms: int) -> Sequence[Word]:
    """Leave out what would be said after the end of a video of this length (0: not known). Raises
    OtherTranscriptError."""
    if not duration_ms:
        return words
    kept = [
        replace(word, end_ms=min(word.end_ms, duration_ms))
        for word in words
        if word.start_ms < duration_ms
    ]
    if len(kept) * 2 < len(words):
        raise OtherTranscriptError(f"{len(kept)} of {len(words)} words before the end")
    return kept


def _decoded(body: bytes) -> str:
    if body.startswith(_UTF16_MARKS):
        return body.decode("utf-16")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1251")  # old Russian subtitles
