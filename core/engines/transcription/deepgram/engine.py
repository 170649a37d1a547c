"""Deepgram behind the Transcriber port."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import structlog

from core.domain.document import Document, Word
from core.domain.errors import EngineBadAnswerError, EngineTooMuchError
from core.domain.spans import Span
from core.engines.transcription.deepgram.client import DeepgramClient
from core.engines.transcription.deepgram.errors import (
    BadCombinationError,
    CorruptAudioError,
    ProcessingTimeoutError,
)
from core.engines.transcription.deepgram.parse import read_answer
from core.engines.transcription.deepgram.query import Query, build_query, without_options
from core.engines.transcription.deepgram.stored import pack, unpack
from core.engines.transcription.languages import guess_language
from core.engines.transcription.paid_parts import PaidParts
from core.engines.transcription.parts import PART_MS, join_words, part_spans
from core.media.audio import cut_audio, to_flac
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.settings import DeepgramSettings
from core.stages.sentences import build_document

log = structlog.get_logger(__name__)

_OGG = "audio/ogg"
_FLAC = "audio/flac"


class DeepgramTranscriber:
    """Implements `core.ports.transcriber.Transcriber` with Deepgram's pre-recorded API.

    The caller owns `http` and closes it. Sound that must be cut or written again goes to folders
    under `scratch` (None: the system's), which are removed at once.
    """

    name = "deepgram"

    def __init__(
        self, settings: DeepgramSettings, http: httpx.AsyncClient, scratch: Path | None = None
    ) -> None:
        self._settings = settings
        self._scratch = scratch
        self._client = DeepgramClient(settings, http)

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Send the sound; one too long for a single call is sent in parts.

        Raises EngineError: the kind tells whether waiting, paying or another engine helps.
        """
        settings, spans = self._settings, part_spans(request.duration_ms)
        parts = PaidParts(request, self.name, settings.model, settings.price_per_min)
        if any(parts.known(span) is not None for span in spans):
            answers = await self._ask_in_parts(parts, spans)
        else:
            try:
                answers = await self._ask_at_once(parts)
            except (ProcessingTimeoutError, EngineTooMuchError):
                if len(spans) == 1:
                    raise
                answers = await self._ask_in_parts(parts, spans)
        return RawTranscript(engine=self.name, body=pack(request.language, answers))

    def parse(self, raw: RawTranscript) -> Document:
        """Read a stored answer. Raises EngineBadAnswerError."""
        try:
            words, language = stored_words(raw.body)
        except ValueError as error:
            raise EngineBadAnswerError(f"Deepgram: {error}") from error
        return build_document(words, language=language, engine=self.name)

    async def _ask_at_once(self, parts: PaidParts) -> list[tuple[int, bytes]]:
        request = parts.request
        whole = Span(0, request.duration_ms)
        ask = partial(self._ask, request.audio, request, whole=True)
        return [(0, await parts.ask(whole, ask))]

    async def _ask_in_parts(
        self, parts: PaidParts, spans: Sequence[Span]
    ) -> list[tuple[int, bytes]]:
        answers = []
        with TemporaryDirectory(dir=self._scratch, prefix="deepgram-") as folder:
            for span in spans:
                ask = partial(self._ask_for, span, parts.request, Path(folder, "part.ogg"))
                answers.append((span.start_ms, await parts.ask(span, ask)))
        return answers

    async def _ask_for(self, span: Span, request: TranscribeRequest, part: Path) -> bytes:
        await cut_audio(request.audio, part, start_ms=span.start_ms, duration_ms=span.duration_ms)
        return await self._ask(part, request, whole=False)

    async def _ask(self, audio: Path, request: TranscribeRequest, *, whole: bool) -> bytes:
        """Ask once; a refusal that a changed request may mend is answered with that, once."""
        settings = self._settings
        query = build_query(
            settings.model, request.language, request.job_id, mip_opt_out=settings.mip_opt_out
        )
        # A long talk that timed out is not sent again as it is: it is cut instead.
        patient = not whole or request.duration_ms <= PART_MS
        try:
            body = await self._client.listen(audio, _OGG, query, patient=patient)
        except BadCombinationError as error:
            log.warning("deepgram_options_dropped", reason=str(error))
            query = without_options(query)
            body = await self._client.listen(audio, _OGG, query, patient=patient)
        except CorruptAudioError as error:
            log.warning("deepgram_sound_written_again", reason=str(error))
            body = await self._ask_with_flac(audio, request, query)
        _log_warnings(_checked(body))
        return body

    async def _ask_with_flac(self, audio: Path, request: TranscribeRequest, query: Query) -> bytes:
        with TemporaryDirectory(dir=self._scratch, prefix="deepgram-") as folder:
            flac = Path(folder, "sound.flac")
            await to_flac(audio, flac, duration_ms=request.duration_ms)
            return await self._client.listen(flac, _FLAC, query)


def stored_words(body: bytes) -> tuple[list[Word], str]:
    """Read stored bytes, or a plain answer of Deepgram: words and their language.

    Raises ValueError.
    """
    stored = unpack(body)
    heard = [(part.offset_ms, read_answer(part.answer)) for part in stored.parts]
    words = join_words((offset_ms, answer.words) for offset_ms, answer in heard)
    told = next((answer.language for _, answer in heard if answer.language), None)
    asked = stored.language if stored.language != "multi" else None
    return words, told or asked or guess_language(" ".join(word.text for word in words))


def _checked(body: bytes) -> dict[str, Any]:
    """Refuse a 200 that is no answer (a proxy's page); whether we can read it shows later."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "results" not in answer:
        shown = body[:200].decode("utf-8", "replace")
        raise EngineBadAnswerError(f"Deepgram answered 200 with {shown!r}")
    return answer


def _log_warnings(answer: dict[str, Any]) -> None:
    metadata = answer.get("metadata") or {}
    for warning in metadata.get("warnings") or ():
        log.warning("deepgram_warning", warning=warning, request_id=metadata.get("request_id"))
