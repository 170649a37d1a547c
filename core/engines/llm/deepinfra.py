"""DeepInfra: an OpenAI-compatible server with its own settings."""

import httpx

from core.domain.errors import EngineAuthError
from core.engines.llm.openai_compatible.model import OpenAiCompatibleModel
from core.engines.llm.openai_compatible.parse import Prices
from core.settings import DeepInfraSettings


def build_deepinfra(settings: DeepInfraSettings, http: httpx.AsyncClient) -> OpenAiCompatibleModel:
    """Wire the model. Raises EngineAuthError when no key is set."""
    if settings.api_key is None:
        raise EngineAuthError("DEEPINFRA_API_KEY is not set")
    return OpenAiCompatibleModel(
        "deepinfra",
        http,
        settings.base_url,
        settings.api_key,
        settings.models,
        prices=Prices(settings.price_in_per_1m, settings.price_out_per_1m),
        max_attempts=settings.max_attempts,
    )


def deepinfra_http(settings: DeepInfraSettings) -> httpx.AsyncClient:
    """Return the HTTP client; the caller closes it."""
    return httpx.AsyncClient(timeout=httpx.Timeout(settings.timeout_s, connect=30.0))
