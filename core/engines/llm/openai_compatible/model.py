"""DeepInfra, or any OpenAI-compatible server, as a LanguageModel."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import httpx
import structlog
from pydantic import SecretStr

from core.domain.errors import EngineError
from core.engines.llm.http import persist, send
from core.engines.llm.ladder import Attempt
from core.engines.llm.openai_compatible.errors import ModelMissingError, raise_for_api
from core.engines.llm.openai_compatible.parse import Prices, parse_reply
from core.engines.llm.openai_compatible.payload import LADDER, chat_payload
from core.engines.llm.questioner import Questioner
from core.engines.llm.reply import Reply
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard

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
        prices: Prices,
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
        self._questioners = {model: Questioner(name, LADDER) for model in models}
        self._prices = prices
        self._max_attempts = max_attempts

    @property
    def name(self) -> str:
        return self._name

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """Ask the first model that exists; see Questioner for how often."""
        missing: EngineError = EngineError()
        for model, questioner in self._questioners.items():
            try:
                return await questioner.ask(request, partial(self._call, model, request), heard)
            except ModelMissingError as error:
                log.warning("llm_model_missing", engine=self._name, model=model)
                missing = error
        raise missing

    async def _call(self, model: str, request: LlmRequest, attempt: Attempt) -> Reply:
        payload = chat_payload(model, request, attempt)
        response = await persist(self._max_attempts, partial(self._post, payload))
        return parse_reply(response, model, self._prices)

    async def _post(self, payload: dict[str, Any]) -> httpx.Response:
        request = self._http.build_request("POST", self._url, json=payload, headers=self._headers)
        response = await send(self._http, request)
        raise_for_api(response)
        return response
