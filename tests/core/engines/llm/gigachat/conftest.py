"""GigaChat against its stand-in."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from core.engines.llm.gigachat.cache import TokenCache
from core.engines.llm.gigachat.model import GigaChatModel, build_gigachat
from core.engines.llm.gigachat.streams import StreamLimiter
from core.settings import GigaChatSettings
from tests.fakes.gigachat import FakeGigaChat

Build = Callable[..., GigaChatModel]


@pytest.fixture
async def fake() -> AsyncIterator[FakeGigaChat]:
    async with FakeGigaChat() as gigachat:
        yield gigachat


def settings_for(fake: FakeGigaChat, **changes: object) -> GigaChatSettings:
    values: dict[str, Any] = {
        "client_id": fake.client_id,
        "client_secret": SecretStr(fake.client_secret),
        "base_url": fake.base_url,
        "auth_url": fake.auth_url,
        "timeout_s": 5.0,
        **changes,
    }
    return GigaChatSettings(_env_file=None, **values)


@pytest.fixture
async def build(fake: FakeGigaChat) -> AsyncIterator[Build]:
    """Return a model for the fake; settings by name, `cache` and `streams` as `build_gigachat`."""
    async with AsyncExitStack() as stack:

        def make(
            *,
            cache: TokenCache | None = None,
            streams: StreamLimiter | None = None,
            **changes: object,
        ) -> GigaChatModel:
            settings = settings_for(fake, **changes)
            # Loading the roots takes longer than the test; test_tls tries them.
            client = httpx.AsyncClient(verify=False, timeout=settings.timeout_s)
            stack.push_async_callback(client.aclose)
            return build_gigachat(settings, client, cache=cache, streams=streams)

        yield make
