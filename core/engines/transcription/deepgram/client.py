"""The one call of Deepgram: send a sound file, get the answer's bytes."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import httpx
import stamina

from core.domain.errors import EngineAuthError, EngineUnavailableError
from core.engines.transcription.backoff import Backoff
from core.engines.transcription.deepgram.errors import ProcessingTimeoutError, error_from
from core.engines.transcription.deepgram.query import Query
from core.settings import DeepgramSettings

_CHUNK_BYTES = 256 * 1024


class DeepgramClient:
    """Sends requests, tries again what is worth trying again, turns refusals into errors."""

    def __init__(self, settings: DeepgramSettings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http
        self._url = f"{settings.base_url.rstrip('/')}/v1/listen"

    async def listen(
        self, audio: Path, content_type: str, query: Query, *, patient: bool = True
    ) -> bytes:
        """Return the body of a 200. A `patient` call also tries again after a 504.

        Raises EngineError of the kind the refusal calls for.
        """
        attempts = stamina.retry_context(
            on=Backoff(() if patient else ProcessingTimeoutError),
            attempts=self._settings.max_attempts,
            # Refusals come at once; only answers that never come use this up.
            timeout=2 * self._settings.read_timeout_s,
        )
        async for attempt in attempts:
            with attempt:
                return await self._post(audio, content_type, query)
        raise AssertionError("unreachable: the last attempt returns or raises")

    async def _post(self, audio: Path, content_type: str, query: Query) -> bytes:
        if self._settings.api_key is None:
            raise EngineAuthError("DEEPGRAM_API_KEY is not set")
        size = await asyncio.to_thread(lambda: audio.stat().st_size)
        headers = {
            "Authorization": f"Token {self._settings.api_key.get_secret_value()}",
            "Content-Type": content_type,
            "Content-Length": str(size),
        }
        content = _file_chunks(audio)
        try:
            answer = await self._http.post(
                self._url, params=query, headers=headers, content=content
            )
        except httpx.ReadTimeout as error:
            raise ProcessingTimeoutError(f"Deepgram did not answer: {error!r}") from error
        except httpx.TransportError as error:
            raise EngineUnavailableError(f"Deepgram cannot be reached: {error!r}") from error
        if answer.status_code != HTTPStatus.OK:
            raise error_from(answer.status_code, answer.content, answer.headers.get("Retry-After"))
        return answer.content


async def _file_chunks(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as stream:
        while chunk := await asyncio.to_thread(stream.read, _CHUNK_BYTES):
            yield chunk
