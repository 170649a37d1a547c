"""The DeepInfra stand-in."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.fakes.deepinfra import FakeDeepInfra, deepinfra_process, faults
from tests.fakes.deepinfra.server import MODELS
from tests.fakes.llm.faults import Fault

Json = dict[str, Any]

PROMPT = "\n".join(f"[{n}] (Г1) Word by word the story number {n} goes on." for n in range(30))
SCHEMA = {"type": "object", "properties": {"clips": {"type": "array"}}}


@pytest.fixture
async def fake() -> AsyncIterator[FakeDeepInfra]:
    async with FakeDeepInfra() as deepinfra:
        yield deepinfra


async def _ask(fake: FakeDeepInfra, key: str | None = None, **changes: object) -> httpx.Response:
    body = {"model": MODELS[0], "messages": [{"role": "user", "content": PROMPT}], **changes}
    headers = {"Authorization": f"Bearer {key or fake.api_key}"}
    async with httpx.AsyncClient(verify=False) as http:
        return await http.post(f"{fake.base_url}/chat/completions", json=body, headers=headers)


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "json_schema", "json_schema": {"name": "clips", "schema": SCHEMA}},
        {"type": "json_object"},
    ],
)
async def test_it_answers_with_clips_of_the_prompt(fake: FakeDeepInfra, shape: Json) -> None:
    answer = (await _ask(fake, response_format=shape)).json()
    clips = json.loads(answer["choices"][0]["message"]["content"])["clips"]
    assert len(clips) == 3
    assert clips[0]["reason"] == "A question, a turn, a conclusion."
    ranges = [range(clip["first"], clip["last"] + 1) for clip in clips]
    assert sorted(n for numbers in ranges for n in numbers) == sorted(
        {n for numbers in ranges for n in numbers}
    )
    assert answer["usage"]["estimated_cost"] > 0
    assert "tool_calls" in answer["choices"][0]["message"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"model": "gone/model"}, 404),
        ({"messages": []}, 422),
        ({"max_tokens": 99_999}, 422),
        ({"response_format": {"type": "json_schema", "schema": SCHEMA}}, 422),
        ({"response_format": {"type": "xml"}}, 422),
        ({"key": "wrong"}, 401),
    ],
)
async def test_a_bad_request_is_refused(fake: FakeDeepInfra, changes: Json, status: int) -> None:
    assert (await _ask(fake, **changes)).status_code == status


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (faults.busy(), 429),
        (faults.payment_required(), 402),
        (faults.unprocessable(), 422),
        (faults.html(), 502),
    ],
)
async def test_it_fails_when_told_and_once(fake: FakeDeepInfra, fault: Fault, status: int) -> None:
    fake.fail(fault)
    assert [(await _ask(fake)).status_code for _ in range(2)] == [status, 200]


async def test_another_server_has_fewer_formats_and_tells_no_cost() -> None:
    async with FakeDeepInfra(formats=("text",), tells_cost=False) as other:
        assert (await _ask(other, response_format={"type": "json_object"})).status_code == 400
        usage = (await _ask(other)).json()["usage"]
    assert usage["total_tokens"] > 0
    assert "estimated_cost" not in usage


async def test_an_answer_longer_than_the_limit_is_cut(fake: FakeDeepInfra) -> None:
    choice = (await _ask(fake, max_tokens=20)).json()["choices"][0]
    assert choice["finish_reason"] == "length"


@pytest.mark.parametrize(
    ("fault", "finish"),
    [(faults.content_filter(), "content_filter"), (faults.refusal(), "stop")],
)
async def test_it_refuses_when_told(fake: FakeDeepInfra, fault: Fault, finish: str) -> None:
    fake.fail(fault)
    choice = (await _ask(fake)).json()["choices"][0]
    assert choice["finish_reason"] == finish
    assert not choice["message"]["content"]


async def test_it_thinks_aloud_when_told(fake: FakeDeepInfra) -> None:
    fake.fail(faults.thinking())
    content = (await _ask(fake)).json()["choices"][0]["message"]["content"]
    assert content.startswith("<think>")


async def test_it_runs_as_a_process_of_its_own() -> None:
    async with deepinfra_process() as remote, httpx.AsyncClient(verify=False) as http:
        await remote.fail(faults.busy())
        models = await http.get(f"{remote.about['DEEPINFRA_BASE_URL']}/models")
        assert models.json()["data"][0]["id"] == MODELS[0]
        body = {"model": MODELS[0], "messages": [{"role": "user", "content": "hi"}]}
        url = f"{remote.about['DEEPINFRA_BASE_URL']}/chat/completions"
        headers = {"Authorization": f"Bearer {remote.about['DEEPINFRA_API_KEY']}"}
        statuses = [
            (await http.post(url, json=body, headers=headers)).status_code for _ in range(2)
        ]
        assert statuses == [429, 200]
        assert len(await remote.calls()) == 2
