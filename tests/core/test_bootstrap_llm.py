"""Which language models are wired."""

from contextlib import AsyncExitStack

import pytest
from pydantic import SecretStr

from core import bootstrap
from core.bootstrap import LlmProvider
from core.settings import DeepInfraSettings, GigaChatSettings, LlmSettings, Settings


def _settings(*keys: LlmProvider, first: LlmProvider = "gigachat") -> Settings:
    settings = Settings()
    secret = SecretStr("key")
    settings.llm = LlmSettings(_env_file=None, provider=first)
    settings.gigachat = GigaChatSettings(
        _env_file=None,
        verify_ssl=False,
        client_id=None,
        client_secret=None,
        credentials=secret if "gigachat" in keys else None,
    )
    settings.deepinfra = DeepInfraSettings(
        _env_file=None, api_key=secret if "deepinfra" in keys else None
    )
    return settings


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (_settings("gigachat", "deepinfra"), "gigachat+deepinfra"),
        (_settings("gigachat", "deepinfra", first="deepinfra"), "deepinfra+gigachat"),
        (_settings("deepinfra"), "deepinfra"),
        (_settings("gigachat", first="deepinfra"), "gigachat"),
        (_settings(), None),
    ],
)
async def test_the_configured_provider_comes_first(settings: Settings, name: str | None) -> None:
    async with AsyncExitStack() as stack:
        model = bootstrap.language_model(settings, stack)
        assert (model.name if model else None) == name


@pytest.mark.parametrize("name", bootstrap.LLM_PROVIDERS)
async def test_one_provider_alone(name: LlmProvider) -> None:
    async with AsyncExitStack() as stack:
        both = _settings("gigachat", "deepinfra")
        model = bootstrap.language_model_of(name, both, stack)
        assert model is not None
        assert model.name == name
        assert bootstrap.language_model_of(name, _settings(), stack) is None
