"""One talk, part by part: cut, put into the bucket, read, looked over."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import stamina
import structlog

from core.domain.spans import Span
from core.engines.transcription.backoff import Backoff
from core.engines.transcription.google.bucket import SoundBucket
from core.engines.transcription.google.dialects import Dialect
from core.engines.transcription.google.errors import UnfinishedError, UnsupportedOptionError
from core.engines.transcription.google.operations import Operations, read_operation
from core.engines.transcription.google.parse import read_words
from core.engines.transcription.google.stored import Answer
from core.engines.transcription.paid_parts import PaidParts
from core.engines.transcription.parts import OVERLAP_MS
from core.media.audio import cut_flac
from core.ports.progress import ProgressSink
from core.settings import GoogleSettings

log = structlog.get_logger(__name__)

_MOST_CALLS = 3
_MOST_STARTS = 2
_UNHEARD_MS = 60_000
_UNHEARD_SHARE = 0.1
_PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Listener:
    """`folder` takes the cut sound, `keys` is what its names in the bucket begin with."""

    settings: GoogleSettings
    dialect: Dialect
    bucket: SoundBucket
    operations: Operations
    parts: PaidParts
    language: str | None
    folder: Path
    keys: str

    async def hear(self, span: Span, progress: ProgressSink) -> list[Answer]:
        """Return the answer for a part, and more for what it leaves out at the end.

        Google is known to stop in the middle and call that a success; the same sound would end
        the same way, so only the rest is asked for. Raises EngineError, MediaToolError.
        """
        answers: list[Answer] = []
        rest: Span | None = span
        while rest is not None and len(answers) < _MOST_CALLS:
            if answers:
                log.warning("google_stopped_early", at_ms=rest.start_ms, of_ms=rest.end_ms)
            ask = partial(self._ask, rest, progress)
            answers.append(Answer(rest, await self.parts.ask(rest, ask)))
            rest = _unheard(answers[-1])
        progress(1.0)
        return answers

    async def _ask(self, span: Span, progress: ProgressSink) -> bytes:
        name = f"{span.start_ms}-{span.end_ms}.flac"
        flac = self.folder / name
        audio = self.parts.request.audio
        await cut_flac(audio, flac, start_ms=span.start_ms, duration_ms=span.duration_ms)
        within_s = self.settings.answer_timeout_s + _PATIENCE * span.duration_ms / 1000
        async with self.bucket.holding(flac, f"{self.keys}/{name}") as uri:
            flac.unlink()
            try:
                return await self._run(uri, within_s, progress, plain=False)
            except UnsupportedOptionError as error:
                log.warning("google_options_dropped", reason=str(error))
                return await self._run(uri, within_s, progress, plain=True)

    async def _run(
        self, uri: str, within_s: float, progress: ProgressSink, *, plain: bool
    ) -> bytes:
        """Run an operation; one that fails is started again: the other parts are paid for."""
        question = self.dialect.start(uri, self.language, plain=plain)
        async for attempt in stamina.retry_context(
            on=Backoff(UnfinishedError), attempts=_MOST_STARTS, timeout=None
        ):
            with attempt:
                return await self.operations.run(question, within_s=within_s, progress=progress)
        raise AssertionError("unreachable: the last attempt returns or raises")


def _unheard(answer: Answer) -> Span | None:
    """Return the end of a part that no word of the answer reaches, if that is much."""
    duration_ms = answer.span.duration_ms
    try:
        until_ms = read_words(read_operation(answer.body), duration_ms).until_ms
    except ValueError:
        return None  # whether it can be read shows later, when it is stored
    missing_ms = duration_ms - until_ms
    if until_ms <= OVERLAP_MS or missing_ms < max(_UNHEARD_MS, _UNHEARD_SHARE * duration_ms):
        return None
    return Span(answer.span.start_ms + until_ms - OVERLAP_MS, answer.span.end_ms)
