"""DeepInfra, or any OpenAI-compatible server, as a LanguageModel."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import httpx
import structlog
from pydantic import SecretStr

from core.domain.errors import EngineBadAnswerError, EngineError
from core.engines.llm.http import body_of, persist, send
from core.engines.llm.messages import add_usage
from core.engines.llm.openai_compatible.errors import (
    FormatUnsupportedError,
    ModelMissingError,
    raise_for_api,
)
from core.engines.llm.openai_compatible.parse import Reply, parse_reply, read_reply
from core.engines.llm.openai_compatible.payload import Format, chat_payload
from core.ports.llm import LlmAnswer, LlmRequest, LlmUsage

log = structlog.get_logger(__name__)


class OpenAiCompatibleModel:
    """Tries its models in order while the server says 404, and formats from strict to plain."""

    def __init__(
        self,
        name: str,
        http: httpx.AsyncClient,
        base_url: str,
        api_key: SecretStr | None,
        models: Sequence[str],
        *,
        max_attempts: int,
    ) -> None:
        """`base_url` ends before `/chat/completions`. Raises ValueError without a model."""
        if not models:
            raise ValueError(f"{name}: no model is set")
        self._name = name
        self._http = http
        self._url = base_url.rstrip("/") + "/chat/completions"
        self._headers = {"Accept": "application/json"}
        if api_key is not None:
            self._headers["Authorization"] = f"Bearer {api_key.get_secret_value()}"
        self._models = tuple(models)
        self._max_attempts = max_attempts

    @property
    def name(self) -> str:
        return self._name

    async def ask(self, request: LlmRequest) -> LlmAnswer:
        """Ask the first model that exists. Usage is the sum over the calls it took."""
        missing: EngineError = EngineError()
        for model in self._models:
            try:
                return await self._ask_model(model, request)
            except ModelMissingError as error:
                log.warning("llm_model_missing", engine=self._name, model=model)
                missing = error
        raise missing

    async def _ask_model(self, model: str, request: LlmRequest) -> LlmAnswer:
        spent, problem, max_tokens = LlmUsage(), EngineError(), request.max_tokens
        for format_ in Format:
            payload = chat_payload(model, request, format_, max_tokens)
            try:
                reply = await persist(self._max_attempts, partial(self._post, payload))
            except FormatUnsupportedError as error:
                problem = error
                continue
            spent = add_usage(spent, reply.usage)
            try:
                text = read_reply(reply, request.schema)
            except EngineBadAnswerError as error:
                log.warning("llm_bad_answer", engine=self._name, model=model, error=str(error))
                problem, max_tokens = error, max_tokens * 2
                continue
            return LlmAnswer(self._name, reply.model or model, text, spent)
        raise problem

    async def _post(self, payload: dict[str, Any]) -> Reply:
        request = self._http.build_request("POST", self._url, json=payload, headers=self._headers)
        response = await send(self._http, request)
        raise_for_api(response)
        return parse_reply(body_of(response))
