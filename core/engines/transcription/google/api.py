"""Calls of the speech API, with a token, tried again where that may help."""

from http import HTTPStatus
from typing import Any

import httpx
import stamina

from core.domain.errors import EngineAuthError, EngineUnavailableError
from core.engines.transcription.backoff import Backoff
from core.engines.transcription.google.account import ServiceAccount
from core.engines.transcription.google.errors import error_from


class GoogleApi:
    """Sends JSON and gives back the bytes of a 200."""

    def __init__(
        self, base_url: str, account: ServiceAccount, http: httpx.AsyncClient, max_attempts: int
    ) -> None:
        self._base_url = base_url
        self._account = account
        self._http = http
        self._max_attempts = max_attempts

    async def post(self, path: str, body: dict[str, Any]) -> bytes:
        """Raises EngineError of the kind the refusal calls for."""
        return await self._call("POST", path, body)

    async def get(self, path: str) -> bytes:
        """Raises EngineError of the kind the refusal calls for."""
        return await self._call("GET", path, None)

    async def _call(self, method: str, path: str, body: dict[str, Any] | None) -> bytes:
        async for attempt in stamina.retry_context(
            on=Backoff(), attempts=self._max_attempts, timeout=None
        ):
            with attempt:
                return await self._with_token(method, path, body)
        raise AssertionError("unreachable: the last attempt returns or raises")

    async def _with_token(self, method: str, path: str, body: dict[str, Any] | None) -> bytes:
        """A token may be refused before its time: then a new one is tried, once."""
        token = await self._account.token()
        answer = await self._send(method, path, body, token.value)
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            await self._account.forget(token)
            token = await self._account.token()
            answer = await self._send(method, path, body, token.value)
        if answer.status_code != HTTPStatus.OK:
            raise error_from(answer.status_code, answer.content, answer.headers.get("Retry-After"))
        return answer.content

    async def _send(
        self, method: str, path: str, body: dict[str, Any] | None, token: str
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"}
        try:
            return await self._http.request(
                method, f"{self._base_url}{path}", json=body, headers=headers
            )
        except httpx.TransportError as error:
            raise EngineUnavailableError(f"Google cannot be reached: {error!r}") from error
        except httpx.InvalidURL as error:
            raise EngineAuthError(f"GOOGLE_SPEECH_BASE_URL: {error}") from error
