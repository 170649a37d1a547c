"""TRANSCRIBE: the sound becomes a document."""

from collections.abc import Awaitable, Callable

from core.domain.document import Document
from core.domain.errors import NoSpeechError
from core.ports.transcriber import RawTranscript, Transcriber, TranscribeRequest


async def transcribe(
    engine: Transcriber,
    request: TranscribeRequest,
    *,
    stored: RawTranscript | None,
    keep: Callable[[RawTranscript], Awaitable[None]],
) -> Document:
    """Return what was said. With a `stored` answer nothing is asked, nothing is paid.

    A new answer is given to `keep` before it is read. Raises NoSpeechError, EngineError,
    InputError (a sidecar transcript that cannot be read).
    """
    raw = stored
    if raw is None:
        raw = await engine.request(request)
        await keep(raw)
    document = engine.parse(raw)
    if document.is_empty:
        raise NoSpeechError(f"{raw.engine} heard no words")
    return document
