"""The GigaChat stand-in against recordings of the real service and the vendor's own client."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from gigachat import GigaChat
from gigachat.exceptions import ResponseError
from gigachat.models import Chat, Function, FunctionParameters, Messages, MessagesRole

from tests.fakes.gigachat import FakeGigaChat, faults, gigachat_process
from tests.fakes.gigachat.server import Schemas
from tests.fakes.llm.faults import Fault

Json = dict[str, Any]

PROMPT = "\n".join(f"[{n}] (Г{n % 2 + 1}) Слово за слово, и вот история {n}." for n in range(40))
RECORDED = (
    "chat_simple",
    "chat_model_not_found",
    "chat_response_format_json_schema",
    "chat_parse_json_schema",
    "get_models",
    "get_model_not_found",
    "tokens_count_single",
)


@pytest.fixture
async def fake() -> AsyncIterator[FakeGigaChat]:
    async with FakeGigaChat() as gigachat:
        yield gigachat


@pytest.fixture
async def client(fake: FakeGigaChat) -> AsyncIterator[GigaChat]:
    async with GigaChat(
        credentials=fake.credentials,
        scope=fake.scope,
        base_url=fake.base_url,
        auth_url=fake.auth_url,
        model="GigaChat-2-Pro",
        verify_ssl_certs=False,
    ) as gigachat:
        yield gigachat


@pytest.mark.parametrize("name", RECORDED)
async def test_it_answers_in_the_shape_of_the_recordings(
    fake: FakeGigaChat, shared_dir: Path, name: str
) -> None:
    cassette = shared_dir / "oracles" / "gigachat-recorded" / f"{name}.yaml"
    exchanges = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]
    async with httpx.AsyncClient(verify=False) as http:
        token = ""
        for exchange in exchanges:
            asked, recorded = exchange["request"], exchange["response"]
            response = await _replay(http, fake, asked, token)
            assert response.status_code == recorded["status"]["code"]
            expected = json.loads(recorded["body"]["string"])
            assert _shape(response.json()) == _shape(expected)
            token = response.json().get("access_token", token) if _is_object(response) else token


async def _replay(
    http: httpx.AsyncClient, fake: FakeGigaChat, asked: Json, token: str
) -> httpx.Response:
    """Send a recorded request; what was redacted in it is put in again."""
    if asked["uri"].endswith("/oauth"):
        request_id = "2f0b2c4e-8f0e-4e0a-9f5b-1d2c3b4a5968"
        headers = {"Authorization": f"Basic {fake.credentials}", "RqUID": request_id}
        return await http.post(fake.auth_url, data={"scope": fake.scope}, headers=headers)
    route = asked["uri"].split("/api/v1", 1)[1]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = asked["body"] or None
    return await http.request(asked["method"], fake.base_url + route, content=body, headers=headers)


def _is_object(response: httpx.Response) -> bool:
    return isinstance(response.json(), dict)


def _shape(value: object) -> object:
    """Return keys and types; lists by their first entry."""
    if isinstance(value, dict):
        return {key: _shape(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_shape(value[0])] if value else []
    return type(value).__name__


async def test_the_vendors_client_understands_a_function_call(
    fake: FakeGigaChat, client: GigaChat
) -> None:
    answer = await client.achat(_ask_for_clips())
    call = answer.choices[0].message.function_call
    assert answer.choices[0].finish_reason == "function_call"
    assert call is not None
    assert call.arguments is not None
    clips = call.arguments["clips"]
    assert [clip["first"] <= clip["last"] <= 39 for clip in clips] == [True, True, True]
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert len(fake.calls_of("oauth")) == 1


async def test_the_vendors_client_finds_the_other_routes(client: GigaChat) -> None:
    models = await client.aget_models()
    assert "GigaChat-2-Pro" in {model.id_ for model in models.data}
    counted = await client.atokens_count(["Привет, мир!"], model="GigaChat-2-Pro")
    assert (counted[0].characters, counted[0].tokens > 0) == (12, True)
    assert (await client.aget_balance()).balance[0].value > 0


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (faults.payment_required(), 402),
        (faults.no_such_model(), 404),
        (faults.too_large(), 413),
        (faults.no_functions(), 422),
        (faults.too_many_requests(), 429),
        (faults.server_error(), 500),
    ],
)
async def test_the_vendors_client_sees_the_errors(
    fake: FakeGigaChat, client: GigaChat, fault: Fault, status: int
) -> None:
    fake.fail(fault)
    with pytest.raises(ResponseError) as caught:
        await client.achat("Привет")
    assert caught.value.status_code == status


async def test_the_vendors_client_renews_a_revoked_token(
    fake: FakeGigaChat, client: GigaChat
) -> None:
    await client.achat("Привет")
    fake.tokens.revoke_all()
    await client.achat("Привет")
    assert len(fake.calls_of("oauth")) == 2


async def test_odd_answers_look_odd_to_the_vendors_client(
    fake: FakeGigaChat, client: GigaChat
) -> None:
    fake.fail(faults.blacklist(), faults.truncated(), faults.bad_arguments())
    seen = [(await client.achat(_ask_for_clips())).choices[0].finish_reason for _ in range(3)]
    assert seen == ["blacklist", "length", "error"]


@pytest.mark.parametrize(
    ("headers", "form", "status", "code"),
    [
        ({"RqUID": ""}, {}, 400, 3),
        ({"RqUID": "not-a-uuid"}, {}, 400, 3),
        ({"Authorization": "Basic d3Jvbmc6d3Jvbmc="}, {}, 401, 6),
        ({"Authorization": "Bearer x"}, {}, 401, 6),
        ({}, {"scope": ""}, 400, 5),
        ({}, {"scope": "ME"}, 400, 1),
        ({}, {"scope": "GIGACHAT_API_CORP"}, 400, 7),
    ],
)
async def test_a_bad_token_request_is_refused(
    fake: FakeGigaChat, headers: dict[str, str], form: dict[str, str], status: int, code: int
) -> None:
    good = {
        "Authorization": f"Basic {fake.credentials}",
        "RqUID": "2f0b2c4e-8f0e-4e0a-9f5b-1d2c3b4a5968",
    }
    async with httpx.AsyncClient(verify=False) as http:
        response = await http.post(
            fake.auth_url, data={"scope": fake.scope, **form}, headers={**good, **headers}
        )
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "changes",
    [
        {"messages": [{"role": "user", "content": "a"}, {"role": "system", "content": "b"}]},
        {"messages": []},
        {"repetition_penalty": 0},
        {"temperature": 0},
        {"functions": [{"name": "1st", "parameters": {}}]},
        {"functions": [{"name": "save"}]},
        {"function_call": {"name": "unknown"}},
        {"response_format": {"type": "json_schema", "json_schema": {"schema": {}}}},
        {"response_format": {"type": "json_object"}},
    ],
)
async def test_invalid_parameters_are_refused(fake: FakeGigaChat, changes: Json) -> None:
    response = await _chat(fake, **changes)
    assert response.status_code == 422
    assert response.json()["message"].startswith("Invalid params")


@pytest.mark.parametrize(("schemas", "status"), [("unknown", 422), ("bad", 400), ("denied", 403)])
async def test_a_host_may_not_offer_schemas(schemas: Schemas, status: int) -> None:
    async with FakeGigaChat(schemas=schemas) as fake:
        shape = {"type": "json_schema", "schema": {"type": "object"}, "strict": True}
        assert (await _chat(fake, response_format=shape)).status_code == status
        assert (await _chat(fake)).status_code == 200


async def test_what_is_cached_is_not_counted(fake: FakeGigaChat) -> None:
    whole = (await _chat(fake)).json()["usage"]
    fake.fail(faults.cached(3))
    usage = (await _chat(fake)).json()["usage"]
    assert usage["precached_prompt_tokens"] == 3
    assert usage["total_tokens"] == whole["total_tokens"] - 3


async def test_an_answer_longer_than_the_limit_is_cut(fake: FakeGigaChat) -> None:
    choice = (await _chat(fake, max_tokens=2)).json()["choices"][0]
    assert choice["finish_reason"] == "length"


async def test_it_runs_as_a_process_of_its_own() -> None:
    async with gigachat_process() as remote, httpx.AsyncClient(verify=False) as http:
        await remote.fail(faults.server_error())
        about = remote.about
        key = (about["GIGACHAT_CLIENT_ID"], about["GIGACHAT_CLIENT_SECRET"])
        token = await http.post(
            about["GIGACHAT_AUTH_URL"],
            data={"scope": about["GIGACHAT_SCOPE"]},
            headers={"RqUID": "2f0b2c4e-8f0e-4e0a-9f5b-1d2c3b4a5968"},
            auth=key,
        )
        headers = {"Authorization": f"Bearer {token.json()['access_token']}"}
        body = {"model": "GigaChat-2", "messages": [{"role": "user", "content": "Привет"}]}
        url = f"{about['GIGACHAT_BASE_URL']}/chat/completions"
        statuses = [
            (await http.post(url, json=body, headers=headers)).status_code for _ in range(2)
        ]
        assert statuses == [500, 200]
        assert [call["route"] for call in await remote.calls()] == ["oauth", "chat", "chat"]


async def _chat(fake: FakeGigaChat, **changes: object) -> httpx.Response:
    messages = [{"role": "user", "content": "Расскажи что-нибудь"}]
    body = {"model": "GigaChat-2", "messages": messages, **changes}
    headers = {"Authorization": f"Bearer {fake.tokens.issue()['access_token']}"}
    async with httpx.AsyncClient(verify=False) as http:
        return await http.post(f"{fake.base_url}/chat/completions", json=body, headers=headers)


def _ask_for_clips() -> Chat:
    parameters = FunctionParameters(type="object", properties={"clips": {"type": "array"}})
    return Chat(
        messages=[Messages(role=MessagesRole.USER, content=PROMPT)],
        functions=[Function(name="save_clips", parameters=parameters)],
        function_call={"name": "save_clips"},
    )
