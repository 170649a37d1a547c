"""The step with real engines against their stand-ins, on the sample."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest
import stamina
from pydantic import SecretStr

from core.domain.document import Document
from core.domain.moments import ClipWish, DetectionResult
from core.engines.llm.deepinfra import build_deepinfra
from core.engines.llm.fallback import FallbackModel
from core.engines.llm.gigachat.model import build_gigachat
from core.settings import DeepInfraSettings, GigaChatSettings
from core.stages.detect import NOTE_LOCAL, PromptTemplate, detect
from tests.fakes.deepinfra import FakeDeepInfra
from tests.fakes.deepinfra import faults as deepinfra_faults
from tests.fakes.gigachat import FakeGigaChat
from tests.fakes.gigachat import faults as gigachat_faults

from .scripted import Kept


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2, cap=True):
        yield


@asynccontextmanager
async def _both(gigachat: FakeGigaChat, deepinfra: FakeDeepInfra) -> AsyncIterator[FallbackModel]:
    first = GigaChatSettings(
        _env_file=None,
        credentials=SecretStr(gigachat.credentials),
        base_url=gigachat.base_url,
        auth_url=gigachat.auth_url,
    )
    second = DeepInfraSettings(
        _env_file=None, api_key=SecretStr(deepinfra.api_key), base_url=deepinfra.base_url
    )
    async with httpx.AsyncClient(verify=False) as http:
        yield FallbackModel([build_gigachat(first, http), build_deepinfra(second, http)])


async def _find(
    sample: tuple[Document, int], model: FallbackModel, prompt: PromptTemplate, kept: Kept
) -> DetectionResult:
    document, duration_ms = sample
    return await detect(
        document,
        (),
        duration_ms,
        ClipWish(),
        model=model,
        prompt=prompt,
        session="v",
        keep_raw=kept,
    )


async def test_gigachat_finds_the_samples_moments(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    kept = Kept()
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt, kept)
        assert deepinfra.calls == []
    assert len(result.candidates) == 3
    assert result.found_by == "gigachat/GigaChat-2-Pro:2.0.28.2"
    assert result.notes == ()
    assert all(15_000 <= c.span.duration_ms <= 60_000 for c in result.candidates)
    assert kept.answers[0].usage.cost_usd > 0


async def test_a_refusal_is_read_by_the_fallback(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    kept = Kept()
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        gigachat.fail(gigachat_faults.blacklist())
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt, kept)
    assert result.found_by.startswith("deepinfra/")
    assert len(result.candidates) >= 2
    assert kept.answers[0].usage.cost_usd > 0


async def test_no_money_anywhere_still_gives_clips(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        gigachat.fail(gigachat_faults.payment_required())
        deepinfra.fail(deepinfra_faults.payment_required())
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt, Kept())
    assert result.notes == (NOTE_LOCAL,)
    assert len(result.candidates) == 3
