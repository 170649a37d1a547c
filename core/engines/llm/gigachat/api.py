"""GigaChat over HTTP: token, stream, retries. One method a route."""

from typing import Any

import httpx
import structlog

from core.domain.errors import EngineAuthError
from core.engines.llm.gigachat.cache import AccessToken
from core.engines.llm.gigachat.errors import TokenRefusedError, raise_for_api
from core.engines.llm.gigachat.parse import parse_reply
from core.engines.llm.gigachat.streams import StreamLimiter
from core.engines.llm.gigachat.token import TokenSource
from core.engines.llm.http import body_of, persist, send
from core.engines.llm.reply import Reply
from core.settings import GigaChatSettings

log = structlog.get_logger(__name__)


class GigaChatApi:
    """Authorised calls. Every method raises EngineError as `raise_for_api` tells."""

    def __init__(
        self,
        settings: GigaChatSettings,
        http: httpx.AsyncClient,
        tokens: TokenSource,
        streams: StreamLimiter,
    ) -> None:
        self._base = settings.base_url.rstrip("/")
        self._attempts = settings.max_attempts
        self._price_per_1m = settings.price_per_1m_usd
        self._http = http
        self._tokens = tokens
        self._streams = streams

    async def chat(self, payload: dict[str, Any], session: str | None) -> Reply:
        """POST /chat/completions; waits for one of the account's streams."""

        async def once() -> httpx.Response:
            # A stream is given back while waiting to try again: others may use it.
            async with self._streams.hold():
                return await self._authorised("POST", "/chat/completions", payload, session)

        response = await persist(self._attempts, once)
        return parse_reply(response, str(payload["model"]), self._price_per_1m)

    async def models(self) -> tuple[str, ...]:
        """GET /models: ids of what this account may use; the health check."""
        response = await persist(self._attempts, lambda: self._authorised("GET", "/models"))
        entries = body_of(response).get("data")
        return tuple(str(e.get("id")) for e in entries or () if isinstance(e, dict))

    async def _authorised(
        self,
        method: str,
        route: str,
        payload: dict[str, Any] | None = None,
        session: str | None = None,
    ) -> httpx.Response:
        token = await self._tokens.get()
        try:
            return await self._send(method, route, payload, session, token)
        except TokenRefusedError:
            log.info("gigachat_token_refused", route=route)
        token = await self._tokens.renew(token)
        try:
            return await self._send(method, route, payload, session, token)
        except TokenRefusedError as error:
            raise EngineAuthError(f"a new token is refused too: {error}") from error

    async def _send(
        self,
        method: str,
        route: str,
        payload: dict[str, Any] | None,
        session: str | None,
        token: AccessToken,
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token.value}", "Accept": "application/json"}
        if session:
            headers["X-Session-ID"] = session
        request = self._http.build_request(
            method, self._base + route, json=payload, headers=headers
        )
        response = await send(self._http, request)
        log.info(
            "gigachat_answered",
            route=route,
            status=response.status_code,
            request_id=response.headers.get("x-request-id"),
            session_id=response.headers.get("x-session-id"),
        )
        raise_for_api(response)
        return response
