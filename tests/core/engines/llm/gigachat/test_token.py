"""Access tokens: bought once, renewed once, never shown."""

import asyncio
import time
import uuid
from base64 import b64encode

import httpx
import pytest
from pydantic import SecretStr

from core.domain.errors import EngineAuthError
from core.engines.llm.gigachat.api import GigaChatApi
from core.engines.llm.gigachat.cache import AccessToken, MemoryTokenCache
from core.engines.llm.gigachat.streams import LocalStreams
from core.engines.llm.gigachat.token import TokenSource, normalise_expiry
from core.ports.llm import LlmRequest
from core.settings import GigaChatSettings
from tests.fakes.gigachat import FakeGigaChat, faults
from tests.fakes.llm.faults import Fault

from .conftest import Build, settings_for


async def test_one_token_serves_many_calls(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    model = build()
    for _ in range(3):
        await model.ask(request_)
    bought = fake.calls_of("oauth")
    assert len(bought) == 1
    assert bought[0]["body"] == "scope=GIGACHAT_API_PERS"
    key = b64encode(b"fake-client:fake-secret").decode()
    assert bought[0]["headers"]["authorization"] == f"Basic {key}"
    assert uuid.UUID(bought[0]["headers"]["rquid"]).version == 4


async def test_the_ready_made_key_works_too(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    model = build(client_id=None, client_secret=None, credentials=SecretStr(fake.credentials))
    await model.ask(request_)


async def test_many_at_once_buy_one_token(fake: FakeGigaChat) -> None:
    async with httpx.AsyncClient(verify=False) as http:
        source = TokenSource(settings_for(fake), http, MemoryTokenCache())
        tokens = await asyncio.gather(*(source.get() for _ in range(8)))
    assert len({token.value for token in tokens}) == 1
    assert len(fake.calls_of("oauth")) == 1


async def test_a_revoked_token_is_replaced_once(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    model = build()
    await model.ask(request_)
    fake.tokens.revoke_all()
    await model.ask(request_)
    assert len(fake.calls_of("oauth")) == 2
    assert [call["route"] for call in fake.calls][-3:] == ["chat", "oauth", "chat"]


async def test_a_token_near_its_end_is_replaced_before_use(
    build: Build, request_: LlmRequest
) -> None:
    async with FakeGigaChat(token_life_s=30) as short:
        model = build(base_url=short.base_url, auth_url=short.auth_url)
        await model.ask(request_)
        await model.ask(request_)
        assert len(short.calls_of("oauth")) == 2


async def test_two_that_meet_the_same_old_token_buy_one_new(fake: FakeGigaChat) -> None:
    async with httpx.AsyncClient(verify=False) as http:
        source = TokenSource(settings_for(fake), http, MemoryTokenCache())
        old = await source.get()
        fresh = await asyncio.gather(source.renew(old), source.renew(old))
    assert fresh[0] == fresh[1] != old
    assert len(fake.calls_of("oauth")) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"client_secret": SecretStr("wrong")},
        {"scope": "GIGACHAT_API_CORP"},
        {"scope": "nonsense"},
    ],
)
async def test_a_refused_key_is_told_apart(
    build: Build, request_: LlmRequest, changes: dict[str, object]
) -> None:
    with pytest.raises(EngineAuthError):
        await build(**changes).ask(request_)


async def test_no_key_is_told_when_built(build: Build) -> None:
    with pytest.raises(EngineAuthError, match="GIGACHAT_CREDENTIALS"):
        build(client_id=None, client_secret=None)


async def test_the_other_token_shape_is_read(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    issued = fake.tokens.issue()["access_token"]
    body = f'{{"tok": "{issued}", "exp": {int(time.time()) + 1800}}}'
    fake.fail(Fault(body=body, route="oauth"))
    await build().ask(request_)
    assert len(fake.calls_of("oauth")) == 1


async def test_a_token_answer_without_a_token(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    fake.fail(Fault(body='{"hello": 1}', route="oauth"))
    with pytest.raises(EngineAuthError):
        await build().ask(request_)


def test_expiry_in_seconds_and_in_milliseconds() -> None:
    assert normalise_expiry(1_763_882_130) == 1_763_882_130_000
    assert normalise_expiry(1_763_882_130_123) == 1_763_882_130_123


def test_secrets_do_not_show() -> None:
    assert "hush" not in repr(AccessToken("hush", 1))
    settings = GigaChatSettings(_env_file=None, credentials=SecretStr("hush"))
    assert "hush" not in repr(settings)


async def test_the_health_check_lists_models(fake: FakeGigaChat) -> None:

    fake.fail(faults.server_error().on("models"))
    settings = settings_for(fake)
    async with httpx.AsyncClient(verify=False) as http:
        tokens = TokenSource(settings, http, MemoryTokenCache())
        models = await GigaChatApi(settings, http, tokens, LocalStreams(1)).models()
    assert "GigaChat-2-Pro" in models
