"""A speech engine under watch."""

from core.domain.document import Document
from core.domain.errors import EngineError
from core.ports.transcriber import RawTranscript, Transcriber, TranscribeRequest
from core.ports.watch import EngineWatch


class WatchedTranscriber:
    """Is itself a Transcriber; tells how each request ended."""

    def __init__(self, engine: Transcriber, watch: EngineWatch) -> None:
        self._engine = engine
        self._watch = watch

    @property
    def name(self) -> str:
        return self._engine.name

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """See the port."""
        try:
            raw = await self._engine.request(request)
        except EngineError as error:
            await self._watch.failed(self.name, error)
            raise
        await self._watch.well(self.name)
        return raw

    def parse(self, raw: RawTranscript) -> Document:
        """See the port."""
        return self._engine.parse(raw)
