"""Long-running operations: started, looked at until they end."""

import asyncio

from pydantic import ValidationError

from core.domain.errors import EngineBadAnswerError
from core.engines.transcription.google.api import GoogleApi
from core.engines.transcription.google.dialects import Dialect, Json
from core.engines.transcription.google.errors import UnfinishedError, error_of
from core.engines.transcription.google.models import Operation
from core.ports.progress import ProgressSink

_FIRST_PAUSE_S = 1.0
_GROWTH = 1.5


class Operations:
    """Runs operations to their end; `poll_s` is the longest pause between two looks."""

    def __init__(self, api: GoogleApi, dialect: Dialect, poll_s: float) -> None:
        self._api = api
        self._dialect = dialect
        self._poll_s = poll_s

    async def run(
        self, question: tuple[str, Json], *, within_s: float, progress: ProgressSink
    ) -> bytes:
        """Start an operation, wait for it; return it finished and well, as it came.

        Raises EngineError; UnfinishedError for one that does not end in time.
        """
        started = read_operation(await self._api.post(*question))
        path = self._dialect.operation(started.name)
        try:
            async with asyncio.timeout(within_s):
                return await self._finished(path, progress)
        except TimeoutError as error:
            raise UnfinishedError(f"Google: no answer in {within_s:.0f} s") from error

    async def _finished(self, path: str, progress: ProgressSink) -> bytes:
        pause_s = min(_FIRST_PAUSE_S, self._poll_s)
        while True:
            await asyncio.sleep(pause_s)
            body = await self._api.get(path)
            operation = read_operation(body)
            if operation.problem is not None:
                raise error_of(operation.problem)
            if operation.done:
                return body
            progress(operation.progress)
            pause_s = min(self._poll_s, pause_s * _GROWTH)


def read_operation(body: bytes) -> Operation:
    """Raises EngineBadAnswerError for a body that is no operation (a proxy's page)."""
    try:
        operation = Operation.model_validate_json(body)
    except ValidationError as error:
        shown = body[:200].decode("utf-8", "replace")
        raise EngineBadAnswerError(f"Google answered with {shown!r}") from error
    if not operation.name:
        raise EngineBadAnswerError("Google answered with an operation that has no name")
    return operation
