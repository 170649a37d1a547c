"""faster-whisper behind the Transcriber port."""

import asyncio
import json
from functools import partial
from pathlib import Path

from core.domain.document import Document
from core.domain.errors import (
    EngineBadAnswerError,
    EngineMissingError,
    EngineUnavailableError,
)
from core.domain.spans import Span
from core.engines.transcription.paid_parts import PaidParts
from core.engines.transcription.whisper.parse import read_answer
from core.media.json_child import run_json_child
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.settings import WhisperSettings

_CHILD = "core.engines.transcription.whisper.child"
_MODEL_FILES = ("model.bin", "config.json", "tokenizer.json")
_START_S = 300.0
# The slowest model worth running needs about this many seconds for one of speech.
_SLOWEST_SHARE = 8.0


class WhisperTranscriber:
    """Implements `core.ports.transcriber.Transcriber` with a model on this machine.

    The model runs in a child process: cancelling ends it at once and its memory is returned.
    """

    name = "whisper"

    def __init__(self, settings: WhisperSettings, model_dir: Path) -> None:
        """`model_dir` holds a CTranslate2 model (model.bin, config.json, tokenizer.json, …)."""
        self._settings = settings
        self._model_dir = model_dir
        # Each child holds the model and all cores; several at once only take each other's memory.
        self._one_at_a_time = asyncio.Semaphore(1)

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Transcribe; free of charge. Raises EngineMissingError, EngineUnavailableError."""
        parts = PaidParts(request, self.name, self._model_dir.name)
        whole = Span(0, request.duration_ms)
        return RawTranscript(self.name, await parts.ask(whole, partial(self._listen, request)))

    async def _listen(self, request: TranscribeRequest) -> bytes:
        await asyncio.to_thread(self._check_model)
        duration_s = max(1.0, request.duration_ms / 1000)
        order = {
            "model": str(self._model_dir),
            "audio": str(request.audio),
            "duration_s": duration_s,
            "language": request.language.split("-")[0].lower() if request.language else None,
            "beam_size": self._settings.beam_size,
            "cpu_threads": self._settings.cpu_threads,
        }
        timeout_s = _START_S + _SLOWEST_SHARE * duration_s
        try:
            async with self._one_at_a_time, asyncio.timeout(timeout_s):
                answer = await run_json_child(_CHILD, order, request.progress)
        except TimeoutError as error:
            raise EngineUnavailableError(f"whisper took over {timeout_s:.0f} s") from error
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()

    def parse(self, raw: RawTranscript) -> Document:
        """Read a stored answer. Raises EngineBadAnswerError."""
        try:
            return read_answer(raw.body, engine=self.name)
        except ValueError as error:
            raise EngineBadAnswerError(f"whisper: {error}") from error

    def _check_model(self) -> None:
        for name in _MODEL_FILES:
            if not (self._model_dir / name).is_file():
                raise EngineMissingError(
                    f"{self._model_dir / name} is missing", name=self._model_dir.name
                )
