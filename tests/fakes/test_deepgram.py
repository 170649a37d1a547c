"""The fake Deepgram is what Deepgram says it is."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
from aiohttp import web
from deepgram import AsyncDeepgramClient
from deepgram.core.api_error import ApiError
from deepgram.environment import DeepgramClientEnvironment

from tests.fakes.deepgram import (
    FakeDeepgram,
    Oracle,
    SpecificationError,
    compose,
    deepgram_process,
    faults,
)

# The official client imports names that the websockets library is about to drop.
official_client = pytest.mark.filterwarnings("ignore:websockets:DeprecationWarning")
SOUND = b"OggS" + bytes(200)
EVERYTHING = {
    "model": "nova-3",
    "language": "ru",
    "smart_format": "true",
    "utterances": "true",
    "paragraphs": "true",
    "diarize_model": "latest",
}


@pytest.fixture
async def fake() -> AsyncIterator[FakeDeepgram]:
    async with FakeDeepgram() as deepgram:
        yield deepgram


async def listen(
    fake: FakeDeepgram,
    query: dict[str, str] | list[tuple[str, str]],
    *,
    body: bytes = SOUND,
    kind: str = "audio/ogg",
    key: str | None = None,
) -> tuple[int, Any]:
    """Send one request; return the status and the JSON."""
    headers = {"Authorization": f"Token {key or fake.api_key}", "Content-Type": kind}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fake.url}/v1/listen", params=query, data=body, headers=headers) as reply,
    ):
        return reply.status, await reply.json()


@asynccontextmanager
async def official(fake: FakeDeepgram) -> AsyncIterator[AsyncDeepgramClient]:
    ws = fake.url.replace("http", "ws")
    environment = DeepgramClientEnvironment(
        base=fake.url, production=ws, agent=ws, agent_rest=fake.url
    )
    async with httpx.AsyncClient() as http:
        yield AsyncDeepgramClient(api_key=fake.api_key, environment=environment, httpx_client=http)


@official_client
async def test_the_official_client_understands_it(fake: FakeDeepgram) -> None:
    async with official(fake) as client:
        answer: Any = await client.listen.v1.media.transcribe_file(
            request=SOUND,
            model="nova-3",
            language="ru",
            diarize_model="latest",
            utterances=True,
            smart_format=True,
            paragraphs=True,
            extra="job:7",
        )
    words = answer.results.channels[0].alternatives[0].words
    assert (words[0].punctuated_word, words[0].speaker) == ("Павел,", 0)
    assert answer.results.utterances[1].speaker == 1
    assert fake.calls[0].asked.extra == ["job:7"]


@official_client
async def test_the_official_client_sends_an_address(fake: FakeDeepgram) -> None:
    async with official(fake) as client:
        answer: Any = await client.listen.v1.media.transcribe_url(
            url="https://example.com/a.mp3", model="nova-3", language="ru"
        )
    assert answer.results.channels[0].alternatives[0].transcript.startswith("павел правда")


@official_client
async def test_the_official_client_sees_a_refusal(fake: FakeDeepgram) -> None:
    fake.fail(faults.no_credit())
    async with official(fake) as client:
        with pytest.raises(ApiError) as caught:
            await client.listen.v1.media.transcribe_file(
                request=SOUND, model="nova-3", language="ru"
            )
    assert caught.value.status_code == 402


async def test_nothing_comes_that_was_not_asked_for(fake: FakeDeepgram) -> None:
    _, answer = await listen(fake, {"model": "nova-3", "language": "ru"})
    alternative = answer["results"]["channels"][0]["alternatives"][0]
    assert set(alternative["words"][0]) == {"word", "start", "end", "confidence"}
    assert "paragraphs" not in alternative
    assert "utterances" not in answer["results"]
    assert "diarize_info" not in answer["metadata"]
    assert "," not in alternative["transcript"]


async def test_everything_comes_that_was_asked_for(fake: FakeDeepgram) -> None:
    _, answer = await listen(fake, {**EVERYTHING, "extra": "job:7"})
    alternative = answer["results"]["channels"][0]["alternatives"][0]
    assert {"speaker", "speaker_confidence", "punctuated_word"} <= set(alternative["words"][0])
    assert alternative["paragraphs"]["paragraphs"][0]["speaker"] == 0
    assert answer["results"]["utterances"][0]["speaker"] == 0
    assert answer["metadata"]["diarize_info"]["arch"] == "v2"
    assert answer["metadata"]["extra"] == {"job": "7"}


async def test_the_old_diarizer(fake: FakeDeepgram) -> None:
    _, answer = await listen(fake, {"model": "nova-3", "language": "ru", "diarize": "true"})
    assert answer["metadata"]["diarize_info"]["arch"] == "v1"


async def test_sentiment_of_russian_is_a_warning(fake: FakeDeepgram) -> None:
    _, answer = await listen(fake, {**EVERYTHING, "sentiment": "true"})
    assert answer["metadata"]["warnings"][0]["type"] == "unsupported_language"
    assert "sentiments" not in answer["results"]


async def test_sentiment_of_english() -> None:
    async with FakeDeepgram(compose([(0, "Very good!")]), spoken="en") as fake:
        _, answer = await listen(fake, {**EVERYTHING, "language": "en", "sentiment": "true"})
    assert answer["results"]["sentiments"]["segments"][0]["end_word"] == 1
    assert answer["results"]["utterances"][0]["sentiment"] == "positive"


async def test_the_language_that_is_not_given_is_english(fake: FakeDeepgram) -> None:
    _, answer = await listen(fake, {"model": "nova-3"})
    assert answer["results"]["channels"][0]["alternatives"][0]["words"] == []


async def test_finding_the_language(fake: FakeDeepgram) -> None:
    query = [("model", "nova-3"), ("detect_language", "ru"), ("detect_language", "en")]
    _, answer = await listen(fake, query)
    channel = answer["results"]["channels"][0]
    assert channel["detected_language"] == "ru"
    assert channel["alternatives"][0]["words"]


@pytest.mark.parametrize(
    ("query", "body", "kind", "status"),
    [
        ({"model": "nova-9"}, SOUND, "audio/ogg", 400),
        ({"model": "nova-3", "language_hint": "ru"}, SOUND, "audio/ogg", 400),
        ({"model": "nova-3"}, b"", "audio/ogg", 400),
        ({"model": "nova-3"}, b"no sound", "audio/ogg", 400),
        ({"model": "nova-3"}, b"{", "application/json", 400),
        ({"model": "nova-3"}, b'{"link": "x"}', "application/json", 400),
        ({"model": "nova-3"}, b'{"url": "file:///x"}', "application/json", 400),
    ],
)
async def test_bad_requests(
    fake: FakeDeepgram, query: dict[str, str], body: bytes, kind: str, status: int
) -> None:
    got, answer = await listen(fake, query, body=body, kind=kind)
    assert got == status
    assert "request_id" in answer
    fake.violations.clear()


async def test_a_wrong_key(fake: FakeDeepgram) -> None:
    status, answer = await listen(fake, EVERYTHING, key="wrong")
    assert (status, answer["err_code"]) == (401, "INVALID_AUTH")


async def test_an_answer_that_comes_later(fake: FakeDeepgram) -> None:
    arrived: asyncio.Queue[Any] = asyncio.Queue()

    async def receive(request: web.Request) -> web.Response:
        arrived.put_nowait((request.headers.get("dg-token"), await request.json()))
        return web.Response()

    app = web.Application()
    app.router.add_post("/done", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = "http://{}:{}/done".format(*runner.addresses[0])
        _, at_once = await listen(fake, {**EVERYTHING, "callback": url})
        token, answer = await asyncio.wait_for(arrived.get(), 10)
    finally:
        await runner.cleanup()
    assert set(at_once) == {"request_id"}
    assert answer["metadata"]["request_id"] == at_once["request_id"]
    assert token


def specification() -> Oracle:
    oracle = Oracle.find()
    if oracle is None:
        pytest.skip("needs Deepgram's specification (SHARED_DIR)")
    return oracle


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ([("diarise", "true")], "audio/ogg"),
        ([("diarize_model", "v9")], "audio/ogg"),
        ([("utt_split", "soon")], "audio/ogg"),
        ([("smart_format", "yes")], "audio/ogg"),
        ([("model", "nova-3")], "text/plain"),
    ],
)
def test_the_specification_refuses(query: list[tuple[str, str]], kind: str) -> None:
    assert list(specification().request_problems(query, kind))


@pytest.mark.parametrize("number", range(1, 9))
def test_the_specification_takes_real_answers(shared_dir: Path, number: int) -> None:
    path = shared_dir / "oracles" / "deepgram-recorded" / f"{number}-response.json"
    assert list(specification().answer_problems(json.loads(path.read_bytes()))) == []


async def test_breaking_the_specification_fails_the_test() -> None:
    specification()
    with pytest.raises(SpecificationError, match="diarise"):
        async with FakeDeepgram() as fake:
            await listen(fake, {"model": "nova-3", "language": "ru", "diarise": "true"})


async def test_as_a_process_of_its_own() -> None:
    async with deepgram_process("--api-key", "k") as fake:
        await fake.fail(faults.too_many_requests())
        headers = {"Authorization": "Token k", "Content-Type": "audio/ogg"}
        async with aiohttp.ClientSession(headers=headers) as session:
            statuses = []
            for _ in range(2):
                address = f"{fake.url}/v1/listen"
                async with session.post(address, params=EVERYTHING, data=SOUND) as reply:
                    statuses.append(reply.status)
        assert statuses == [429, 200]
        assert [call["status"] for call in await fake.calls()] == [429, 200]
