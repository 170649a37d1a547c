"""Google Speech-to-Text behind the Transcriber port."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from core.domain.document import Document
from core.domain.errors import EngineBadAnswerError, EngineError
from core.domain.ids import new_id
from core.domain.spans import Span
from core.engines.transcription.google.account import ServiceAccount
from core.engines.transcription.google.api import GoogleApi
from core.engines.transcription.google.bucket import SoundBucket
from core.engines.transcription.google.dialects import dialect_of
from core.engines.transcription.google.listener import Listener
from core.engines.transcription.google.operations import Operations
from core.engines.transcription.google.parse import read_words
from core.engines.transcription.google.shares import Shares
from core.engines.transcription.google.stored import Answer, pack, unpack
from core.engines.transcription.languages import guess_language
from core.engines.transcription.paid_parts import PaidParts
from core.engines.transcription.parts import join_words, spans_around
from core.media.audio import sound_length_ms
from core.media.pauses import quietest_ms
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.settings import GoogleSettings
from core.stages.sentences import build_document

_PARTS_AT_ONCE = 4
_PAUSE_SOUGHT_MS = 40_000
_SEVERAL_LANGUAGES = "multi"


class GoogleTranscriber:
    """Implements `core.ports.transcriber.Transcriber` with Google Speech-to-Text, v1 or v2.

    Sound goes through a bucket, in parts where the model takes no more, and is deleted there at
    once. Who speaks is told by v1 models and few others; over the parts of one talk a speaker is
    followed by who talks where they overlap, and anybody else counts as new. The caller owns
    `http` and closes it; parts are cut in folders under `scratch` (None: the system's).
    """

    name = "google"

    def __init__(
        self,
        settings: GoogleSettings,
        account: ServiceAccount,
        http: httpx.AsyncClient,
        scratch: Path | None = None,
    ) -> None:
        """Raises ValueError without a bucket in the settings."""
        if not settings.bucket:
            raise ValueError("GOOGLE_BUCKET is not set")
        self._settings = settings
        self._scratch = scratch
        self._dialect = dialect_of(settings, account.project)
        self._bucket = SoundBucket(settings.bucket, settings.storage_base_url, account)
        api = GoogleApi(self._dialect.base_url, account, http, settings.max_attempts)
        self._operations = Operations(api, self._dialect, settings.poll_s)

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Let the sound be read, several parts at once.

        Raises EngineError: the kind tells whether waiting, paying or another engine helps;
        MediaToolError.
        """
        settings = self._settings
        language = None if request.language == _SEVERAL_LANGUAGES else request.language
        with TemporaryDirectory(dir=self._scratch, prefix="google-") as folder:
            listener = Listener(
                settings=settings,
                dialect=self._dialect,
                bucket=self._bucket,
                operations=self._operations,
                parts=PaidParts(request, self.name, settings.model, settings.price_per_min),
                language=language,
                folder=Path(folder),
                keys=f"shorts/{request.job_id or 'talk'}-{new_id()}",
            )
            shares = Shares(request.progress, request.duration_ms)
            answers = await _hear_all(listener, await self._spans(request), shares)
        return RawTranscript(engine=self.name, body=pack(language, answers))

    def parse(self, raw: RawTranscript) -> Document:
        """Read a stored answer. Raises EngineBadAnswerError."""
        return read_document(raw.body, engine=self.name)

    async def _spans(self, request: TranscribeRequest) -> list[Span]:
        """Cut what is too long for one call where it is quiet. Sound may end before its picture."""
        length_ms = min(request.duration_ms, await sound_length_ms(request.audio))
        cuts: list[int] = []
        begin_ms = 0
        while length_ms - begin_ms > self._dialect.part_ms:
            latest_ms = begin_ms + self._dialect.part_ms
            sought = Span(latest_ms - _PAUSE_SOUGHT_MS, latest_ms)
            begin_ms = await quietest_ms(request.audio, sought)
            cuts.append(begin_ms)
        return spans_around(cuts, length_ms)


async def _hear_all(listener: Listener, spans: list[Span], shares: Shares) -> list[Answer]:
    """Return the answers in order of time. Where a part fails, those under way are heard to the
    end, as they are paid for, and no more are begun."""
    slots, failures = asyncio.Semaphore(_PARTS_AT_ONCE), list[EngineError]()

    async def hear(span: Span) -> list[Answer]:
        async with slots:
            if failures:
                return []
            try:
                return await listener.hear(span, shares.of(span))
            except EngineError as error:
                failures.append(error)
                return []

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(hear(span)) for span in spans]
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    if failures:
        raise failures[0]
    return [answer for task in tasks for answer in task.result()]


def read_document(body: bytes, *, engine: str) -> Document:
    """Read stored bytes. Raises EngineBadAnswerError."""
    try:
        stored = unpack(body)
        heard = [
            (part.offset_ms, read_words(part.answer, part.duration_ms)) for part in stored.parts
        ]
    except ValueError as error:
        raise EngineBadAnswerError(f"Google: {error}") from error
    words = join_words((offset_ms, part.words) for offset_ms, part in heard)
    told = next((part.language for _, part in heard if part.language), None)
    language = stored.language or (told.split("-")[0].lower() if told else None)
    return build_document(
        words,
        language=language or guess_language(" ".join(word.text for word in words)),
        engine=engine,
    )
