"""The engine against Google on loopback."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.domain.errors import EngineBadAnswerError
from core.engines.transcription.google import GoogleTranscriber
from core.ports.transcriber import RawTranscript, TranscribeRequest
from tests.core.engines.transcription.google.conftest import connected
from tests.fakes.google import FakeGoogle, Said, Sound
from tests.support.heard import HeardParts
from tests.support.waiting import until

Ask = TranscribeRequest

TALK = [
    Said("Павел,", 0, 0.4),
    Said("правда?", 0.5, 0.9),
    Said("Ну,", 1.3, 1.5, speaker=2),
    Said("да.", 1.6, 2.0, speaker=2),
]


def stored(alternative: dict[str, Any]) -> bytes:
    answer = {"response": {"results": [{"alternatives": [alternative]}]}}
    return json.dumps({"parts": [{"offset_ms": 0, "duration_ms": 1, "answer": answer}]}).encode()


def talk(sound: Sound) -> Sequence[Said]:
    return TALK


async def test_what_chirp_is_asked(engine: GoogleTranscriber, google: FakeGoogle, ask: Ask) -> None:
    raw = await engine.request(ask)
    document = engine.parse(raw)
    assert (raw.engine, document.engine, document.language) == ("google", "google", "ru")
    (question,) = google.questions
    assert question["config"] == {
        "autoDecodingConfig": {},
        "languageCodes": ["ru-RU"],
        "model": "chirp_3",
        "features": {"enableWordTimeOffsets": True, "enableAutomaticPunctuation": True},
    }
    (key,) = google.storage.written
    assert question["files"] == [{"uri": f"gs://fake-bucket/{key}"}]
    assert key.startswith("shorts/123-")
    assert google.storage.deleted == [key]


async def test_words_of_chirp(tmp_path: Path, ask: Ask) -> None:
    async with FakeGoogle(talk) as google, connected(google, tmp_path) as engine:
        document = engine.parse(await engine.request(ask))
    assert [line.text for line in document.lines()] == ["Павел, правда?", "Ну, да."]
    # Google leaves out what is zero: the first word has no start, no word a confidence.
    first = next(document.words())
    assert (first.start_ms, first.end_ms, first.confidence, first.speaker) == (0, 400, 1.0, None)


async def test_speakers_of_the_older_version(tmp_path: Path, ask: Ask) -> None:
    async with (
        FakeGoogle(lambda _: TALK, polls=0) as google,
        connected(google, tmp_path, model="latest_long") as engine,
    ):
        document = engine.parse(await engine.request(ask))
        (question,) = google.questions
    assert question["config"]["languageCode"] == "ru-RU"
    assert question["config"]["encoding"] == "FLAC"
    # All words come twice; those told apart by speaker are used.
    assert [(line.speaker, line.text) for line in document.lines()] == [
        (0, "Павел, правда?"),
        (1, "Ну, да."),
    ]
    assert {word.confidence for word in document.words()} == {0.91}


async def test_many_results_and_all_of_them_once_more(tmp_path: Path, ask: Ask) -> None:
    said = [Said(f"с{i}", i / 10, i / 10 + 0.05, speaker=1 + i // 13) for i in range(26)]
    async with (
        FakeGoogle(lambda _: said) as google,
        connected(google, tmp_path, model="latest_long") as engine,
    ):
        document = engine.parse(await engine.request(ask))
    assert [word.text for word in document.words()] == [f"с{i}" for i in range(26)]
    assert [segment.speaker for segment in document.segments] == [0, 1]


async def test_options_a_model_does_not_know_are_dropped_once(tmp_path: Path, ask: Ask) -> None:
    async with (
        FakeGoogle(talk, deaf_to=("ru-RU",)) as google,
        connected(google, tmp_path, model="latest_long") as engine,
    ):
        document = engine.parse(await engine.request(ask))
        first, second = (question["config"] for question in google.questions)
    assert "diarizationConfig" in first
    assert "diarizationConfig" not in second
    assert len(list(document.words())) == len(TALK)


@pytest.mark.parametrize(
    ("model", "language", "codes"),
    [
        ("chirp_3", "en", ["en-US"]),
        ("chirp_3", "en-GB", ["en-GB"]),
        ("chirp_3", None, ["auto"]),
        ("chirp_3", "multi", ["auto"]),
        ("long", None, ["ru-RU", "en-US"]),
    ],
)
async def test_languages(
    google: FakeGoogle, tmp_path: Path, ask: Ask, model: str, language: str, codes: list[str]
) -> None:
    async with connected(google, tmp_path, model=model) as engine:
        document = engine.parse(await engine.request(replace(ask, language=language)))
    assert google.questions[-1]["config"]["languageCodes"] == codes
    assert document.language == (language if language in {"en", "en-GB"} else "ru")


async def test_languages_of_the_older_version(google: FakeGoogle, tmp_path: Path, ask: Ask) -> None:
    async with connected(google, tmp_path, model="latest_long") as engine:
        await engine.request(replace(ask, language=None))
    config = google.questions[0]["config"]
    assert (config["languageCode"], config["alternativeLanguageCodes"]) == ("ru-RU", ["en-US"])


async def test_progress_follows_the_operation(tmp_path: Path, ask: Ask) -> None:
    seen: list[float] = []
    async with FakeGoogle(polls=3) as google, connected(google, tmp_path) as engine:
        await engine.request(replace(ask, progress=seen.append))
    assert seen == [0.25, 0.5, 0.75, 1.0]


async def test_cost_is_counted_by_the_minute(google: FakeGoogle, tmp_path: Path, ask: Ask) -> None:
    async with connected(google, tmp_path, price_per_min=Decimal("0.60")) as engine:
        heard = HeardParts()
        await engine.request(replace(ask, heard=heard))
    assert heard.cost_usd == Decimal("0.03")


async def test_what_is_stored_is_what_came(engine: GoogleTranscriber, ask: Ask) -> None:
    kept = json.loads((await engine.request(ask)).body)
    (part,) = kept["parts"]
    assert (kept["language"], part["offset_ms"], part["duration_ms"]) == ("ru", 0, 3_000)
    assert part["answer"]["done"] is True
    assert part["answer"]["name"].startswith("projects/fake-project/locations/us/operations/")


@pytest.mark.parametrize("model", ["chirp_3", "latest_long"])
async def test_silence_is_an_ordinary_answer(tmp_path: Path, ask: Ask, model: str) -> None:
    async with (
        FakeGoogle(lambda _: []) as google,
        connected(google, tmp_path, model=model) as engine,
    ):
        assert engine.parse(await engine.request(ask)).is_empty


async def test_stopping_deletes_the_sound(tmp_path: Path, ask: Ask) -> None:
    async with FakeGoogle(polls=10**6) as google, connected(google, tmp_path) as engine:
        task = asyncio.get_running_loop().create_task(engine.request(ask))
        await until(lambda: asyncio.sleep(0, bool(google.calls_of("poll"))))
        assert len(google.storage.objects) == 1
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert google.storage.objects == {}
        assert google.storage.deleted == google.storage.written


async def test_a_token_serves_many_calls(
    engine: GoogleTranscriber, google: FakeGoogle, ask: Ask
) -> None:
    await engine.request(ask)
    await engine.request(ask)
    assert len(google.calls_of("token")) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"parts":[]}',
        stored({"transcript": "x"}),
        stored({"words": [{"word": "x", "startTime": "1:02"}]}),
    ],
)
async def test_an_answer_that_cannot_be_read(engine: GoogleTranscriber, body: bytes) -> None:
    with pytest.raises(EngineBadAnswerError):
        engine.parse(RawTranscript("google", body))
