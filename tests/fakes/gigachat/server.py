"""The fake itself."""

import base64
import json
import uuid
from typing import Any, Literal
from urllib.parse import parse_qs

from aiohttp import web

from tests.fakes.llm.clips import tokens_of
from tests.fakes.llm.serving import FakeServer

from .chat import CHAT_MODELS, answer_to, problem_of
from .oauth import Tokens

Json = dict[str, Any]
Schemas = Literal["offered", "unknown", "bad", "denied"]
_FORM = "application/x-www-form-urlencoded"
_NO_SCHEMAS = {
    "unknown": (422, "Invalid params: response_format is not supported"),
    "bad": (400, "Bad request"),
    "denied": (403, "Permission denied"),
}


class FakeGigaChat(FakeServer):
    """Serves the token call at `auth_url` and the API under `base_url`.

    streams: calls of chat at once; one more gets 429.  context_tokens: a longer prompt gets 413.
    functions: False for a model that takes none (422).  schemas: how a host that does not offer
    `response_format` refuses it, `offered` where it does.
    """

    def __init__(
        self,
        *,
        client_id: str = "fake-client",
        client_secret: str = "fake-secret",
        scope: str = "GIGACHAT_API_PERS",
        token_life_s: float = 1800.0,
        streams: int = 1,
        context_tokens: int = 128_000,
        functions: bool = True,
        schemas: Schemas = "offered",
        port: int = 0,
    ) -> None:
        super().__init__(port)
        self.client_id, self.client_secret, self.scope = client_id, client_secret, scope
        self.tokens = Tokens(client_id, client_secret, scope, token_life_s)
        self.in_flight = 0
        self.most_in_flight = 0
        self._streams = streams
        self._context_tokens = context_tokens
        self._functions = functions
        self._schemas = schemas
        self.app.router.add_post("/api/v2/oauth", self._oauth)
        self.app.router.add_post("/api/v1/chat/completions", self._chat)
        self.app.router.add_get("/api/v1/models", self._models)
        self.app.router.add_get("/api/v1/models/{model}", self._model)
        self.app.router.add_post("/api/v1/tokens/count", self._count)
        self.app.router.add_get("/api/v1/balance", self._balance)

    @property
    def base_url(self) -> str:
        return f"{self.origin}/api/v1"

    @property
    def auth_url(self) -> str:
        return f"{self.origin}/api/v2/oauth"

    @property
    def credentials(self) -> str:
        """The authorization key, as the console shows it."""
        return base64.b64encode(f"{self.client_id}:{self.client_secret}".encode()).decode()

    @property
    def about(self) -> Json:
        """The addresses and keys, as settings name them."""
        return {
            "origin": self.origin,
            "GIGACHAT_BASE_URL": self.base_url,
            "GIGACHAT_AUTH_URL": self.auth_url,
            "GIGACHAT_CLIENT_ID": self.client_id,
            "GIGACHAT_CLIENT_SECRET": self.client_secret,
            "GIGACHAT_SCOPE": self.scope,
        }

    async def _oauth(self, request: web.Request) -> web.Response:
        _, refused = await self.meet(request, "oauth")
        if refused is not None:
            return refused
        if request.content_type != _FORM:
            return web.json_response({"code": 2, "message": "bad content type"}, status=400)
        scope = parse_qs(await request.text()).get("scope", [""])[0]
        headers = request.headers
        refusal = self.tokens.refusal(
            headers.get("Authorization", ""), headers.get("RqUID", ""), scope
        )
        if refusal is not None:
            return web.json_response(refusal[1], status=refusal[0])
        return web.json_response(self.tokens.issue())

    async def _chat(self, request: web.Request) -> web.Response:
        if self.in_flight >= self._streams:
            return _error(429, "Too many requests")
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            return await self._answer(request)
        finally:
            self.in_flight -= 1

    async def _answer(self, request: web.Request) -> web.Response:
        fault, refused = await self.meet(request, "chat")
        if refused is None:
            refused = self._unauthorized(request)
        if refused is not None:
            return refused
        try:
            body: Json = json.loads(await request.text())
        except ValueError:
            return _error(400, "Bad request")
        if (refused := self._refusal(body)) is not None:
            return refused
        session = request.headers.get("X-Session-ID") or str(uuid.uuid4())
        headers = {"x-request-id": str(uuid.uuid4()), "x-session-id": session}
        return web.json_response(answer_to(body, fault), headers=headers)

    def _refusal(self, body: Json) -> web.Response | None:
        if body.get("model") not in CHAT_MODELS:
            return _error(404, "No such model")
        if body.get("functions") and not self._functions:
            return _error(422, "Requested model does not support functions")
        if body.get("response_format") and self._schemas != "offered":
            return _error(*_NO_SCHEMAS[self._schemas])
        if (problem := problem_of(body)) is not None:
            return _error(422, problem)
        if tokens_of(json.dumps(body, ensure_ascii=False)) > self._context_tokens:
            return _error(413, "Payload too large")
        return None

    async def _models(self, request: web.Request) -> web.Response:
        _, refused = await self.meet(request, "models")
        if refused is None:
            refused = self._unauthorized(request)
        if refused is not None:
            return refused
        return web.json_response({"object": "list", "data": [_entry(id_) for id_ in CHAT_MODELS]})

    async def _model(self, request: web.Request) -> web.Response:
        if (refused := self._unauthorized(request)) is not None:
            return refused
        model = request.match_info["model"]
        known = model in CHAT_MODELS
        return web.json_response(_entry(model)) if known else _error(404, "No such model")

    async def _count(self, request: web.Request) -> web.Response:
        if (refused := self._unauthorized(request)) is not None:
            return refused
        texts = json.loads(await request.text())["input"]
        counts = [
            {"object": "tokens", "tokens": tokens_of(text), "characters": len(text)}
            for text in texts
        ]
        return web.json_response(counts)

    async def _balance(self, request: web.Request) -> web.Response:
        if (refused := self._unauthorized(request)) is not None:
            return refused
        return web.json_response({"balance": [{"usage": "GigaChat-Pro", "value": 991490}]})

    def _unauthorized(self, request: web.Request) -> web.Response | None:
        if self.tokens.is_good(request.headers.get("Authorization", "")):
            return None
        return _error(401, "Unauthorized")


def _error(status: int, message: str) -> web.Response:
    return web.json_response({"status": status, "message": message}, status=status)


def _entry(model: str) -> Json:
    return {"id": model, "object": "model", "owned_by": "salutedevices", "type": "chat"}
