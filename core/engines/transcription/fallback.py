"""Several engines as one: the next takes over where one fails."""

from collections.abc import Sequence

import structlog

from core.domain.document import Document
from core.domain.errors import AllEnginesFailedError, EngineError, EngineMissingError
from core.ports.transcriber import RawTranscript, Transcriber, TranscribeRequest

log = structlog.get_logger(__name__)


class FallbackTranscriber:
    """Implements `core.ports.transcriber.Transcriber` over engines in the order of preference."""

    name = "fallback"

    def __init__(self, engines: Sequence[Transcriber]) -> None:
        """Raises ValueError for no engines, or two of the same name."""
        if not engines:
            raise ValueError("a fallback needs at least one engine: set a key or install whisper")
        names = [engine.name for engine in engines]
        if len(set(names)) < len(names):
            raise ValueError(f"engines named twice: {names}")
        self._engines = tuple(engines)

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Return the first answer. Errors of the input are not tried on another engine.

        Raises AllEnginesFailedError with every cause, or the only engine's own error.
        """
        causes: list[EngineError] = []
        for engine in self._engines:
            try:
                return await engine.request(request)
            except EngineError as error:
                log.warning("transcriber_failed", engine=engine.name, error=repr(error))
                causes.append(error)
        if len(causes) == 1:
            raise causes[0]
        raise AllEnginesFailedError(causes)

    def parse(self, raw: RawTranscript) -> Document:
        """Read an answer with the engine that gave it.

        Raises EngineBadAnswerError; EngineMissingError when that engine is not among these.
        """
        for engine in self._engines:
            if engine.name == raw.engine:
                return engine.parse(raw)
        raise EngineMissingError(f"no engine reads answers of {raw.engine}", name=raw.engine)
