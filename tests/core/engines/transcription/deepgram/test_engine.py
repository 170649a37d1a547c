"""The engine against Deepgram on loopback."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from core.domain.errors import (
    EngineAuthError,
    EngineBadAnswerError,
    EngineError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRejectedError,
    EngineTooMuchError,
    EngineUnavailableError,
)
from core.engines.transcription.deepgram import DeepgramTranscriber
from core.ports.transcriber import RawTranscript, TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram, Fault, compose, faults
from tests.support.deepgram import connected
from tests.support.heard import HeardParts

Ask = TranscribeRequest


async def test_a_talk_of_two(engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask) -> None:
    raw = await engine.request(ask)
    document = engine.parse(raw)
    assert (raw.engine, document.engine, document.language) == ("deepgram", "deepgram", "ru")
    lines = [(line.speaker, line.text) for line in document.lines()]
    assert lines[0] == (0, "Павел, правда, что твой первый запуск провалился за одну ночь?")
    assert lines[1] == (1, "Ну, э-э, да.")
    first = next(document.words())
    assert (first.text, first.start_ms, first.end_ms) == ("Павел,", 630, 1002)
    assert first.confidence == pytest.approx(0.9327, abs=0.001)
    assert first.sentiment is None
    assert fake.calls[0].content_type == "audio/ogg"
    assert fake.calls[0].body == ask.audio.read_bytes()


async def test_what_is_asked_for_russian(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask
) -> None:
    await engine.request(ask)
    assert sorted(fake.calls[0].asked.pairs) == [
        ("diarize_model", "latest"),
        ("extra", "job:123"),
        ("language", "ru"),
        ("model", "nova-3"),
        ("paragraphs", "true"),
        ("smart_format", "true"),
        ("utt_split", "0.8"),
        ("utterances", "true"),
    ]


async def test_nothing_is_kept_to_train_models_where_that_is_wished(
    fake: FakeDeepgram, ask: Ask
) -> None:
    fake.fail(faults.no_such_combination())
    async with connected(fake.url, mip_opt_out=True) as engine:
        await engine.request(ask)
    assert [call.asked.is_set("mip_opt_out") for call in fake.calls] == [True, True]


async def test_sentiment_of_english(ask: Ask, sound: Path) -> None:
    answer = compose([(0, "All right, let's go!"), (1, "I am ready.")])
    async with FakeDeepgram(answer, spoken="en") as fake, connected(fake.url) as engine:
        document = engine.parse(await engine.request(replace(ask, language="en-US")))
    assert [line.text for line in document.lines()] == ["All right, let's go!", "I am ready."]
    assert {word.sentiment for word in document.words()} == {0.44}
    assert document.language == "en-US"


@pytest.mark.parametrize("spoken", ["ru", "en"])
async def test_the_language_is_found_out(ask: Ask, spoken: str) -> None:
    async with FakeDeepgram(spoken=spoken) as fake, connected(fake.url) as engine:
        document = engine.parse(await engine.request(replace(ask, language=None)))
    assert document.language == spoken
    assert fake.calls[0].asked.detects == ["ru", "en"]
    assert not fake.calls[0].asked.is_set("sentiment")


async def test_several_languages_at_once(engine: DeepgramTranscriber, ask: Ask) -> None:
    document = engine.parse(await engine.request(replace(ask, language="multi")))
    assert document.language == "ru"


async def test_cost_is_counted_by_the_minute(engine: DeepgramTranscriber, ask: Ask) -> None:
    heard = HeardParts()
    await engine.request(replace(ask, duration_ms=30 * 60_000, heard=heard))
    assert heard.cost_usd == Decimal("0.0063") * 30


async def test_silence_is_an_ordinary_answer(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask
) -> None:
    fake.fail(faults.no_speech())
    assert engine.parse(await engine.request(ask)).is_empty


async def test_warnings_are_logged(ask: Ask, fake: FakeDeepgram) -> None:
    # A model that lost a feature says so in every answer.
    warned = compose([(0, "Да.")])
    warned["metadata"]["warnings"] = [{"parameter": "x", "message": "ignored"}]
    async with FakeDeepgram(warned) as warning, connected(warning.url) as engine:
        with capture_logs() as logs:
            await engine.request(ask)
    assert [entry["warning"] for entry in logs if entry["event"] == "deepgram_warning"] == [
        {"parameter": "x", "message": "ignored"}
    ]


@pytest.mark.parametrize(
    ("fault", "error", "retryable", "calls"),
    [
        (faults.bad_key(), EngineAuthError, False, 1),
        (faults.no_rights(), EngineAuthError, False, 1),
        (faults.no_project(), EngineAuthError, False, 1),
        (faults.no_credit(), EnginePaymentError, False, 1),
        (faults.too_large(), EngineTooMuchError, False, 1),
        (faults.modern(400, "INVALID_JSON", "Invalid JSON submitted."), EngineRejectedError,
         False, 1),
        (faults.plain(418, "teapot"), EngineRejectedError, False, 1),
        (faults.too_many_requests().repeated(9), EngineRateLimitedError, True, 5),
        (faults.too_many_requests("3600"), EngineRateLimitedError, True, 1),
        (faults.html(502).repeated(9), EngineUnavailableError, True, 5),
        (faults.legacy(500, "INTERNAL", "?").repeated(9), EngineUnavailableError, True, 5),
        (faults.plain(503, "busy").repeated(9), EngineUnavailableError, True, 5),
        (faults.gateway_timeout().repeated(9), EngineUnavailableError, True, 5),
        (faults.plain(408, "").repeated(9), EngineUnavailableError, True, 5),
        (faults.plain(499, "").repeated(9), EngineUnavailableError, True, 5),
        (faults.dropped().repeated(9), EngineUnavailableError, True, 5),
        (faults.html(200), EngineBadAnswerError, True, 1),
    ],
)  # fmt: skip
async def test_refusals(
    engine: DeepgramTranscriber,
    fake: FakeDeepgram,
    ask: Ask,
    fault: Fault,
    error: type[EngineError],
    retryable: bool,
    calls: int,
) -> None:
    fake.fail(fault)
    with pytest.raises(error) as caught:
        await engine.request(ask)
    assert caught.value.retryable is retryable
    assert len(fake.calls) == calls
    assert fake.api_key not in str(caught.value)


@pytest.mark.parametrize(
    "fault",
    [
        faults.too_many_requests(),
        faults.too_many_requests("2"),
        faults.html(502),
        faults.gateway_timeout(),
        faults.dropped(),
    ],
)
async def test_what_passes_is_waited_out(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask, fault: Fault
) -> None:
    fake.fail(fault.repeated(4))
    assert not engine.parse(await engine.request(ask)).is_empty
    assert len(fake.calls) == 5
    assert len({call.body for call in fake.calls}) == 1


async def test_options_a_model_does_not_know_are_dropped_once(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask
) -> None:
    fake.fail(faults.no_such_combination())
    document = engine.parse(await engine.request(ask))
    assert not document.is_empty
    asked = fake.calls[-1].asked
    assert (asked.language, asked.diarizer, asked.is_set("smart_format")) == ("ru", None, True)
    fake.fail(faults.no_such_combination().repeated(2))
    with pytest.raises(EngineRejectedError):
        await engine.request(ask)
    assert len(fake.calls) == 4


async def test_sound_it_cannot_read_is_written_again_once(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: Ask, tmp_path: Path
) -> None:
    fake.fail(faults.corrupt().only_for("audio/ogg").repeated(2))
    assert not engine.parse(await engine.request(ask)).is_empty
    assert fake.calls[-1].content_type == "audio/flac"
    assert fake.calls[-1].body.startswith(b"fLaC")
    fake.fail(faults.corrupt().only_for("audio/flac"))
    with pytest.raises(EngineRejectedError, match="corrupt"):
        await engine.request(ask)
    assert len(fake.calls) == 4
    assert list(tmp_path.iterdir()) == []


async def test_an_answer_that_does_not_come(fake: FakeDeepgram, ask: Ask) -> None:
    fake.fail(faults.slow(30).repeated(9))
    async with connected(fake.url, read_timeout_s=0.2) as engine:
        with pytest.raises(EngineUnavailableError, match="did not answer"):
            await engine.request(ask)


async def test_an_address_where_nobody_listens(ask: Ask) -> None:
    async with connected("http://127.0.0.1:1") as engine:
        with pytest.raises(EngineUnavailableError):
            await engine.request(ask)


async def test_a_missing_key_is_told_at_once(fake: FakeDeepgram, ask: Ask) -> None:
    async with connected(fake.url, api_key=None) as engine:
        with pytest.raises(EngineAuthError, match="DEEPGRAM_API_KEY"):
            await engine.request(ask)
    assert fake.calls == []


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"results":{"channels":[]}}', b'{"parts":[]}',
     b'{"results":{"channels":[{"alternatives":[{"transcript":"x","words":[]}]}]}}',
     b'{"results":{"channels":[{"alternatives":[{"words":[{"word":"x","start":"?"}]}]}]}}'],
)  # fmt: skip
async def test_an_answer_that_cannot_be_read(engine: DeepgramTranscriber, body: bytes) -> None:
    with pytest.raises(EngineBadAnswerError):
        engine.parse(RawTranscript("deepgram", body))
