"""The step with real engines against their stand-ins, on the sample."""

import json
import math
import tracemalloc
from collections import Counter
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
from core.stages.detect import NOTE_LOCAL, Material, PromptTemplate, detect
from core.stages.detect.detail import MOST_PLACES
from core.stages.detect.limits import counts_for
from core.stages.detect.material import WINDOW_TOKENS
from core.stages.detect.numbering import Transcript
from core.stages.detect.shortlist import shortlist_size
from core.stages.detect.talk import Talk
from core.stages.detect.windows import windows_of
from tests.factories import duration_of
from tests.fakes.deepinfra import FakeDeepInfra
from tests.fakes.deepinfra import faults as deepinfra_faults
from tests.fakes.gigachat import FakeGigaChat
from tests.fakes.gigachat import faults as gigachat_faults

from .long_talks import long_talk


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
    sample: tuple[Document, int], model: FallbackModel, prompt: PromptTemplate
) -> DetectionResult:
    material = Material(sample[0], (), sample[1])
    return await detect(material, model=model, prompt=prompt, session="v")


async def test_gigachat_finds_the_samples_moments(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt)
        assert deepinfra.calls == []
    assert len(gigachat.calls_of("chat")) == 1
    assert len(result.candidates) == 3
    assert result.found_by == "gigachat/GigaChat-2-Pro:2.0.28.2"
    assert result.notes == ()
    assert all(15_000 <= c.span.duration_ms <= 60_000 for c in result.candidates)


async def test_a_refusal_is_read_by_the_fallback(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        gigachat.fail(gigachat_faults.blacklist())
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt)
    assert result.found_by.startswith("deepinfra/")
    assert len(result.candidates) >= 2


async def test_no_money_anywhere_still_gives_clips(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    async with FakeGigaChat() as gigachat, FakeDeepInfra() as deepinfra:
        gigachat.fail(gigachat_faults.payment_required())
        deepinfra.fail(deepinfra_faults.payment_required())
        async with _both(gigachat, deepinfra) as model:
            result = await _find(sample, model, prompt)
    assert result.notes == (NOTE_LOCAL,)
    assert len(result.candidates) >= 2


async def test_three_hours_take_a_known_number_of_calls_and_little_memory(
    prompt: PromptTemplate,
) -> None:
    document = long_talk(180)
    material = Material(document, (), duration_of(document))
    talk = Talk(document, (), material.duration_ms)
    windows = windows_of(Transcript(talk), WINDOW_TOKENS)
    async with FakeGigaChat(streams=1) as gigachat, FakeDeepInfra() as deepinfra:
        async with _both(gigachat, deepinfra) as model:
            tracemalloc.start()
            result = await detect(material, model=model, prompt=prompt, session="v")
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert deepinfra.calls == []
    bodies = [json.loads(call["body"]) for call in gigachat.calls_of("chat")]
    asked = Counter(body["function_call"]["name"] for body in bodies)
    places = min(
        3 * len(windows), shortlist_size(counts_for(material.duration_ms, ClipWish()).at_most)
    )
    assert asked == {
        "save_places": len(windows),
        "save_clips": math.ceil(places / MOST_PLACES),
        "save_order": 1,
    }
    assert gigachat.most_in_flight == 1
    assert len(result.candidates) == 15
    assert result.notes == ()
    assert peak < 96 << 20
