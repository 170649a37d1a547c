"""The ways of asking GigaChat for an object, and what is told of every answer."""

import json
from typing import Any

import pytest

from core.domain.errors import (
    EngineAuthError,
    EngineBadAnswerError,
    EngineError,
    EngineRefusedError,
    EngineTooMuchError,
    EngineUnavailableError,
    StorageError,
)
from core.engines.llm.questioner import MOST_CALLS
from core.ports.llm import LlmRequest, LlmUsage
from tests.fakes.gigachat import FakeGigaChat, faults
from tests.fakes.gigachat.server import Schemas
from tests.fakes.llm.faults import Fault
from tests.support.ledger import Ledger

from .conftest import Build


def formats(fake: FakeGigaChat) -> list[str]:
    """Return how each call asked for the shape."""
    bodies = [json.loads(call["body"]) for call in fake.calls_of("chat")]
    return [next((key for key in ("functions", "response_format") if key in b), "") for b in bodies]


async def test_without_functions_the_schema_is_sent_flat(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.no_functions())
    assert json.loads((await build().ask(request_)).text)["clips"]
    body: dict[str, Any] = json.loads(fake.calls_of("chat")[-1]["body"])
    assert "functions" not in body
    assert body["response_format"] == {
        "type": "json_schema",
        "schema": request_.schema,
        "strict": True,
    }
    assert '"subscores"' in body["messages"][0]["content"]


@pytest.mark.parametrize("schemas", ["unknown", "bad", "denied"])
async def test_what_a_host_does_not_offer_is_asked_for_once(
    build: Build, request_: LlmRequest, schemas: Schemas
) -> None:
    async with FakeGigaChat(functions=False, schemas=schemas) as plain:
        model = build(base_url=plain.base_url, auth_url=plain.auth_url)
        for _ in range(3):
            assert json.loads((await model.ask(request_)).text)["clips"]
        assert formats(plain) == ["functions", "response_format", "", "", ""]


async def test_a_host_that_ignores_the_format_is_understood(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.no_functions(), faults.fenced())
    assert json.loads((await build().ask(request_)).text)["clips"]
    assert formats(fake) == ["functions", "response_format"]


@pytest.mark.parametrize(
    ("faults_", "asked"),
    [
        ([faults.empty()], ["functions", "functions"]),
        ([faults.empty()] * 2, ["functions", "functions", "response_format"]),
        ([faults.empty()] * 3, ["functions", "functions", "response_format", ""]),
        ([faults.invalid_json()], ["functions", "response_format"]),
        ([faults.invalid_json()] * 3, ["functions", "response_format", "", ""]),
        ([faults.truncated()], ["functions", "functions"]),
        ([faults.bad_arguments()] * 2, ["functions", "functions", "response_format"]),
        ([Fault(body="<html>")], ["functions", "functions"]),
    ],
)
async def test_each_flaw_is_answered_in_its_way(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, faults_: list[Fault], asked: list[str]
) -> None:
    fake.fail(*faults_)
    await build().ask(request_)
    assert formats(fake) == asked


async def test_there_is_an_end_to_it(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(faults.truncated(), faults.bad_arguments(), *[faults.empty()] * 9)
    with pytest.raises(EngineBadAnswerError):
        await build().ask(request_, ledger)
    assert len(fake.calls_of("chat")) == len(ledger.calls) == MOST_CALLS


async def test_a_prompt_too_long_for_the_schema_is_too_long(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.invalid_json(), faults.too_large())
    with pytest.raises(EngineTooMuchError):
        await build().ask(request_)


async def test_trouble_with_the_account_is_not_taken_for_a_missing_format(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    fake.fail(faults.invalid_json(), *[faults.permission_denied()] * 2)
    with pytest.raises(EngineAuthError):
        await build().ask(request_)


async def test_every_answer_is_told_before_it_is_read(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(
        faults.too_many_requests(),
        faults.unauthorized(),
        faults.truncated(),
        faults.server_error(),
        faults.bad_arguments(),
    )
    answer = await build().ask(request_, ledger)
    assert ledger.finishes == ["length", "error", "function_call"]
    call = ledger.calls[-1]
    assert (call.engine, call.purpose) == ("gigachat", "scoring")
    assert call.model == "GigaChat-2-Pro:2.0.28.2"
    assert json.loads(call.body)["choices"][0]["finish_reason"] == "function_call"
    assert call.seconds > 0
    assert answer.usage.cost_usd == sum(heard.usage.cost_usd for heard in ledger.calls)


async def test_a_refusal_is_told_too(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, ledger: Ledger
) -> None:
    fake.fail(faults.blacklist())
    with pytest.raises(EngineRefusedError):
        await build().ask(request_, ledger)
    assert ledger.finishes == ["blacklist"]
    assert ledger.calls[0].usage.cost_usd > 0
    assert "blacklist" in ledger.calls[0].body


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>Checking your browser</body></html>",
        "[]",
        '{"choices": []}',
        '{"choices": [{"message": "hi"}]}',
        '{"choices": ' + "[" * 100_000,
        '{"usage": {"total_tokens": 1' + "0" * 5000 + "}}",
        "",
    ],
    ids=lambda body: body[:20],
)
async def test_an_envelope_that_is_none_is_told_as_it_came(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, ledger: Ledger, body: str
) -> None:
    fake.fail(Fault(body=body or " ").repeated(2))
    with pytest.raises(EngineUnavailableError):
        await build().ask(request_, ledger)
    assert ledger.finishes == ["unreadable", "unreadable"]
    call = ledger.calls[0]
    assert (call.model, call.usage, call.body) == ("GigaChat-2-Pro", LlmUsage(), body or " ")


async def test_arguments_of_any_depth_are_survived(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    deep = '{"clips": ' + "[" * 900 + "]" * 900 + "}"
    message = f'{{"function_call": {{"name": "save_clips", "arguments": {deep}}}}}'
    choice = f'{{"finish_reason": "function_call", "message": {message}}}'
    fake.fail(Fault(body=f'{{"choices": [{choice}]}}'))
    try:
        answer = await build().ask(request_)
    except EngineError:
        return
    assert "clips" in json.loads(answer.text)


@pytest.mark.parametrize("error", [StorageError("disk full"), EngineUnavailableError("odd")])
async def test_a_listener_that_fails_ends_the_question(
    build: Build, fake: FakeGigaChat, request_: LlmRequest, error: Exception
) -> None:
    ledger = Ledger(error)
    with pytest.raises(type(error)) as caught:
        await build().ask(request_, ledger)
    assert caught.value is error
    assert len(fake.calls_of("chat")) == len(ledger.calls) == 1


async def test_the_stream_is_free_while_the_listener_works(
    build: Build, fake: FakeGigaChat, request_: LlmRequest
) -> None:
    model = build()
    answers: list[str] = []

    async def asks_too(_: object) -> None:
        if not answers:
            answers.append("")
            answers.append((await model.ask(request_)).text)

    await model.ask(request_, asks_too)
    assert json.loads(answers[1])["clips"]
