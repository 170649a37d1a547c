"""The fake itself."""

import json
import time
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from aiohttp import web

from tests.fakes.llm.asked import schema_in
from tests.fakes.llm.clips import tokens_of, value_for
from tests.fakes.llm.faults import Fault
from tests.fakes.llm.serving import FakeServer

Json = dict[str, Any]

MODELS = (
    "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo",
)
_PRICE_IN, _PRICE_OUT = 0.10e-6, 0.32e-6
_MOST_TOKENS = 16_384
_FORMATS = ("json_schema", "json_object", "text")


class FakeDeepInfra(FakeServer):
    """Serves the API under `base_url`.

    formats: of `response_format`; another known one gets 400.  tells_cost: False for a server that
    speaks like DeepInfra and is another.
    """

    def __init__(
        self,
        *,
        api_key: str = "fake-deepinfra-key",
        models: Sequence[str] = MODELS,
        formats: Collection[str] = _FORMATS,
        tells_cost: bool = True,
        port: int = 0,
    ) -> None:
        super().__init__(port)
        self.api_key = api_key
        self._models = tuple(models)
        self._formats = formats
        self._tells_cost = tells_cost
        self.app.router.add_post("/v1/openai/chat/completions", self._chat)
        self.app.router.add_get("/v1/openai/models", self._list_models)

    @property
    def base_url(self) -> str:
        return f"{self.origin}/v1/openai"

    @property
    def about(self) -> Json:
        """The address and key, as settings name them."""
        return {
            "origin": self.origin,
            "DEEPINFRA_BASE_URL": self.base_url,
            "DEEPINFRA_API_KEY": self.api_key,
        }

    async def _list_models(self, _: web.Request) -> web.Response:
        entries = [{"id": id_, "object": "model", "owned_by": "deepinfra"} for id_ in self._models]
        return web.json_response({"object": "list", "data": entries})

    async def _chat(self, request: web.Request) -> web.Response:
        fault, refused = await self.meet(request, "chat")
        if refused is not None:
            return refused
        if request.headers.get("Authorization") != f"Bearer {self.api_key}":
            return web.json_response({"detail": {"error": "Bad API key"}}, status=401)
        body: Json = json.loads(await request.text())
        if problem := _problem(body):
            return web.json_response({"detail": [problem]}, status=422)
        if body["model"] not in self._models:
            message = f"The model `{body['model']}` does not exist"
            return web.json_response({"error": {"message": message}}, status=404)
        shape = (body.get("response_format") or {"type": "text"})["type"]
        if shape not in self._formats:
            message = f"response_format {shape} is not supported"
            return web.json_response({"error": {"message": message}}, status=400)
        answer = _completion(body, fault)
        if not self._tells_cost:
            del answer["usage"]["estimated_cost"]
        return web.json_response(answer)


def _problem(body: Json) -> Json | None:
    """Return an entry of a 422 answer, None for a good request."""
    for field in ("model", "messages"):
        if not body.get(field):
            return {"loc": ["body", field], "msg": "field required", "type": "value_error.missing"}
    if body.get("max_tokens", 1) > _MOST_TOKENS:
        return {"loc": ["body", "max_tokens"], "msg": "too large", "type": "value_error"}
    shape = body.get("response_format") or {"type": "text"}
    if shape.get("type") not in _FORMATS:
        return {"loc": ["body", "response_format"], "msg": "unknown type", "type": "value_error"}
    nested = shape.get("json_schema")
    if shape["type"] == "json_schema" and not (
        isinstance(nested, dict) and nested.get("name") and isinstance(nested.get("schema"), dict)
    ):
        return {"loc": ["body", "response_format", "json_schema"], "msg": "field required"}
    return None


def _completion(body: Json, fault: Fault) -> Json:
    prompt = "\n".join(str(message.get("content", "")) for message in body["messages"])
    content, finish = _said(body, prompt, fault)
    asked, said = tokens_of(prompt), tokens_of(content)
    message: Json = {"role": "assistant", "content": content, "tool_calls": None}
    if fault.odd == "refusal":
        message |= {"content": None, "refusal": "I'm sorry, I cannot help with that."}
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": asked,
            "completion_tokens": said,
            "total_tokens": asked + said,
            "prompt_tokens_details": {"cached_tokens": fault.cached},
            "estimated_cost": asked * _PRICE_IN + said * _PRICE_OUT,
        },
    }


def _said(body: Json, prompt: str, fault: Fault) -> tuple[str, str]:
    """Return content and finish_reason."""
    shape = body.get("response_format") or {}
    nested = shape.get("json_schema") or {}
    schema = nested.get("schema") or schema_in(prompt) or {"properties": {"clips": {}}}
    said = json.dumps(value_for(schema, prompt), ensure_ascii=False)
    if not fault.odd and tokens_of(said) > body.get("max_tokens", tokens_of(said)):
        fault = Fault(odd="length")
    odd = {
        "think": (f"<think>{{maybe}} [12]…</think>\n{said}", "stop"),
        "prose": (f"Sure! Here are the clips:\n```json\n{said}\n```", "stop"),
        "length": (said[: len(said) // 2], "length"),
        "empty": ("", "stop"),
        "blank": ("{" + "\n" * 4_000, "length"),
        "filter": ("", "content_filter"),
        "says": (fault.text, "stop"),
    }
    return odd.get(fault.odd, (said, "stop"))
