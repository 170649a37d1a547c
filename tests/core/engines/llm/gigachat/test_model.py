"""Asking GigaChat."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from core.domain.errors import (
    EngineAuthError,
    EngineBadAnswerError,
    EngineError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRefusedError,
    EngineRejectedError,
    EngineTooMuchError,
    EngineUnavailableError,
)
from core.ports.llm import LlmRequest
from tests.fakes.gigachat import FakeGigaChat, faults
from tests.fakes.llm.faults import Fault

from .conftest import Build


def sent(fake: FakeGigaChat, index: int = -1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(fake.calls_of("chat")[index]["body"])
    return body


async def test_it_answers_by_a_forced_function_call(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    answer = await build().ask(request_)
    clips = json.loads(answer.text)["clips"]
    assert clips[0]["first"] == 0
    assert (answer.engine, answer.model) == ("gigachat", "GigaChat-2-Pro:2.0.28.2")
    body = sent(fake)
    assert body["function_call"] == {"name": "save_clips"}
    asked = body["functions"][0]["parameters"]["properties"]["clips"]["items"]
    wanted = request_.schema["properties"]["clips"]["items"]
    assert asked["required"] == wanted["required"]
    assert set(asked["properties"]) == set(wanted["properties"])
    assert "additionalProperties" not in fake.calls_of("chat")[0]["body"]
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert fake.calls_of("chat")[0]["headers"]["x-session-id"] == "video-1"


async def test_cost_is_what_the_service_bills(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    answer = await build(price_per_1m_usd=Decimal(2)).ask(request_)
    tokens = answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert tokens > 0
    assert answer.usage.cost_usd == Decimal(2) * tokens / 1_000_000


async def test_a_correction_goes_on_in_the_same_conversation(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    history = (('{"clips": []}', "Нужен хотя бы один."),)
    await build().ask(LlmRequest(**{**_fields(request_), "history": history}))
    assert [(m["role"], m["content"]) for m in sent(fake)["messages"][2:]] == [
        ("assistant", '{"clips": []}'),
        ("user", "Нужен хотя бы один."),
    ]


@pytest.mark.parametrize(
    "fault",
    [
        faults.string_arguments(),
        faults.ignores_function(),
        faults.fenced(),
        faults.invalid_json(),
        faults.empty(),
        faults.bad_arguments(),
        faults.bad_arguments().repeated(2),
        faults.empty().repeated(3),
        faults.blank().repeated(3),
        faults.truncated(),
        faults.no_functions(),
        faults.server_error(500),
        faults.server_error(503).repeated(3),
        faults.too_many_requests(),
        faults.too_many_requests(retry_after="0.01").repeated(3),
        faults.html(),
        faults.dropped(),
        faults.unauthorized(),
        Fault(body='{"choices": []}'),
        Fault(body="[]"),
        faults.oauth_down(),
    ],
    ids=lambda fault: f"{fault.status}-{fault.odd or fault.body[:20]}-x{fault.times}",
)
async def test_trouble_that_passes_is_overcome(
    fake: FakeGigaChat, build: Build, request_: LlmRequest, fault: Fault
) -> None:
    fake.fail(fault)
    answer = await build().ask(request_)
    assert json.loads(answer.text)["clips"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.blacklist(), EngineRefusedError),
        (faults.payment_required(), EnginePaymentError),
        (faults.permission_denied(), EngineAuthError),
        (faults.no_such_model(), EngineRejectedError),
        (faults.too_large(), EngineTooMuchError),
        (faults.too_many_requests(retry_after="3600"), EngineRateLimitedError),
        (faults.too_many_requests().repeated(9), EngineRateLimitedError),
        (faults.server_error().repeated(9), EngineUnavailableError),
        (faults.dropped().repeated(9), EngineUnavailableError),
        (faults.invalid_json().repeated(9), EngineBadAnswerError),
        (faults.truncated().repeated(9), EngineBadAnswerError),
        (faults.empty().repeated(9), EngineBadAnswerError),
        (faults.unauthorized().repeated(2), EngineAuthError),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
async def test_trouble_that_stays_is_named(
    fake: FakeGigaChat,
    build: Build,
    request_: LlmRequest,
    fault: Fault,
    error: type[EngineError],
) -> None:
    fake.fail(fault)
    with pytest.raises(error) as caught:
        await build().ask(request_)
    assert type(caught.value) is error


async def test_a_refusal_is_not_asked_again(
    fake: FakeGigaChat, build: Build, request_: LlmRequest
) -> None:
    fake.fail(faults.blacklist())
    with pytest.raises(EngineRefusedError):
        await build().ask(request_)
    assert len(fake.calls_of("chat")) == 1


async def test_a_truncated_answer_is_asked_for_with_more_room(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.truncated())
    await build().ask(request_)
    assert sent(fake, 1)["max_tokens"] == 2 * sent(fake, 0)["max_tokens"]


async def test_what_is_cached_is_not_billed(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    whole = (await build().ask(request_)).usage
    fake.fail(faults.cached(20))
    usage = (await build(price_per_1m_usd=Decimal(2)).ask(request_)).usage
    assert usage.cached_tokens == 20
    assert usage.prompt_tokens == whole.prompt_tokens - 20
    billed = usage.prompt_tokens + usage.completion_tokens
    assert usage.cost_usd == Decimal(2) * billed / 1_000_000


async def test_every_call_it_took_is_in_the_cost(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    once = await build().ask(request_)
    fake.fail(faults.truncated())
    twice = await build().ask(request_)
    assert twice.usage.prompt_tokens == 2 * once.usage.prompt_tokens
    assert twice.usage.cost_usd > once.usage.cost_usd


async def test_one_stream_means_one_call_at_a_time(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.slow(0.05).repeated(3))
    model = build()
    await asyncio.gather(*(model.ask(request_) for _ in range(3)))
    assert fake.most_in_flight == 1
    assert len(fake.calls_of("chat")) == 3


async def test_a_silent_server_is_given_up(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.slow(30).repeated(2))
    with pytest.raises(EngineUnavailableError):
        await build(timeout_s=0.1, max_attempts=2).ask(request_)


def _fields(request: LlmRequest) -> dict[str, Any]:
    return {name: getattr(request, name) for name in LlmRequest.__slots__}
