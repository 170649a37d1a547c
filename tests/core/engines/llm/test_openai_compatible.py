"""Asking DeepInfra, or any server that speaks like it."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

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
from core.engines.llm.deepinfra import build_deepinfra, deepinfra_http
from core.engines.llm.openai_compatible.model import OpenAiCompatibleModel
from core.engines.llm.openai_compatible.parse import Prices, parse_usage
from core.ports.llm import LlmRequest, LlmUsage
from core.settings import DeepInfraSettings
from tests.fakes.deepinfra import FakeDeepInfra, faults
from tests.fakes.deepinfra.server import MODELS
from tests.fakes.llm.faults import Fault
from tests.support.ledger import Ledger

Build = Callable[..., OpenAiCompatibleModel]


@pytest.fixture
async def fake() -> AsyncIterator[FakeDeepInfra]:
    async with FakeDeepInfra() as deepinfra:
        yield deepinfra


@pytest.fixture
async def build(fake: FakeDeepInfra) -> AsyncIterator[Build]:
    async with AsyncExitStack() as stack:

        def make(**changes: object) -> OpenAiCompatibleModel:
            values: dict[str, Any] = {
                "api_key": SecretStr(fake.api_key),
                "base_url": fake.base_url,
                **changes,
            }
            settings = DeepInfraSettings(_env_file=None, **values)
            http = httpx.AsyncClient(verify=False, timeout=settings.timeout_s)
            stack.push_async_callback(http.aclose)
            return build_deepinfra(settings, http)

        yield make


def sent(fake: FakeDeepInfra, index: int = -1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(fake.calls_of("chat")[index]["body"])
    return body


async def test_it_answers_by_schema_and_says_what_it_cost(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest
) -> None:
    answer = await build().ask(request_)
    assert json.loads(answer.text)["clips"]
    assert (answer.engine, answer.model) == ("deepinfra", MODELS[0])
    assert Decimal(0) < answer.usage.cost_usd < Decimal("0.01")
    shape = sent(fake)["response_format"]
    assert shape["type"] == "json_schema"
    assert shape["json_schema"]["name"] == "save_clips"
    assert shape["json_schema"]["schema"] == request_.schema
    assert "JSON" in sent(fake)["messages"][0]["content"]


@pytest.mark.parametrize(
    ("fault", "shape"),
    [
        (faults.thinking(), "json_schema"),
        (faults.prose(), "json_schema"),
        (faults.no_schema(), "json_object"),
        (faults.empty(), "json_schema"),
        (faults.truncated(), "json_schema"),
        (faults.empty().repeated(2), "json_object"),
        (faults.empty().repeated(3), None),
        (faults.blank().repeated(2), "json_object"),
        (faults.busy(), "json_schema"),
        (faults.busy(retry_after="0.01").repeated(3), "json_schema"),
        (faults.html(), "json_schema"),
        (faults.dropped(), "json_schema"),
        (Fault(body='{"error": "odd"}'), "json_schema"),
    ],
)
async def test_trouble_that_passes_is_overcome(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest, fault: Fault, shape: str | None
) -> None:
    fake.fail(fault)
    answer = await build().ask(request_)
    assert json.loads(answer.text)["clips"]
    assert sent(fake).get("response_format", {}).get("type") == shape


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.unauthorized(), EngineAuthError),
        (faults.payment_required(), EnginePaymentError),
        (faults.add_a_card(), EnginePaymentError),
        (faults.unprocessable(), EngineRejectedError),
        (faults.context_overflow(), EngineTooMuchError),
        (faults.content_filter(), EngineRefusedError),
        (faults.refusal(), EngineRefusedError),
        (faults.quoting("payment, too long, response_format"), EngineRejectedError),
        (faults.busy().repeated(9), EngineRateLimitedError),
        (faults.server_error().repeated(9), EngineUnavailableError),
        (faults.saying("no clips, sorry").repeated(9), EngineBadAnswerError),
        (faults.truncated().repeated(9), EngineBadAnswerError),
    ],
)
async def test_trouble_that_stays_is_named(
    fake: FakeDeepInfra,
    build: Build,
    request_: LlmRequest,
    fault: Fault,
    error: type[EngineError],
) -> None:
    fake.fail(fault)
    with pytest.raises(error) as caught:
        await build().ask(request_)
    assert type(caught.value) is error


async def test_a_truncated_answer_is_asked_for_with_more_room(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest
) -> None:
    answer = await build().ask(replace(request_, max_tokens=30))
    assert json.loads(answer.text)["clips"]
    rooms = [json.loads(call["body"])["max_tokens"] for call in fake.calls]
    assert len(rooms) > 1
    assert rooms == [30 * 2**n for n in range(len(rooms))]


async def test_no_more_room_than_the_server_has(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest
) -> None:
    fake.fail(faults.truncated().repeated(9))
    with pytest.raises(EngineBadAnswerError, match="truncated"):
        await build().ask(replace(request_, max_tokens=10_000))
    assert [json.loads(call["body"])["max_tokens"] for call in fake.calls] == [10_000, 16_384]


async def test_a_format_the_server_lacks_is_asked_for_once(
    request_: LlmRequest, build: Build
) -> None:
    async with FakeDeepInfra(formats=("text",)) as plain:
        model = build(base_url=plain.base_url)
        for _ in range(3):
            assert json.loads((await model.ask(request_)).text)["clips"]
        assert len(plain.calls) == 5


async def test_a_model_that_is_gone_makes_way_for_the_next(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest
) -> None:
    answer = await build(models=("gone/model", MODELS[1])).ask(request_)
    assert answer.model == MODELS[1]
    assert [json.loads(c["body"])["model"] for c in fake.calls] == ["gone/model", MODELS[1]]


async def test_no_model_left_is_an_error(build: Build, request_: LlmRequest) -> None:
    with pytest.raises(EngineRejectedError, match="gone/two"):
        await build(models=("gone/one", "gone/two")).ask(request_)


def test_what_cannot_work_is_refused_when_built(build: Build) -> None:
    with pytest.raises(EngineAuthError, match="DEEPINFRA_API_KEY"):
        build(api_key=None)
    with pytest.raises(ValueError, match="no model"):
        build(models=())


async def test_a_server_without_a_key(request_: LlmRequest) -> None:
    async with FakeDeepInfra(api_key="") as local, deepinfra_http(_settings()) as http:
        model = OpenAiCompatibleModel(
            *("local", http, local.base_url, None, MODELS),
            prices=Prices(Decimal(0), Decimal(0)),
            max_attempts=1,
        )
        with pytest.raises(EngineAuthError):
            await model.ask(request_)
        assert "authorization" not in local.calls[0]["headers"]


async def test_every_answer_is_told_before_it_is_read(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(
        faults.busy(),
        faults.empty(),
        faults.saying("<think>…</think> no clips"),
        faults.server_error(),
        Fault(body="<html>"),
    )
    with pytest.raises(EngineUnavailableError):
        await build().ask(request_, ledger)
    assert ledger.finishes == ["stop", "stop", "unreadable"]
    call = ledger.calls[1]
    assert (call.engine, call.model, call.purpose) == ("deepinfra", MODELS[0], "scoring")
    assert json.loads(call.body)["choices"][0]["message"]["content"].startswith("<think>")
    assert call.seconds > 0
    assert call.usage.cost_usd > 0
    assert ledger.calls[2].body == "<html>"
    assert ledger.calls[2].usage == LlmUsage()


async def test_a_refusal_is_told_and_not_asked_again(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(faults.refusal())
    with pytest.raises(EngineRefusedError, match="cannot help"):
        await build().ask(request_, ledger)
    assert len(fake.calls) == len(ledger.calls) == 1


async def test_the_server_tells_the_cost_where_it_can(
    fake: FakeDeepInfra, build: Build, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(faults.cached(64))
    answer = await build(price_in_per_1m=Decimal(99)).ask(request_, ledger)
    told = json.loads(ledger.calls[0].body)["usage"]
    assert answer.usage.cost_usd == Decimal(str(told["estimated_cost"]))
    assert answer.usage.cached_tokens == 64


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        (1.3090000000000001e-05, "0.00001309"),
        (0.1 + 0.2, "0.3"),
        ("0.000012345", "0.000012345"),
        (None, "0.000003"),
        (float("nan"), "0.000003"),
        (1e300, "0.000003"),
        (-1, "0.000003"),
    ],
)
def test_money_is_decimal(told: object, cost: str) -> None:
    """What is no amount leaves it to the prices."""
    prices = Prices(Decimal(1), Decimal(2))
    counts = {"prompt_tokens": 1, "completion_tokens": 1, "estimated_cost": told}
    assert parse_usage(counts, prices).cost_usd == Decimal(cost)


async def test_the_settings_tell_the_price_elsewhere(build: Build, request_: LlmRequest) -> None:
    async with FakeDeepInfra(tells_cost=False) as other:
        model = build(
            base_url=other.base_url, price_in_per_1m=Decimal(10), price_out_per_1m=Decimal(30)
        )
        usage = (await model.ask(request_)).usage
    assert usage.prompt_tokens > 0
    expected = 10 * usage.prompt_tokens + 30 * usage.completion_tokens
    assert usage.cost_usd == Decimal(expected) / 1_000_000


def _settings() -> DeepInfraSettings:
    return DeepInfraSettings(_env_file=None)
